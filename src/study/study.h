/* A Monte Carlo study: options x attack plans x outer (epistemic) draws x inner (aleatory) draws.
 *
 * Every option meets the same luck, since neither option nor plan is part of the key of a random number. Replications
 * run on any number of threads in blocks of fixed size; their rows are reduced and handed on in index order, so the
 * number of threads cannot change a bit of the result. Memory does not grow with the number of replications.
 *
 * The study knows neither campaigns nor files: replications come from a source, rows go to a sink. */
#ifndef STUDY_STUDY_H
#define STUDY_STUDY_H

#include <stdbool.h>

#include "study/comparison.h"
#include "study/series.h"
#include "study/tally.h"

typedef struct study_design {
    uint64_t seed;
    size_t outer, inner; /* >= 1; outer * inner replications of each cell */
    int options, plans;  /* >= 1 */
    int base;            /* option the others are compared against */
    int threads;         /* >= 1 */
    double horizon_day;  /* restricted means and day series end here */
    size_t sample_limit; /* replications kept for quantiles of measures; 0: 2048 */
    size_t series_limit; /* replications kept for quantiles of day series; 0: 512 */
} study_design;

typedef struct study_case {
    uint64_t seed, outer, replication; /* replication is counted over all outer draws */
    const double *fixed_factors;       /* campaign_case.fixed_factors, NULL: all as drawn */
} study_case;

/* Runs one replication of (option, plan). Called from `threads` threads at once, each with its own worker number in
 * [0, threads). A replication that fails is a row with its status and POSTURE_OK here; another status here, say out of
 * memory, ends the study. The study sets outer and replication of the row. */
typedef struct study_source {
    void *context;
    posture_status (*run)(void *context, int worker, int option, int plan, const study_case *c, outcome_row *row,
                          outcome_series *series);
} study_source;

/* All called from the thread that called study_run, except progress, which worker 0 calls. Any may be NULL. */
typedef struct study_sink {
    void *context;
    /* In order of replication, then option, then plan. */
    posture_status (*row)(void *context, int option, int plan, const outcome_row *row, const outcome_series *series);
    /* Replications [first, last) are complete: a good moment to make them durable. */
    posture_status (*block)(void *context, size_t first, size_t last);
    /* Replications done so far, of all cells; false stops the study with POSTURE_ERROR_CANCELLED. */
    bool (*progress)(void *progress_context, size_t done, size_t total);
    void *progress_context;
} study_sink;

typedef struct study_result study_result;

/* result [out, owned]: NULL on failure. */
posture_status study_run(const study_design *design, const study_source *source, const study_sink *sink,
                         study_result **result);
void study_result_destroy(study_result *result); /* NULL is harmless */

/* [borrowed] The estimates use scratch space inside: one thread at a time. */
tally *study_result_tally(study_result *result, int option, int plan);
series_tally *study_result_series(study_result *result, int option, int plan);
const comparison *study_result_comparison(const study_result *result, int option, int plan); /* against base */

/* Splits `replications` into outer and inner draws: as many inner draws as stated, the rest outer, rounded up to whole
 * outer draws. Where that leaves fewer than two outer draws, each has one inner draw. */
void study_split(size_t replications, size_t stated_inner, size_t *outer, size_t *inner);

#endif
