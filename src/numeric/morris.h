/* Screening by elementary effects (Morris 1991): which inputs matter at all, for a few runs each. */
#ifndef NUMERIC_MORRIS_H
#define NUMERIC_MORRIS_H

#include "numeric/design.h"
#include "numeric/statistics.h"

typedef enum morris_layout {
    MORRIS_TRAJECTORY, /* each row differs from the one before in one column, by the same jump (Morris 1991) */
    MORRIS_RADIAL      /* each row differs in one column from the first of its block (Campolongo et al. 2011) */
} morris_layout;

typedef struct morris_options {
    morris_layout layout;
    int blocks; /* trajectories or stars, > 0; rows = blocks * (columns + 1) */
    int levels; /* of the grid of a trajectory, >= 2; 0 takes 4 */
    int jump;   /* in steps of the grid, 1 .. levels - 1; 0 takes levels / 2 */
    bool
        midpoint; /* level l at (l + 1/2) / levels instead of the published l / (levels - 1), for unbounded quantiles */
} morris_options;

/* POSTURE_ERROR_INPUT where an option is out of its range, or a radial design has over SOBOL_COLUMNS_MAX / 2 columns.
 */
posture_status morris_design(int columns, const morris_options *options, uint64_t seed, design *out);

/* Per input, in units of the result per unit of the coordinate. Intervals: 95 %, from resampled blocks. */
typedef struct morris_effect {
    interval mu;          /* mean of elementary effects */
    interval mu_star;     /* mean of their absolute values (Campolongo, Cariboni & Saltelli 2007) */
    interval sigma;       /* their standard deviation: interaction or curvature */
    int effects;          /* how many there were; rows that failed (NaN) give none */
    bool distinguishable; /* the interval of mu_star lies above what noise alone would give */
} morris_effect;

/* y: a result for each row, NaN where it failed. y_standard_error: of each result from its own luck, 0 for a model
 * without any; with it noise alone would give a mu_star of 2 se / (sqrt(pi) |step|).
 * resamples: of the bootstrap; 0 takes 1000. effect [out]: one for each column.
 * POSTURE_ERROR_INPUT where the design is not one of Morris. */
posture_status morris_analyse(const design *d, const double *y, double y_standard_error, int resamples,
                              morris_effect *effect);

#endif
