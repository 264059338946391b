/* A bounded sample of replications, from which quantiles come.
 *
 * The size of a study is known before it starts, so the sample is chosen beforehand: all replications up to a limit,
 * else each k-th outer draw (and, where single outer draws are very large, each k-th replication inside). It depends
 * on nothing but the study's size: neither on the values, nor on threads or on the order of execution. Quantiles of a
 * study within the limit are exact; beyond it their intervals are those of the sample. Sums use every replication.
 *
 * Values are doubles in slot order; NaN is a failed replication, +inf "not within the horizon", -inf its mirror. */
#ifndef STUDY_SAMPLE_H
#define STUDY_SAMPLE_H

#include <stddef.h>

#include "numeric/statistics.h"

typedef struct sample_design {
    size_t outer_stride, inner_stride;
    size_t outer_kept, inner_kept; /* slots: outer_kept clusters of inner_kept */
} sample_design;

/* outer, inner, limit >= 1. */
sample_design sample_design_make(size_t outer, size_t inner, size_t limit);

size_t sample_size(const sample_design *d);

/* Slot of a replication, or -1 where it is not kept. */
ptrdiff_t sample_slot(const sample_design *d, size_t outer, size_t inner);

/* p-quantile (Hyndman & Fan 1996, type 7), infinite where it falls among censored values; NaN without values.
 * sorted: values in ascending order without NaN. */
double sample_quantile_sorted(const double *sorted, size_t n, double p);

/* Copies x without NaN to `sorted` (room for sample_size) in ascending order; returns how many. */
size_t sample_sort(const sample_design *d, const double *x, double *sorted);

/* p-quantile with the interval of Woodruff (1952): a Wilson interval of p at the effective number of values of
 * "x <= quantile", read off the order statistics. */
interval sample_quantile(const sample_design *d, const double *x, const double *sorted, size_t n, double p,
                         double level);

/* Spread over assumptions: the 5 % and 95 % quantiles over outer draws of the expected value given the assumptions.
 * The means of the outer draws carry luck as well; it is taken out by shrinking them to the variance between draws
 * beyond what luck explains (Louis 1984). Values are cut at +-cap (inf for none). NaN where inner_kept < 2. */
typedef struct assumption_spread {
    double low, high;
} assumption_spread;
assumption_spread sample_assumption_spread(const sample_design *d, const double *x, double cap, double *scratch);

#endif
