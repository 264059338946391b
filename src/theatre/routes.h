/* Earliest arrival over the network: Dijkstra with a cost per link, deterministic ties by place index. */
#ifndef THEATRE_ROUTES_H
#define THEATRE_ROUTES_H

#include <stdbool.h>
#include <stdint.h>

#include "theatre/network.h"

/* Hours to traverse `link` starting at `from`; a negative value means closed. Must not depend on call order. */
typedef double (*route_cost)(const void *context, int32_t link, int32_t from);

/* Scratch space for one thread; sized for one network. */
typedef struct route_scratch {
    double *hour;      /* per place: cost from the sources, INFINITY where unreached */
    int32_t *via_link; /* per place: link by which it was reached, -1 at a source */
    int32_t *heap;
    int32_t *heap_slot;
} route_scratch;

/* Bytes of caller storage that route_scratch_init needs. */
uint64_t route_scratch_size(const network *net);
void route_scratch_init(route_scratch *scratch, const network *net, void *storage);

/* Costs from any of the sources to every place. stop_at >= 0: ends early once that place is settled. */
void routes_search(const network *net, const int32_t *sources, int source_count, int32_t stop_at, route_cost cost,
                   const void *context, route_scratch *scratch);

/* Places from a source to `to` after a search, in travel order including both ends; count, or 0 where unreached or
 * longer than `capacity`. */
int routes_path(const network *net, const route_scratch *scratch, int32_t to, int32_t *places, int capacity);

#endif
