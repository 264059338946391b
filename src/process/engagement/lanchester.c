#include "process/engagement/lanchester.h"

#include <math.h>

#include "numeric/elementary.h"
#include "process/engagement/attrition.h"
#include "process/engagement/lanchester_law.h"
#include "process/engagement/power.h"

#define HELMBOLD_W 0.5 /* keeps the linear law's invariant */

/* Losses a day of attacker and defender at parity. They put the losses of each law at the median of the engagements of
 * 1939-1973 (attacker 1.1 %, defender 3.3 % a day) where the effective power ratio has its median of 1.3. */
static const double loss_per_day[][ENGAGEMENT_SIDES] = {
    [LANCHESTER_HELMBOLD] = {0.0125, 0.029}, [LANCHESTER_SQUARE] = {0.0143, 0.0254},
    [LANCHESTER_LINEAR] = {0.011, 0.0254},   [LANCHESTER_LOG] = {0.011, 0.033},
    [LANCHESTER_MIXED] = {0.0143, 0.0254},
};

/* Area fire depends on how many there are, not on the ratio alone: strengths are in units of the power that the
 * defender had at the start. */
enum { STATE_SCALE, STATE_THRESHOLD, STATE_USED = STATE_THRESHOLD + ENGAGEMENT_SIDES };
_Static_assert((int)STATE_USED <= (int)LANCHESTER_MEMORY, "memory of a fight");

static lanchester_strengths advance(lanchester_law law, double a, double b, lanchester_strengths s, double day)
{
    switch (law) {
    case LANCHESTER_SQUARE:
        return lanchester_square(a, b, s, day);
    case LANCHESTER_LINEAR:
        return lanchester_linear(a, b, s, day);
    case LANCHESTER_LOG:
        return lanchester_logarithmic(a, b, s, day);
    case LANCHESTER_MIXED:
        return lanchester_mixed(a, b, s, day);
    case LANCHESTER_HELMBOLD:
        break;
    }
    return lanchester_helmbold(HELMBOLD_W, a, b, s, day);
}

double lanchester_effective_ratio(const engagement_input *in, double ratio)
{
    return fmax(ratio * power_attack_factor(in) / power_protection(in), 1 / POWER_RATIO_LIMIT);
}

void lanchester_fight(lanchester_law law, double exchange, const engagement_input *in, const double *draws,
                      double dt_hour, engagement_state *state, engagement_output *out)
{
    double attacker = power_side(in, ENGAGEMENT_ATTACKER);
    double defender = power_side(in, ENGAGEMENT_DEFENDER);
    if (!attrition_begin(attacker, defender, out))
        return;
    double *memory = state->value;
    if (memory[STATE_SCALE] == 0) {
        memory[STATE_SCALE] = defender;
        for (int s = 0; s < ENGAGEMENT_SIDES; s++)
            memory[STATE_THRESHOLD + s] = -elementary_log(draws[s]);
    }
    double ratio = lanchester_effective_ratio(in, out->power_ratio);
    double there = defender / memory[STATE_SCALE];
    lanchester_strengths before = {ratio * there, there};
    double day = dt_hour / 24 * in->loss_multiplier;
    lanchester_strengths after = advance(
        law, loss_per_day[law][ENGAGEMENT_ATTACKER] * power_fire_factor(in, ENGAGEMENT_DEFENDER) * exchange,
        loss_per_day[law][ENGAGEMENT_DEFENDER] * power_fire_factor(in, ENGAGEMENT_ATTACKER) / exchange, before, day);
    double left[ENGAGEMENT_SIDES] = {after.x / before.x, after.y / before.y};
    for (int s = 0; s < ENGAGEMENT_SIDES; s++) {
        attrition_spread(in, s, fmin(fmax(1 - left[s], 0), 1), dt_hour, out);
        out->breaks[s] = attrition_break_hazard(in, s, out) >= memory[STATE_THRESHOLD + s];
    }
    out->advance_km = power_advance_km_per_day(in, ratio) * dt_hour / 24;
}

/* Where a weak side loses fast, and its armour faster than its people, a step of 6 hours is too coarse. */
#define DEFINE_MODEL(name, law, step_hour, words, authors)                                                             \
    static void name##_step(const engagement_input *in, const double *estimate, const double *draws, double dt_hour,   \
                            engagement_state *state, engagement_output *out)                                           \
    {                                                                                                                  \
        (void)estimate;                                                                                                \
        lanchester_fight(law, 1, in, draws, dt_hour, state, out);                                                      \
    }                                                                                                                  \
    const engagement_model name##_model = {                                                                            \
        .id = #name, .title = words, .source = authors, .native_step_hour = step_hour, .step = name##_step}

DEFINE_MODEL(lanchester, LANCHESTER_HELMBOLD, 6, "Lanchester with Helmbold exponent",
             "Lanchester 1916; Helmbold 1965; factors: Dupuy 1979");
DEFINE_MODEL(lanchester_square, LANCHESTER_SQUARE, 3, "Lanchester's square law, aimed fire",
             "Lanchester 1916; factors: Dupuy 1979");
DEFINE_MODEL(lanchester_linear, LANCHESTER_LINEAR, 3, "Lanchester's linear law, area fire",
             "Lanchester 1916; factors: Dupuy 1979");
DEFINE_MODEL(lanchester_log, LANCHESTER_LOG, 6, "Peterson's logarithmic law", "Peterson 1967; factors: Dupuy 1979");
DEFINE_MODEL(lanchester_mixed, LANCHESTER_MIXED, 3, "Mixed law, attacker in the open and defender concealed",
             "Deitchman 1962; Brackney 1959; factors: Dupuy 1979");
