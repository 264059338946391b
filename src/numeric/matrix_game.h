/* Zero-sum matrix games: what each side can be sure of when neither knows the other's choice (von Neumann 1928), by
 * linear programming (Dantzig 1951). */
#ifndef NUMERIC_MATRIX_GAME_H
#define NUMERIC_MATRIX_GAME_H

#include <posture/status.h>
#include <stdbool.h>

/* payoff: rows by columns, row after row, finite; what the column player pays the row player. row_share, column_share
 * [out]: the mixed strategies, sums 1. saddle [out]: a pure choice of each side is best; then these are given, the
 * first row with the largest guarantee and the first column with the smallest.
 * Among equally good mixed strategies that with the smallest first share is taken, of those the smallest second, ...
 * POSTURE_ERROR_INPUT without rows or columns or with a payoff that is not finite. */
posture_status matrix_game_solve(const double *payoff, int rows, int columns, double *value, double *row_share,
                                 double *column_share, bool *saddle);

#endif
