/* The calibrated engagement model estimated on a table of engagements, with the uncertainty of each coefficient and its
 * scores out of sample: what `posture calibrate` prints, and what the committed calibration.c holds. Equations:
 * docs/theory/calibrated.md. */
#ifndef HISTORY_CALIBRATE_H
#define HISTORY_CALIBRATE_H

#include "history/baseline.h"
#include "history/estimate.h"

typedef struct calibrate_settings {
    int last_year;  /* later engagements are left out */
    int bootstraps; /* samples behind standard errors and covariance, 2..CALIBRATE_BOOTSTRAPS_MAX */
    uint64_t seed;
} calibrate_settings;

enum { CALIBRATE_BOOTSTRAPS_MAX = 100000 };
enum { CALIBRATE_SPLITS = 2 };                       /* by lot, by war */
enum { FORECAST_MODEL = BASELINE_COUNT, FORECASTS }; /* the baselines, then the model's odds */

typedef struct calibrated {
    int engagements, later; /* used; left out because of their year */
    int first_year, last_year;
    struct estimate centre, standard_error;
    double covariance[ENGAGEMENT_DRAWS][ENGAGEMENT_DRAWS]; /* of the coefficients that campaigns draw */
    double cholesky[ENGAGEMENT_DRAWS][ENGAGEMENT_DRAWS];   /* its lower factor */
    int folds[CALIBRATE_SPLITS];                           /* 0: that split cannot be made */
    double score[CALIBRATE_SPLITS][FORECASTS][SCORES];     /* by lot: mean of BASELINE_REPEATS runs */
} calibrated;

/* Name of a coefficient that campaigns draw, as in calibration.h. */
const char *calibrate_draw_name(int draw);

/* Drops the later engagements from the table and works in its memory. POSTURE_ERROR_INPUT: fewer than
 * CALIBRATE_ENGAGEMENTS_MIN are left, or those cannot tell the coefficients apart. */
enum { CALIBRATE_ENGAGEMENTS_MIN = 20 };
posture_status calibrate(engagement_table *table, const calibrate_settings *settings, calibrated *out);

#endif
