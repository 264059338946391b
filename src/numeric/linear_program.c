#include "numeric/linear_program.h"

#include <Cbc_C_Interface.h>
#include <Clp_C_Interface.h>
#include <float.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#define ORDER_TOLERANCE 1e-9

/* The program column by column, with room for one row more that keeps the optimum while equal ones are compared. */
typedef struct compressed {
    int rows, columns;
    int *start, *row;
    double *value;
    double *cost, *column_low, *column_high, *row_low, *row_high;
    const bool *integer;
} compressed;

static double solver_bound(double bound)
{
    return isinf(bound) ? (bound > 0 ? DBL_MAX : -DBL_MAX) : bound;
}

static void compressed_clear(compressed *c)
{
    free(c->start);
    free(c->value);
}

static bool compressed_allocate(compressed *c, const linear_program *p)
{
    const size_t columns = (size_t)p->columns;
    const size_t rows = (size_t)p->rows + 1;
    const size_t cells = columns * rows;
    c->columns = p->columns;
    c->rows = p->rows;
    c->integer = p->integer;
    c->start = malloc((columns + 1 + cells) * sizeof *c->start);
    c->value = malloc((cells + 3 * columns + 2 * rows) * sizeof *c->value);
    if (!c->start || !c->value)
        return false;
    c->row = c->start + columns + 1;
    c->cost = c->value + cells;
    c->column_low = c->cost + columns;
    c->column_high = c->column_low + columns;
    c->row_low = c->column_high + columns;
    c->row_high = c->row_low + rows;
    return true;
}

/* Entries of `p`; the last row, which is not in use yet, is the cost. */
static void compressed_fill(compressed *c, const linear_program *p)
{
    int count = 0;
    for (int j = 0; j < p->columns; j++) {
        c->start[j] = count;
        for (int i = 0; i <= p->rows; i++) {
            const double value = i < p->rows ? p->coefficient[(ptrdiff_t)i * p->columns + j] : p->cost[j];
            if (value == 0.0 || (i == p->rows && !p->first_in_order))
                continue;
            c->row[count] = i;
            c->value[count++] = value;
        }
        c->cost[j] = p->cost[j];
        c->column_low[j] = solver_bound(p->column_low[j]);
        c->column_high[j] = solver_bound(p->column_high[j]);
    }
    c->start[p->columns] = count;
    for (int i = 0; i < p->rows; i++) {
        c->row_low[i] = solver_bound(p->row_low[i]);
        c->row_high[i] = solver_bound(p->row_high[i]);
    }
    if (p->first_in_order) {
        c->row_low[p->rows] = -DBL_MAX;
        c->row_high[p->rows] = DBL_MAX;
        c->rows = p->rows + 1;
    }
}

static posture_status solve_continuous(const compressed *c, linear_program_outcome *outcome, double *objective,
                                       double *x, double *row_dual, int dual_rows)
{
    Clp_Simplex *model = Clp_newModel();
    if (!model)
        return POSTURE_ERROR_MEMORY;
    Clp_setLogLevel(model, 0);
    Clp_loadProblem(model, c->columns, c->rows, c->start, c->row, c->value, c->column_low, c->column_high, c->cost,
                    c->row_low, c->row_high);
    Clp_dual(model, 0);
    if (Clp_status(model) != 0)
        Clp_primal(model, 0); /* tells infeasible from unbounded */
    posture_status status = POSTURE_OK;
    switch (Clp_status(model)) {
    case 0:
        *outcome = LINEAR_PROGRAM_OPTIMAL;
        *objective = Clp_objectiveValue(model);
        memcpy(x, Clp_getColSolution(model), (size_t)c->columns * sizeof *x);
        if (row_dual)
            memcpy(row_dual, Clp_getRowPrice(model), (size_t)dual_rows * sizeof *row_dual);
        break;
    case 1:
        *outcome = LINEAR_PROGRAM_INFEASIBLE;
        break;
    case 2:
        *outcome = LINEAR_PROGRAM_UNBOUNDED;
        break;
    default:
        status = POSTURE_ERROR_NUMERIC;
    }
    Clp_deleteModel(model);
    return status;
}

