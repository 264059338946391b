/* The calibrated model's odds with one more term for each nation: what quality by name would add. A second score beside
 * the headline; no campaign looks quality up by nation. */
#ifndef HISTORY_NATION_H
#define HISTORY_NATION_H

#include "history/estimate.h"

/* The nations with the most engagements, as many as the regression has room for; the others have no term. */
enum { NATIONS_MAX = 18 };

typedef struct nation_terms {
    int count;
    int *side[ENGAGEMENT_SIDES]; /* of each engagement: its term, -1 for none */
    double *x, *y;
} nation_terms;

/* count 0 where the table names no nation. */
posture_status nation_terms_make(const engagement_table *table, arena *memory, nation_terms *terms);

/* prob[i], estimated without i's fold. False where the regression fails. */
bool nation_forecast(const nation_terms *terms, const struct estimate_case *cases, int n, const int *fold, int folds,
                     double *prob);

#endif
