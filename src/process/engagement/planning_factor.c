#include "process/engagement/planning_factor.h"

#include <math.h>

#include "numeric/elementary.h"
#include "process/engagement/attrition.h"
#include "process/engagement/power.h"

/* Per cent of the people, first and succeeding days. */
static const double loss_pct[PLANNING_OPERATIONS][2][2] = {
    [PLANNING_ATTACK_ON_FORTIFIED_ZONE] = {{6.6, 3.5}, {0.8, 0.6}},
    [PLANNING_COVERING_FORCE] = {{1.2, 1.2}, {0.4, 0.4}},
    [PLANNING_DEFENCE_OF_SECTOR] = {{3.5, 1.9}, {0.6, 0.5}},
    [PLANNING_DELAY] = {{1.0, 1.0}, {0.4, 0.4}},
};

enum { STATE_STARTED, STATE_THRESHOLD, STATE_DAY = STATE_THRESHOLD + ENGAGEMENT_SIDES };

double planning_factor_loss_share(planning_operation operation, bool corps_troops, bool first_day)
{
    return loss_pct[operation][corps_troops][first_day ? 0 : 1] / 100;
}

/* The table has one attack only, on a fortified zone; that it also stands for a prepared defence, and the covering
 * force for lighter attacks, is assumed. */
static planning_operation operation_of(int side, enum stance stance)
{
    bool moving = stance == STANCE_DELAY || stance == STANCE_WITHDRAWAL;
    if (side == ENGAGEMENT_DEFENDER)
        return moving ? PLANNING_DELAY : PLANNING_DEFENCE_OF_SECTOR;
    return moving || stance == STANCE_HASTY ? PLANNING_COVERING_FORCE : PLANNING_ATTACK_ON_FORTIFIED_ZONE;
}

/* A step that ends the first day has some of both. */
static double share_of_step(planning_operation operation, double passed_day, double dt_day)
{
    double first = fmin(fmax(1 - passed_day, 0), dt_day);
    return first * planning_factor_loss_share(operation, false, true) +
           (dt_day - first) * planning_factor_loss_share(operation, false, false);
}

static void step(const engagement_input *in, const double *estimate, const double *draws, double dt_hour,
                 engagement_state *state, engagement_output *out)
{
    (void)estimate;
    if (!attrition_begin(power_side(in, ENGAGEMENT_ATTACKER), power_side(in, ENGAGEMENT_DEFENDER), out))
        return;
    double *memory = state->value;
    if (memory[STATE_STARTED] == 0) {
        memory[STATE_STARTED] = 1;
        for (int s = 0; s < ENGAGEMENT_SIDES; s++)
            memory[STATE_THRESHOLD + s] = -elementary_log(draws[s]);
    }
    double day = dt_hour / 24;
    for (int s = 0; s < ENGAGEMENT_SIDES; s++) {
        double share = share_of_step(operation_of(s, in->stance), memory[STATE_DAY], day);
        share *= in->loss_multiplier * power_fire_factor(in, 1 - s);
        attrition_spread(in, s, fmin(share, 1), dt_hour, out);
        out->breaks[s] = attrition_break_hazard(in, s, out) >= memory[STATE_THRESHOLD + s];
    }
    memory[STATE_DAY] += day;
    double ratio = out->power_ratio * power_attack_factor(in) / power_protection(in);
    out->advance_km = power_advance_km_per_day(in, ratio) * day;
}

const engagement_model planning_factor_model = {
    .id = "planning_factor",
    .title = "Planning factors: losses by the kind of operation",
    .source = "ST 101-6, FM 101-10-1; advance: Dupuy 1979",
    .native_step_hour = 6,
    .step = step,
};
