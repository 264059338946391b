#include <base/json_text.h>

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <base/text.h>

/* jansson's own writer prints a fixed number of digits; hence this one. */
typedef struct writer {
    char *text;
    size_t length;
    size_t capacity;
    int indent;
    bool failed; /* out of memory, or a value that is no JSON */
} writer;

json_t *json_number(double value)
{
    return isfinite(value) ? json_real(value) : json_null();
}

static void put(writer *w, const char *bytes, size_t length)
{
    if (w->failed)
        return;
    if (length >= w->capacity - w->length) {
        size_t capacity = 2 * w->capacity + length + 256;
        char *text = realloc(w->text, capacity);
        if (!text) {
            w->failed = true;
            return;
        }
        w->text = text;
        w->capacity = capacity;
    }
    assert(w->text);
    memcpy(w->text + w->length, bytes, length);
    w->length += length;
    w->text[w->length] = '\0';
}

static void put_text(writer *w, const char *text)
{
    put(w, text, strlen(text));
}

static void put_line_break(writer *w, int depth)
{
    if (w->indent == 0)
        return;
    put(w, "\n", 1);
    for (int i = 0; i < depth * w->indent; i++)
        put(w, " ", 1);
}

static void put_escaped(writer *w, unsigned char c)
{
    char escape[8];
    switch (c) {
    case '"':
        put(w, "\\\"", 2);
        return;
    case '\\':
        put(w, "\\\\", 2);
        return;
    case '\n':
        put(w, "\\n", 2);
        return;
    case '\t':
        put(w, "\\t", 2);
        return;
    default:
        put(w, escape, (size_t)snprintf(escape, sizeof escape, "\\u%04x", c));
    }
}

static void put_string(writer *w, const char *text, size_t length)
{
    put(w, "\"", 1);
    size_t plain = 0; /* start of the run that needs no escape */
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        put(w, text + plain, i - plain);
        put_escaped(w, c);
        plain = i + 1;
    }
    put(w, text + plain, length - plain);
    put(w, "\"", 1);
}

static void put_value(writer *w, const json_t *value, int depth);

static void put_object(writer *w, const json_t *object, int depth)
{
    const char *key;
    json_t *member;
    bool first = true;
    put(w, "{", 1);
    json_object_foreach((json_t *)object, key, member)
    {
        if (!first)
            put(w, ",", 1);
        first = false;
        put_line_break(w, depth + 1);
        put_string(w, key, strlen(key));
        put_text(w, w->indent > 0 ? ": " : ":");
        put_value(w, member, depth + 1);
    }
    if (!first)
        put_line_break(w, depth);
    put(w, "}", 1);
}

static void put_array(writer *w, const json_t *array, int depth)
{
    size_t count = json_array_size(array);
    put(w, "[", 1);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            put(w, ",", 1);
        put_line_break(w, depth + 1);
        put_value(w, json_array_get(array, i), depth + 1);
    }
    if (count > 0)
        put_line_break(w, depth);
    put(w, "]", 1);
}

static void put_value(writer *w, const json_t *value, int depth)
{
    char number[32];
    if (!value) {
        w->failed = true;
        return;
    }
    switch (json_typeof(value)) {
    case JSON_OBJECT:
        put_object(w, value, depth);
        break;
    case JSON_ARRAY:
        put_array(w, value, depth);
        break;
    case JSON_STRING:
        put_string(w, json_string_value(value), json_string_length(value));
        break;
    case JSON_INTEGER:
        put(w, number, (size_t)snprintf(number, sizeof number, "%" JSON_INTEGER_FORMAT, json_integer_value(value)));
        break;
    case JSON_REAL:
        put(w, number, text_from_double(json_real_value(value), number));
        break;
    case JSON_TRUE:
        put_text(w, "true");
        break;
    case JSON_FALSE:
        put_text(w, "false");
        break;
    case JSON_NULL:
        put_text(w, "null");
        break;
    }
}

posture_status json_to_text(const json_t *value, int indent, char **text, size_t *length)
{
    writer w = {.indent = indent};
    *text = NULL;
    *length = 0;
    put_value(&w, value, 0);
    if (w.failed) {
        free(w.text);
        return POSTURE_ERROR_MEMORY;
    }
    *text = w.text;
    *length = w.length;
    return POSTURE_OK;
}
