/* Mean of clustered values in constant memory. A cluster is an outer (epistemic) draw: the replications inside it
 * share its assumptions, so the spread between clusters, not between replications, makes the interval.
 *
 * Values are added in index order and a cluster is closed before the next one starts; no merging, no reordering. */
#ifndef STUDY_CLUSTER_SUM_H
#define STUDY_CLUSTER_SUM_H

#include "numeric/statistics.h"

typedef struct cluster_sum {
    double clusters; /* closed, with at least one value */
    double n;        /* values */
    double shift;    /* the first value: sums are of x - shift, so that large means lose no digits */
    double s;        /* of cluster totals */
    double ss;       /* of squared cluster totals */
    double sn;       /* of cluster total times cluster size */
    double nn;       /* of squared cluster sizes */
    double with_one; /* clusters that hold a positive value: used for proportions only */
    double all_one;  /* clusters that hold nothing else */
    double open_n, open_s;
} cluster_sum;

/* All zero bytes are an empty sum. */
void cluster_sum_add(cluster_sum *c, double x); /* x finite */
void cluster_sum_close(cluster_sum *c);         /* ends a cluster; an empty one counts for nothing */

/* Ratio estimator of the mean and its Student t interval from the variance between clusters, with clusters - 1 degrees
 * of freedom (Cochran 1977, section 11.4). value NaN without values; lo, hi infinite with fewer than two clusters. */
interval cluster_sum_mean(const cluster_sum *c, double level);

/* How many independent 0/1 values the n clustered ones are worth: n / deff, deff >= 1 (Kish 1965). Where fewer than
 * five clusters hold a 1, or fewer than five hold a 0, deff cannot be estimated and the worst case is taken: every
 * cluster is worth one value. */
double cluster_sum_effective_n(const cluster_sum *c);

/* Proportion of clustered 0/1 values: Wilson (1927) interval at the effective number of values, with a Student
 * quantile for the normal one as in Korn & Graubard (1998). Without values: NaN, 0, 1. */
interval cluster_sum_proportion(const cluster_sum *c, double level);

/* Mean of clustered differences of two 0/1 values, with an interval that stays honest where few or no replications
 * differ: two imaginary clusters that differ in both directions are added, as Agresti & Min (2005) do for matched
 * pairs; within [-1, 1]. */
interval cluster_sum_share_difference(const cluster_sum *c, double level);

#endif
