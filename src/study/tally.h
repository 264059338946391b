/* What the replications of one cell (an option against a plan) say about each measure, in memory that does not grow
 * with their number.
 *
 * Three spreads stay apart: `value` with lo and hi is the estimate and its Monte Carlo error (95 %); p10, p50, p90 are
 * the spread of campaigns; amin, amax the spread over assumptions. A time has no mean: its value is the median, which
 * may be "not within the horizon"; beside it stand the probability by day and the restricted mean. */
#ifndef STUDY_TALLY_H
#define STUDY_TALLY_H

#include <posture/status.h>

#include "scenario/outcome.h"
#include "study/cluster_sum.h"
#include "study/sample.h"

/* Days at which the probability of a TIME is reported, ascending. */
#define TALLY_DAY_LIST(X) X(1) X(2) X(3) X(5) X(7) X(10) X(14) X(21) X(30) X(45) X(60)
enum { TALLY_DAY_COUNT = 11 };
extern const int tally_days[TALLY_DAY_COUNT];

extern const double study_level; /* of every interval: 0.95 */

typedef struct tally {
    sample_design design;
    double horizon_day;
    double *kept;            /* OUTCOME_COUNT arrays of sample_size */
    double *scratch, *other; /* sample_size each */
    size_t count, failed;
    cluster_sum sum[OUTCOME_COUNT]; /* of a TIME: min(t, horizon) */
    cluster_sum within[OUTCOME_COUNT][TALLY_DAY_COUNT];
    cluster_sum censored[OUTCOME_COUNT];
} tally;

posture_status tally_init(tally *t, sample_design design, double horizon_day);
void tally_clear(tally *t); /* zeroed storage is harmless */

/* The measure as a number on the extended line: what was not reached within the horizon is +inf; a race margin is -inf
 * where the objectives were held and the brigades never came. NaN: the replication failed, or the campaign leaves the
 * measure undefined. */
double tally_extended(const outcome_row *row, outcome_measure m);

/* The same cut at the horizon, in the measure's unit; the value that restricted means and their differences use. */
double tally_restricted(const outcome_row *row, outcome_measure m, double horizon_day);

/* In index order; tally_close_outer after the last replication of each outer draw. `inner` counts within the draw. */
void tally_add(tally *t, size_t outer, size_t inner, const outcome_row *row);
void tally_close_outer(tally *t);

typedef struct measure_estimate {
    interval value; /* share, mean, or the median of a TIME or SPAN; infinite beyond the horizon, NaN unknown */
    double p10, p50, p90;
    double amin, amax;                /* of the expected value; of a TIME: of the restricted mean */
    double censored;                  /* share of replications beyond the horizon; 0 for other kinds */
    interval restricted_mean;         /* TIME only, else NaN */
    interval within[TALLY_DAY_COUNT]; /* TIME only, else NaN: probability by tally_days[i] */
    double replications;              /* that have this measure */
} measure_estimate;

void tally_estimate(tally *t, outcome_measure m, measure_estimate *out); /* uses the tally's scratch space */

#endif
