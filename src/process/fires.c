#include "process/fires.h"

#include <math.h>

#include "numeric/distribution.h"

fires_salvo fires_salvo_resolve(const draw *d, uint64_t target, int day, int missiles, int interceptors)
{
    fires_salvo salvo = {.missiles = missiles};
    const int engaged = interceptors < missiles ? interceptors : missiles;
    const double u_intercept = rng_uniform(d->luck, RNG_FIRES, target, (uint32_t)day, 0);
    salvo.intercepted = distribution_binomial_quantile(engaged, d->parameter[PARAMETER_INTERCEPT_PROB], u_intercept);
    const double u_hit = rng_uniform(d->luck, RNG_FIRES, target, (uint32_t)day, 1);
    salvo.hits =
        distribution_binomial_quantile(missiles - salvo.intercepted, d->parameter[PARAMETER_MISSILE_HIT_PROB], u_hit);
    return salvo;
}

double fires_airbase_closed_day(const draw *d, int hits)
{
    const double salvos = (double)hits / d->parameter[PARAMETER_AIRBASE_CLOSING_HITS];
    return d->parameter[PARAMETER_AIRBASE_CLOSED_DAY] * fmin(salvos, 3.0);
}
