#include "process/movement.h"

#include <math.h>

#include "numeric/elementary.h"

/* Spread of a march around its plan; an assumption of this project, see docs/theory/movement.md. */
static const double tempo_log_sd = 0.2;

static double road_share(const draw *d, link_class road)
{
    const double secondary = d->parameter[PARAMETER_OFF_TRUNK_SPEED_SHARE];
    switch (road) {
    case LINK_CLASS_SECONDARY:
        return secondary;
    case LINK_CLASS_PRIMARY:
        return 0.5 * (1.0 + secondary);
    default:
        return 1.0;
    }
}

double movement_unopposed_km_per_hour(const draw *d, double road_speed_km_per_hour, link_class road,
                                      double friction_share, double interdiction_share)
{
    const double day_share = d->parameter[PARAMETER_COMBAT_MARCH_HOURS_PER_DAY] / 24.0;
    return road_speed_km_per_hour * day_share * d->parameter[PARAMETER_COLUMN_SPEED_SHARE] * road_share(d, road) *
           (1.0 - friction_share) * (1.0 - interdiction_share);
}

double movement_tempo_multiplier(const draw *d, uint64_t entity, int day)
{
    const double z = rng_normal(d->luck, RNG_MOVEMENT, entity, (uint32_t)day, 0);
    return fmin(fmax(elementary_exp(tempo_log_sd * z), 0.5), 1.5);
}

double movement_corridor_km(const draw *d, const struct link *l)
{
    static const double terrain_share[TERRAIN_COUNT] = {
        [TERRAIN_OPEN] = 1.0,  [TERRAIN_MIXED] = 0.75, [TERRAIN_FOREST] = 0.5,
        [TERRAIN_HILLS] = 0.5, [TERRAIN_MARSH] = 0.25, [TERRAIN_URBAN] = 0.3,
    };
    if (l->corridor_width_km > 0.0)
        return l->corridor_width_km;
    return d->parameter[PARAMETER_CORRIDOR_OPEN_KM] * terrain_share[l->ground];
}

double movement_coverage_share(double front_km, double corridor_km)
{
    return front_km >= corridor_km ? 1.0 : fmax(front_km, 0.0) / corridor_km;
}

double movement_garrison_battalions(const draw *d, double population_thousand)
{
    return fmax(1.0 / 3.0, d->parameter[PARAMETER_GARRISON_BATTALION_PER_100_THOUSAND] * population_thousand / 100.0);
}

double movement_rear_security_battalions(const draw *d, double bypassed_battalions)
{
    return d->parameter[PARAMETER_REAR_SECURITY_BATTALION_PER_BYPASSED] * bypassed_battalions;
}

double movement_road_battalions_per_day(const draw *d, link_class road, double blocking_battalions)
{
    const double trunk = d->parameter[PARAMETER_ROAD_BATTALIONS_PER_DAY];
    double class_share = 1.0;
    if (road == LINK_CLASS_SECONDARY)
        class_share = 1.0 / 3.0;
    else if (road == LINK_CLASS_PRIMARY)
        class_share = 2.0 / 3.0;
    return trunk * class_share / (1.0 + fmax(blocking_battalions, 0.0));
}

bool movement_crossing_destroyed(const draw *d, const struct link *l)
{
    if (l->water_obstacle[0] == '\0')
        return false;
    const double u = rng_uniform(d->luck, RNG_MOVEMENT, l->hash, 0, 1);
    return u < d->parameter[PARAMETER_BRIDGE_DEMOLITION_PROB];
}
