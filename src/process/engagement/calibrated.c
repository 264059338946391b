#include "process/engagement/calibrated.h"

#include <math.h>

#include "numeric/distribution.h"
#include "numeric/elementary.h"
#include "process/engagement/attrition.h"
#include "process/engagement/calibration.h"
#include "process/engagement/power.h"

/* Centres of the size terms in the fit; the terms stop at the edge of what was observed. */
#define MID_LN_SIZE 10.0
#define MID_LN_DENSITY 7.0
#define LN_SIZE_LOW (-4.7) /* about 200 people */
#define LN_SIZE_HIGH 4.0
#define LN_DENSITY_LOW (-2.0) /* about 150 people a km and side */
#define LN_DENSITY_HIGH 2.0
#define LN_RATIO_HIGH 3.0 /* 20 : 1; nothing beyond was observed */

/* No engagement of the sample is marked as a river crossing. Assumed: an assault crossing takes as much from the odds
 * as an adverse factor of 1.3 in power (Dupuy's shoreline factor), and 0.7 of the advance remains. */
#define CROSSING_LOG_POWER 0.26
#define CROSSING_LOG_ADVANCE (-0.36)

/* Ground without rows of its own in the sample slows as rugged ground does, in part; assumed. */
static const double ruggedness[TERRAIN_COUNT] = {
    [TERRAIN_OPEN] = 0,  [TERRAIN_MIXED] = 0, [TERRAIN_FOREST] = 0.5,
    [TERRAIN_HILLS] = 1, [TERRAIN_MARSH] = 1, [TERRAIN_URBAN] = 1,
};

/* Memory of a fight: its luck, and what size, front and the estimate's intercepts add, as they were at its start (the
 * sample knows strengths at the start only). Pace is never 0 once the fight has begun. */
enum {
    STATE_PACE_PER_DAY,
    STATE_RESOLVE,                                   /* exponential thresholds of attacker and defender */
    STATE_MARGIN = STATE_RESOLVE + ENGAGEMENT_SIDES, /* added to the log odds */
    STATE_LOSS = STATE_MARGIN + 1,                   /* added to ln loss of attacker and defender */
    STATE_ADVANCE = STATE_LOSS + ENGAGEMENT_SIDES,   /* added to ln advance */
    STATE_USED
};
_Static_assert(STATE_USED * sizeof(double) <= sizeof(engagement_state), "memory of a fight");

static double clip(double x, double low, double high)
{
    return x < low ? low : x > high ? high : x;
}

/* What `estimate` adds to coefficient k of the uncertain ones. */
enum { SHIFT_WIN, SHIFT_POWER, SHIFT_LOSS, SHIFT_ADVANCE = SHIFT_LOSS + ENGAGEMENT_SIDES, SHIFT_COURSE };

static double shift(const double *estimate, int k)
{
    double sum = 0;
    for (int j = 0; j <= k; j++)
        sum += calibration.cholesky[k][j] * estimate[j];
    return sum;
}

static double log_people(const engagement_force *f)
{
    double people = f->strength[STRENGTH_PERSONNEL];
    return people > 1 ? elementary_log(people) : 0;
}

static void begin(const engagement_input *in, const double *estimate, const double *draws, double *memory)
{
    double ln_people[ENGAGEMENT_SIDES] = {log_people(&in->force[0]), log_people(&in->force[1])};
    double middle = 0.5 * (ln_people[0] + ln_people[1]);
    double density = 0;
    if (in->front_km > 0)
        density = clip(middle - elementary_log(in->front_km) - MID_LN_DENSITY, LN_DENSITY_LOW, LN_DENSITY_HIGH);
    double size = clip(middle - MID_LN_SIZE, LN_SIZE_LOW, LN_SIZE_HIGH);
    memory[STATE_PACE_PER_DAY] = elementary_exp(-calibration.pace[PACE_INTERCEPT] - calibration.pace[PACE_SIZE] * size);
    memory[STATE_MARGIN] = elementary_log(draws[2] / (1 - draws[2])) + shift(estimate, SHIFT_WIN);
    for (int s = 0; s < ENGAGEMENT_SIDES; s++) {
        const double *b = calibration.loss[s];
        memory[STATE_RESOLVE + s] = -elementary_log(draws[s]);
        memory[STATE_LOSS + s] =
            calibration.loss_sd[s] * distribution_normal_quantile(draws[3 + s]) + shift(estimate, SHIFT_LOSS + s) +
            b[LOSS_SIZE] * clip(ln_people[s] - MID_LN_SIZE, LN_SIZE_LOW, LN_SIZE_HIGH) + b[LOSS_DENSITY] * density;
    }
    memory[STATE_ADVANCE] =
        calibration.advance_sd * distribution_normal_quantile(draws[5]) + shift(estimate, SHIFT_ADVANCE);
}

