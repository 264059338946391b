#include "process/engagement/biddle.h"

#include <math.h>

#include "numeric/elementary.h"
#include "process/engagement/attrition.h"
#include "process/engagement/power.h"

const biddle_input biddle_baseline = {.invader = 1250000,
                                      .defender = 1000000,
                                      .invader_year = 1910,
                                      .defender_year = 1910,
                                      .depth_km = 15,
                                      .reserve_share = 0.4,
                                      .exposed_share = 0,
                                      .reserve_km_per_day = 100,
                                      .assault_km_per_day = 4.5,
                                      .assault_front_km = 25,
                                      .theatre_front_km = 500};

const biddle_constants biddle_table = {
    .k1 = 2.5, .k2 = 0.01, .k3 = 0.4, .k4 = 0.5, .k5 = 200000, .k7 = 5, .k8 = 0.1, .k9 = 0.01};

biddle_result biddle_evaluate(const biddle_input *in, const biddle_constants *k)
{
    biddle_result r;
    double invader_age = (in->invader_year - 1900) / 10;
    double defender_age = (in->defender_year - 1900) / 10;
    double forward = in->defender * (1 - in->reserve_share);
    double reserve = in->defender * in->reserve_share;
    r.technology_casualties = defender_age * defender_age / invader_age;
    r.technology_flank = invader_age * invader_age / defender_age;
    r.reserves_arriving_share = fmin(elementary_pow(invader_age, -k->k2 * in->reserve_km_per_day), 1);
    r.exchange = k->k1 * (1 - in->exposed_share);
    /* A.7 as printed; a working copy of the transcription multiplies by Trho^k4 instead. */
    r.flank_density = k->k9 * reserve * r.reserves_arriving_share / elementary_pow(r.technology_flank, k->k4);
    r.pinning_density = k->k3 * forward / in->theatre_front_km;
    r.assault_force = in->invader - r.pinning_density * (in->theatre_front_km - in->assault_front_km);
    r.forward_defenders = forward * in->assault_front_km / (in->theatre_front_km * in->depth_km);
    r.casualties_per_km = k->k7 * (1 - in->exposed_share) * r.technology_casualties * r.forward_defenders *
                          (in->assault_km_per_day + k->k8);
    r.assault_decline_per_day =
        r.casualties_per_km * in->assault_km_per_day + 2 * r.flank_density * in->assault_km_per_day;
    r.reserve_arrival_per_day = reserve * in->reserve_km_per_day * r.reserves_arriving_share / in->theatre_front_km;
    double reserves_in_day = in->theatre_front_km / in->reserve_km_per_day;
    double spare = r.assault_force - r.exchange * r.forward_defenders;
    r.culmination_day = spare / (r.assault_decline_per_day + r.exchange * r.reserve_arrival_per_day);
    if (r.culmination_day >= reserves_in_day)
        r.culmination_day = (spare - r.exchange * reserve * r.reserves_arriving_share) / r.assault_decline_per_day;
    r.culmination_day = fmax(r.culmination_day, 0);
    r.gain_km = in->assault_km_per_day * r.culmination_day;
    r.breakthrough = r.gain_km > in->depth_km;
    r.invader_casualties = r.casualties_per_km * r.gain_km + k->k5;
    return r;
}

#define NARROWEST_KM 1.0
#define ASSAULT_FRONT_SHARE 0.05        /* the baseline's 25 of 500 km */
#define SHALLOW_DEPTH_KM 3.0            /* the source's shallow variant, for a defence that has not dug in; assumed */
#define PREPARED_PROTECTION (1.5 * 1.2) /* taken as the baseline's ground and posture, as for Epstein's example */

/* An assault is fixed when it begins, by what the attacker has then. */
enum {
    STATE_POWER,
    STATE_THRESHOLD,
    STATE_DAY = STATE_THRESHOLD + ENGAGEMENT_SIDES, /* passed of the assault */
    STATE_LIMIT_DAY,                                /* t* */
    STATE_LOSS_PER_DAY,                             /* hazard of attacker and defender */
    STATE_USED = STATE_LOSS_PER_DAY + ENGAGEMENT_SIDES
};
_Static_assert(STATE_USED * sizeof(double) <= sizeof(engagement_state), "memory of a fight");

