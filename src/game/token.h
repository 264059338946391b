/* Words, texts, numbers and braces of Gambit's file formats, with their place. */
#ifndef GAME_TOKEN_H
#define GAME_TOKEN_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diagnostic.h"

typedef enum token_kind { TOKEN_END, TOKEN_WORD, TOKEN_TEXT, TOKEN_NUMBER, TOKEN_OPEN, TOKEN_CLOSE } token_kind;

typedef struct token_reader {
    const char *next, *end;
    text_mark mark; /* of `next` */
    posture_diagnostics *found;
    arena *memory;
    bool out_of_memory;
    /* The token at hand. */
    token_kind kind;
    text_mark at;
    const char *start; /* its bytes */
    size_t length;
    const char *text; /* TOKEN_TEXT: without quotes and backslashes [arena] */
    double number;    /* TOKEN_NUMBER: decimals or a fraction */
} token_reader;

/* Starts at the first token. name is shown in diagnostics [borrowed]. */
token_reader token_start(const char *name, const char *content, size_t length, arena *memory,
                         posture_diagnostics *found);

/* To the next token. Commas are blanks. */
void token_advance(token_reader *r);

/* True where the token at hand is this word. */
bool token_is(const token_reader *r, const char *word);

/* Takes the token at hand where it has this kind; else a fault "expected WHAT" and false, and the token stays. */
bool token_take(token_reader *r, token_kind kind, const char *what);
bool token_take_text(token_reader *r, const char *what, const char **text);
bool token_take_number(token_reader *r, const char *what, double *number);
bool token_take_whole(token_reader *r, const char *what, int lowest, int highest, int *whole);

/* "{ "a" "b" }": texts [arena], at most `limit`. */
bool token_take_texts(token_reader *r, const char *what, int limit, const char ***texts, int *count);

#endif
