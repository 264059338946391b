#include "process/engagement/power.h"

#include <assert.h>

#include "numeric/elementary.h"

/* Dupuy, Numbers, Predictions and War (1979), posture strength factor us, as transcribed. */
static const double posture_factor[STANCE_COUNT] = {
    [STANCE_DELAY] = 1.2,    [STANCE_WITHDRAWAL] = 1.15, [STANCE_HASTY] = 1.3,
    [STANCE_PREPARED] = 1.5, [STANCE_FORTIFIED] = 1.6,
};

/* Same source, terrain defence factor ru; which row stands for which ground is ours. */
static const double ground_factor[TERRAIN_COUNT] = {
    [TERRAIN_OPEN] = 1.05,  /* flat, bare, hard */
    [TERRAIN_MIXED] = 1.2,  /* flat, mixed */
    [TERRAIN_FOREST] = 1.1, /* flat, heavily wooded */
    [TERRAIN_HILLS] = 1.3,  /* rolling, mixed */
    [TERRAIN_MARSH] = 1.3,  /* swamp, open */
    [TERRAIN_URBAN] = 1.4,
};

/* Same source, advance factor of armoured forces on the same rows. */
static const double ground_advance[TERRAIN_COUNT] = {
    [TERRAIN_OPEN] = 1.0,  [TERRAIN_MIXED] = 0.9, [TERRAIN_FOREST] = 0.7,
    [TERRAIN_HILLS] = 0.8, [TERRAIN_MARSH] = 0.3, [TERRAIN_URBAN] = 0.7,
};

#define ASSAULT_CROSSING 1.3      /* small arms at a major fordable or minor unfordable river, same source */
#define CROSSING_ADVANCE 0.7      /* unfordable, 100 m wide, same source */
#define WET_ATTACK 0.9            /* wet, light, temperate, same source */
#define COMPLETE_SURPRISE_LN 0.81 /* ln 2.24: overall effect of complete surprise, level 3 */

/* Same source, mechanised force, km a day at the power ratios below; the doubtful cells are smoothed. The first row,
 * where the attack stalls, is ours. */
enum { ADVANCE_ROWS = 10 };
static const double advance_ratio[ADVANCE_ROWS] = {0.80, 1.00, 1.11, 1.26, 1.46, 1.76, 2.26, 3.01, 4.26, 6.0};
static const double advance_hasty[ADVANCE_ROWS] = {0, 4, 4.5, 5, 7.5, 10, 13, 16, 30, 48};
static const double advance_prepared[ADVANCE_ROWS] = {0, 2, 2.25, 2.5, 3.5, 5, 7, 8, 16, 24};
static const double advance_fortified[ADVANCE_ROWS] = {0, 1, 1.25, 1.5, 2, 2.5, 3, 4, 8, 12};

/* open_field_share: of people who count away from their own town. */
static double close_power(const double *strength, double open_field_share)
{
    return strength[STRENGTH_PERSONNEL] * open_field_share + POWER_PER_TANK * strength[STRENGTH_TANKS] +
           POWER_PER_IFV_APC * strength[STRENGTH_IFV_APC] + POWER_PER_AT_LAUNCHER * strength[STRENGTH_AT_LAUNCHERS];
}

static double indirect_power(const double *strength)
{
    return POWER_PER_TUBE * strength[STRENGTH_TUBE_ARTILLERY] +
           POWER_PER_ROCKET_LAUNCHER * strength[STRENGTH_ROCKET_LAUNCHERS];
}

static double open_field_share(const engagement_input *in, const engagement_force *f)
{
    return 1 - f->territorial_share * (1 - in->territorial_open_field_share);
}

double power_unit(const double *strength, double share, double quality, double supply_share)
{
    return (close_power(strength, share) + indirect_power(strength)) * quality * supply_share;
}

double power_side(const engagement_input *in, int side)
{
    const engagement_force *f = &in->force[side];
    return power_unit(f->strength, open_field_share(in, f), f->quality, f->supply_share);
}

double power_ratio(double attacker, double defender)
{
    if (attacker <= 0)
        return 0;
    if (defender <= 0 || attacker > POWER_RATIO_LIMIT * defender)
        return POWER_RATIO_LIMIT;
    return attacker / defender;
}

double power_fire_factor(const engagement_input *in, int side)
{
    if (in->drone_fire_multiplier == 1)
        return 1;
    const engagement_force *f = &in->force[side];
    double indirect = indirect_power(f->strength);
    double all = close_power(f->strength, open_field_share(in, f)) + indirect;
    return all > 0 ? 1 + (in->drone_fire_multiplier - 1) * indirect / all : 1;
}

double power_protection(const engagement_input *in)
{
    assert(in->stance < STANCE_COUNT && in->ground < TERRAIN_COUNT);
    double factor = posture_factor[in->stance] * ground_factor[in->ground];
    return in->water_obstacle ? factor * ASSAULT_CROSSING : factor;
}

double power_attack_factor(const engagement_input *in)
{
    double factor = elementary_exp(COMPLETE_SURPRISE_LN / 3 * in->surprise);
    return in->wet ? factor * WET_ATTACK : factor;
}

static double interpolate(const double *value, double ratio)
{
    for (int i = 1; i < ADVANCE_ROWS; i++)
        if (ratio < advance_ratio[i])
            return value[i - 1] + (value[i] - value[i - 1]) * (ratio - advance_ratio[i - 1]) /
                                      (advance_ratio[i] - advance_ratio[i - 1]);
    return value[ADVANCE_ROWS - 1];
}

double power_advance_km_per_day(const engagement_input *in, double effective_ratio)
{
    if (effective_ratio < advance_ratio[0])
        return 0;
    const double *column = in->stance == STANCE_FORTIFIED  ? advance_fortified
                           : in->stance == STANCE_PREPARED ? advance_prepared
                                                           : advance_hasty;
    double km_per_day = interpolate(column, effective_ratio) * ground_advance[in->ground] * in->advance_multiplier;
    return in->water_obstacle ? km_per_day * CROSSING_ADVANCE : km_per_day;
}
