/* What one replication drew: factor values, the parameters that follow from them, and the key of its luck. */
#ifndef SCENARIO_DRAW_H
#define SCENARIO_DRAW_H

#include "numeric/quantity.h"
#include "numeric/rng.h"
#include "scenario/parameter.h"
#include "scenario/scenario.h"

typedef struct draw {
    double parameter[PARAMETER_COUNT];
    const double *factor; /* factor_count values, owned by the caller */
    rng_stream luck;      /* seed and replication */
} draw;

/* Draws all factors into `factor_values` (scenario->factor_count doubles, caller's storage) and resolves parameters.
 * Epistemic factors depend on (seed, outer) only. */
void draw_make(const scenario *s, uint64_t seed, uint64_t outer, uint64_t replication, double *factor_values,
               draw *out);

/* The same with every factor at its baseline; the luck key is still (seed, replication). */
void draw_make_baseline(const scenario *s, uint64_t seed, uint64_t replication, double *factor_values, draw *out);

/* As draw_make with epistemic factors at their baselines, and factors with a finite number in `fixed` at it. */
void draw_make_fixed(const scenario *s, uint64_t seed, uint64_t replication, const double *fixed, double *factor_values,
                     draw *out);

static inline double draw_get(const draw *d, quantity q)
{
    return quantity_get(q, d->factor);
}

#endif
