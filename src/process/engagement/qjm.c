#include "process/engagement/qjm.h"

#include <math.h>

#include "numeric/elementary.h"
#include "process/engagement/attrition.h"
#include "process/engagement/power.h"

#define ATTACKER_CASUALTIES_PER_DAY 0.028 /* Numbers, Predictions and War; Attrition (1990) has 0.04 */
#define DEFENDER_CASUALTIES_PER_DAY 0.015
#define FEWEST_PER_VEHICLE 3.0 /* people; assumed: its crew, where fewer are stated */
#define VEHICLE_WEIGHT_1970S 15.0
#define STALL_RATIO 0.8
#define SURPRISE_LASTS_DAY 3.0
#define MECHANISED_PEOPLE_PER_VEHICLE 15.0 /* assumed: above, infantry */

static double antitank_in_use(const qjm_force *own, const qjm_force *enemy)
{
    double beyond = fmax(own->antitank - enemy->armour, 0);
    return own->antitank - 0.5 * beyond;
}

static double antiair_in_use(const qjm_force *own, const qjm_force *enemy)
{
    double beyond = fmax(own->antiair - enemy->air, 0);
    return own->antiair - 0.5 * beyond;
}

/* In full up to the own ground total, half beyond, three times it at most. */
static double air_in_use(double air, double ground)
{
    double beyond = fmax(air - ground, 0);
    return fmin(air - 0.5 * beyond, 3 * ground);
}

/* Factor of the air situation as `side` meets it, between the rows of the table. */
static double air_factor(const qjm_conditions *c, int side, int factor)
{
    double own = side == ENGAGEMENT_ATTACKER ? c->air_superiority : -c->air_superiority;
    double even = qjm_air[QJM_AIR_EQUALITY][factor];
    const double *end = own > 0 ? qjm_air[QJM_AIR_SUPERIORITY] : qjm_air[QJM_AIR_INFERIORITY];
    return even + (end[factor] - even) * fmin(fabs(own), 1);
}

static double strength(const qjm_force *own, const qjm_force *enemy, const qjm_conditions *c, int side)
{
    const double *r = qjm_terrain[c->terrain], *h = qjm_weather[c->weather], *z = qjm_season[c->season];
    double ground = (own->infantry_weapons + antitank_in_use(own, enemy)) * r[QJM_R_INFANTRY];
    ground += (own->artillery + antiair_in_use(own, enemy)) * r[QJM_R_ARTILLERY] * h[QJM_H_ARTILLERY] *
              z[QJM_Z_ARTILLERY] * air_factor(c, side, QJM_Y_ARTILLERY);
    ground += own->armour * r[QJM_R_TANKS] * h[QJM_H_TANKS];
    return ground +
           air_in_use(own->air, ground) * r[QJM_R_AIR] * h[QJM_H_AIR] * z[QJM_Z_AIR] * air_factor(c, side, QJM_Y_AIR);
}

/* Between the levels of surprise; no surprise below 0. */
static double surprise_factor(double surprise, int factor)
{
    double level = fmin(fmax(surprise, 0), QJM_SURPRISES - 1);
    int row = level < QJM_SURPRISES - 1 ? (int)level : QJM_SURPRISES - 2;
    return qjm_surprise[row][factor] + (level - row) * (qjm_surprise[row + 1][factor] - qjm_surprise[row][factor]);
}

static double people(const qjm_force *f)
{
    return fmax(f->personnel, FEWEST_PER_VEHICLE * f->vehicles);
}

static double mobility_of_force(const qjm_force *f, const qjm_conditions *c, int side)
{
    double carried = people(f) + c->vehicle_weight * f->vehicles + f->armour;
    return carried * air_factor(c, side, c->wet ? QJM_Y_MOBILITY_WET : QJM_Y_MOBILITY_DRY) / people(f);
}

/* The attacker's; the defender's is 1. The transcription has the factor of surprise outside of the root; inside,
 * complete surprise is worth 2.24, which is the overall effect that Dupuy's institute publishes. */
