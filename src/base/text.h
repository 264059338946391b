/* Text: hashing of entity ids, nearest valid names, numbers to text and back. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* FNV-1a, 64 bit, of the bytes up to the NUL: the entity part of a random-number key. */
uint64_t text_hash(const char *text);

/* Index of the candidate closest to `word` (Damerau-Levenshtein, ASCII case ignored), or -1 where none is within a
 * third of its length plus one. Ties go to the first. Words over 63 bytes have no neighbour. */
int text_nearest(const char *word, const char *const *candidates, size_t count);

enum { TEXT_NUMBER_MAX = 400 };

/* Parses a whole decimal number (leading '+'/'-', '.', exponent; no blanks, no hex, no inf or nan), independent of the
 * locale, correctly rounded. False when any byte is left over, the value overflows, or the number is longer than
 * TEXT_NUMBER_MAX bytes. `value` is untouched on failure. */
bool text_to_double(const char *text, size_t length, double *value);

/* Writes the shortest decimal that reads back to the same double; returns the length. buffer holds 32 bytes. What is
 * not finite becomes nan, inf or -inf, which text_to_double does not accept. */
size_t text_from_double(double value, char *buffer);

/* True for valid UTF-8 without overlong forms and surrogates. */
bool text_is_utf8(const char *text, size_t length);

#endif
