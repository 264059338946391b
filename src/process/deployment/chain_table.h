/* The transport chains worth considering between the places that units go from and to: by road, with rail, by sea, by
 * air, and second-best ones that avoid the best one's bottleneck, countries whose access is uncertain, and sea passages
 * that war may close. Made once for a scenario. */
#ifndef PROCESS_DEPLOYMENT_CHAIN_TABLE_H
#define PROCESS_DEPLOYMENT_CHAIN_TABLE_H

#include "process/deployment/chain.h"

enum { CHAIN_PAIR_MAX = 12 };

/* All chains of one pair of places, for the side that moves; cheapest first for the reference unit. */
typedef struct chain_pair {
    side_role mover;
    int32_t from, to;
    int chain_count;
    int32_t chains[CHAIN_PAIR_MAX];
} chain_pair;

typedef struct chain_table {
    const scenario *s; /* [borrowed] */
    arena memory;      /* of the capacity table */
    capacity_table table;
    uint64_t side_countries[SIDE_COUNT];
    uint64_t uncertain; /* countries whose access is a factor, or that stand by */
    chain_pair *pairs;
    int pair_count;
    chain *chains;
    int chain_count, chain_space;
    chain_leg *legs;
    int leg_count, leg_space;
    int32_t *capacities;
    int capacity_count, capacity_space;
    int row_limit; /* capacities that a run may touch */
} chain_table;

posture_status chain_table_init(chain_table *c, const scenario *s);
void chain_table_clear(chain_table *c);

/* NULL where the pair was not foreseen. */
const chain_pair *chain_table_find(const chain_table *c, side_role mover, int32_t from, int32_t to);

/* Countries that this side can never enter: the other side's, and those that certainly give no access. */
uint64_t chain_table_closed(const chain_table *c, side_role mover);

#endif
