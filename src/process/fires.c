#include "process/fires.h"

#include <math.h>

#include "numeric/elementary.h"

/* Binomial quantile at u by walking the distribution; n is at most a few hundred missiles. */
static int binomial_quantile(int n, double p, double u)
{
    if (n <= 0 || p <= 0.0)
        return 0;
    if (p >= 1.0)
        return n;
    const double odds = p / (1.0 - p);
    double mass = elementary_exp((double)n * elementary_log(1.0 - p));
    double cumulated = mass;
    int k = 0;
    while (cumulated < u && k < n) {
        mass *= odds * (double)(n - k) / (double)(k + 1);
        cumulated += mass;
        k++;
    }
    return k;
}

fires_salvo fires_salvo_resolve(const draw *d, uint64_t target, int day, int missiles, int interceptors)
{
    fires_salvo salvo = {.missiles = missiles};
    const int engaged = interceptors < missiles ? interceptors : missiles;
    const double u_intercept = rng_uniform(d->luck, RNG_FIRES, target, (uint32_t)day, 0);
    salvo.intercepted = binomial_quantile(engaged, d->parameter[PARAMETER_INTERCEPT_PROB], u_intercept);
    const double u_hit = rng_uniform(d->luck, RNG_FIRES, target, (uint32_t)day, 1);
    salvo.hits = binomial_quantile(missiles - salvo.intercepted, d->parameter[PARAMETER_MISSILE_HIT_PROB], u_hit);
    return salvo;
}

double fires_airbase_closed_day(const draw *d, int hits)
{
    const double salvos = (double)hits / d->parameter[PARAMETER_AIRBASE_CLOSING_HITS];
    return d->parameter[PARAMETER_AIRBASE_CLOSED_DAY] * fmin(salvos, 3.0);
}
