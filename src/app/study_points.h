/* The points of a study's design as values of the scenario's factors. */
#ifndef APP_STUDY_POINTS_H
#define APP_STUDY_POINTS_H

#include "app/study_file.h"
#include "numeric/design.h"

typedef struct study_points {
    design plan;        /* rows: points; columns: the study's factors */
    int columns;        /* 0: the baseline alone */
    int *factor;        /* [owned] of each column, its index in the base scenario */
    double *low, *high; /* [owned] of each column: NaN where the factor's own quantiles are taken */
} study_points;

/* The names were checked. POSTURE_ERROR_INPUT for a design that cannot be made, which `found` tells at `path`. */
posture_status study_points_make(const study_file *f, const char *path, const scenario *base,
                                 posture_diagnostics *found, study_points *out);
void study_points_clear(study_points *p); /* zeroed storage is harmless */

/* Value of a column's factor at a coordinate in [0, 1]. */
double study_points_value(const study_points *p, const scenario *base, int column, double u);

#endif
