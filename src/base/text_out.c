#include "base/text_out.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* Room for `length` bytes and a NUL behind what is there; false without memory. */
static bool reserve(text_out *out, size_t length)
{
    if (out->out_of_memory)
        return false;
    if (out->length + length + 1 <= out->capacity)
        return true;
    size_t capacity = 2 * (out->length + length + 1);
    char *grown = realloc(out->text, capacity);
    if (!grown) {
        out->out_of_memory = true;
        return false;
    }
    out->text = grown;
    out->capacity = capacity;
    return true;
}

static void add_bytes(text_out *out, const char *text, size_t length)
{
    if (!reserve(out, length))
        return;
    memcpy(out->text + out->length, text, length);
    out->length += length;
    out->text[out->length] = '\0';
}

void text_out_format(text_out *out, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length <= 0 || !reserve(out, (size_t)length))
        return;
    va_start(arguments, format);
    vsnprintf(out->text + out->length, (size_t)length + 1, format, arguments);
    va_end(arguments);
    out->length += (size_t)length;
}

void text_out_add(text_out *out, const char *text)
{
    add_bytes(out, text, strlen(text));
}

void text_out_quote(text_out *out, const char *text)
{
    add_bytes(out, "\"", 1);
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            add_bytes(out, "\\", 1);
        add_bytes(out, text, 1);
    }
    add_bytes(out, "\"", 1);
}

void text_out_number(text_out *out, double value)
{
    char number[32];
    add_bytes(out, number, text_from_double(value, number));
}

void text_out_whole(text_out *out, long long value)
{
    char number[32];
    add_bytes(out, number, (size_t)snprintf(number, sizeof number, "%lld", value));
}

posture_status text_out_finish(text_out *out, char **text)
{
    add_bytes(out, "", 0);
    bool failed = out->out_of_memory;
    *text = failed ? NULL : out->text;
    if (failed)
        free(out->text);
    *out = (text_out){0};
    return failed ? POSTURE_ERROR_MEMORY : POSTURE_OK;
}