static double attacker_mobility(const qjm_force force[ENGAGEMENT_SIDES], const qjm_conditions *c)
{
    double ratio = mobility_of_force(&force[ENGAGEMENT_ATTACKER], c, ENGAGEMENT_ATTACKER) /
                   mobility_of_force(&force[ENGAGEMENT_DEFENDER], c, ENGAGEMENT_DEFENDER);
    ratio *= surprise_factor(c->surprise, QJM_SUR_MOBILITY) / surprise_factor(-c->surprise, QJM_SUR_MOBILITY);
    double m = sqrt(ratio);
    return m - (1 - qjm_terrain[c->terrain][QJM_R_MOBILITY] * qjm_weather[c->weather][QJM_H_MOBILITY]) * (m - 1);
}

static double vulnerability(const qjm_force *own, double own_strength, double enemy_strength, const qjm_conditions *c,
                            int side)
{
    bool attacks = side == ENGAGEMENT_ATTACKER;
    double surprise = attacks ? c->surprise : -c->surprise;
    double exposed = people(own) * sqrt(enemy_strength / own_strength) * air_factor(c, side, QJM_Y_VULNERABILITY) *
                     surprise_factor(surprise, QJM_SUR_VULNERABILITY) * surprise_factor(-surprise, QJM_SUR_SURPRISED);
    if (!attacks)
        exposed *= qjm_posture[c->posture][QJM_U_VULNERABILITY] / qjm_terrain[c->terrain][QJM_R_DEFENCE];
    else if (c->crossing)
        exposed *= qjm_shoreline[QJM_SHORE_SMALL_ARMS][QJM_MAJOR_FORDABLE_OR_MINOR_UNFORDABLE];
    double share = exposed / own_strength;
    if (share > 0.3)
        share = 0.3 + 0.1 * (share - 0.3);
    return fmax(1 - share, 0.6);
}

qjm_result qjm_evaluate(const qjm_force force[ENGAGEMENT_SIDES], const qjm_conditions *c)
{
    qjm_result r;
    for (int s = 0; s < ENGAGEMENT_SIDES; s++)
        r.strength[s] = strength(&force[s], &force[1 - s], c, s);
    r.mobility[ENGAGEMENT_ATTACKER] = attacker_mobility(force, c);
    r.mobility[ENGAGEMENT_DEFENDER] = 1;
    for (int s = 0; s < ENGAGEMENT_SIDES; s++) {
        r.vulnerability[s] = vulnerability(&force[s], r.strength[s], r.strength[1 - s], c, s);
        r.power[s] = r.strength[s] * r.mobility[s] * r.vulnerability[s] * force[s].effectiveness;
    }
    r.power[ENGAGEMENT_ATTACKER] *= qjm_weather[c->weather][QJM_H_ATTACK] * qjm_season[c->season][QJM_Z_ATTACK];
    r.power[ENGAGEMENT_DEFENDER] *= qjm_posture[c->posture][QJM_U_STRENGTH] * qjm_terrain[c->terrain][QJM_R_DEFENCE];
    r.power_ratio = power_ratio(r.power[ENGAGEMENT_ATTACKER], r.power[ENGAGEMENT_DEFENDER]);
    return r;
}

static double interpolate(const qjm_node *nodes, int count, double at)
{
    if (at <= nodes[0].at)
        return nodes[0].factor;
    for (int i = 1; i < count; i++)
        if (at < nodes[i].at)
            return nodes[i - 1].factor +
                   (nodes[i].factor - nodes[i - 1].factor) * (at - nodes[i - 1].at) / (nodes[i].at - nodes[i - 1].at);
    return nodes[count - 1].factor;
}

