#include "process/engagement/calibrated.h"

#include <math.h>

#include "numeric/distribution.h"
#include "numeric/elementary.h"
#include "process/engagement/attrition.h"
#include "process/engagement/calibration.h"
#include "process/engagement/power.h"

/* Centres of the size terms in the fit; the terms stop at the edge of what was observed. */
#define MID_LN_SIZE 10.0
#define MID_LN_DENSITY 8.0
#define LN_SIZE_LOW (-4.7) /* about 200 people */
#define LN_SIZE_HIGH 4.0
#define LN_DENSITY_LOW (-2.0) /* about 400 people a km */
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

enum {
    STATE_STARTED,
    STATE_RESOLVE,                                   /* exponential thresholds of attacker and defender */
    STATE_MARGIN = STATE_RESOLVE + ENGAGEMENT_SIDES, /* logistic luck of the attack */
    STATE_LOSS = STATE_MARGIN + 1,                   /* ln, residuals of both sides */
    STATE_ADVANCE = STATE_LOSS + ENGAGEMENT_SIDES    /* ln */
};

/* The estimate's part in the six uncertain coefficients. */
struct shift {
    double win, power, loss[ENGAGEMENT_SIDES], advance, course;
};

static double clip(double x, double low, double high)
{
    return x < low ? low : x > high ? high : x;
}

static struct shift draw_shift(const double *estimate)
{
    double value[ENGAGEMENT_DRAWS];
    for (int i = 0; i < ENGAGEMENT_DRAWS; i++) {
        value[i] = 0;
        for (int j = 0; j <= i; j++)
            value[i] += calibration.cholesky[i][j] * estimate[j];
    }
    return (struct shift){value[0], value[1], {value[2], value[3]}, value[4], value[5]};
}

static void begin(const double *draws, double *memory)
{
    memory[STATE_STARTED] = 1;
    for (int s = 0; s < ENGAGEMENT_SIDES; s++)
        memory[STATE_RESOLVE + s] = -elementary_log(draws[s]);
    memory[STATE_MARGIN] = elementary_log(draws[2] / (1 - draws[2]));
    for (int s = 0; s < ENGAGEMENT_SIDES; s++)
        memory[STATE_LOSS + s] = calibration.loss_sd[s] * distribution_normal_quantile(draws[3 + s]);
    memory[STATE_ADVANCE] = calibration.advance_sd * distribution_normal_quantile(draws[5]);
}

static double log_ratio(double ratio)
{
    return clip(elementary_log(ratio), -LN_RATIO_HIGH, LN_RATIO_HIGH);
}

static double fortification(const engagement_input *in)
{
    return in->stance == STANCE_FORTIFIED ? 1 : in->stance == STANCE_PREPARED ? calibration.prepared_share : 0;
}

static double log_odds(const engagement_input *in, double ln_ratio, const struct shift *shift)
{
    const double *b = calibration.win;
    double odds =
        b[WIN_INTERCEPT] + shift->win + b[WIN_AIR] * clip(in->air_superiority, -1, 1) + b[WIN_SURPRISE] * in->surprise;
    double crossing = in->water_obstacle ? CROSSING_LOG_POWER : 0;
    odds += fmax(b[WIN_POWER] + shift->power, 0) * (ln_ratio - crossing);
    if (in->wet)
        odds += b[WIN_WET];
    return odds + b[WIN_FORTIFIED] * fortification(in);
}

double calibrated_log_odds(const engagement_input *in, const double *estimate)
{
    struct shift shift = draw_shift(estimate);
    double ratio = power_ratio(power_side(in, ENGAGEMENT_ATTACKER), power_side(in, ENGAGEMENT_DEFENDER));
    return log_odds(in, ratio > 0 ? log_ratio(ratio) : -LN_RATIO_HIGH, &shift);
}

/* ln of people, about the centre of the fit, at least one person. */
static double log_size(double people)
{
    return clip(elementary_log(fmax(people, 1)) - MID_LN_SIZE, LN_SIZE_LOW, LN_SIZE_HIGH);
}

