#include "numeric/statistics.h"

#include <math.h>

#include "numeric/distribution.h"
#include "numeric/elementary.h"

int statistics_compare(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;
    const int x_nan = isnan(x) ? 1 : 0;
    const int y_nan = isnan(y) ? 1 : 0;
    if (x_nan != 0 || y_nan != 0)
        return x_nan - y_nan;
    if (x != y)
        return x < y ? -1 : 1;
    return (signbit(x) ? 0 : 1) - (signbit(y) ? 0 : 1);
}

interval statistics_wilson(double successes, double n, double z)
{
    if (!(n > 0.0))
        return (interval){NAN, 0.0, 1.0};
    const double p = successes / n;
    const double zz = z * z;
    const double centre = p + zz / (2.0 * n);
    const double half = z * sqrt(p * (1.0 - p) / n + zz / (4.0 * n * n));
    const double scale = 1.0 + zz / n;
    return (interval){p, fmax(0.0, (centre - half) / scale), fmin(1.0, (centre + half) / scale)};
}

/* Continued fraction of the incomplete beta function, Lentz's method (Press et al. 2007, section 6.4). */
static double beta_fraction(double a, double b, double x)
{
    const double tiny = 1e-300;
    double c = 1.0;
    double d = 1.0 - (a + b) * x / (a + 1.0);
    d = 1.0 / (fabs(d) < tiny ? tiny : d);
    double h = d;
    for (int m = 1; m <= 500; m++) {
        const double m2 = 2.0 * m;
        for (int odd = 0; odd < 2; odd++) {
            const double term = odd == 0 ? m * (b - m) * x / ((a + m2 - 1.0) * (a + m2))
                                         : -(a + m) * (a + b + m) * x / ((a + m2) * (a + m2 + 1.0));
            d = 1.0 + term * d;
            d = 1.0 / (fabs(d) < tiny ? tiny : d);
            c = 1.0 + term / c;
            c = fabs(c) < tiny ? tiny : c;
            h *= d * c;
        }
        if (fabs(d * c - 1.0) < 1e-15)
            break;
    }
    return h;
}

/* Regularised incomplete beta function I_x(a, b). */
static double beta_regularised(double a, double b, double x)
{
    if (x <= 0.0)
        return 0.0;
    if (x >= 1.0)
        return 1.0;
    const double log_front = elementary_log_gamma(a + b) - elementary_log_gamma(a) - elementary_log_gamma(b) +
                             a * elementary_log(x) + b * elementary_log(1.0 - x);
    const double front = elementary_exp(log_front);
    if (x < (a + 1.0) / (a + b + 2.0))
        return front * beta_fraction(a, b, x) / a;
    return 1.0 - front * beta_fraction(b, a, 1.0 - x) / b;
}

/* P(T > t) for t >= 0. */
static double student_tail(double t, double dof)
{
    return 0.5 * beta_regularised(0.5 * dof, 0.5, dof / (dof + t * t));
}

double statistics_student_quantile(double p, double dof)
{
    const double tail = p < 0.5 ? p : 1.0 - p;
    if (tail == 0.5)
        return 0.0;
    double low = 0.0;
    double high = 1.0;
    while (student_tail(high, dof) > tail && high < 1e300)
        high *= 2.0;
    for (int i = 0; i < 200 && high - low > 1e-14 * high; i++) {
        const double middle = 0.5 * (low + high);
        if (student_tail(middle, dof) > tail)
            low = middle;
        else
            high = middle;
    }
    const double t = 0.5 * (low + high);
    return p < 0.5 ? -t : t;
}

static interval mean_interval(double mean, double sum_squares, size_t n, double level)
{
    if (n == 0)
        return (interval){NAN, -INFINITY, INFINITY};
    if (n < 2)
        return (interval){mean, -INFINITY, INFINITY};
    const double count = (double)n;
    const double standard_error = sqrt(sum_squares / (count - 1.0) / count);
    const double half = statistics_student_quantile(0.5 + 0.5 * level, count - 1.0) * standard_error;
    return (interval){mean, mean - half, mean + half};
}