static posture_status solve_integer(const compressed *c, linear_program_outcome *outcome, double *objective, double *x)
{
    Cbc_Model *model = Cbc_newModel();
    if (!model)
        return POSTURE_ERROR_MEMORY;
    Cbc_setLogLevel(model, 0);
    Cbc_setParameter(model, "logLevel", "0");
    Cbc_setParameter(model, "randomCbcSeed", "1");
    Cbc_loadProblem(model, c->columns, c->rows, c->start, c->row, c->value, c->column_low, c->column_high, c->cost,
                    c->row_low, c->row_high);
    for (int j = 0; j < c->columns; j++)
        if (c->integer[j])
            Cbc_setInteger(model, j);
    Cbc_setAllowableGap(model, 0.0);
    Cbc_setAllowableFractionGap(model, 0.0);
    Cbc_solve(model);
    posture_status status = POSTURE_OK;
    if (Cbc_isProvenOptimal(model)) {
        *outcome = LINEAR_PROGRAM_OPTIMAL;
        *objective = Cbc_getObjValue(model);
        memcpy(x, Cbc_getColSolution(model), (size_t)c->columns * sizeof *x);
        for (int j = 0; j < c->columns; j++)
            if (c->integer[j])
                x[j] = nearbyint(x[j]);
    } else if (Cbc_isProvenInfeasible(model)) {
        *outcome = LINEAR_PROGRAM_INFEASIBLE;
    } else {
        status = POSTURE_ERROR_NUMERIC;
    }
    Cbc_deleteModel(model);
    return status;
}

/* With whole numbers the relaxation is asked first: Cbc does not tell unbounded from infeasible. */
static posture_status solve_once(const compressed *c, linear_program_outcome *outcome, double *objective, double *x,
                                 double *row_dual, int dual_rows)
{
    posture_status status = solve_continuous(c, outcome, objective, x, row_dual, dual_rows);
    if (status != POSTURE_OK || *outcome != LINEAR_PROGRAM_OPTIMAL || !c->integer)
        return status;
    if (row_dual)
        memset(row_dual, 0, (size_t)dual_rows * sizeof *row_dual);
    return solve_integer(c, outcome, objective, x);
}

/* Holds the optimum in the spare row and then makes each column in turn as small as it can be. A solver's own tolerance
 * may be wider than the row's: where it finds nothing under these bounds, the column stays as it was last found. */
static posture_status take_first_in_order(compressed *c, double objective, double *x)
{
    double *next = malloc((size_t)c->columns * sizeof *next);
    posture_status status = next ? POSTURE_OK : POSTURE_ERROR_MEMORY;
    c->row_high[c->rows - 1] = objective + ORDER_TOLERANCE * (1.0 + fabs(objective));
    memset(c->cost, 0, (size_t)c->columns * sizeof *c->cost);
    for (int j = 0; j < c->columns && status == POSTURE_OK; j++) {
        linear_program_outcome outcome = LINEAR_PROGRAM_OPTIMAL;
        double smallest = 0.0;
        c->cost[j] = 1.0;
        status = solve_once(c, &outcome, &smallest, next, NULL, 0);
        c->cost[j] = 0.0;
        if (status == POSTURE_OK && outcome == LINEAR_PROGRAM_OPTIMAL)
            memcpy(x, next, (size_t)c->columns * sizeof *x);
        if (status != POSTURE_OK || outcome == LINEAR_PROGRAM_UNBOUNDED) /* no smallest: this column stays free */
            continue;
        c->column_high[j] = fmin(c->column_high[j], x[j] + ORDER_TOLERANCE * (1.0 + fabs(x[j])));
    }
    free(next);
    return status;
}

posture_status linear_program_solve(const linear_program *program, linear_program_outcome *outcome, double *objective,
                                    double *x, double *row_dual)
{
    compressed c = {0};
    posture_status status = POSTURE_ERROR_MEMORY;
    if (!compressed_allocate(&c, program))
        goto done;
    compressed_fill(&c, program);
    status = solve_once(&c, outcome, objective, x, row_dual, program->rows);
    if (status == POSTURE_OK && *outcome == LINEAR_PROGRAM_OPTIMAL && program->first_in_order)
        status = take_first_in_order(&c, *objective, x);
done:
    compressed_clear(&c);
    return status;
}
