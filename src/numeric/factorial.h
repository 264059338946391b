/* Full factorial designs, and two-level fractions of them with their aliasing. */
#ifndef NUMERIC_FACTORIAL_H
#define NUMERIC_FACTORIAL_H

#include "numeric/design.h"

/* Every combination of levels, the first column fastest. Level l of L stands in the middle of the lth of L cells of
 * equal width, (l + 1/2) / L. POSTURE_ERROR_INPUT where a column has no level or the rows exceed DESIGN_ROWS_MAX. */
posture_status factorial_design(const int *levels, int columns, design *out);

/* Two levels, 0.25 and 0.75, in the fewest rows that the rule below finds. resolution 3: no main effect is aliased with
 * another; 4: nor with a product of two factors; 5: nor are two such products with each other.
 * Rule: column after column takes the smallest word (product of basic factors, as a binary number) that is not the
 * product of up to resolution - 2 columns before it, a greedy (lexicographic) code; for resolution 5 these are the
 * Walsh indices of Sanchez & Sanchez (2005). out->resolution is the one reached, 5 meaning 5 or more, 0 a full
 * factorial. POSTURE_ERROR_INPUT for another resolution or over 2^20 rows. */
posture_status factorial_fraction(int columns, int resolution, design *out);

/* The word of a product of columns; two effects with equal words are aliased, one with word 0 with the mean. */
uint32_t factorial_word(const design *d, const int *columns, int count);

/* Two effects of one or two factors that the fraction cannot tell apart: b[1] = -1 for a main effect. */
typedef struct factorial_alias {
    int a[2], b[2];
} factorial_alias;

/* Each such effect with the first of its class, main effects before products, in the order of columns.
 * *aliases [owned, free()], NULL where there are none. */
posture_status factorial_aliases(const design *d, factorial_alias **aliases, int *count);

#endif
