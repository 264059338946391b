#include "history/estimate.h"

#include <math.h>

#include "numeric/elementary.h"
#include "numeric/logistic.h"
#include "process/engagement/power.h"

#define MID_LN_SIZE 10.0
#define MID_LN_DENSITY 7.0
#define EULER 0.5772156649015329 /* minus the mean of the logarithm of a standard exponential time */
#define SHORTEST_DAY 0.25
#define LOWEST_ADVANCE 0.1
#define SMALLEST_DEVIATION 0.1

enum { COURSE_POINTS = 32, MEDIAN_STEPS = 30, TERMS_MOST = LOSS_TERMS };

const double estimate_win_prior[WIN_TERMS] = {[WIN_POWER] = 1};
const double estimate_win_precision[WIN_TERMS] = {0.01, 10, 1, 1, 1, 1};
static const double no_prior[TERMS_MOST] = {0};
static const double unit_precision[TERMS_MOST] = {0.01, 1, 1, 1, 1, 1, 1};

static double known_or(double value, double otherwise)
{
    return isnan(value) ? otherwise : value;
}

static double ln_power(const struct engagement *e, int side)
{
    return elementary_log(e->strength[side] + POWER_PER_TANK * known_or(e->tanks[side], 0) +
                          POWER_PER_TUBE * known_or(e->guns[side], 0));
}

static double fortification(const struct engagement *e)
{
    return e->posture == STANCE_FORTIFIED ? 1 : e->posture == STANCE_PREPARED ? calibration.prepared_share : 0;
}

void estimate_case_make(const struct engagement *e, struct estimate_case *one)
{
    double ln_ratio = ln_power(e, ENGAGEMENT_ATTACKER) - ln_power(e, ENGAGEMENT_DEFENDER);
    double ln_people[ENGAGEMENT_SIDES] = {elementary_log(e->strength[0]), elementary_log(e->strength[1])};
    double middle = 0.5 * (ln_people[0] + ln_people[1]);
    double density = isnan(e->front_km) ? 0 : middle - elementary_log(e->front_km) - MID_LN_DENSITY;
    double moving = e->posture == STANCE_DELAY || e->posture == STANCE_WITHDRAWAL;
    one->fortified = fortification(e);
    one->outcome = e->winner == WINNER_ATTACKER ? 1 : e->winner == WINNER_DRAW ? 0.5 : 0;
    const double win[WIN_TERMS] = {1,           ln_ratio,      engagement_air(e), known_or(e->surprise, 0),
                                   e->wet == 1, one->fortified};
    for (int t = 0; t < WIN_TERMS; t++)
        one->win[t] = win[t];
    for (int side = 0; side < ENGAGEMENT_SIDES; side++) {
        const double loss[LOSS_TERMS] = {1,      0, ln_ratio, ln_people[side] - MID_LN_SIZE, moving, one->fortified,
                                         density};
        for (int t = 0; t < LOSS_TERMS; t++)
            one->loss[side][t] = loss[t];
        double share = engagement_loss_share_per_day(e, side);
        one->ln_loss[side] = isnan(share) ? NAN : elementary_log(share);
    }
    const double advance[ADVANCE_TERMS] = {1, 0, 0, e->relief == RELIEF_RUGGED, moving};
    for (int t = 0; t < ADVANCE_TERMS; t++)
        one->advance[t] = advance[t];
    double km_per_day = engagement_advance_km_per_day(e);
    one->ln_advance = isnan(km_per_day) ? NAN : elementary_log(fmax(LOWEST_ADVANCE, km_per_day));
    one->pace[PACE_INTERCEPT] = 1;
    one->pace[PACE_SIZE] = middle - MID_LN_SIZE;
    one->ln_duration = elementary_log(fmax(SHORTEST_DAY, known_or(e->duration_day, 1))) + EULER;
}

static double dot(const double *a, const double *b, int n)
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += a[i] * b[i];
    return sum;
}

double estimate_win_prob(const struct estimate_case *one, const double *win)
{
    return logistic(dot(one->win, win, WIN_TERMS));
}

/* Rows, values and weights of one regression, and the courses of the fights. */
typedef struct room {
    double *x, *y;       /* what a regression is given */
    double *row, *value; /* what is known, unweighted */
    double *course, *course_won;
} room;

size_t estimate_scratch(int count)
{
    return (size_t)count * (2 * TERMS_MOST + 4);
}

static room divide(double *scratch, int count)
{
    room r;
    r.x = scratch;
    r.row = r.x + (size_t)count * TERMS_MOST;
    r.y = r.row + (size_t)count * TERMS_MOST;
    r.value = r.y + count;
    r.course = r.value + count;
    r.course_won = r.course + count;
    return r;
}

bool estimate_win(const struct estimate_case *cases, const int *chosen, int count, double *scratch, double *win)
{
    room r = divide(scratch, count);
    for (int i = 0; i < count; i++) {
        const struct estimate_case *one = &cases[chosen[i]];
        for (int t = 0; t < WIN_TERMS; t++)
            r.x[i * WIN_TERMS + t] = one->win[t];
        r.y[i] = one->outcome;
    }
    const regression_data data = {r.x, r.y, count, WIN_TERMS, estimate_win_prior, estimate_win_precision};
    return logistic_fit(&data, win);
}

