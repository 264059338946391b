#include "history/lanchester_fit.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "numeric/elementary.h"
#include "numeric/least_squares.h"
#include "process/engagement/lanchester_law.h"

static const struct {
    const char *name;
    double p, q;
} laws[LAW_COUNT] = {
    [LAW_SQUARE] = {"square", 1, 0},
    [LAW_LINEAR] = {"linear", 1, 1},
    [LAW_LOGARITHMIC] = {"log", 0, 1},
    [LAW_GENERAL] = {"general", NAN, NAN},
};

const char *lanchester_law_name(lanchester_law law)
{
    assert(law < LAW_COUNT);
    return laws[law].name;
}

lanchester_law lanchester_law_find(const char *name)
{
    int law = 0;
    while (law < LAW_COUNT && strcmp(laws[law].name, name) != 0)
        law++;
    return (lanchester_law)law;
}

/* +1 where the other side attacks: d multiplies the defender's losses. */
static double tactical_sign(const struct daily *d, int side)
{
    return d->attacker == side ? -1 : 1;
}

static bool both_attack(const struct daily *days, int count)
{
    bool seen[DAILY_SIDES] = {false, false};
    for (int i = 0; i < count; i++)
        seen[days[i].attacker] = true;
    return seen[SIDE_BLUE] && seen[SIDE_RED];
}

/* Which coefficient of the regression each term is; -1: imposed. */
static int layout(lanchester_law law, bool d_known, int *place)
{
    int terms = 0;
    for (int t = 0; t < FIT_TERMS; t++) {
        bool imposed = ((t == FIT_P || t == FIT_Q) && law != LAW_GENERAL) || (t == FIT_D && !d_known);
        place[t] = imposed ? -1 : terms++;
    }
    return terms;
}

static void fill_equation(const struct daily *d, int side, lanchester_law law, const int *place, double *row, double *y)
{
    double ln_enemy = elementary_log(d->strength[1 - side]);
    double ln_own = elementary_log(d->strength[side]);
    *y = elementary_log(d->losses[side]);
    row[place[FIT_A]] = side == SIDE_BLUE ? 1 : 0;
    row[place[FIT_B]] = side == SIDE_RED ? 1 : 0;
    if (law == LAW_GENERAL) {
        row[place[FIT_P]] = ln_enemy;
        row[place[FIT_Q]] = ln_own;
    } else {
        *y -= laws[law].p * ln_enemy + laws[law].q * ln_own;
    }
    if (place[FIT_D] >= 0)
        row[place[FIT_D]] = tactical_sign(d, side);
}

static void take_estimates(const least_squares *line, const int *place, lanchester_fit *fit)
{
    double imposed[FIT_TERMS] = {[FIT_P] = laws[fit->law].p, [FIT_Q] = laws[fit->law].q, [FIT_D] = 1};
    for (int t = 0; t < FIT_TERMS; t++) {
        if (place[t] < 0) {
            fit->value[t] = imposed[t];
            fit->standard_error[t] = NAN;
            continue;
        }
        double estimate = line->coefficient[place[t]];
        double error = line->standard_error[place[t]];
        bool logarithm = t != FIT_P && t != FIT_Q;
        fit->value[t] = logarithm ? elementary_exp(estimate) : estimate;
        fit->standard_error[t] = logarithm ? fit->value[t] * error : error;
    }
}

double lanchester_fit_losses(const lanchester_fit *fit, const struct daily *d, int side)
{
    const bracken_law law = {.a = fit->value[FIT_A],
                             .b = fit->value[FIT_B],
                             .p = fit->value[FIT_P],
                             .q = fit->value[FIT_Q],
                             .d = fit->value[FIT_D]};
    const lanchester_strengths strengths = {d->strength[SIDE_BLUE], d->strength[SIDE_RED]};
    const lanchester_strengths losses = bracken_rate(&law, d->attacker == SIDE_RED, strengths);
    return side == SIDE_BLUE ? losses.x : losses.y;
}

static void score_naturally(const struct daily *days, int count, lanchester_fit *fit)
{
    double total = 0;
    fit->ssr = 0;
    for (int side = 0; side < DAILY_SIDES; side++) {
        double mean = 0;
        for (int i = 0; i < count; i++)
            mean += days[i].losses[side] / count;
        for (int i = 0; i < count; i++) {
            double about = days[i].losses[side] - mean;
            double residual = days[i].losses[side] - lanchester_fit_losses(fit, &days[i], side);
            total += about * about;
            fit->ssr += residual * residual;
        }
    }
    fit->r2 = total > 0 ? 1 - fit->ssr / total : NAN;
}

lanchester_problem lanchester_fit_law(const struct daily *days, int count, lanchester_law law, arena *memory,
                                      lanchester_fit *fit, posture_status *status)
{
    int place[FIT_TERMS];
    least_squares line;
    *fit = (lanchester_fit){.law = law, .days = count, .d_known = both_attack(days, count)};
    int terms = layout(law, fit->d_known, place);
    int rows = DAILY_SIDES * count;
    *status = POSTURE_OK;
    if (rows < terms)
        return LANCHESTER_TOO_FEW;
    double *x = arena_allocate_array(memory, (size_t)rows * (size_t)terms, sizeof *x);
    double *y = arena_allocate_array(memory, (size_t)rows, sizeof *y);
    if (!x || !y) {
        *status = POSTURE_ERROR_MEMORY;
        return LANCHESTER_TOO_FEW;
    }
    for (int i = 0; i < count; i++)
        for (int side = 0; side < DAILY_SIDES; side++) {
            int row = DAILY_SIDES * i + side;
            fill_equation(&days[i], side, law, place, x + row * terms, y + row);
        }
    if (!least_squares_fit(x, y, rows, terms, &line))
        return LANCHESTER_DEPENDENT;
    take_estimates(&line, place, fit);
    fit->log_ssr = line.residual_sum;
    fit->aic = rows * elementary_log(fmax(line.residual_sum, 1e-300) / rows) + 2 * terms;
    score_naturally(days, count, fit);
    return LANCHESTER_FITTED;
}
