/* The calibrated engagement model's coefficients estimated on a table of engagements, with uncertainty and scores. */
#ifndef POSTURE_CALIBRATE_H
#define POSTURE_CALIBRATE_H

#include <stdint.h>

#include <posture/diagnostic.h>

typedef struct posture_calibrate_def {
    const char *table; /* CSV file [borrowed], required; columns as `posture backtest` takes them */
    int last_year;     /* engagements of later years are left out; default: the committed estimates' 1973 */
    int bootstraps;    /* samples behind standard errors and covariance, 2..100000; default 400 */
    uint64_t seed;     /* of the bootstrap and the random folds; default 1990 */
    /* Where to write C text for src/process/engagement/calibration.c [borrowed], to build a program that fights with
     * these estimates; NULL (default): nowhere. All or nothing. */
    const char *source_file;
} posture_calibrate_def;

posture_calibrate_def posture_calibrate_def_default(void);

/* *json [out, owned, free()]: the document of docs/schema/calibrate.schema.json; NULL on failure. Rows that cannot be
 * used are warnings in `found` and stand in the document. POSTURE_ERROR_INPUT: no usable table, too few engagements, or
 * a number out of range; POSTURE_ERROR_FILE: a file cannot be read or written; each with diagnostics. */
posture_status posture_calibrate(const posture_calibrate_def *def, posture_diagnostics *found, char **json);

#endif
