#include "numeric/robustness.h"

#include <math.h>
#include <stddef.h>

/* Signed so that larger is better. */
static double best_of_scenario(const double *value, int options, int scenarios, int s, double sign)
{
    double best = -INFINITY;
    for (int o = 0; o < options; o++)
        best = fmax(best, sign * value[(ptrdiff_t)o * scenarios + s]);
    return best;
}

/* In signed values; scenarios in their order. */
static robustness_row row_of(const double *value, int scenarios, const robustness_options *how, double sign)
{
    robustness_row r = {.worst = INFINITY, .best = -INFINITY};
    double sum = 0.0;
    int reached = 0;
    for (int s = 0; s < scenarios; s++) {
        const double v = sign * value[s];
        if (v < r.worst) {
            r.worst = v;
            r.worst_scenario = s;
        }
        r.best = fmax(r.best, v);
        sum += v;
        reached += v >= sign * how->threshold;
    }
    r.mean = sum / scenarios;
    r.hurwicz = how->optimism * r.best + (1.0 - how->optimism) * r.worst;
    r.satisficing_share = (double)reached / scenarios;
    return r;
}

static void add_regret(const double *value, int options, int scenarios, double sign, robustness_row *row,
                       double *regret)
{
    for (int o = 0; o < options; o++)
        row[o].regret_max = -1.0;
    for (int s = 0; s < scenarios; s++) {
        const double best = best_of_scenario(value, options, scenarios, s, sign);
        for (int o = 0; o < options; o++) {
            const ptrdiff_t at = (ptrdiff_t)o * scenarios + s;
            const double lost = best - sign * value[at];
            if (regret)
                regret[at] = lost;
            row[o].regret_mean += lost / scenarios;
            if (lost > row[o].regret_max) {
                row[o].regret_max = lost;
                row[o].regret_scenario = s;
            }
        }
    }
}

static robustness_choice choose(const robustness_row *row, int options)
{
    robustness_choice c = {0, 0, 0, 0, 0, 0};
    for (int o = 1; o < options; o++) {
        c.maximin = row[o].worst > row[c.maximin].worst ? o : c.maximin;
        c.laplace = row[o].mean > row[c.laplace].mean ? o : c.laplace;
        c.hurwicz = row[o].hurwicz > row[c.hurwicz].hurwicz ? o : c.hurwicz;
        c.satisficing = row[o].satisficing_share > row[c.satisficing].satisficing_share ? o : c.satisficing;
        c.regret_max = row[o].regret_max < row[c.regret_max].regret_max ? o : c.regret_max;
        c.regret_mean = row[o].regret_mean < row[c.regret_mean].regret_mean ? o : c.regret_mean;
    }
    return c;
}

posture_status robustness_table(const double *value, int options, int scenarios, const robustness_options *how,
                                robustness_row *row, double *regret, robustness_choice *choice)
{
    if (options <= 0 || scenarios <= 0 || !(how->optimism >= 0.0 && how->optimism <= 1.0))
        return POSTURE_ERROR_INPUT;
    for (ptrdiff_t i = 0; i < (ptrdiff_t)options * scenarios; i++)
        if (!isfinite(value[i]))
            return POSTURE_ERROR_INPUT;
    const double sign = how->smaller_is_better ? -1.0 : 1.0;
    for (int o = 0; o < options; o++)
        row[o] = row_of(value + (ptrdiff_t)o * scenarios, scenarios, how, sign);
    add_regret(value, options, scenarios, sign, row, regret);
    *choice = choose(row, options);
    for (int o = 0; o < options; o++) {
        row[o].worst *= sign;
        row[o].best *= sign;
        row[o].mean *= sign;
        row[o].hurwicz *= sign;
    }
    return POSTURE_OK;
}
