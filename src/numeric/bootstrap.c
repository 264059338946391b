#include "numeric/bootstrap.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "numeric/rng.h"

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

interval bootstrap_interval(double estimate, const double *resampled, int times, int items)
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
    if (n < 2 || items < 2)
        return (interval){estimate, NAN, NAN};
    const double variance = fmax(0.0, squares - sum * sum / n) / (n - 1) * items / (items - 1);
    const double half = statistics_student_quantile(0.975, items - 1) * sqrt(variance);
    return (interval){estimate, estimate - half, estimate + half};
}
