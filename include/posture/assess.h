/* The main job: posture options against attack plans, Monte Carlo with paired luck, results with honest intervals.
 *
 * posture_assess_run reads a scenario, simulates every option against every plan and leaves a folder of results: the
 * SQLite store, assess.json, on request tidy CSV, and the HTML report. The document it returns is described by
 * docs/schema/assess.schema.json. Same scenario, seed and number of replications: same bytes, for any threads. */
#ifndef POSTURE_ASSESS_H
#define POSTURE_ASSESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <posture/diagnostic.h>

typedef struct posture_assess_def {
    const char *scenario; /* folder [borrowed], required */
    const char *options;  /* ids, comma-separated; NULL: as the scenario says, else all. `base` is always among them */
    const char *plans;    /* ids of attack plans, comma-separated; NULL: as the scenario says, else all */
    size_t replications;  /* of each option and plan; 0: as the scenario says, and across models 100 at most */
    uint64_t seed;        /* default 1 */
    int threads;          /* 0: one for each processor */
    const char *output;   /* folder of results; NULL: results/NAME-OF-THE-SCENARIO */
    bool csv;             /* write runs.csv and factors.csv */
    bool series;          /* store the day series of every replication */
    bool report;          /* default true: write report.html */
    /* Compare at equal cost: equivalent annual cost of each option, millions of the scenario's basis; 0: as they are.
     * Dearer options are cut to it, and the best sets of options for the money are appended as options together_N. */
    double at_cost_m;
    double cash_ceiling_m; /* of any year, for those sets; 0: none */
    double people_ceiling; /* 0: none */
    bool across_models;    /* also fight it under every engagement model and compare the rankings of options */
    /* Forces of each year under each spending path, as options PATH-YEAR beside the base posture; 0: none. */
    int first_year, last_year;
    const char *paths; /* ids, comma-separated; NULL: all of the scenario */
    void *context;     /* of progress */
    /* Called now and then from one of the working threads; false stops the run. NULL for none. */
    bool (*progress)(void *context, size_t done, size_t total);
} posture_assess_def;

posture_assess_def posture_assess_def_default(void);

typedef struct posture_assess posture_assess;

/* result [out, owned]: NULL on failure. POSTURE_ERROR_INPUT: the scenario has errors; POSTURE_ERROR_UNKNOWN_NAME: an
 * option or plan was asked for that the scenario does not have; both with diagnostics. POSTURE_ERROR_FILE, _STORE: the
 * results could not be written, nothing in the folder has changed. POSTURE_ERROR_CANCELLED: progress said so. */
posture_status posture_assess_run(const posture_assess_def *def, posture_diagnostics *found, posture_assess **result);
void posture_assess_destroy(posture_assess *result); /* NULL is harmless */

const char *posture_assess_json(const posture_assess *result);   /* the document [borrowed] */
const char *posture_assess_folder(const posture_assess *result); /* where the results stand [borrowed] */
const char *posture_assess_report(const posture_assess *result); /* path of the report, NULL without one [borrowed] */

#endif
