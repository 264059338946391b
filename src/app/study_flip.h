/* The flip search: for the best option and its runner-up, which single factor, all else at baseline, reverses their
 * order within its range, and at which value. Paired runs, bisection. docs/theory/flip-search.md. */
#ifndef APP_STUDY_FLIP_H
#define APP_STUDY_FLIP_H

#include <jansson.h>

#include "app/study_trials.h"

enum { STUDY_FLIP_REPLICATIONS = 200 }; /* at most, of each pair compared */

/* *flips [out, owned]: null where the study names one option only; otherwise an object with leader, runner_up, margin
 * and factors[]. */
posture_status study_flip(study_trials *t, json_t **flips);

#endif
