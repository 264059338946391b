#include "study/comparison.h"

#include <math.h>

void comparison_add(comparison *c, const outcome_row *row, const outcome_row *against, double horizon_day)
{
    for (int m = 0; m < OUTCOME_COUNT; m++) {
        double difference = tally_restricted(row, (outcome_measure)m, horizon_day) -
                            tally_restricted(against, (outcome_measure)m, horizon_day);
        if (isfinite(difference))
            cluster_sum_add(&c->difference[m], difference);
    }
}

void comparison_close_outer(comparison *c)
{
    for (int m = 0; m < OUTCOME_COUNT; m++)
        cluster_sum_close(&c->difference[m]);
}

interval comparison_difference(const comparison *c, outcome_measure m)
{
    if (outcome_get(m)->kind == OUTCOME_KIND_PROPORTION)
        return cluster_sum_share_difference(&c->difference[m], study_level);
    return cluster_sum_mean(&c->difference[m], study_level);
}

double comparison_pairs(const comparison *c, outcome_measure m)
{
    return c->difference[m].n;
}
