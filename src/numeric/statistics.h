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

/* Quantile (Hyndman & Fan 1996, type 7) of x sorted ascending. */
double statistics_quantile_sorted(const double *sorted, size_t n, double p);

/* Student t quantile, dof > 0. */
double statistics_student_quantile(double p, double dof);

/* P(X >= successes) of n independent trials of probability p in [0, 1]; 1 for successes <= 0. */
double statistics_binomial_tail(int successes, int n, double p);

/* Total order for qsort of doubles: NaN last, -0 before +0. */
int statistics_compare(const void *a, const void *b);

#endif
