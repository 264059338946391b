#include "scenario/draw.h"

#include <math.h>

static void resolve(const scenario *s, uint64_t seed, uint64_t replication, const double *factor_values, draw *out)
{
    out->factor = factor_values;
    out->luck = (rng_stream){seed, replication};
    for (int p = 0; p < PARAMETER_COUNT; p++)
        out->parameter[p] = quantity_get(s->parameters[p], factor_values);
}

void draw_make(const scenario *s, uint64_t seed, uint64_t outer, uint64_t replication, double *factor_values, draw *out)
{
    factor_draw(s->factors, s->factor_count, seed, outer, replication, factor_values);
    resolve(s, seed, replication, factor_values, out);
}

void draw_make_baseline(const scenario *s, uint64_t seed, uint64_t replication, double *factor_values, draw *out)
{
    factor_baseline(s->factors, s->factor_count, factor_values);
    resolve(s, seed, replication, factor_values, out);
}

void draw_make_fixed(const scenario *s, uint64_t seed, uint64_t replication, const double *fixed, double *factor_values,
                     draw *out)
{
    factor_draw(s->factors, s->factor_count, seed, replication, replication, factor_values);
    for (int i = 0; i < s->factor_count; i++) {
        if (isfinite(fixed[i]))
            factor_values[i] = fixed[i];
        else if (s->factors[i].kind == FACTOR_EPISTEMIC)
            factor_baseline(&s->factors[i], 1, &factor_values[i]);
    }
    resolve(s, seed, replication, factor_values, out);
}
