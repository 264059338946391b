/* Scores of probability forecasts and of predicted numbers, each with a weight for every case: a bootstrap sample is a
 * set of weights. */
#ifndef HISTORY_SCORE_H
#define HISTORY_SCORE_H

#include <stdbool.h>
#include <stdint.h>

#include "numeric/statistics.h"

/* Mean squared error (Brier 1950) and mean -ln of the probability given to what happened, in nats. */
double score_brier(double prob, bool happened);
double score_log_loss(double prob, bool happened);

/* Weighted mean of value; cases whose value is NaN do not count. NaN without any. */
double score_mean(const double *value, const double *weight, int n);

/* order: indices of the cases by ascending value, as score_order makes them. Weighted median, NaN values not counted.
 */
double score_median(const double *value, const int *order, const double *weight, int n);
void score_order(const double *value, int n, int *order);

/* Area under the receiver operating characteristic: the share of pairs, one that happened and one that did not, in
 * which the former had the higher probability, ties half (Hanley & McNeil 1982). NaN where all or none happened. order:
 * by ascending prob. */
double score_auc(const double *prob, const bool *happened, const int *order, const double *weight, int n);

/* Bootstrap sample number `sample` (Efron 1979): how often each of n cases was drawn. sample < 2^24. */
void score_resample(uint64_t seed, uint32_t sample, int n, double *weight);

/* value with the 2.5 % and 97.5 % quantiles of `count` bootstrap values, which are sorted; NaN ones do not count. */
interval score_interval(double value, double *bootstrap, int count);

#endif
