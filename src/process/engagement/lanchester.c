#include "process/engagement/lanchester.h"

#include <assert.h>
#include <math.h>

#include "numeric/elementary.h"
#include "process/engagement/attrition.h"
#include "process/engagement/power.h"

/* Helmbold (1965): W = 1/2 keeps the linear law's invariant. The rates put the losses at the median of the engagements
 * of 1939-1973 (attacker 1.1 %, defender 3.3 % a day) where the effective power ratio has its median of 1.3. */
#define HELMBOLD_W 0.5
#define ATTACKER_LOSS_PER_DAY 0.0125
#define DEFENDER_LOSS_PER_DAY 0.029

#define LONGEST_FIGHT 300.0 /* in units of 1/sqrt(a b): exp stays finite, and one side is long gone */

enum { STATE_STARTED, STATE_THRESHOLD }; /* thresholds of attacker and defender follow each other */

/* Square law: X' = -a Y, Y' = -b X, closed form. */
static void square_law(double a, double b, double time, double *x, double *y)
{
    double c = sqrt(a / b);
    double kt = fmin(sqrt(a * b) * time, LONGEST_FIGHT);
    double reach = elementary_tanh(kt);
    double x0 = *x;
    double y0 = *y;
    if (x0 < c * y0 && reach * c * y0 >= x0) {
        *x = 0;
        *y = sqrt(y0 * y0 - x0 / c * (x0 / c));
        return;
    }
    if (c * y0 < x0 && reach * x0 >= c * y0) {
        *y = 0;
        *x = sqrt(x0 * x0 - c * y0 * (c * y0));
        return;
    }
    double grow = elementary_exp(kt);
    *x = 0.5 * ((x0 - c * y0) * grow + (x0 + c * y0) / grow);
    *y = 0.5 * ((y0 - x0 / c) * grow + (y0 + x0 / c) / grow);
}

void lanchester_advance(double w, double a, double b, double time, double *x, double *y)
{
    assert(a > 0 && b > 0 && *x > 0 && *y > 0 && w >= 0 && w <= 1);
    if (w < 1e-9) {
        *x *= elementary_exp(-a * time);
        *y *= elementary_exp(-b * time);
        return;
    }
    /* Scaled by the starting values, so that the powers stay near 1. */
    double ratio = elementary_pow(*y / *x, w);
    double x_w = 1;
    double y_w = 1;
    square_law(w * a * ratio, w * b / ratio, time, &x_w, &y_w);
    *x *= elementary_pow(fmax(x_w, 0), 1 / w);
    *y *= elementary_pow(fmax(y_w, 0), 1 / w);
}

static void step(const engagement_input *in, const double *estimate, const double *draws, double dt_hour,
                 engagement_state *state, engagement_output *out)
{
    (void)estimate;
    double attacker = power_side(in, ENGAGEMENT_ATTACKER);
    double defender = power_side(in, ENGAGEMENT_DEFENDER);
    if (!attrition_begin(attacker, defender, out))
        return;
    double *memory = state->value;
    if (memory[STATE_STARTED] == 0) {
        memory[STATE_STARTED] = 1;
        for (int s = 0; s < ENGAGEMENT_SIDES; s++)
            memory[STATE_THRESHOLD + s] = -elementary_log(draws[s]);
    }
    double ratio = out->power_ratio * power_attack_factor(in) / power_protection(in);
    ratio = fmax(ratio, 1 / POWER_RATIO_LIMIT);
    double left[ENGAGEMENT_SIDES] = {ratio, 1};
    double day = dt_hour / 24 * in->loss_multiplier;
    lanchester_advance(HELMBOLD_W, ATTACKER_LOSS_PER_DAY * power_fire_factor(in, ENGAGEMENT_DEFENDER),
                       DEFENDER_LOSS_PER_DAY * power_fire_factor(in, ENGAGEMENT_ATTACKER), day,
                       &left[ENGAGEMENT_ATTACKER], &left[ENGAGEMENT_DEFENDER]);
    left[ENGAGEMENT_ATTACKER] /= ratio;
    for (int s = 0; s < ENGAGEMENT_SIDES; s++) {
        attrition_spread(in, s, fmin(fmax(1 - left[s], 0), 1), dt_hour, out);
        out->breaks[s] = attrition_break_hazard(in, s, out) >= memory[STATE_THRESHOLD + s];
    }
    out->advance_km = power_advance_km_per_day(in, ratio) * dt_hour / 24;
}

const engagement_model lanchester_model = {
    .id = "lanchester",
    .title = "Lanchester with Helmbold exponent",
    .source = "Lanchester 1916; Helmbold 1965; factors: Dupuy 1979",
    .native_step_hour = 6,
    .step = step,
};
