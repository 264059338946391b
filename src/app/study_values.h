/* The stored measures of a study as one table in memory, in the order of trials: what every analysis reads. */
#ifndef APP_STUDY_VALUES_H
#define APP_STUDY_VALUES_H

#include "app/study_trials.h"
#include "numeric/precision.h"

typedef struct study_values {
    const study_trials *trials; /* [borrowed] */
    size_t count, capacity, failed;
    int measures;
    double *value; /* [owned] trials by measures of the study; times cut at the horizon; NaN where there is none */
} study_values;

void study_values_init(study_values *v, const study_trials *trials);
void study_values_clear(study_values *v); /* zeroed storage is harmless */

/* Appends one trial; context is the study_values. Asserts that it is the next one. */
posture_status study_values_add(void *context, const trial *t);

double study_values_get(const study_values *v, uint64_t replication, int point, int option, int plan, int measure);
size_t study_values_replications(const study_values *v); /* whole ones */

/* Mean over whole replications of a measure, over all points, and with `against` >= 0 of its paired difference. plan
 * -1: over all plans. 95 % intervals, a replication with its points as one cluster, of shares as cluster_sum.h has
 * them. */
interval study_values_mean(const study_values *v, int option, int against, int plan, int measure);

/* Mean over replications at one point; *standard_error its own luck's, 0 with one replication. NaN without values. */
double study_values_point(const study_values *v, int point, int option, int plan, int measure, double *standard_error);

#endif
