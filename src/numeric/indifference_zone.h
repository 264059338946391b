/* Fully sequential selection of the best option with an indifference zone: procedure KN of Kim & Nelson (2001), with
 * common random numbers. Fed with one replication of all options at a time, it drops those that cannot be best.
 *
 * Guarantee: with normal results, the option chosen is the best with at least the stated probability wherever the best
 * is ahead of all others by the indifference zone or more; otherwise an option within the zone of the best is good
 * enough. */
#ifndef NUMERIC_INDIFFERENCE_ZONE_H
#define NUMERIC_INDIFFERENCE_ZONE_H

#include <posture/status.h>
#include <stdbool.h>

typedef struct indifference_zone_options {
    int options;         /* >= 2 */
    int first_stage;     /* replications before the first look, >= 2; 0 takes 10 */
    double correct_prob; /* stated probability of correct selection, in (1 / options, 1) */
    double zone;         /* smallest difference worth finding, > 0, in units of the result */
    bool smaller_is_better;
} indifference_zone_options;

typedef struct indifference_zone {
    indifference_zone_options how;
    double h2;           /* the procedure's constant h squared */
    int replications;    /* seen so far */
    int surviving, best; /* options left; the leader, the first of equals */
    bool done;           /* one option is left */
    bool *alive;         /* [owned] of each option */
    int *dropped_at;     /* [owned] of each option: replications when it was dropped, 0: not */
    double *sum;         /* [owned] of each option's results, in terms of larger is better */
    double *pair;        /* [owned] of each pair mean and sum of squares of the first stage's differences */
} indifference_zone;

/* h squared = 2 eta (n0 - 1), eta = ((2 alpha / (k - 1))^(-2 / (n0 - 1)) - 1) / 2 (Kim & Nelson 2001, with c = 1). */
double indifference_zone_h2(int options, int first_stage, double correct_prob);

/* POSTURE_ERROR_INPUT for an option out of range, POSTURE_ERROR_MEMORY. On failure *out needs no clearing. */
posture_status indifference_zone_init(indifference_zone *out, const indifference_zone_options *how);
void indifference_zone_clear(indifference_zone *z);

/* result: of each option in the same replication; those of dropped ones are not looked at. Asserts that none is NaN and
 * that the procedure is not done. */
void indifference_zone_observe(indifference_zone *z, const double *result);

#endif
