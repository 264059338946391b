#include "study/cluster_sum.h"

#include <assert.h>
#include <math.h>

enum { ESTIMABLE_CLUSTER_MIN = 5 };

void cluster_sum_add(cluster_sum *c, double x)
{
    assert(isfinite(x));
    if (c->n == 0 && c->open_n == 0)
        c->shift = x;
    c->open_n += 1;
    c->open_s += x - c->shift;
}

void cluster_sum_close(cluster_sum *c)
{
    if (c->open_n == 0)
        return;
    double total = c->open_s + c->shift * c->open_n;
    c->with_one += total > 0 ? 1 : 0;
    c->all_one += total >= c->open_n ? 1 : 0;
    c->clusters += 1;
    c->n += c->open_n;
    c->s += c->open_s;
    c->ss += c->open_s * c->open_s;
    c->sn += c->open_s * c->open_n;
    c->nn += c->open_n * c->open_n;
    c->open_n = 0;
    c->open_s = 0;
}

/* Variance of the ratio estimator s / n; only with two clusters or more. */
static double ratio_variance(const cluster_sum *c)
{
    double mean = c->s / c->n;
    double residual = c->ss - 2 * mean * c->sn + mean * mean * c->nn;
    if (residual < 0)
        residual = 0;
    return c->clusters / (c->clusters - 1) * residual / (c->n * c->n);
}

interval cluster_sum_mean(const cluster_sum *c, double level)
{
    interval result = {NAN, -INFINITY, INFINITY};
    if (c->n == 0)
        return result;
    result.value = c->shift + c->s / c->n;
    if (c->clusters < 2)
        return result;
    double t = statistics_student_quantile(0.5 + level / 2, c->clusters - 1);
    double half = t * sqrt(ratio_variance(c));
    result.lo = result.value - half;
    result.hi = result.value + half;
    return result;
}

static double share_of_ones(const cluster_sum *c)
{
    double p = c->shift + c->s / c->n;
    return p < 0 ? 0 : p > 1 ? 1 : p;
}

double cluster_sum_effective_n(const cluster_sum *c)
{
    if (c->clusters < 2 || c->with_one < ESTIMABLE_CLUSTER_MIN || c->clusters - c->all_one < ESTIMABLE_CLUSTER_MIN)
        return c->clusters;
    double p = share_of_ones(c);
    double deff = ratio_variance(c) / (p * (1 - p) / c->n);
    return deff > 1 ? c->n / deff : c->n;
}

interval cluster_sum_proportion(const cluster_sum *c, double level)
{
    if (c->n == 0)
        return (interval){NAN, 0, 1};
    double n = cluster_sum_effective_n(c);
    double p = share_of_ones(c);
    double dof = c->clusters > 1 ? c->clusters - 1 : 1;
    interval result = statistics_wilson(p * n, n, statistics_student_quantile(0.5 + level / 2, dof));
    result.value = p;
    return result;
}

interval cluster_sum_share_difference(const cluster_sum *c, double level)
{
    interval result = cluster_sum_mean(c, level);
    if (c->clusters < 2)
        return result;
    /* Sum of squares of the clusters' mean differences, sizes taken as equal. */
    double mean = result.value;
    double squares = (c->clusters - 1) * c->clusters * ratio_variance(c) + c->clusters * mean * mean;
    double n = c->clusters + 2;
    double centre = c->clusters * mean / n;
    double variance = ((squares + 1) / n - centre * centre) / n;
    double half = statistics_student_quantile(0.5 + level / 2, c->clusters - 1) * sqrt(variance > 0 ? variance : 0);
    result.lo = centre - half > -1 ? centre - half : -1;
    result.hi = centre + half < 1 ? centre + half : 1;
    /* The estimate itself is not shrunk. */
    result.lo = result.lo < mean ? result.lo : mean;
    result.hi = result.hi > mean ? result.hi : mean;
    return result;
}
