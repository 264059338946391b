/* Scenario discovery by the patient rule induction method (Friedman & Fisher 1999; Bryant & Lempert 2010): boxes in the
 * space of inputs that hold many of the cases of interest and little else. */
#ifndef NUMERIC_PRIM_H
#define NUMERIC_PRIM_H

#include <posture/status.h>
#include <stdbool.h>

typedef enum prim_objective {
    PRIM_LENIENT, /* gain of the mean for each row given up (Kwakkel & Jaxa-Rozen 2016): the default */
    PRIM_MEAN     /* mean of what remains (Friedman & Fisher 1999) */
} prim_objective;

typedef struct prim_options {
    double peel_share;  /* of the rows in the box given up at a peel, in (0, 1); 0 takes 0.05 */
    double paste_share; /* of the rows in the box tried to be taken back; 0: no pasting */
    double mass_min;    /* share of all rows below which a box may not fall; 0 takes 0.05 */
    prim_objective objective;
    const bool *excluded; /* [borrowed] rows that earlier boxes hold, NULL: none; they count in coverage and mass */
} prim_options;

typedef struct prim_box {
    const double *low, *high; /* of each column, borrowed from the result; -INFINITY, INFINITY where not restricted */
    int inside, interesting;  /* rows, and rows of interest, in the box */
    double coverage;          /* share of all rows of interest that the box holds */
    double density;           /* share of its rows that are of interest */
    double mass;              /* share of all rows that it holds */
    int restricted;           /* columns restricted */
} prim_box;

typedef struct prim_result {
    int columns, boxes;
    prim_box *box;  /* [owned] the peeling trajectory from all rows on; with pasting, each pasted box after it */
    double *limits; /* [owned] */
} prim_result;

/* x: rows by columns, row after row; interesting: of each row.
 * A column is cut half way between two neighbouring values. Where two peels are equally good, the one of the lower
 * column, and its lower end, is taken. POSTURE_ERROR_INPUT without rows, with NaN or an option out of range. On failure
 * *result is empty. */
posture_status prim_find(const double *x, const bool *interesting, int rows, int columns, const prim_options *options,
                         prim_result *result);
void prim_result_clear(prim_result *result);

/* Of each column, how likely the box without this column's restriction would have so many rows of interest among as
 * many rows by chance (one-sided binomial test; Bryant & Lempert 2010, section 3): p_value [out], NaN where a column is
 * not restricted. Small: the restriction matters. Only "quasi" a p value, as the box was chosen on the same rows. */
void prim_quasi_p(const double *x, const bool *interesting, int rows, int columns, const prim_box *box,
                  double *p_value);

/* Is the row (columns values) in the box? */
bool prim_holds(const prim_box *box, const double *row, int columns);

#endif
