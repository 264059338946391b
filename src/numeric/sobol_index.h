/* Variance-based sensitivity (Sobol' 1993): which share of a result's variance each input explains, alone and together
 * with others, from Saltelli's scheme of runs. */
#ifndef NUMERIC_SOBOL_INDEX_H
#define NUMERIC_SOBOL_INDEX_H

#include "numeric/design.h"
#include "numeric/statistics.h"

/* Saltelli's scheme (2002, 2010): base samples a and b from one Sobol' sequence of twice the columns, shifted by the
 * seed. Each base sample is one block of rows: a; a with column i from b, for each i; with second_order also b with
 * column i from a, for each i; b. So rows = base_samples * (columns + 2) or base_samples * (2 * columns + 2), and any
 * leading blocks are a smaller design. base_samples: best a power of 2.
 * POSTURE_ERROR_INPUT over SOBOL_COLUMNS_MAX / 2 columns or DESIGN_ROWS_MAX rows. */
posture_status sobol_index_design(int base_samples, int columns, bool second_order, uint64_t seed, design *out);

/* Indices are shares of the variance. Intervals: 95 %, from the standard deviation over resampled blocks. Blocks of a
 * Sobol' sequence are more even than independent ones, so they are wide rather than narrow. A first index may come out
 * below 0. */
typedef struct sobol_index {
    interval first;                                    /* estimator (b) of Saltelli et al. 2010, table 2 */
    interval total;                                    /* Jansen 1999, estimator (f) of the same table */
    bool first_distinguishable, total_distinguishable; /* the interval excludes 0 */
} sobol_index;

typedef struct sobol_index_summary {
    double mean, variance; /* of the result over a and b */
    int base_samples;      /* blocks without a failed row */
} sobol_index_summary;

/* y: a result for each row, NaN where it failed: then its whole block is left out. resamples: 0 takes 100.
 * index [out]: one for each column. second [out]: columns by columns, of which row i, column j > i is the interval of
 * the interaction of i and j (Saltelli 2002); NULL where not wanted, and only with second_order.
 * Where the result does not vary all indices are 0, not distinguishable.
 * POSTURE_ERROR_INPUT where the design is not of Saltelli's scheme; POSTURE_ERROR_NUMERIC with under two whole blocks.
 */
posture_status sobol_index_analyse(const design *d, const double *y, int resamples, sobol_index *index,
                                   interval *second, sobol_index_summary *summary);

#endif
