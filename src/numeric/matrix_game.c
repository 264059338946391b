#include "numeric/matrix_game.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "numeric/linear_program.h"

/* Payoffs as the side that maximises sees them: of its choice i against the other's j. */
typedef struct side {
    const double *payoff;
    int choices, answers;
    ptrdiff_t choice_step, answer_step;
    double sign;
} side;

static double payoff_of(const side *s, int i, int j)
{
    return s->sign * s->payoff[i * s->choice_step + j * s->answer_step];
}

/* The first choice with the largest guarantee. */
static int best_pure(const side *s, double *guarantee)
{
    int best = 0;
    *guarantee = -INFINITY;
    for (int i = 0; i < s->choices; i++) {
        double worst = INFINITY;
        for (int j = 0; j < s->answers; j++)
            worst = fmin(worst, payoff_of(s, i, j));
        if (worst > *guarantee) {
            *guarantee = worst;
            best = i;
        }
    }
    return best;
}

/* Shares p >= 0 that sum to 1 and the largest v with sum_i p_i payoff_ij >= v for every j; columns p, then v. */
static posture_status solve_side(const side *s, double *share, double *value)
{
    const size_t columns = (size_t)s->choices + 1;
    const size_t rows = (size_t)s->answers + 1;
    double *room = calloc(rows * columns + 4 * columns + 2 * rows, sizeof *room);
    if (!room)
        return POSTURE_ERROR_MEMORY;
    double *a = room;
    double *cost = a + rows * columns;
    double *column_low = cost + columns;
    double *column_high = column_low + columns;
    double *x = column_high + columns;
    double *row_low = x + columns;
    double *row_high = row_low + rows;
    for (int j = 0; j < s->answers; j++) {
        for (int i = 0; i < s->choices; i++)
            a[(size_t)j * columns + (size_t)i] = payoff_of(s, i, j);
        a[(size_t)j * columns + columns - 1] = -1.0;
        row_high[j] = INFINITY;
    }
    for (int i = 0; i < s->choices; i++) {
        a[(rows - 1) * columns + (size_t)i] = 1.0;
        column_high[i] = 1.0;
    }
    row_low[rows - 1] = row_high[rows - 1] = 1.0;
    cost[columns - 1] = -1.0;
    column_low[columns - 1] = -INFINITY;
    column_high[columns - 1] = INFINITY;
    const linear_program program = {(int)rows, (int)columns, cost,        a,    row_low,
                                    row_high,  column_low,   column_high, NULL, true};
    linear_program_outcome outcome = LINEAR_PROGRAM_OPTIMAL;
    double objective = 0.0;
    posture_status status = linear_program_solve(&program, &outcome, &objective, x, NULL);
    if (status == POSTURE_OK && outcome != LINEAR_PROGRAM_OPTIMAL)
        status = POSTURE_ERROR_NUMERIC;
    *value = -objective;
    for (int i = 0; i < s->choices; i++)
        share[i] = x[i];
    free(room);
    return status;
}

/* What the solver leaves of tolerances: shares are not negative and sum to 1. */
static void clean_shares(double *share, int count)
{
    double sum = 0.0;
    for (int i = 0; i < count; i++) {
        share[i] = share[i] < 1e-8 ? 0.0 : share[i];
        sum += share[i];
    }
    for (int i = 0; i < count; i++)
        share[i] /= sum;
}

posture_status matrix_game_solve(const double *payoff, int rows, int columns, double *value, double *row_share,
                                 double *column_share, bool *saddle)
{
    if (rows <= 0 || columns <= 0)
        return POSTURE_ERROR_INPUT;
    for (ptrdiff_t i = 0; i < (ptrdiff_t)rows * columns; i++)
        if (!isfinite(payoff[i]))
            return POSTURE_ERROR_INPUT;
    const side row = {payoff, rows, columns, columns, 1, 1.0};
    const side column = {payoff, columns, rows, 1, columns, -1.0};
    double row_guarantee = 0.0;
    double column_guarantee = 0.0;
    const int row_best = best_pure(&row, &row_guarantee);
    const int column_best = best_pure(&column, &column_guarantee);
    *saddle = row_guarantee >= -column_guarantee;
    if (*saddle) {
        memset(row_share, 0, (size_t)rows * sizeof *row_share);
        memset(column_share, 0, (size_t)columns * sizeof *column_share);
        row_share[row_best] = 1.0;
        column_share[column_best] = 1.0;
        *value = row_guarantee;
        return POSTURE_OK;
    }
    double other = 0.0;
    posture_status status = solve_side(&row, row_share, value);
    if (status == POSTURE_OK)
        status = solve_side(&column, column_share, &other);
    if (status != POSTURE_OK)
        return status;
    clean_shares(row_share, rows);
    clean_shares(column_share, columns);
    return POSTURE_OK;
}
