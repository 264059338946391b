/* Text that grows. Memory failure is remembered and seen at the end. */
#ifndef BASE_TEXT_OUT_H
#define BASE_TEXT_OUT_H

#include <stdbool.h>
#include <stddef.h>

#include <posture/status.h>

typedef struct text_out {
    char *text; /* NUL behind the last byte once something was added */
    size_t length, capacity;
    bool out_of_memory;
} text_out;

void text_out_add(text_out *out, const char *text);
__attribute__((format(printf, 2, 3))) void text_out_format(text_out *out, const char *format, ...);
void text_out_quote(text_out *out, const char *text); /* in quotes, with a backslash before quotes and backslashes */
void text_out_number(text_out *out, double value);    /* shortest decimal that reads back */
void text_out_whole(text_out *out, long long value);

/* text [out, owned, free()]: NULL on failure. The buffer is empty afterwards. */
posture_status text_out_finish(text_out *out, char **text);

#endif
