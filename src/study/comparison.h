/* Paired differences: an option minus the option compared against, in the same replications with the same luck, for
 * each measure. A TIME is compared by its restricted mean; a SPAN where both replications have one. */
#ifndef STUDY_COMPARISON_H
#define STUDY_COMPARISON_H

#include "study/tally.h"

typedef struct comparison {
    cluster_sum difference[OUTCOME_COUNT];
} comparison;

/* In index order; a pair of which one failed counts for nothing. All zero bytes are an empty comparison. */
void comparison_add(comparison *c, const outcome_row *row, const outcome_row *against, double horizon_day);
void comparison_close_outer(comparison *c);

/* value NaN where no pair has the measure; lo, hi infinite with fewer than two outer draws. */
interval comparison_difference(const comparison *c, outcome_measure m);
double comparison_pairs(const comparison *c, outcome_measure m);

#endif
