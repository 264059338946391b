/* Linear programs, with whole-number columns where asked: minimise cost'x with every row and column between its bounds.
 * Solved by COIN-OR's Clp (simplex) and, with integer columns, Cbc (branch and cut; Forrest et al.). */
#ifndef NUMERIC_LINEAR_PROGRAM_H
#define NUMERIC_LINEAR_PROGRAM_H

#include <posture/status.h>
#include <stdbool.h>

typedef struct linear_program {
    int rows, columns;
    const double *cost;                     /* columns */
    const double *coefficient;              /* rows by columns, row after row */
    const double *row_low, *row_high;       /* rows; -INFINITY, INFINITY: none */
    const double *column_low, *column_high; /* columns; likewise */
    const bool *integer;                    /* columns; NULL: none */
    /* Among equal optima take the one with the smallest x[0], of those the one with the smallest x[1], and so on, each
     * to 1e-9: so the answer does not depend on the solver's path. Costs one solution more for each column. */
    bool first_in_order;
} linear_program;

typedef enum linear_program_outcome {
    LINEAR_PROGRAM_OPTIMAL,
    LINEAR_PROGRAM_INFEASIBLE,
    LINEAR_PROGRAM_UNBOUNDED
} linear_program_outcome;

/* x [out]: columns; row_dual [out]: change of the optimum per unit of each row's active bound, NULL where not wanted;
 * of the first solution, and 0 with integer columns. Both are set where the outcome is OPTIMAL alone.
 * POSTURE_ERROR_NUMERIC: the solver stopped without an answer; POSTURE_ERROR_MEMORY. */
posture_status linear_program_solve(const linear_program *program, linear_program_outcome *outcome, double *objective,
                                    double *x, double *row_dual);

#endif
