/* Sobol' sequences with the direction numbers of Joe & Kuo (2008), in the Gray-code order of Antonov & Saleev (1979).
 */
#ifndef NUMERIC_SOBOL_H
#define NUMERIC_SOBOL_H

#include "numeric/design.h"

enum { SOBOL_COLUMNS_MAX = 1111 };

/* The first `rows` points.
 * shifted: every coordinate is xored with a random number of its column (digital shift, Cranley & Patterson's in base
 * 2) from the seed and moved to the middle of its cell, so that it is in the open interval and, for random seeds,
 * uniform: the balance of the sequence stays. Otherwise the published points, of which the first is 0.
 * POSTURE_ERROR_INPUT over SOBOL_COLUMNS_MAX columns. */
posture_status sobol_design(int rows, int columns, bool shifted, uint64_t seed, design *out);

/* The same numbers into the caller's rows by columns doubles, from point `first` on. Asserts the bounds. */
posture_status sobol_fill(double *points, int first, int rows, int columns, bool shifted, uint64_t seed);

#endif