/* Between its rows a power of the size: the table falls from 21 to 1 over two decades. */
static double strength_size_factor(double personnel)
{
    const qjm_node *nodes = qjm_strength_size;
    for (int i = 1; i < QJM_STRENGTH_SIZE_NODES; i++)
        if (personnel > nodes[i - 1].at && personnel < nodes[i].at) {
            double part = elementary_log(personnel / nodes[i - 1].at) / elementary_log(nodes[i].at / nodes[i - 1].at);
            return nodes[i - 1].factor * elementary_pow(nodes[i].factor / nodes[i - 1].factor, part);
        }
    return interpolate(nodes, QJM_STRENGTH_SIZE_NODES, personnel);
}

double qjm_casualty_share_per_day(const qjm_conditions *c, int side, double personnel, double own_power_ratio)
{
    bool attacks = side == ENGAGEMENT_ATTACKER;
    double share = attacks ? ATTACKER_CASUALTIES_PER_DAY : DEFENDER_CASUALTIES_PER_DAY;
    share *= qjm_posture[c->posture][attacks ? QJM_U_ATTACKER_CASUALTIES : QJM_U_DEFENDER_CASUALTIES];
    share *= qjm_terrain[c->terrain][QJM_R_CASUALTIES] * qjm_weather[c->weather][QJM_H_CASUALTIES];
    share *= strength_size_factor(personnel);
    return share * interpolate(qjm_opposition, QJM_OPPOSITION_NODES, own_power_ratio);
}

double qjm_advance_km_per_day(int posture, int force, double power_ratio)
{
    double before = STALL_RATIO, rate_before = 0;
    for (int i = 0; i < QJM_ADVANCE_ROWS; i++) {
        double rate = qjm_advance_rate[i][posture][force].used;
        if (power_ratio < qjm_advance_ratio[i]) {
            double part = (power_ratio - before) / (qjm_advance_ratio[i] - before);
            return fmax(rate_before + (rate - rate_before) * part, 0);
        }
        before = qjm_advance_ratio[i];
        rate_before = rate;
    }
    return rate_before;
}

/* Which row of the tables stands for which ground and stance is ours. */
static const qjm_terrain_row terrain_row[TERRAIN_COUNT] = {
    [TERRAIN_OPEN] = QJM_FLAT_BARE,      [TERRAIN_MIXED] = QJM_FLAT_MIXED, [TERRAIN_FOREST] = QJM_FLAT_WOODED,
    [TERRAIN_HILLS] = QJM_ROLLING_MIXED, [TERRAIN_MARSH] = QJM_SWAMP_OPEN, [TERRAIN_URBAN] = QJM_URBAN,
};
static const qjm_posture_row posture_row[STANCE_COUNT] = {
    [STANCE_DELAY] = QJM_DELAY,       [STANCE_WITHDRAWAL] = QJM_WITHDRAWAL, [STANCE_HASTY] = QJM_HASTY,
    [STANCE_PREPARED] = QJM_PREPARED, [STANCE_FORTIFIED] = QJM_FORTIFIED,
};

enum { STATE_STARTED, STATE_THRESHOLD, STATE_DAY = STATE_THRESHOLD + ENGAGEMENT_SIDES, STATE_MECHANISED };

/* The weights of power.h stand for OLI; air power acts by its kills. */
static qjm_force force_of(const engagement_input *in, int side)
{
    const engagement_force *f = &in->force[side];
    const double *have = f->strength;
    double present = 1 - f->territorial_share * (1 - in->territorial_open_field_share);
    return (qjm_force){.personnel = have[STRENGTH_PERSONNEL],
                       .vehicles = have[STRENGTH_TANKS] + have[STRENGTH_IFV_APC],
                       .infantry_weapons = have[STRENGTH_PERSONNEL] * present,
                       .antitank = POWER_PER_AT_LAUNCHER * have[STRENGTH_AT_LAUNCHERS],
                       .artillery = POWER_PER_TUBE * have[STRENGTH_TUBE_ARTILLERY] +
                                    POWER_PER_ROCKET_LAUNCHER * have[STRENGTH_ROCKET_LAUNCHERS],
                       .armour = POWER_PER_TANK * have[STRENGTH_TANKS] + POWER_PER_IFV_APC * have[STRENGTH_IFV_APC],
                       .effectiveness = f->quality * f->supply_share};
}

