/* What a model has to beat: forecasts of "the attacker wins" without any idea of combat, each made for an engagement
 * from other engagements only (cross-validation). */
#ifndef HISTORY_BASELINE_H
#define HISTORY_BASELINE_H

#include "history/engagement_table.h"

typedef enum baseline {
    BASELINE_RATE,      /* the share of attackers' wins */
    BASELINE_RULE,      /* that share above and below 3 : 1 in people */
    BASELINE_RULE_WORD, /* the 3 : 1 rule at its word: 95 % above, 5 % below; nothing is estimated */
    BASELINE_HEADCOUNT, /* logistic regression on ln of the ratio in people */
    BASELINE_LOGISTIC,  /* logistic regression on all columns without nations, ridge penalty chosen in inner folds */
    BASELINE_FOREST,    /* random forest on the same columns */
    BASELINE_COUNT
} baseline;

const char *baseline_name(baseline b);  /* for machines */
const char *baseline_title(baseline b); /* for people */

enum { BASELINE_FOLDS = 10, BASELINE_REPEATS = 5 };

/* The fold of each engagement. by_war: each war is a fold, *folds of them; else BASELINE_FOLDS of equal size by lot
 * (fewer where there are fewer engagements). fold: table->count numbers. */
void baseline_split(const engagement_table *table, bool by_war, uint64_t seed, uint32_t repeat, int *fold, int *folds);

/* prob[b][i]: baseline b for engagement i, estimated without i's fold. memory for the work. */
posture_status baseline_forecast(const engagement_table *table, const int *fold, int folds, arena *memory,
                                 double *prob[BASELINE_COUNT]);

#endif
