/* Statistics of replications: intervals on everything, reduction in index order. */
#ifndef NUMERIC_STATISTICS_H
#define NUMERIC_STATISTICS_H

#include <stddef.h>

typedef struct interval {
    double value, lo, hi;
} interval;

/* Wilson (1927) score interval of a proportion; z = 1.96 for 95 %. n may be fractional (effective sample size);
 * n = 0 gives value NaN and [0, 1]. */
interval statistics_wilson(double successes, double n, double z);

/* Mean with a Student t interval of `level` (0.95). n < 2 gives lo = -inf, hi = inf. */
interval statistics_mean(const double *x, size_t n, double level);

/* Mean of clustered data: `clusters` groups of consecutive `per_cluster` values, interval from the spread of the
 * cluster means (Cochran 1977, ch. 9). A NaN entry is left out; an empty cluster too. */
interval statistics_clustered_mean(const double *x, size_t clusters, size_t per_cluster, double level);

/* Wilson interval of a proportion of clustered 0/1 data with the effective sample size n / deff, deff >= 1 estimated
 * from the between-cluster variance (Kish 1965). */
interval statistics_clustered_proportion(const double *x, size_t clusters, size_t per_cluster, double level);

/* Quantile (Hyndman & Fan 1996, type 7) of x sorted ascending. */
double statistics_quantile_sorted(const double *sorted, size_t n, double p);

/* Distribution-free interval of the p-quantile from order statistics (binomial), sorted input. */
interval statistics_quantile_interval(const double *sorted, size_t n, double p, double level);

/* Student t quantile, dof > 0. */
double statistics_student_quantile(double p, double dof);

/* Total order for qsort of doubles: NaN last, -0 before +0. */
int statistics_compare(const void *a, const void *b);

#endif
