#include "study/sample.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "study/cluster_sum.h"

/* Replications kept of one outer draw before whole outer draws are left out. */
enum { INNER_KEPT_MIN = 64 };

static size_t divide_up(size_t a, size_t b)
{
    return (a + b - 1) / b;
}

sample_design sample_design_make(size_t outer, size_t inner, size_t limit)
{
    assert(outer >= 1 && inner >= 1 && limit >= 1);
    size_t share = limit / outer;
    size_t inner_limit = share > INNER_KEPT_MIN ? share : INNER_KEPT_MIN;
    if (inner_limit > limit)
        inner_limit = limit;
    sample_design d;
    d.inner_stride = divide_up(inner, inner_limit);
    d.inner_kept = divide_up(inner, d.inner_stride);
    size_t outer_limit = limit / d.inner_kept;
    d.outer_stride = divide_up(outer, outer_limit);
    d.outer_kept = divide_up(outer, d.outer_stride);
    return d;
}

size_t sample_size(const sample_design *d)
{
    return d->outer_kept * d->inner_kept;
}

ptrdiff_t sample_slot(const sample_design *d, size_t outer, size_t inner)
{
    if (outer % d->outer_stride != 0 || inner % d->inner_stride != 0)
        return -1;
    return (ptrdiff_t)(outer / d->outer_stride * d->inner_kept + inner / d->inner_stride);
}

double sample_quantile_sorted(const double *sorted, size_t n, double p)
{
    if (n == 0)
        return NAN;
    double rank = p * (double)(n - 1);
    size_t below = (size_t)floor(rank);
    size_t above = below + 1 < n ? below + 1 : below;
    if (isinf(sorted[below]) || isinf(sorted[above]))
        return rank > (double)below ? sorted[above] : sorted[below];
    return statistics_quantile_sorted(sorted, n, p);
}

size_t sample_sort(const sample_design *d, const double *x, double *sorted)
{
    size_t n = 0;
    for (size_t i = 0; i < sample_size(d); i++)
        if (!isnan(x[i]))
            sorted[n++] = x[i];
    qsort(sorted, n, sizeof *sorted, statistics_compare);
    return n;
}

interval sample_quantile(const sample_design *d, const double *x, const double *sorted, size_t n, double p,
                         double level)
{
    interval result = {sample_quantile_sorted(sorted, n, p), -INFINITY, INFINITY};
    if (n == 0)
        return result;
    cluster_sum below = {0};
    for (size_t outer = 0; outer < d->outer_kept; outer++) {
        for (size_t inner = 0; inner < d->inner_kept; inner++) {
            double value = x[outer * d->inner_kept + inner];
            if (!isnan(value))
                cluster_sum_add(&below, value <= result.value ? 1 : 0);
        }
        cluster_sum_close(&below);
    }
    if (below.clusters < 2)
        return result;
    double effective = cluster_sum_effective_n(&below);
    double t = statistics_student_quantile(0.5 + level / 2, below.clusters - 1);
    interval share = statistics_wilson(p * effective, effective, t);
    double low_rank = floor(share.lo * (double)n) - 1;
    double high_rank = ceil(share.hi * (double)n);
    result.lo = sorted[low_rank > 0 ? (size_t)low_rank : 0];
    result.hi = sorted[high_rank < (double)n ? (size_t)high_rank : n - 1];
    return result;
}

static double cut(double x, double cap)
{
    return x > cap ? cap : x < -cap ? -cap : x;
}

/* Means of the outer draws that have two values or more, and the mean square within them. */
static size_t cluster_means(const sample_design *d, const double *x, double cap, double *means, double *luck)
{
    size_t clusters = 0;
    double squares = 0;
    double freedom = 0;
    double inverse_size = 0;
    for (size_t outer = 0; outer < d->outer_kept; outer++) {
        const double *row = x + outer * d->inner_kept;
        double n = 0;
        double mean = 0;
        double m2 = 0;
        for (size_t inner = 0; inner < d->inner_kept; inner++) {
            double value = cut(row[inner], cap);
            if (!isfinite(value))
                continue;
            n += 1;
            double delta = value - mean;
            mean += delta / n;
            m2 += delta * (value - mean);
        }
        if (n < 2)
            continue;
        means[clusters++] = mean;
        squares += m2;
        freedom += n - 1;
        inverse_size += 1 / n;
    }
    *luck = clusters > 0 ? squares / freedom * inverse_size / (double)clusters : 0;
    return clusters;
}

assumption_spread sample_assumption_spread(const sample_design *d, const double *x, double cap, double *scratch)
{
    assumption_spread result = {NAN, NAN};
    if (d->inner_kept < 2)
        return result;
    double luck_variance = 0;
    size_t n = cluster_means(d, x, cap, scratch, &luck_variance);
    if (n < 2)
        return result;
    double mean = 0;
    for (size_t i = 0; i < n; i++)
        mean += scratch[i] / (double)n;
    double variance = 0;
    for (size_t i = 0; i < n; i++)
        variance += (scratch[i] - mean) * (scratch[i] - mean) / (double)(n - 1);
    double shrink = variance > luck_variance ? sqrt((variance - luck_variance) / variance) : 0;
    for (size_t i = 0; i < n; i++)
        scratch[i] = mean + shrink * (scratch[i] - mean);
    qsort(scratch, n, sizeof *scratch, statistics_compare);
    result.low = statistics_quantile_sorted(scratch, n, 0.05);
    result.high = statistics_quantile_sorted(scratch, n, 0.95);
    return result;
}
