#include "numeric/statistics.h"

#include <math.h>

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
    /* At 0 and n the bound is the estimate itself; rounding must not move it past. */
    const double lo = fmin(p, fmax(0.0, (centre - half) / scale));
    const double hi = fmax(p, fmin(1.0, (centre + half) / scale));
    return (interval){p, successes <= 0.0 ? 0.0 : lo, successes >= n ? 1.0 : hi};
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

double statistics_binomial_tail(int successes, int n, double p)
{
    if (successes <= 0)
        return 1.0;
    if (successes > n)
        return 0.0;
    return beta_regularised(successes, n - successes + 1.0, p);
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

double statistics_quantile_sorted(const double *sorted, size_t n, double p)
{
    if (n == 0)
        return NAN;
    const double h = (double)(n - 1) * p;
    const size_t below = (size_t)h;
    if (below + 1 >= n)
        return sorted[n - 1];
    if (sorted[below] == sorted[below + 1]) /* two equal infinities have no difference */
        return sorted[below];
    return sorted[below] + (h - (double)below) * (sorted[below + 1] - sorted[below]);
}
