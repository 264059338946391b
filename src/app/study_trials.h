/* The trials of a study: which campaign each number stands for, and running them. A trial is keyed by its number alone:
 * ((replication * points + point) * options + option) * plans + plan, so that any worker may run any of them. Options,
 * plans and points share their luck: it depends on seed and replication. */
#ifndef APP_STUDY_TRIALS_H
#define APP_STUDY_TRIALS_H

#include "app/assess_input.h"
#include "app/study_points.h"
#include "output/trial_store.h"
#include "study/case.h"

typedef struct study_trials {
    const study_file *file; /* [borrowed], as the next two */
    const assess_input *input;
    const study_points *points;
    case_set *cases;
    int threads, options, plans, rows; /* rows: points of the design */
    size_t factor_room;
    double *fixed; /* [owned] of each worker, a number for each factor of an option's scenario */
    int *place;    /* [owned] of each option and column, its index in that option's scenario; -1: not there */
} study_trials;

typedef struct study_key {
    uint64_t replication;
    int point, option, plan;
} study_key;

posture_status study_trials_init(study_trials *t, const study_file *file, const assess_input *input,
                                 const study_points *points, int threads);
void study_trials_clear(study_trials *t); /* zeroed storage is harmless */

uint64_t study_trials_per_replication(const study_trials *t);
study_key study_trials_key(const study_trials *t, uint64_t number);

/* Trials first .. first + count - 1 into out, on all threads. */
posture_status study_trials_run(study_trials *t, uint64_t first, size_t count, trial *out);

/* One campaign with one factor at a value (column -1: none) and all else at baseline. The measure as the extended line
 * cut at the horizon, NaN where it failed. Called from one worker at a time. */
posture_status study_trials_single(study_trials *t, int worker, int option, int plan, uint64_t replication, int column,
                                   double value, outcome_measure measure, double *result);

#endif
