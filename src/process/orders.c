#include "process/orders.h"

#include <math.h>

#include "numeric/elementary.h"

/* Spread of staff work around its median; an assumption of this project, see docs/theory/orders.md. */
static const double delay_log_sd = 0.4;

/* Friction stretches time; all of it lost would be no army, so at most tenfold. */
static double stretched_hour(double hour, double friction_share)
{
    return hour / fmax(1.0 - friction_share, 0.1);
}

static double luck(const draw *d, uint64_t entity, uint32_t occasion, uint32_t index)
{
    const double z = rng_normal(d->luck, RNG_ORDERS, entity, occasion, index);
    return elementary_exp(delay_log_sd * z);
}

double orders_delay_hour(const draw *d, double country_order_delay_hour, double friction_share, uint64_t entity,
                         int occasion)
{
    const double planned_hour = d->parameter[PARAMETER_REACTION_DELAY_HOUR] + country_order_delay_hour;
    return stretched_hour(planned_hour, friction_share) * luck(d, entity, (uint32_t)occasion, 0);
}

double orders_start_slip_hour(const draw *d, double country_order_delay_hour, double friction_share, uint64_t entity)
{
    const double lost_hour = stretched_hour(country_order_delay_hour, friction_share) - country_order_delay_hour;
    return lost_hour * luck(d, entity, 0, 1);
}
