#include "scenario/factor.h"

#include <math.h>

/* Occasions of RNG_FACTOR: part of the key, never renumbered. */
enum { OWN_EPISTEMIC, OWN_ALEATORY, GROUP_EPISTEMIC, GROUP_ALEATORY };

/* The uniform behind a factor's value. A scaled copy of a factor has the hash of its original and so shares it. */
static double factor_uniform(const struct factor *f, rng_stream stream)
{
    bool epistemic = f->kind == FACTOR_EPISTEMIC;
    double own = rng_uniform(stream, RNG_FACTOR, f->hash, epistemic ? OWN_EPISTEMIC : OWN_ALEATORY, 0);
    if (*f->group == '\0' || f->correlation == 0)
        return own;
    double common = rng_normal(stream, RNG_FACTOR, f->group_hash, epistemic ? GROUP_EPISTEMIC : GROUP_ALEATORY, 0);
    double z = f->correlation * common + sqrt(1 - f->correlation * f->correlation) * distribution_normal_quantile(own);
    double u = distribution_normal_cdf(z);
    const double smallest = 0x1p-54, largest = 1 - 0x1p-53;
    return u < smallest ? smallest : u > largest ? largest : u;
}

void factor_draw(const struct factor *factors, int count, uint64_t seed, uint64_t outer, uint64_t replication,
                 double *values)
{
    for (int i = 0; i < count; i++) {
        rng_stream stream = {seed, factors[i].kind == FACTOR_EPISTEMIC ? outer : replication};
        double u = factor_uniform(&factors[i], stream);
        values[i] = distribution_quantile(&factors[i].spread, u);
    }
}

void factor_baseline(const struct factor *factors, int count, double *values)
{
    for (int i = 0; i < count; i++) {
        const distribution *d = &factors[i].spread;
        switch (d->kind) {
        case DISTRIBUTION_CONSTANT:
        case DISTRIBUTION_NORMAL:
            values[i] = d->a;
            break;
        case DISTRIBUTION_UNIFORM:
            values[i] = (d->a + d->b) / 2;
            break;
        case DISTRIBUTION_TRIANGULAR:
            values[i] = d->b;
            break;
        case DISTRIBUTION_LIST:
            values[i] = d->list_value[0];
            break;
        }
    }
}
