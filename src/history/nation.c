#include "history/nation.h"

#include <string.h>

#include "numeric/logistic.h"

enum { TERMS_MOST = WIN_TERMS + NATIONS_MAX };
_Static_assert((int)TERMS_MOST <= (int)REGRESSION_TERMS_MAX, "terms of the regression");

#define NATION_PRECISION 1.0 /* of the prior of a nation's term around 0, as of the model's other shifts */

/* Names in order of appearance with their numbers of engagements; returns how many. */
static int count_names(const engagement_table *table, const char **name, int *times)
{
    int names = 0;
    for (int i = 0; i < table->count; i++)
        for (int side = 0; side < ENGAGEMENT_SIDES; side++) {
            const char *nation = table->rows[i].nation[side];
            int k = 0;
            while (k < names && strcmp(name[k], nation) != 0)
                k++;
            if (!*nation)
                continue;
            if (k == names) {
                name[names] = nation;
                times[names++] = 0;
            }
            times[k]++;
        }
    return names;
}

/* The term of each name: the most frequent first, the earlier of equals; -1 without room. Returns how many. */
static int choose_terms(int names, const int *times, int *term)
{
    int chosen = 0;
    for (int k = 0; k < names; k++)
        term[k] = -1;
    for (; chosen < NATIONS_MAX && chosen < names; chosen++) {
        int most = -1;
        for (int k = 0; k < names; k++)
            if (term[k] < 0 && (most < 0 || times[k] > times[most]))
                most = k;
        term[most] = chosen;
    }
    return chosen;
}

posture_status nation_terms_make(const engagement_table *table, arena *memory, nation_terms *terms)
{
    size_t n = (size_t)table->count;
    const char **name = arena_allocate_array(memory, n * ENGAGEMENT_SIDES, sizeof *name);
    int *times = arena_allocate_array(memory, n * ENGAGEMENT_SIDES, sizeof *times);
    int *term = arena_allocate_array(memory, n * ENGAGEMENT_SIDES, sizeof *term);
    *terms = (nation_terms){0};
    terms->x = arena_allocate_array(memory, n * TERMS_MOST, sizeof *terms->x);
    terms->y = arena_allocate_array(memory, n, sizeof *terms->y);
    if (!name || !times || !term || !terms->x || !terms->y)
        return POSTURE_ERROR_MEMORY;
    int names = count_names(table, name, times);
    terms->count = choose_terms(names, times, term);
    for (int side = 0; side < ENGAGEMENT_SIDES; side++) {
        terms->side[side] = arena_allocate_array(memory, n, sizeof *terms->side[side]);
        if (!terms->side[side])
            return POSTURE_ERROR_MEMORY;
        for (int i = 0; i < table->count; i++) {
            terms->side[side][i] = -1;
            for (int k = 0; k < names; k++)
                if (strcmp(name[k], table->rows[i].nation[side]) == 0)
                    terms->side[side][i] = term[k];
        }
    }
    return POSTURE_OK;
}

static void fill_row(const nation_terms *terms, const struct estimate_case *one, int i, double *x)
{
    memcpy(x, one->win, sizeof one->win);
    memset(x + WIN_TERMS, 0, (size_t)terms->count * sizeof *x);
    if (terms->side[ENGAGEMENT_ATTACKER][i] >= 0)
        x[WIN_TERMS + terms->side[ENGAGEMENT_ATTACKER][i]] += 1;
    if (terms->side[ENGAGEMENT_DEFENDER][i] >= 0)
        x[WIN_TERMS + terms->side[ENGAGEMENT_DEFENDER][i]] -= 1;
}

bool nation_forecast(const nation_terms *terms, const struct estimate_case *cases, int n, const int *fold, int folds,
                     double *prob)
{
    int width = WIN_TERMS + terms->count;
    double prior[TERMS_MOST] = {0};
    double precision[TERMS_MOST];
    for (int t = 0; t < width; t++) {
        prior[t] = t < WIN_TERMS ? estimate_win_prior[t] : 0;
        precision[t] = t < WIN_TERMS ? estimate_win_precision[t] : NATION_PRECISION;
    }
    for (int f = 0; f < folds; f++) {
        double coefficient[TERMS_MOST];
        int rows = 0;
        for (int i = 0; i < n; i++) {
            if (fold[i] == f)
                continue;
            fill_row(terms, &cases[i], i, terms->x + rows * width);
            terms->y[rows++] = cases[i].outcome;
        }
        const regression_data data = {terms->x, terms->y, rows, width, prior, precision};
        if (!logistic_fit(&data, coefficient))
            return false;
        for (int i = 0; i < n; i++) {
            double x[TERMS_MOST];
            double odds = 0;
            if (fold[i] != f)
                continue;
            fill_row(terms, &cases[i], i, x);
            for (int t = 0; t < width; t++)
                odds += coefficient[t] * x[t];
            prob[i] = logistic(odds);
        }
    }
    return true;
}