static double loss_share(const engagement_input *in, int side, double course, double ln_ratio, double ln_density,
                         double ln_luck, double dt_day)
{
    const double *b = calibration.loss[side];
    double ln_rate = b[LOSS_INTERCEPT] + ln_luck + b[LOSS_COURSE] * course + b[LOSS_POWER] * ln_ratio +
                     b[LOSS_SIZE] * log_size(in->force[side].strength[STRENGTH_PERSONNEL]) +
                     b[LOSS_DENSITY] * ln_density + b[LOSS_FORTIFIED] * fortification(in);
    if (in->stance == STANCE_DELAY || in->stance == STANCE_WITHDRAWAL)
        ln_rate += b[LOSS_MOVING];
    double lost = elementary_exp(ln_rate) * in->loss_multiplier * power_fire_factor(in, 1 - side) * dt_day;
    return lost < 1 ? lost / (1 + 0.5 * lost) : 1 - 1 / (3 * lost); /* 1 - exp(-lost), monotone, no second exp */
}

static double advance_km_per_day(const engagement_input *in, double course, double course_shift, double ln_luck)
{
    const double *b = calibration.advance;
    double ln_rate = b[ADVANCE_INTERCEPT] + ln_luck + (b[ADVANCE_COURSE] + course_shift) * course +
                     b[ADVANCE_RUGGED] * ruggedness[in->ground];
    if (course > 0)
        ln_rate += b[ADVANCE_FORTIFIED] * fortification(in) * course;
    if (in->stance == STANCE_DELAY || in->stance == STANCE_WITHDRAWAL)
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
    if (memory[STATE_STARTED] == 0)
        begin(draws, memory);
    struct shift shift = draw_shift(estimate);
    double dt_day = dt_hour / 24;
    double ln_ratio = log_ratio(out->power_ratio);
    double margin = log_odds(in, ln_ratio, &shift) + memory[STATE_MARGIN];
    double course = margin / (1 + fabs(margin));

    double people = in->force[ENGAGEMENT_ATTACKER].strength[STRENGTH_PERSONNEL] +
                    in->force[ENGAGEMENT_DEFENDER].strength[STRENGTH_PERSONNEL];
    double ln_people = elementary_log(fmax(people, 1));
    double ln_front = in->front_km > 0 ? elementary_log(in->front_km) : ln_people - MID_LN_DENSITY;
    double ln_density = clip(ln_people - ln_front - MID_LN_DENSITY, LN_DENSITY_LOW, LN_DENSITY_HIGH);
    double size = clip(ln_people - MID_LN_SIZE, LN_SIZE_LOW, LN_SIZE_HIGH);
    double ln_pace_day = calibration.pace[PACE_INTERCEPT] + calibration.pace[PACE_SIZE] * size;

    int loser = margin > 0 ? ENGAGEMENT_DEFENDER : ENGAGEMENT_ATTACKER;
    memory[STATE_RESOLVE + loser] -= dt_day * elementary_exp(-ln_pace_day);
    for (int s = 0; s < ENGAGEMENT_SIDES; s++) {
        double luck = memory[STATE_LOSS + s] + shift.loss[s];
        double share = loss_share(in, s, course, ln_ratio, ln_density, luck, dt_day);
        attrition_spread(in, s, share, dt_hour, out);
        out->breaks[s] = attrition_break_hazard(in, s, out) >= memory[STATE_RESOLVE + s];
    }
    out->advance_km = advance_km_per_day(in, course, shift.course, memory[STATE_ADVANCE] + shift.advance) * dt_day;
}

const engagement_model calibrated_model = {
    .id = "calibrated",
    .title = "Calibrated on engagements of 1939-1973",
    .source = "CDB90 (CAA-SR-84-6, edition 1990), tidy edition by J. B. Arnold; this project's estimates",
    .native_step_hour = 6,
    .step = step,
};
