/* Resampling with replacement (Efron 1979): how sure an estimate is, from the sample itself. */
#ifndef NUMERIC_BOOTSTRAP_H
#define NUMERIC_BOOTSTRAP_H

#include <stdint.h>

#include "numeric/statistics.h"

/* weight [out]: times by items; how often each item is in each of `times` resamples of `items` draws. A count beyond
 * 65,535 cannot occur in practice and would stay there. */
void bootstrap_weights(uint16_t *weight, int items, int times, uint64_t seed);

/* 95 % interval of an estimate from its resampled values: the estimate plus and minus their standard deviation times
 * Student's quantile for items - 1 degrees of freedom and sqrt(items / (items - 1)), without which intervals from few
 * items are too narrow (Davison & Hinkley 1997, section 2.2). NaNs among the values are left out. */
interval bootstrap_interval(double estimate, const double *resampled, int times, int items);

#endif
