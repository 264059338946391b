#include "process/engagement/epstein.h"

#include <assert.h>
#include <math.h>

#include "numeric/elementary.h"
#include "process/engagement/attrition.h"
#include "process/engagement/power.h"

/* Inputs of the worked example. Its exchange ratio is taken to be that of a prepared defence on mixed ground. */
static const epstein_rules example_rules = {0.075, 0.05, 1.5, 20};
static const double first_prosecution_share = 0.02;
#define EXAMPLE_PROTECTION (1.5 * 1.2)

/* STATE_DAY holds 1 + the part of the current day that has passed; 0 means that the fight has not begun. */
enum {
    STATE_DAY,
    STATE_THRESHOLD_ATTACKER,
    STATE_THRESHOLD_DEFENDER,
    STATE_PROSECUTION,
    STATE_WITHDRAWAL,
    STATE_ATTACKER,
    STATE_DEFENDER,
    STATE_DEFENDER_GROUND
};

static double clip(double x, double low, double high)
{
    return x < low ? low : x > high ? high : x;
}

epstein_loss epstein_day(const epstein_rules *rules, const epstein_pace *pace, double attacker, double defender,
                         double attacker_air, double defender_air)
{
    assert(attacker > 0 && defender > 0);
    epstein_loss loss;
    loss.attacker_ground = pace->prosecution_share * (1 - pace->withdrawal_km_day / rules->withdrawal_max_km_day);
    loss.defender_ground = clip(loss.attacker_ground / rules->exchange_ratio * attacker / defender, 0, 1);
    loss.attacker = clip(loss.attacker_ground + attacker_air / attacker, 0, 1);
    loss.defender = clip(loss.defender_ground + defender_air / defender, 0, 1);
    return loss;
}

epstein_pace epstein_adapt(const epstein_rules *rules, const epstein_pace *pace, const epstein_loss *loss)
{
    epstein_pace next;
    double limit = rules->attacker_limit_share;
    next.prosecution_share =
        pace->prosecution_share - (limit - pace->prosecution_share) / limit * (loss->attacker - limit);
    next.prosecution_share = clip(next.prosecution_share, 0, 1);
    double top = rules->withdrawal_max_km_day;
    double over = loss->defender - rules->defender_limit_share;
    next.withdrawal_km_day =
        over <= 0
            ? 0
            : clip(pace->withdrawal_km_day + (top - pace->withdrawal_km_day) / (1 - rules->defender_limit_share) * over,
                   0, top);
    return next;
}

double epstein_close_support(double aircraft, double vehicles_per_sortie, double loss_prob, double sorties)
{
    double flown = sorties;
    if (loss_prob > 0)
        flown = (1 - elementary_pow(1 - loss_prob, sorties + 1)) / loss_prob - 1;
    return aircraft * vehicles_per_sortie * flown;
}

double epstein_aircraft(double first_day, double loss_prob, double sorties, int day)
{
    return first_day * elementary_pow(1 - loss_prob, sorties * (day - 1));
}

/* Lethality lost to the enemy's aircraft in a day; the air process has already taken off what was lost on the way. */
static double air_points(const engagement_input *in, int side)
{
    const engagement_force *f = &in->force[side];
    return epstein_close_support(in->force[1 - side].air_kill_vehicles_per_day, 1, 0, 1) * POWER_PER_TANK * f->quality *
           f->supply_share;
}

static void begin_day(const engagement_input *in, const double *power, double *memory)
{
    epstein_rules rules = example_rules;
    rules.exchange_ratio *= power_protection(in) / EXAMPLE_PROTECTION / power_attack_factor(in);
    epstein_pace pace = {memory[STATE_PROSECUTION], memory[STATE_WITHDRAWAL]};
    if (memory[STATE_DAY] == 0) {
        pace = (epstein_pace){first_prosecution_share, 0};
    } else {
        epstein_loss yesterday = {.attacker = memory[STATE_ATTACKER], .defender = memory[STATE_DEFENDER]};
        pace = epstein_adapt(&rules, &pace, &yesterday);
    }
    epstein_loss loss = epstein_day(&rules, &pace, power[ENGAGEMENT_ATTACKER], power[ENGAGEMENT_DEFENDER],
                                    air_points(in, ENGAGEMENT_ATTACKER), air_points(in, ENGAGEMENT_DEFENDER));
    memory[STATE_PROSECUTION] = pace.prosecution_share;
    memory[STATE_WITHDRAWAL] = pace.withdrawal_km_day;
    memory[STATE_ATTACKER] = loss.attacker;
    memory[STATE_DEFENDER] = loss.defender;
    memory[STATE_DEFENDER_GROUND] = loss.defender_ground;
    memory[STATE_DAY] = 1;
}

/* Share lost in `part` of a day after `passed` of it, where `ground` of the morning's strength goes in the day on the
 * ground and `all` in total: losses are even over the day, so a day in parts adds up to the day. */
static double part_share(double ground, double all, double passed, double part)
{
    return clip(ground * part / fmax(1 - all * passed, 1e-12), 0, 1);
}

static void step(const engagement_input *in, const double *estimate, const double *draws, double dt_hour,
                 engagement_state *state, engagement_output *out)
{
    (void)estimate;
    double power[ENGAGEMENT_SIDES] = {power_side(in, ENGAGEMENT_ATTACKER), power_side(in, ENGAGEMENT_DEFENDER)};
    if (!attrition_begin(power[ENGAGEMENT_ATTACKER], power[ENGAGEMENT_DEFENDER], out))
        return;
    double *memory = state->value;
    if (memory[STATE_DAY] == 0) {
        memory[STATE_THRESHOLD_ATTACKER] = -elementary_log(draws[ENGAGEMENT_ATTACKER]);
        memory[STATE_THRESHOLD_DEFENDER] = -elementary_log(draws[ENGAGEMENT_DEFENDER]);
        begin_day(in, power, memory);
    } else if (memory[STATE_DAY] >= 2 - 1e-9) {
        begin_day(in, power, memory);
    }
    double part = dt_hour / 24;
    double passed = memory[STATE_DAY] - 1;
    double pace_share =
        memory[STATE_PROSECUTION] * (1 - memory[STATE_WITHDRAWAL] / example_rules.withdrawal_max_km_day);
    double share[ENGAGEMENT_SIDES] = {part_share(pace_share, memory[STATE_ATTACKER], passed, part),
                                      part_share(memory[STATE_DEFENDER_GROUND], memory[STATE_DEFENDER], passed, part)};
    for (int s = 0; s < ENGAGEMENT_SIDES; s++) {
        double scaled = share[s] * in->loss_multiplier * power_fire_factor(in, 1 - s);
        attrition_spread(in, s, fmin(scaled, 1), dt_hour, out);
        out->breaks[s] = attrition_break_hazard(in, s, out) >= memory[STATE_THRESHOLD_ATTACKER + s];
    }
    out->advance_km = memory[STATE_WITHDRAWAL] * in->advance_multiplier * part;
    memory[STATE_DAY] += part;
}

const engagement_model epstein_model = {
    .id = "epstein",
    .title = "Epstein's adaptive dynamic model",
    .source = "Epstein 1985, appendix A-1 to A-13",
    .native_step_hour = 6,
    .step = step,
};
