#include "app/deter_driver.h"

#include <math.h>
#include <stdlib.h>

#include "app/json_builder.h"
#include "numeric/distribution.h"
#include "numeric/elementary.h"

typedef struct driver {
    double correlation;
    int factor;
} driver;

static double correlation_with(const double *factor, size_t stride, int which, const double *value, size_t outer,
                               size_t *count)
{
    double n = 0, x_mean = 0, y_mean = 0, xx = 0, yy = 0, xy = 0;
    for (size_t i = 0; i < outer; i++) {
        if (!isfinite(value[i]))
            continue;
        const double x = factor[i * stride + (size_t)which];
        n += 1;
        const double dx = x - x_mean;
        const double dy = value[i] - y_mean;
        x_mean += dx / n;
        y_mean += dy / n;
        xx += dx * (x - x_mean);
        yy += dy * (value[i] - y_mean);
        xy += dx * (value[i] - y_mean);
    }
    *count = (size_t)n;
    return xx > 0 && yy > 0 ? xy / sqrt(xx * yy) : 0;
}

static int compare_drivers(const void *left, const void *right)
{
    const driver *a = left;
    const driver *b = right;
    const double by = fabs(b->correlation) - fabs(a->correlation);
    return by != 0 ? (by > 0) - (by < 0) : a->factor - b->factor;
}

static json_t *driver_object(const scenario *s, const driver *d, size_t count, double quantile)
{
    json_builder b = json_build_object();
    const double r = fmin(fmax(d->correlation, -0.999999), 0.999999);
    const double fisher = elementary_log((1 + r) / (1 - r)) / 2;
    const double half = count > 3 ? quantile / sqrt((double)count - 3) : INFINITY;
    const double low = count > 3 ? elementary_tanh(fisher - half) : -1;
    const double high = count > 3 ? elementary_tanh(fisher + half) : 1;
    const bool distinct = low > 0 || high < 0;
    json_build_set(&b, "factor", json_string(s->factors[d->factor].id));
    json_build_set(&b, "variance_share", json_real(d->correlation * d->correlation));
    json_build_set(&b, "lo", json_real(distinct ? fmin(low * low, high * high) : 0));
    json_build_set(&b, "hi", json_real(fmax(low * low, high * high)));
    json_build_set(&b, "direction", json_string(d->correlation >= 0 ? "raises" : "lowers"));
    json_build_set(&b, "distinguishable", json_boolean(distinct));
    return json_build_finish(&b);
}

json_t *deter_drivers(const scenario *s, const double *factor, size_t stride, const double *value, size_t outer)
{
    driver *all = calloc((size_t)s->factor_count + 1, sizeof *all);
    if (!all)
        return NULL;
    size_t count = 0;
    int epistemic = 0;
    for (int f = 0; f < s->factor_count; f++)
        if (s->factors[f].kind == FACTOR_EPISTEMIC)
            all[epistemic++] = (driver){correlation_with(factor, stride, f, value, outer, &count), f};
    if (epistemic > 1)
        qsort(all, (size_t)epistemic, sizeof *all, compare_drivers);
    const double quantile = epistemic > 0 ? distribution_normal_quantile(1 - 0.025 / epistemic) : 0;
    json_builder drivers = json_build_array();
    for (int i = 0; i < epistemic && i < DETER_DRIVERS; i++)
        json_build_append(&drivers, driver_object(s, &all[i], count, quantile));
    free(all);
    return json_build_finish(&drivers);
}
