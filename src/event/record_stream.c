#include "event/record_stream.h"

#include <stdlib.h>
#include <string.h>

/* Moves what is left to the front and reads on. False where nothing came. */
static bool refill(record_stream *s)
{
    const size_t left = s->end - s->begin;
    memmove(s->buffer, s->buffer + s->begin, left);
    s->begin = 0;
    s->end = left;
    const size_t got = fread(s->buffer + left, 1, RECORD_BYTE_MAX - left, s->from);
    s->end += got;
    s->at_end = got == 0 && left < RECORD_BYTE_MAX;
    return got > 0;
}

posture_status record_stream_open(record_stream *s, FILE *from)
{
    *s = (record_stream){.from = from, .next_line = 1, .separator = ','};
    s->buffer = malloc(RECORD_BYTE_MAX + 1);
    if (!s->buffer)
        return POSTURE_ERROR_MEMORY;
    refill(s);
    if (ferror(from))
        return POSTURE_ERROR_FILE;
    if (s->end >= 3 && memcmp(s->buffer, "\xEF\xBB\xBF", 3) == 0)
        s->begin = 3;
    const char *stop = memchr(s->buffer, '\n', s->end);
    const size_t length = stop ? (size_t)(stop - s->buffer) : s->end;
    s->separator = memchr(s->buffer, '\t', length) ? '\t' : ',';
    return POSTURE_OK;
}

void record_stream_clear(record_stream *s)
{
    free(s->buffer);
    s->buffer = NULL;
}

/* Length of the record at the front without its newline, or -1 where the newline is not in the buffer. */
static long record_length(const record_stream *s, int *newlines)
{
    const char *from = s->buffer + s->begin;
    const size_t size = s->end - s->begin;
    *newlines = 1;
    if (s->separator == '\t') {
        const char *stop = memchr(from, '\n', size);
        return stop ? (long)(stop - from) : -1;
    }
    bool quoted = false;
    for (size_t i = 0; i < size; i++) {
        if (from[i] == '"')
            quoted = !quoted;
        else if (from[i] == '\n' && !quoted)
            return (long)i;
        else if (from[i] == '\n')
            ++*newlines;
    }
    return -1;
}

/* A quoted field, unescaped in place; returns what stands behind its closing quote. */
static char *unquote(char *from)
{
    char *to = from;
    char *at = from + 1;
    while (*at && !(at[0] == '"' && at[1] != '"')) {
        at += *at == '"' ? 1 : 0;
        *to++ = *at++;
    }
    at += *at ? 1 : 0;
    char *behind = at + strcspn(at, ",");
    const char closing = *behind;
    *to = '\0';
    *behind = closing;
    return behind;
}

static void split(record_stream *s, char *record, size_t length)
{
    char *at = record;
    record[length] = '\0';
    if (length > 0 && record[length - 1] == '\r')
        record[length - 1] = '\0';
    const char separator[2] = {s->separator, '\0'};
    for (bool more = true; more;) {
        if (s->field_count == RECORD_FIELD_MAX) {
            s->field_count = 0;
            s->too_long = true;
            return;
        }
        s->column[s->field_count] = (int)(at - record) + 1;
        s->fields[s->field_count++] = at;
        char *behind = s->separator == ',' && *at == '"' ? unquote(at) : at + strcspn(at, separator);
        more = *behind != '\0';
        *behind = '\0';
        at = behind + 1;
    }
}

/* Throws away the buffer up to the next newline. */
static void skip_line(record_stream *s)
{
    for (;;) {
        const char *stop = memchr(s->buffer + s->begin, '\n', s->end - s->begin);
        if (stop) {
            s->begin = (size_t)(stop - s->buffer) + 1;
            s->next_line++;
            return;
        }
        s->begin = s->end;
        if (!refill(s))
            return;
    }
}

bool record_stream_next(record_stream *s)
{
    s->too_long = false;
    s->field_count = 0;
    for (;;) {
        int newlines = 1;
        const long length = record_length(s, &newlines);
        s->line = s->next_line;
        if (length < 0 && !s->at_end) {
            if (refill(s) || s->at_end)
                continue;
            s->too_long = true;
            skip_line(s);
            return true;
        }
        const size_t size = length < 0 ? s->end - s->begin : (size_t)length;
        if (length < 0 && size == 0)
            return false;
        char *record = s->buffer + s->begin;
        s->begin += size + (length < 0 ? 0 : 1);
        s->next_line += newlines;
        if (size == 0 || (size == 1 && *record == '\r'))
            continue;
        split(s, record, size);
        return true;
    }
}
