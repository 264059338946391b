/* Shortest transport chain through roads, railways of either gauge, sea and air: Dijkstra over pairs of a place and a
 * carrier, with what it takes to change carriers. Capacity is not seen here; it is what candidates compete for later.
 *
 * Costs are days of a reference unit at default rates, the same both ways, so that one search outward from a
 * destination serves all who go there. */
#ifndef PROCESS_DEPLOYMENT_SEARCH_H
#define PROCESS_DEPLOYMENT_SEARCH_H

#include <stdbool.h>

#include "scenario/scenario.h"

typedef enum carrier {
    CARRIER_ROAD,
    CARRIER_RAIL_1435,
    CARRIER_RAIL_1520,
    CARRIER_SEA,
    CARRIER_AIR,
    CARRIER_COUNT
} carrier;

enum { SEARCH_ROAD = 1, SEARCH_RAIL = 2, SEARCH_SEA = 4, SEARCH_AIR = 8 };

typedef struct search_rules {
    unsigned modes;              /* SEARCH_ bits */
    uint64_t closed;             /* bit set of countries that may not be entered */
    const char *without_passage; /* no sea leg through this strait; NULL: any */
    int32_t banned_link[2];      /* -1: none */
} search_rules;

/* One step of a path in travel order: a link, or a change of carrier where link is -1. */
typedef struct search_step {
    int32_t link, from, to;
    carrier by;
} search_step;

typedef struct search_scratch {
    double *day;       /* per state: cost from the start */
    int32_t *via_link; /* -1: change of carrier, or the start */
    int32_t *via;      /* state before, -1 at the start */
    int32_t *heap, *slot;
    int heap_count;
} search_scratch;

/* Bytes of caller storage, aligned for double. */
uint64_t search_scratch_size(const scenario *s);
void search_scratch_init(search_scratch *scratch, const scenario *s, void *storage);

/* Searches outward from `start`. stop_at >= 0: ends once that place is settled on the road. */
void search_outward(const scenario *s, const search_rules *rules, int32_t start, int32_t stop_at,
                    search_scratch *scratch);

/* The chain from `from` to the start of the search, in travel order; its number of steps, 0 where unreached or longer
 * than `capacity`. */
int search_path(const search_scratch *scratch, int32_t from, search_step *steps, int capacity);

double search_cost_day(const search_scratch *scratch, int32_t from);

#endif
