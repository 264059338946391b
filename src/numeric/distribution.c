#include "numeric/distribution.h"

#include <math.h>
#include <stddef.h>

#include "numeric/elementary.h"

/* Values of a normal are cut at these quantiles where a bound is wanted and none is stated. */
static const double tail_prob = 0.001;

distribution distribution_constant(double value)
{
    return (distribution){.kind = DISTRIBUTION_CONSTANT, .a = value};
}

static const char *list_fault(const distribution *d)
{
    double total = 0;
    if (d->list_count < 1 || d->list_count > DISTRIBUTION_LIST_MAX)
        return "a list holds one to eight values";
    for (int i = 0; i < d->list_count; i++) {
        if (!isfinite(d->list_value[i]))
            return "a value of the list is not a number";
        if (!(d->list_weight[i] >= 0.0))
            return "a weight is negative";
        total += d->list_weight[i];
    }
    return fabs(total - 1.0) < 1e-9 ? NULL : "the weights are all zero";
}

/* What the bounds leave of a normal. Where both lie above the mean the normal is mirrored, because its distribution
 * function has no digits left near 1. */
typedef struct truncation {
    double below_prob;
    double inside_prob;
    bool mirrored;
} truncation;

static truncation truncation_of(const distribution *d)
{
    const double low = (d->c - d->a) / d->b;
    const double high = (d->d - d->a) / d->b;
    const bool mirrored = low > 0.0;
    const double from = distribution_normal_cdf(mirrored ? -high : low);
    const double to = distribution_normal_cdf(mirrored ? -low : high);
    return (truncation){from, to - from, mirrored};
}

const char *distribution_fault(const distribution *d)
{
    switch (d->kind) {
    case DISTRIBUTION_CONSTANT:
        return isfinite(d->a) ? NULL : "the value is not a number";
    case DISTRIBUTION_UNIFORM:
        return isfinite(d->a) && isfinite(d->b) && d->a <= d->b ? NULL : "low is above high";
    case DISTRIBUTION_TRIANGULAR:
        return isfinite(d->a) && isfinite(d->c) && d->a <= d->b && d->b <= d->c ? NULL
                                                                                : "low, mode, high are not in order";
    case DISTRIBUTION_NORMAL:
        if (!isfinite(d->a) || !(d->b > 0.0) || !isfinite(d->b))
            return "sd is not positive";
        if (!(d->c < d->d))
            return "low is not below high";
        return truncation_of(d).inside_prob > 1e-9 ? NULL : "low and high leave the normal no probability";
    case DISTRIBUTION_LIST:
        return list_fault(d);
    }
    return "the kind is unknown";
}

static double triangular_quantile(double low, double mode, double high, double u)
{
    const double width = high - low;
    if (width <= 0.0)
        return low;
    const double split = (mode - low) / width;
    if (u < split)
        return low + sqrt(u * width * (mode - low));
    return high - sqrt((1.0 - u) * width * (high - mode));
}

static double normal_quantile(const distribution *d, double u)
{
    const truncation t = truncation_of(d);
    const double p = t.below_prob + (t.mirrored ? 1.0 - u : u) * t.inside_prob;
    const double z = distribution_normal_quantile(p < 1.0 ? p : 1.0 - 0x1p-53);
    return fmin(fmax(d->a + d->b * (t.mirrored ? -z : z), d->c), d->d);
}

static double list_quantile(const distribution *d, double u)
{
    double cumulated = 0;
    for (int i = 0; i < d->list_count - 1; i++) {
        cumulated += d->list_weight[i];
        if (u < cumulated)
            return d->list_value[i];
    }
    return d->list_value[d->list_count - 1];
}

double distribution_quantile(const distribution *d, double u)
{
    switch (d->kind) {
    case DISTRIBUTION_CONSTANT:
        break;
    case DISTRIBUTION_UNIFORM:
        return d->a + u * (d->b - d->a);
    case DISTRIBUTION_TRIANGULAR:
        return triangular_quantile(d->a, d->b, d->c, u);
    case DISTRIBUTION_NORMAL:
        return normal_quantile(d, u);
    case DISTRIBUTION_LIST:
        return list_quantile(d, u);
    }
    return d->a;
}

static double normal_density(double z)
{
    return isfinite(z) ? 0.3989422804014327 * elementary_exp(-0.5 * z * z) : 0.0;
}

/* Mean of a truncated normal: a + b (phi(l) - phi(h)) / (Phi(h) - Phi(l)). */
static double normal_mean(const distribution *d)
{
    const double l = (d->c - d->a) / d->b;
    const double h = (d->d - d->a) / d->b;
    return d->a + d->b * (normal_density(l) - normal_density(h)) / truncation_of(d).inside_prob;
}