static qjm_conditions conditions_of(const engagement_input *in, double passed_day)
{
    return (qjm_conditions){.terrain = terrain_row[in->ground],
                            .weather = in->wet ? QJM_WET_LIGHT_TEMPERATE : QJM_DRY_SUN_TEMPERATE,
                            .season = QJM_WINTER_TEMPERATE, /* all factors 1: the scenario states no season */
                            .posture = posture_row[in->stance],
                            .surprise = in->surprise * fmax(1 - passed_day / SURPRISE_LASTS_DAY, 0),
                            .air_superiority = in->air_superiority,
                            .wet = in->wet,
                            .crossing = in->water_obstacle,
                            .vehicle_weight = VEHICLE_WEIGHT_1970S};
}

static double advance_km_per_day(const engagement_input *in, bool mechanised, double ratio)
{
    int posture = in->stance == STANCE_FORTIFIED  ? QJM_ADVANCE_FORTIFIED
                  : in->stance == STANCE_PREPARED ? QJM_ADVANCE_PREPARED
                                                  : QJM_ADVANCE_HASTY;
    double rate = qjm_advance_km_per_day(posture, mechanised ? QJM_MECHANISED : QJM_INFANTRY, ratio);
    rate *= qjm_advance_terrain[terrain_row[in->ground]]
                               [mechanised ? QJM_ADVANCE_ARMOURED_GROUND : QJM_ADVANCE_INFANTRY_GROUND];
    if (in->water_obstacle)
        rate *= qjm_advance_river[QJM_UNFORDABLE][QJM_RIVER_100_M];
    return rate * in->advance_multiplier;
}

static void step(const engagement_input *in, const double *estimate, const double *draws, double dt_hour,
                 engagement_state *state, engagement_output *out)
{
    (void)estimate;
    if (!attrition_begin(power_side(in, ENGAGEMENT_ATTACKER), power_side(in, ENGAGEMENT_DEFENDER), out))
        return;
    const qjm_force force[ENGAGEMENT_SIDES] = {force_of(in, 0), force_of(in, 1)};
    double *memory = state->value;
    if (memory[STATE_STARTED] == 0) {
        const qjm_force *attacker = &force[ENGAGEMENT_ATTACKER];
        memory[STATE_STARTED] = 1;
        memory[STATE_MECHANISED] = attacker->vehicles * MECHANISED_PEOPLE_PER_VEHICLE >= attacker->personnel;
        for (int s = 0; s < ENGAGEMENT_SIDES; s++)
            memory[STATE_THRESHOLD + s] = -elementary_log(draws[s]);
    }
    const qjm_conditions c = conditions_of(in, memory[STATE_DAY]);
    const qjm_result r = qjm_evaluate(force, &c);
    double day = dt_hour / 24;
    for (int s = 0; s < ENGAGEMENT_SIDES; s++) {
        double own_ratio = power_ratio(r.power[s], r.power[1 - s]);
        double share = qjm_casualty_share_per_day(&c, s, force[s].personnel, own_ratio) * day;
        share *= in->loss_multiplier * power_fire_factor(in, 1 - s);
        attrition_spread(in, s, fmin(fmax(1 - elementary_exp(-share), 0), 1), dt_hour, out);
        out->breaks[s] = attrition_break_hazard(in, s, out) >= memory[STATE_THRESHOLD + s];
    }
    memory[STATE_DAY] += day;
    out->advance_km = advance_km_per_day(in, memory[STATE_MECHANISED] > 0, r.power_ratio) * day;
}

const engagement_model qjm_model = {
    .id = "qjm",
    .title = "Quantified Judgement Model",
    .source = "Dupuy 1979, factor tables as transcribed",
    .native_step_hour = 2,
    .step = step,
};
