#include "process/air.h"

#include <math.h>

#include "numeric/elementary.h"

/* On days without flying weather. */
static const double bad_weather_share = 0.3;

/* Share of fighters that an even air battle costs each side a day, before the ratio shifts it (assumption). */
static const double air_combat_loss_share = 0.02;

static double weather_share(const draw *d, int day)
{
    const double u = rng_uniform(d->luck, RNG_AIR, 0, (uint32_t)day, 0);
    return u < d->parameter[PARAMETER_FLYING_WEATHER_SHARE] ? 1.0 : bad_weather_share;
}

/* Share of ground-attack sorties that area air defence turns away, 0..1: half at sam_denial_launchers. */
static double denial_share(const draw *d, const air_force *of, double suppressed_share)
{
    const double launchers = of->sam_launchers * (1.0 - suppressed_share);
    return launchers / (launchers + d->parameter[PARAMETER_SAM_DENIAL_LAUNCHERS]);
}

/* Share of the sky: fighters times quality against the enemy's; a half where nobody flies. */
static double superiority_share(const air_force *own, const air_force *enemy)
{
    const double a = own->fighters * own->quality;
    const double b = enemy->fighters * enemy->quality;
    return a + b > 0.0 ? a / (a + b) : 0.5;
}

static void fly(const draw *d, const air_force *own, const air_force *enemy, double weather, double denied,
                air_day *out)
{
    const double sorties_per_aircraft = d->parameter[PARAMETER_SORTIES_PER_AIRCRAFT_PER_DAY] *
                                        d->parameter[PARAMETER_AIRCRAFT_AVAILABLE_SHARE] * weather;
    const double sky = superiority_share(own, enemy);
    const double aircraft = own->strike + d->parameter[PARAMETER_GROUND_SORTIE_SHARE] * own->fighters;
    const double tasked = aircraft * sorties_per_aircraft;
    const double access = sky * (1.0 - denied);

    out->ground_sorties = tasked * access;
    out->vehicles_killed = out->ground_sorties * d->parameter[PARAMETER_SORTIE_KILL_VEHICLES] * own->quality;
    out->interdiction_share =
        d->parameter[PARAMETER_AIR_INTERDICTION_DELAY_SHARE] * access * weather * (aircraft > 0.0 ? 1.0 : 0.0);
    const double flak = sorties_per_aircraft * d->parameter[PARAMETER_SORTIE_LOSS_PROB] * denied;
    const double combat = enemy->fighters > 0.0 ? 2.0 * (1.0 - sky) * air_combat_loss_share * weather : 0.0;
    out->strike_loss_share = fmin(1.0, flak + (1.0 - sky) * combat);
    out->fighter_loss_share = fmin(1.0, flak * d->parameter[PARAMETER_GROUND_SORTIE_SHARE] + combat);
}

/* Suppression halves what is left and reachable in sam_suppression_day of full effort; effort is the enemy's access. */
static double suppress(const draw *d, const air_force *of, const air_force *enemy, double weather, double *suppressed)
{
    if (enemy->strike + enemy->fighters <= 0.0)
        return 0.0;
    const double effort = weather * superiority_share(enemy, of);
    const double reachable = 1.0 - of->sam_protected_share;
    const double left = fmax(0.0, reachable - *suppressed);
    const double halvings = effort / d->parameter[PARAMETER_SAM_SUPPRESSION_DAY];
    const double gained = left * (1.0 - elementary_exp(-0.6931471805599453 * halvings));
    *suppressed += gained;
    return gained;
}

void air_run_day(const draw *d, int day, const air_force force[AIR_SIDES], air_state *state, air_day out[AIR_SIDES])
{
    const double weather = weather_share(d, day);
    double denied[AIR_SIDES]; /* by each side's own air defence */
    for (int s = 0; s < AIR_SIDES; s++)
        denied[s] = denial_share(d, &force[s], state->suppressed_share[s]);
    for (int s = 0; s < AIR_SIDES; s++) {
        const int enemy = 1 - s;
        fly(d, &force[s], &force[enemy], weather, denied[enemy], &out[s]);
    }
    for (int s = 0; s < AIR_SIDES; s++)
        out[s].sam_loss_share = suppress(d, &force[s], &force[1 - s], weather, &state->suppressed_share[s]);
}
