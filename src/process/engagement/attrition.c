#include "process/engagement/attrition.h"

#include <assert.h>
#include <string.h>

#include "process/engagement/power.h"

/* Share of a category lost for each small share of people lost. Tanks: medians of 85 attackers and 65 defenders in
 * CDB90, 1939-1973. Guns: between Dupuy's 0.2 (towed) and 0.5 (self-propelled). The others are assumptions. */
static const double tank_factor[ENGAGEMENT_SIDES] = {5.1, 4.5};
static const double carrier_factor[ENGAGEMENT_SIDES] = {4, 3.5};
#define LAUNCHER_AND_GUN_FACTOR 0.35

#define PEOPLE_PER_VEHICLE 3.0 /* casualties with each armoured vehicle killed from the air; assumed: its crew */

static const double ln_2 = 0.69314718055994531;

static double at_most_one(double x)
{
    return x < 1 ? x : 1;
}

/* k s for small s, 1 at s = 1. */
static double scaled_share(double k, double s)
{
    return at_most_one(k * s / (1 + (k - 1) * s));
}

static double both_shares(double a, double b)
{
    return 1 - (1 - a) * (1 - b);
}

void attrition_spread(const engagement_input *in, int side, double personnel_share, double dt_hour,
                      engagement_output *out)
{
    assert(personnel_share >= 0 && personnel_share <= 1);
    double *share = out->loss_share[side];
    double rear = scaled_share(LAUNCHER_AND_GUN_FACTOR, personnel_share);
    share[STRENGTH_PERSONNEL] = personnel_share;
    share[STRENGTH_TANKS] = scaled_share(tank_factor[side], personnel_share);
    share[STRENGTH_IFV_APC] = scaled_share(carrier_factor[side], personnel_share);
    share[STRENGTH_TUBE_ARTILLERY] = rear;
    share[STRENGTH_ROCKET_LAUNCHERS] = rear;
    share[STRENGTH_AT_LAUNCHERS] = personnel_share;
    share[STRENGTH_SAM_LAUNCHERS] = rear;
    share[STRENGTH_AIRCRAFT] = 0;
    double kills = in->force[1 - side].air_kill_vehicles_per_day * dt_hour / 24;
    if (kills <= 0)
        return;
    const engagement_force *f = &in->force[side];
    double vehicles = f->strength[STRENGTH_TANKS] + f->strength[STRENGTH_IFV_APC];
    if (vehicles <= 0)
        return;
    if (kills > vehicles)
        kills = vehicles;
    share[STRENGTH_TANKS] = both_shares(share[STRENGTH_TANKS], kills / vehicles);
    share[STRENGTH_IFV_APC] = both_shares(share[STRENGTH_IFV_APC], kills / vehicles);
    double people = f->strength[STRENGTH_PERSONNEL];
    if (people > 0)
        share[STRENGTH_PERSONNEL] =
            both_shares(share[STRENGTH_PERSONNEL], at_most_one(PEOPLE_PER_VEHICLE * kills / people));
}

double attrition_break_hazard(const engagement_input *in, int side, const engagement_output *out)
{
    double loss = both_shares(in->force[side].loss_share, out->loss_share[side][STRENGTH_PERSONNEL]);
    double relative = loss / in->break_loss_share[side];
    return ln_2 * relative * relative * relative;
}

bool attrition_begin(double attacker_power, double defender_power, engagement_output *out)
{
    memset(out, 0, sizeof *out);
    out->power_ratio = power_ratio(attacker_power, defender_power);
    out->breaks[ENGAGEMENT_ATTACKER] = attacker_power <= 0;
    out->breaks[ENGAGEMENT_DEFENDER] = defender_power <= 0;
    return attacker_power > 0 && defender_power > 0;
}
