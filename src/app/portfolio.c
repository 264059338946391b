#include "app/portfolio.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "numeric/linear_program.h"

/* A programme under construction: rows of binaries. */
typedef struct programme {
    int columns, rows, row_limit;
    double *coefficient, *low, *high;
} programme;

static double *add_row(programme *g, double low, double high)
{
    assert(g->rows < g->row_limit);
    g->low[g->rows] = low;
    g->high[g->rows] = high;
    return g->coefficient + (size_t)g->columns * (size_t)g->rows++;
}

static void add_budget_rows(programme *g, const portfolio_problem *p)
{
    double *budget = add_row(g, -INFINITY, p->budget);
    double *pair = add_row(g, 2, INFINITY);
    for (int k = 0; k < p->options; k++) {
        budget[k] = p->cost[k];
        pair[k] = 1;
    }
    if (isfinite(p->people_ceiling)) {
        double *row = add_row(g, -INFINITY, p->people_ceiling);
        for (int k = 0; k < p->options; k++)
            row[k] = p->people[k];
    }
    for (int y = 0; y < p->years && isfinite(p->cash_ceiling); y++) {
        double *row = add_row(g, -INFINITY, p->cash_ceiling);
        for (int k = 0; k < p->options; k++)
            row[k] = p->cash[k * p->years + y];
    }
}

static void add_exclusions(programme *g, const portfolio_problem *p)
{
    for (int a = 0; a < p->options; a++)
        for (int b = a + 1; b < p->options; b++) {
            if (!p->exclude[a * p->options + b])
                continue;
            double *row = add_row(g, -INFINITY, 1);
            row[a] = row[b] = 1;
        }
}

/* This set is not found again: one of its options goes or another one comes. */
static void forbid(programme *g, uint64_t set)
{
    int members = 0;
    for (int k = 0; k < g->columns; k++)
        members += (int)(set >> k & 1);
    double *row = add_row(g, -INFINITY, members - 1);
    for (int k = 0; k < g->columns; k++)
        row[k] = (set >> k & 1) ? 1 : -1;
}

static posture_status solve(const programme *g, const double *effect, const double *zero, const double *one,
                            const bool *integer, double *x, linear_program_outcome *outcome, double *objective)
{
    const linear_program lp = {.rows = g->rows,
                               .columns = g->columns,
                               .cost = effect,
                               .coefficient = g->coefficient,
                               .row_low = g->low,
                               .row_high = g->high,
                               .column_low = zero,
                               .column_high = one,
                               .integer = integer,
                               .first_in_order = true};
    return linear_program_solve(&lp, outcome, objective, x, NULL);
}

posture_status portfolio_find(const portfolio_problem *p, int limit, uint64_t *set, int *count)
{
    assert(p->options >= 0 && p->options <= PORTFOLIO_OPTIONS_MAX && p->years <= PORTFOLIO_YEARS_MAX);
    *count = 0;
    if (p->options < 2)
        return POSTURE_OK;
    const size_t n = (size_t)p->options;
    programme g = {.columns = p->options, .row_limit = 3 + p->years + p->options * (p->options - 1) / 2 + limit};
    const size_t rows = (size_t)g.row_limit;
    double *numbers = calloc(rows * n + 2 * rows + 3 * n, sizeof *numbers);
    bool *integer = calloc(n, sizeof *integer);
    posture_status status = numbers && integer ? POSTURE_OK : POSTURE_ERROR_MEMORY;
    if (status != POSTURE_OK)
        goto done;
    g.coefficient = numbers;
    g.low = numbers + rows * n;
    g.high = g.low + rows;
    double *zero = g.high + rows, *one = zero + n, *x = one + n;
    for (size_t k = 0; k < n; k++) {
        one[k] = 1;
        integer[k] = true;
    }
    add_budget_rows(&g, p);
    add_exclusions(&g, p);
    while (*count < limit && status == POSTURE_OK) {
        linear_program_outcome outcome;
        double objective = 0;
        status = solve(&g, p->effect, zero, one, integer, x, &outcome, &objective);
        if (status != POSTURE_OK || outcome != LINEAR_PROGRAM_OPTIMAL || objective >= 0)
            break;
        uint64_t found = 0;
        for (size_t k = 0; k < n; k++)
            found |= (uint64_t)(x[k] > 0.5) << k;
        set[(*count)++] = found;
        forbid(&g, found);
    }
done:
    free(integer);
    free(numbers);
    return status;
}