static double log_ratio(double ratio)
{
    return clip(elementary_log(ratio), -LN_RATIO_HIGH, LN_RATIO_HIGH);
}

static double fortification(const engagement_input *in)
{
    return in->stance == STANCE_FORTIFIED ? 1 : in->stance == STANCE_PREPARED ? calibration.prepared_share : 0;
}

static bool is_moving(const engagement_input *in)
{
    return in->stance == STANCE_DELAY || in->stance == STANCE_WITHDRAWAL;
}

static double log_odds(const engagement_input *in, double ln_ratio, double power_shift)
{
    const double *b = calibration.win;
    double odds = b[WIN_INTERCEPT] + b[WIN_AIR] * clip(in->air_superiority, -1, 1) + b[WIN_SURPRISE] * in->surprise +
                  b[WIN_FORTIFIED] * fortification(in);
    if (in->wet)
        odds += b[WIN_WET];
    if (in->water_obstacle)
        ln_ratio -= CROSSING_LOG_POWER;
    double slope = b[WIN_POWER] + power_shift;
    return slope > 0 ? odds + slope * ln_ratio : odds;
}

double calibrated_log_odds(const engagement_input *in, const double *estimate)
{
    double ratio = power_ratio(power_side(in, ENGAGEMENT_ATTACKER), power_side(in, ENGAGEMENT_DEFENDER));
    double ln_ratio = ratio > 0 ? log_ratio(ratio) : -LN_RATIO_HIGH;
    return log_odds(in, ln_ratio, shift(estimate, SHIFT_POWER)) + shift(estimate, SHIFT_WIN);
}

static double loss_share(const engagement_input *in, int side, double course, double ln_ratio, double ln_start,
                         double dt_day)
{
    const double *b = calibration.loss[side];
    double ln_rate = b[LOSS_INTERCEPT] + ln_start + b[LOSS_COURSE] * course + b[LOSS_POWER] * ln_ratio +
                     b[LOSS_FORTIFIED] * fortification(in);
    if (is_moving(in))
        ln_rate += b[LOSS_MOVING];
    double lost = elementary_exp(ln_rate) * in->loss_multiplier * power_fire_factor(in, 1 - side) * dt_day;
    return lost < 1 ? lost / (1 + 0.5 * lost) : 1 - 1 / (3 * lost); /* 1 - exp(-lost), monotone, no second exp */
}

static double advance_km_per_day(const engagement_input *in, double course, double course_shift, double ln_start)
{
    const double *b = calibration.advance;
    double ln_rate = b[ADVANCE_INTERCEPT] + ln_start + (b[ADVANCE_COURSE] + course_shift) * course +
                     b[ADVANCE_RUGGED] * ruggedness[in->ground];
    if (course > 0)
        ln_rate += b[ADVANCE_FORTIFIED] * fortification(in) * course;
    if (is_moving(in))
        ln_rate += b[ADVANCE_MOVING];
    if (in->water_obstacle)
        ln_rate += CROSSING_LOG_ADVANCE;
    return elementary_exp(ln_rate) * in->advance_multiplier;
}

static void step(const engagement_input *in, const double *estimate, const double *draws, double dt_hour,
                 engagement_state *state, engagement_output *out)
{
    double attacker = power_side(in, ENGAGEMENT_ATTACKER);
    double defender = power_side(in, ENGAGEMENT_DEFENDER);
    if (!attrition_begin(attacker, defender, out))
        return;
    double *memory = state->value;
    if (memory[STATE_PACE_PER_DAY] == 0)
        begin(in, estimate, draws, memory);
    double dt_day = dt_hour / 24;
    double ln_ratio = log_ratio(out->power_ratio);
    double margin = log_odds(in, ln_ratio, shift(estimate, SHIFT_POWER)) + memory[STATE_MARGIN];
    double course = margin / (1 + fabs(margin));
    int yielding = margin > 0 ? ENGAGEMENT_DEFENDER : ENGAGEMENT_ATTACKER;
    memory[STATE_RESOLVE + yielding] -= dt_day * memory[STATE_PACE_PER_DAY];
    for (int s = 0; s < ENGAGEMENT_SIDES; s++) {
        double share = loss_share(in, s, course, ln_ratio, memory[STATE_LOSS + s], dt_day);
        attrition_spread(in, s, share, dt_hour, out);
        out->breaks[s] = attrition_break_hazard(in, s, out) >= memory[STATE_RESOLVE + s];
    }
    out->advance_km = advance_km_per_day(in, course, shift(estimate, SHIFT_COURSE), memory[STATE_ADVANCE]) * dt_day;
}

const engagement_model calibrated_model = {
    .id = "calibrated",
    .title = "Calibrated on engagements of 1939-1973",
    .source = "CDB90 (CAA-SR-84-6, edition 1990), tidy edition by J. B. Arnold; this project's estimates",
    .native_step_hour = 6,
    .step = step,
};