double distribution_mean(const distribution *d)
{
    double total = 0;
    switch (d->kind) {
    case DISTRIBUTION_CONSTANT:
        break;
    case DISTRIBUTION_UNIFORM:
        return 0.5 * (d->a + d->b);
    case DISTRIBUTION_TRIANGULAR:
        return (d->a + d->b + d->c) / 3.0;
    case DISTRIBUTION_NORMAL:
        return normal_mean(d);
    case DISTRIBUTION_LIST:
        for (int i = 0; i < d->list_count; i++)
            total += d->list_weight[i] * d->list_value[i];
        return total;
    }
    return d->a;
}

static double list_extreme(const distribution *d, double sign)
{
    double extreme = d->list_value[0];
    for (int i = 1; i < d->list_count; i++)
        if (sign * d->list_value[i] > sign * extreme)
            extreme = d->list_value[i];
    return extreme;
}

double distribution_low(const distribution *d)
{
    if (d->kind == DISTRIBUTION_LIST)
        return list_extreme(d, -1.0);
    if (d->kind == DISTRIBUTION_NORMAL)
        return isfinite(d->c) ? d->c : normal_quantile(d, tail_prob);
    return d->a;
}

double distribution_high(const distribution *d)
{
    switch (d->kind) {
    case DISTRIBUTION_CONSTANT:
        break;
    case DISTRIBUTION_UNIFORM:
        return d->b;
    case DISTRIBUTION_TRIANGULAR:
        return d->c;
    case DISTRIBUTION_NORMAL:
        return isfinite(d->d) ? d->d : normal_quantile(d, 1.0 - tail_prob);
    case DISTRIBUTION_LIST:
        return list_extreme(d, 1.0);
    }
    return d->a;
}

double distribution_normal_cdf(double z)
{
    return 0.5 * elementary_erfc(-z * 0.7071067811865476);
}

/* Ratio of two polynomials of degree 7 in r, highest power first. */
static double rational7(const double numerator[8], const double denominator[8], double r)
{
    double p = numerator[0];
    double q = denominator[0];
    for (int i = 1; i < 8; i++) {
        p = p * r + numerator[i];
        q = q * r + denominator[i];
    }
    return p / q;
}

double distribution_normal_quantile(double u)
{
    /* Wichura (1988), AS 241, PPND16. */
    static const double a[8] = {2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4,
                                4.5921953931549871457e4, 1.3731693765509461125e4, 1.9715909503065514427e3,
                                1.3314166789178437745e2, 3.3871328727963666080e0};
    static const double b[8] = {
        5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4, 2.1213794301586595867e4,
        5.3941960214247511077e3, 6.8718700749205790830e2, 4.2313330701600911252e1, 1.0};
    static const double c[8] = {7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
                                1.27045825245236838258e0,  3.64784832476320460504e0,  5.76949722146069140550e0,
                                4.63033784615654529590e0,  1.42343711074968357734e0};
    static const double d[8] = {
        1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
        6.89767334985100004550e-1, 1.67638483018380384940e0,  2.05319162663775882187e0,  1.0};
    static const double e[8] = {2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
                                2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e0,
                                5.46378491116411436990e0,  6.65790464350110377720e0};
    static const double f[8] = {
        2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
        1.48753612908506148525e-2,  1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0};
    const double q = u - 0.5;
    if (fabs(q) <= 0.425)
        return q * rational7(a, b, 0.180625 - q * q);
    const double r = sqrt(-elementary_log(q < 0.0 ? u : 1.0 - u));
    const double z = r <= 5.0 ? rational7(c, d, r - 1.6) : rational7(e, f, r - 5.0);
    return q < 0.0 ? -z : z;
}

int distribution_binomial_quantile(int n, double p, double u)
{
    if (n <= 0 || p <= 0.0)
        return 0;
    if (p >= 1.0)
        return n;
    /* Walks the distribution in logarithms, because the first masses of a large n are below the smallest double. */
    const double ln_odds = elementary_log(p) - elementary_log(1.0 - p);
    double ln_mass = (double)n * elementary_log(1.0 - p);
    double cumulated = elementary_exp(ln_mass);
    int k = 0;
    while (cumulated < u && k < n) {
        ln_mass += ln_odds + elementary_log((double)(n - k) / (double)(k + 1));
        cumulated += elementary_exp(ln_mass);
        k++;
    }
    return k;
}
