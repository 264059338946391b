/* Day series of one cell over its replications, and the chance that each objective has fallen by each day, in memory
 * that does not grow with their number. */
#ifndef STUDY_SERIES_H
#define STUDY_SERIES_H

#include <posture/status.h>

#include "scenario/outcome.h"
#include "study/cluster_sum.h"
#include "study/sample.h"

typedef enum series_name {
#define X(member, title, unit) SERIES_##member,
    OUTCOME_SERIES_LIST(X)
#undef X
        SERIES_COUNT
} series_name;

typedef struct series_definition {
    const char *name, *title, *unit;
} series_definition;

const series_definition *series_get(series_name name);
const double *series_values(const outcome_series *s, series_name name); /* OUTCOME_DAY_MAX entries */

typedef struct series_tally {
    sample_design design;
    int day_count; /* horizon + 1 */
    int objective_count;
    double *kept; /* [SERIES_COUNT][day_count][sample_size] */
    double *scratch;
    cluster_sum mean[SERIES_COUNT][OUTCOME_DAY_MAX];
    cluster_sum reached[OUTCOME_OBJECTIVE_MAX][OUTCOME_DAY_MAX];
    cluster_sum held[OUTCOME_OBJECTIVE_MAX][OUTCOME_DAY_MAX];
} series_tally;

posture_status series_tally_init(series_tally *t, sample_design design, int day_count);
void series_tally_clear(series_tally *t); /* zeroed storage is harmless */

/* In index order, as tally_add. A failed replication counts for nothing. */
void series_tally_add(series_tally *t, size_t outer, size_t inner, const outcome_row *row, const outcome_series *s);
void series_tally_close_outer(series_tally *t);

typedef struct series_point {
    interval mean; /* Monte Carlo error */
    double p10, p50, p90;
} series_point;

/* The state at D+day 00:00. */
series_point series_tally_point(series_tally *t, series_name name, int day);

/* Share of replications in which the objective was reached, or held for the first time, by D+day 00:00. */
interval series_tally_reached(const series_tally *t, int objective, int day);
interval series_tally_held(const series_tally *t, int objective, int day);

#endif
