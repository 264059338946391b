/* When a study has run enough: sequential intervals of means, looked at on fixed boundaries only.
 *
 * Guarantee: look l of the study (l = 1, 2, ...) uses the confidence 1 - alpha / (l (l + 1)), whose errors sum to
 * alpha, divided by the number of measures. So with probability 1 - alpha or more every interval at every look holds
 * its mean (for normal values; by the central limit theorem otherwise), whenever and why ever the study stops. Looking
 * after each value, or with a fixed 95 % interval, has no such guarantee. Boundaries double, so that a few looks
 * suffice. */
#ifndef NUMERIC_PRECISION_H
#define NUMERIC_PRECISION_H

#include <posture/status.h>
#include <stdbool.h>

#include "numeric/statistics.h"

typedef struct precision_rule {
    int measures;
    double confidence;        /* 1 - alpha, in (0, 1); 0 takes 0.95 */
    int first;                /* values before the first look, >= 2; 0 takes 32 */
    int budget;               /* values at most; a look takes place there too */
    const double *half_width; /* [borrowed] of each measure: wanted, > 0; INFINITY where it need not be precise */
} precision_rule;

typedef enum precision_state { PRECISION_RUNNING, PRECISION_REACHED, PRECISION_BUDGET_SPENT } precision_state;

typedef struct precision {
    precision_rule rule;
    int values, look, next; /* values seen, looks taken, values at the next look */
    precision_state state;
    double *moment;    /* [owned] of each measure mean and sum of squares */
    interval *at_look; /* [owned] of each measure as of the last look; +-INFINITY before */
} precision;

/* Values at look l = 1, 2, ...: first * 2^(l - 1), at most the budget. */
int precision_boundary(const precision_rule *rule, int look);

/* Confidence of one measure's interval at look l. */
double precision_confidence(const precision_rule *rule, int look);

/* POSTURE_ERROR_INPUT for a rule out of range, POSTURE_ERROR_MEMORY. */
posture_status precision_init(precision *out, const precision_rule *rule);
void precision_clear(precision *p);

/* One value of each measure, independent of those before (for clustered replications: the mean of a cluster). Only
 * while PRECISION_RUNNING. */
void precision_observe(precision *p, const double *value);

#endif