interval statistics_mean(const double *x, size_t n, double level)
{
    double total = 0;
    for (size_t i = 0; i < n; i++)
        total += x[i];
    const double mean = total / (double)n;
    double sum_squares = 0;
    for (size_t i = 0; i < n; i++)
        sum_squares += (x[i] - mean) * (x[i] - mean);
    return mean_interval(mean, sum_squares, n, level);
}

typedef struct cluster {
    double total;
    double count;
} cluster;

static cluster cluster_of(const double *x, size_t per_cluster)
{
    cluster c = {0, 0};
    for (size_t i = 0; i < per_cluster; i++) {
        if (isnan(x[i]))
            continue;
        c.total += x[i];
        c.count += 1.0;
    }
    return c;
}

interval statistics_clustered_mean(const double *x, size_t clusters, size_t per_cluster, double level)
{
    double total = 0;
    size_t used = 0;
    for (size_t i = 0; i < clusters; i++) {
        const cluster c = cluster_of(x + i * per_cluster, per_cluster);
        if (c.count == 0.0)
            continue;
        total += c.total / c.count;
        used++;
    }
    const double mean = total / (double)used;
    double sum_squares = 0;
    for (size_t i = 0; i < clusters; i++) {
        const cluster c = cluster_of(x + i * per_cluster, per_cluster);
        if (c.count == 0.0)
            continue;
        const double deviation = c.total / c.count - mean;
        sum_squares += deviation * deviation;
    }
    return mean_interval(mean, sum_squares, used, level);
}

interval statistics_clustered_proportion(const double *x, size_t clusters, size_t per_cluster, double level)
{
    double successes = 0;
    double n = 0;
    size_t used = 0;
    for (size_t i = 0; i < clusters; i++) {
        const cluster c = cluster_of(x + i * per_cluster, per_cluster);
        successes += c.total;
        n += c.count;
        used += c.count > 0.0 ? 1 : 0;
    }
    const double p = successes / n;
    double between = 0; /* variance of the ratio estimator's cluster residuals (Cochran 1977, section 9A.6) */
    for (size_t i = 0; i < clusters; i++) {
        const cluster c = cluster_of(x + i * per_cluster, per_cluster);
        between += (c.total - p * c.count) * (c.total - p * c.count);
    }
    const double groups = (double)used;
    const double variance = used > 1 ? between * groups / (groups - 1.0) / (n * n) : 0.0;
    const double simple = p * (1.0 - p) / n;
    const double design_effect = simple > 0.0 ? fmax(1.0, variance / simple) : 1.0;
    const double z = distribution_normal_quantile(0.5 + 0.5 * level);
    return statistics_wilson(successes / design_effect, n / design_effect, z);
}

double statistics_quantile_sorted(const double *sorted, size_t n, double p)
{
    if (n == 0)
        return NAN;
    const double h = (double)(n - 1) * p;
    const size_t below = (size_t)h;
    if (below + 1 >= n)
        return sorted[n - 1];
    return sorted[below] + (h - (double)below) * (sorted[below + 1] - sorted[below]);
}

/* P(X <= k) for a binomial(n, p), through the incomplete beta function. */
static double binomial_cdf(size_t k, size_t n, double p)
{
    if (k >= n)
        return 1.0;
    return beta_regularised((double)(n - k), (double)k + 1.0, 1.0 - p);
}

/* Smallest k with P(X <= k) >= target. */
static size_t binomial_quantile(size_t n, double p, double target)
{
    size_t low = 0;
    size_t high = n;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (binomial_cdf(middle, n, p) >= target)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

interval statistics_quantile_interval(const double *sorted, size_t n, double p, double level)
{
    if (n == 0)
        return (interval){NAN, -INFINITY, INFINITY};
    const double tail = 0.5 * (1.0 - level);
    const size_t below = binomial_quantile(n, p, tail); /* order statistic from 1; 0: none is low enough */
    const size_t above = binomial_quantile(n, p, 1.0 - tail) + 1;
    return (interval){statistics_quantile_sorted(sorted, n, p), below == 0 ? -INFINITY : sorted[below - 1],
                      above > n ? INFINITY : sorted[above - 1]};
}
