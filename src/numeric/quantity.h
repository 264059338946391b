/* A number that a scenario states: a plain value, or the current value of an uncertain factor. */
#ifndef NUMERIC_QUANTITY_H
#define NUMERIC_QUANTITY_H

#include <stdint.h>

typedef struct quantity {
    double value;   /* the value, or the baseline where `factor` is set */
    int32_t factor; /* index into the scenario's factors, -1 for a plain value */
} quantity;

/* factor_values: one per factor, or NULL for the baseline. */
static inline double quantity_get(quantity q, const double *factor_values)
{
    return q.factor >= 0 && factor_values ? factor_values[q.factor] : q.value;
}

static inline quantity quantity_of(double value)
{
    return (quantity){value, -1};
}

#endif
