/* Resampling with replacement (Efron 1979): how sure an estimate is, from the sample itself. */
#ifndef NUMERIC_BOOTSTRAP_H
#define NUMERIC_BOOTSTRAP_H

#include <stdint.h>

#include "numeric/statistics.h"

/* weight [out]: times by items; how often each item is in each of `times` resamples of `items` draws. A count beyond
 * 65,535 cannot occur in practice and would stay there. */
void bootstrap_weights(uint16_t *weight, int items, int times, uint64_t seed);

/* 95 % intervals of an estimate from its resampled values, which are sorted here; NaNs among them are left out.
 * The percentile interval is widened to hold the estimate. */
interval bootstrap_percentile(double estimate, double *resampled, int times);

/* The estimate plus and minus 1.96 standard deviations of the resampled values. */
interval bootstrap_normal(double estimate, const double *resampled, int times);

#endif