static double course_of(double margin)
{
    return margin / (1 + fabs(margin));
}

/* Means of the course and of its positive part over the logistic luck, given who won; a draw is half of each. */
static void expect_course(double odds, double outcome, double *course, double *won)
{
    double lost = logistic(-odds);
    *course = 0;
    *won = 0;
    for (int i = 0; i < COURSE_POINTS; i++) {
        double part = (i + 0.5) / COURSE_POINTS;
        const double share[2] = {outcome, 1 - outcome};
        const double level[2] = {lost + (1 - lost) * part, lost * part};
        for (int k = 0; k < 2; k++) {
            if (share[k] <= 0)
                continue;
            double u = fmin(fmax(level[k], 1e-12), 1 - 1e-12);
            double f = course_of(odds + elementary_log(u / (1 - u)));
            *course += share[k] * f / COURSE_POINTS;
            *won += share[k] * fmax(f, 0) / COURSE_POINTS;
        }
    }
}

/* One regression over the known values: of the mean, or of the median by reweighted least squares. */
static bool regress(room *r, int known, int terms, bool median, double *coefficient, double *deviation)
{
    const regression_data data = {r->x, r->y, known, terms, no_prior, unit_precision};
    for (int step = 0; step <= (median ? MEDIAN_STEPS : 0); step++) {
        for (int i = 0; i < known; i++) {
            double off = step > 0 ? r->value[i] - dot(r->row + i * terms, coefficient, terms) : 1;
            double root = step > 0 ? 1 / sqrt(fmax(fabs(off), SMALLEST_DEVIATION)) : 1;
            for (int t = 0; t < terms; t++)
                r->x[i * terms + t] = root * r->row[i * terms + t];
            r->y[i] = root * r->value[i];
        }
        if (!ridge_fit(&data, coefficient))
            return false;
    }
    double sum = 0;
    for (int i = 0; i < known; i++) {
        double off = r->value[i] - dot(r->row + i * terms, coefficient, terms);
        sum += off * off;
    }
    *deviation = known > terms ? sqrt(sum / (known - terms)) : 0;
    return true;
}

static bool fit_losses(const struct estimate_case *cases, const int *chosen, int count, int side, room *r,
                       struct estimate *out)
{
    int known = 0;
    for (int i = 0; i < count; i++) {
        const struct estimate_case *one = &cases[chosen[i]];
        if (isnan(one->ln_loss[side]))
            continue;
        double *row = r->row + known * LOSS_TERMS;
        for (int t = 0; t < LOSS_TERMS; t++)
            row[t] = one->loss[side][t];
        row[LOSS_COURSE] = r->course[i];
        r->value[known++] = one->ln_loss[side];
    }
    return regress(r, known, LOSS_TERMS, false, out->loss[side], &out->loss_sd[side]);
}

static bool fit_advance(const struct estimate_case *cases, const int *chosen, int count, room *r, struct estimate *out)
{
    int known = 0;
    for (int i = 0; i < count; i++) {
        const struct estimate_case *one = &cases[chosen[i]];
        if (isnan(one->ln_advance))
            continue;
        double *row = r->row + known * ADVANCE_TERMS;
        for (int t = 0; t < ADVANCE_TERMS; t++)
            row[t] = one->advance[t];
        row[ADVANCE_COURSE] = r->course[i];
        row[ADVANCE_FORTIFIED] = one->fortified * r->course_won[i];
        r->value[known++] = one->ln_advance;
    }
    return regress(r, known, ADVANCE_TERMS, true, out->advance, &out->advance_sd);
}

static bool fit_pace(const struct estimate_case *cases, const int *chosen, int count, room *r, struct estimate *out)
{
    double unused;
    for (int i = 0; i < count; i++) {
        for (int t = 0; t < PACE_TERMS; t++)
            r->row[i * PACE_TERMS + t] = cases[chosen[i]].pace[t];
        r->value[i] = cases[chosen[i]].ln_duration;
    }
    return regress(r, count, PACE_TERMS, false, out->pace, &unused);
}

bool estimate_fit(const struct estimate_case *cases, const int *chosen, int count, double *scratch,
                  struct estimate *out)
{
    room r = divide(scratch, count);
    if (!estimate_win(cases, chosen, count, scratch, out->win))
        return false;
    for (int i = 0; i < count; i++) {
        const struct estimate_case *one = &cases[chosen[i]];
        expect_course(dot(one->win, out->win, WIN_TERMS), one->outcome, &r.course[i], &r.course_won[i]);
    }
    for (int side = 0; side < ENGAGEMENT_SIDES; side++)
        if (!fit_losses(cases, chosen, count, side, &r, out))
            return false;
    return fit_advance(cases, chosen, count, &r, out) && fit_pace(cases, chosen, count, &r, out);
}
