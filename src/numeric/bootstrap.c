#include "numeric/bootstrap.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "numeric/rng.h"

#define Z_95 1.959963984540054

void bootstrap_weights(uint16_t *weight, int items, int times, uint64_t seed)
{
    memset(weight, 0, (size_t)items * (size_t)times * sizeof *weight);
    for (int t = 0; t < times; t++, weight += items)
        for (int i = 0; i < items; i++) {
            const double u = rng_uniform((rng_stream){seed, 0}, RNG_BOOTSTRAP, (uint64_t)t, 0, (uint32_t)i);
            const int drawn = (int)(u * items);
            if (weight[drawn] < UINT16_MAX)
                weight[drawn]++;
        }
}

interval bootstrap_percentile(double estimate, double *resampled, int times)
{
    qsort(resampled, (size_t)times, sizeof *resampled, statistics_compare);
    size_t n = (size_t)times;
    while (n > 0 && isnan(resampled[n - 1]))
        n--;
    if (n == 0 || isnan(estimate))
        return (interval){estimate, NAN, NAN};
    const double lo = statistics_quantile_sorted(resampled, n, 0.025);
    const double hi = statistics_quantile_sorted(resampled, n, 0.975);
    return (interval){estimate, fmin(lo, estimate), fmax(hi, estimate)};
}

interval bootstrap_normal(double estimate, const double *resampled, int times)
{
    double sum = 0.0;
    double squares = 0.0;
    int n = 0;
    for (int t = 0; t < times; t++) {
        const double x = resampled[t] - estimate;
        if (isnan(x))
            continue;
        sum += x;
        squares += x * x;
        n++;
    }
    if (n < 2)
        return (interval){estimate, NAN, NAN};
    const double half = Z_95 * sqrt(fmax(0.0, squares - sum * sum / n) / (n - 1));
    return (interval){estimate, estimate - half, estimate + half};
}
