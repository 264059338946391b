/* What an engagement model says of a recorded engagement before it is fought: the whole fight simulated many times,
 * with the luck of the fight and the model's own doubt about its coefficients, each fight to its own end. */
#ifndef HISTORY_PREDICTION_H
#define HISTORY_PREDICTION_H

#include "history/engagement_table.h"

enum { PREDICTION_LOW, PREDICTION_MEDIAN, PREDICTION_HIGH, PREDICTION_QUANTILES }; /* 10, 50, 90 % */

struct prediction {
    double win_prob;     /* the defender gives up and the attacker does not; (wins + 1/2) / (replications + 1) */
    double decided_prob; /* within the horizon */
    double loss_share_per_day[ENGAGEMENT_SIDES][PREDICTION_QUANTILES]; /* total over max(1, days) */
    double advance_km_per_day[PREDICTION_QUANTILES];
    double advance_won_km_per_day; /* median of the fights that the attacker wins; NaN without one */
};

enum { PREDICTION_HORIZON_DAY = 60 };

/* scratch: replications * PREDICTION_SCRATCH numbers. entity: the engagement's part of the random key. */
enum { PREDICTION_SCRATCH = 4 };
void prediction_make(const engagement_model *model, const struct engagement *e, uint64_t entity, uint64_t seed,
                     int replications, double *scratch, struct prediction *out);

#endif