static double depth_km(const engagement_input *in)
{
    bool dug_in = in->stance == STANCE_PREPARED || in->stance == STANCE_FORTIFIED;
    return dug_in ? biddle_baseline.depth_km : SHALLOW_DEPTH_KM;
}

static void begin_assault(const engagement_input *in, const double *power, const double *draws, double *memory)
{
    biddle_input b = biddle_baseline;
    b.invader = power[ENGAGEMENT_ATTACKER] * power_attack_factor(in);
    b.defender = power[ENGAGEMENT_DEFENDER] * power_protection(in) / PREPARED_PROTECTION;
    b.theatre_front_km = fmax(in->front_km, NARROWEST_KM);
    b.assault_front_km = ASSAULT_FRONT_SHARE * b.theatre_front_km;
    b.depth_km = depth_km(in);
    const biddle_result r = biddle_evaluate(&b, &biddle_table);
    memory[STATE_POWER] = power[ENGAGEMENT_ATTACKER];
    memory[STATE_DAY] = 0;
    memory[STATE_LIMIT_DAY] = r.culmination_day;
    /* Attackers fall by C_a; that the defenders of the ground taken are lost is ours, their equation is not known. */
    memory[STATE_LOSS_PER_DAY + ENGAGEMENT_ATTACKER] = r.casualties_per_km * b.assault_km_per_day / b.invader;
    memory[STATE_LOSS_PER_DAY + ENGAGEMENT_DEFENDER] = r.forward_defenders * b.assault_km_per_day / b.defender;
    for (int s = 0; s < ENGAGEMENT_SIDES; s++) {
        memory[STATE_LOSS_PER_DAY + s] *= in->loss_multiplier * power_fire_factor(in, 1 - s);
        memory[STATE_THRESHOLD + s] = -elementary_log(draws[s]);
    }
}

static void step(const engagement_input *in, const double *estimate, const double *draws, double dt_hour,
                 engagement_state *state, engagement_output *out)
{
    (void)estimate;
    double power[ENGAGEMENT_SIDES] = {power_side(in, ENGAGEMENT_ATTACKER), power_side(in, ENGAGEMENT_DEFENDER)};
    if (!attrition_begin(power[ENGAGEMENT_ATTACKER], power[ENGAGEMENT_DEFENDER], out))
        return;
    double *memory = state->value;
    /* An attacker who has culminated assaults again once he has more than he began with. */
    bool culminated = memory[STATE_DAY] >= memory[STATE_LIMIT_DAY];
    if (memory[STATE_POWER] == 0 || (culminated && power[ENGAGEMENT_ATTACKER] > memory[STATE_POWER]))
        begin_assault(in, power, draws, memory);
    double day = dt_hour / 24;
    double part = fmin(fmax(memory[STATE_LIMIT_DAY] - memory[STATE_DAY], 0), day);
    memory[STATE_DAY] += day;
    for (int s = 0; s < ENGAGEMENT_SIDES; s++) {
        double hazard = memory[STATE_LOSS_PER_DAY + s] * part;
        attrition_spread(in, s, fmin(fmax(1 - elementary_exp(-hazard), 0), 1), dt_hour, out);
        out->breaks[s] = attrition_break_hazard(in, s, out) >= memory[STATE_THRESHOLD + s];
    }
    double km_per_day = biddle_baseline.assault_km_per_day;
    if (km_per_day * fmin(memory[STATE_DAY], memory[STATE_LIMIT_DAY]) > depth_km(in))
        out->breaks[ENGAGEMENT_DEFENDER] = true;
    out->advance_km = km_per_day * part * in->advance_multiplier;
}

const engagement_model biddle_model = {
    .id = "biddle",
    .title = "Biddle's model of assault, depth and reserves",
    .source = "Biddle 2004, appendix A.1 to A.20; factors: Dupuy 1979",
    .native_step_hour = 6,
    .step = step,
};
