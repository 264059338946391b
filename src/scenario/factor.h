/* A factor: an uncertain input with a name. Epistemic = what we do not know, one draw per outer draw of a study;
 * aleatory = luck, one draw per replication. */
#ifndef SCENARIO_FACTOR_H
#define SCENARIO_FACTOR_H

#include <stdint.h>

#include "numeric/distribution.h"
#include "numeric/rng.h"
#include "scenario/provenance.h"

typedef enum factor_kind { FACTOR_EPISTEMIC, FACTOR_ALEATORY } factor_kind;

struct factor {
    const char *id; /* stated, or the path of the number: unit/rus_138mrb_1/ntm_day */
    uint64_t hash;
    const char *title;
    const char *unit; /* unit of measure */
    factor_kind kind;
    distribution spread;
    const char *group; /* correlation group, "" for none */
    uint64_t group_hash;
    double correlation; /* with the group's common normal, 0..1 */
    provenance_mark mark;
    int32_t source; /* -1: none */
};

/* Fills values[0..count): epistemic factors from (seed, outer), aleatory ones from (seed, replication). Correlated
 * members of a group share a normal: z = r g + sqrt(1 - r^2) e, u = Phi(z). */
void factor_draw(const struct factor *factors, int count, uint64_t seed, uint64_t outer, uint64_t replication,
                 double *values);

/* Baselines: the mode, mean or first value as stated. */
void factor_baseline(const struct factor *factors, int count, double *values);

#endif
