/* How to write for whoever reads: width, colours only on a terminal, UTF-8 only where the locale has it. */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include <stdbool.h>
#include <stdio.h>

typedef struct terminal {
    FILE *to;
    int width; /* columns: of the terminal, else of COLUMNS, else 100; at least 60 */
    bool colour;
    bool utf8;
} terminal;

terminal terminal_of(FILE *to);

typedef enum text_style { STYLE_PLAIN, STYLE_BOLD, STYLE_DIM, STYLE_BETTER, STYLE_WORSE } text_style;

/* Columns that `text` takes: one for each UTF-8 character. */
int terminal_columns(const char *text);

/* Text in a field of `width` columns, cut where it is longer; right: aligned to the right. */
void terminal_field(const terminal *t, const char *text, int width, bool right, text_style style);

/* A horizontal line. */
void terminal_rule(const terminal *t, int width);

/* Text wrapped at blanks; lines after the first start with `indent` blanks. Ends with a newline. */
void terminal_wrap(const terminal *t, const char *text, int indent);

/* The part of `text` that fits into `width` columns, broken at a blank where there is one: length in bytes, and in
 * *next where the rest starts. */
int terminal_line(const char *text, int width, const char **next);

#endif
