/* Dijkstra (1959) like theatre/routes.c, without its callback and on roads alone: it is the costliest part of a
 * replication. Distances do not depend on how ties are broken; which of two sources at the same distance serves does,
 * and the heap, whose order follows from the places alone, decides it the same way every time. */
#include "campaign/ground.h"

#include <math.h>

typedef struct reach {
    double *km;
    int32_t *heap, *slot; /* slot: -1 not in the heap */
    int32_t count;
} reach;

static void rise(reach *r, int32_t slot, int32_t place)
{
    while (slot > 0 && r->km[r->heap[(slot - 1) / 2]] > r->km[place]) {
        r->heap[slot] = r->heap[(slot - 1) / 2];
        r->slot[r->heap[slot]] = slot;
        slot = (slot - 1) / 2;
    }
    r->heap[slot] = place;
    r->slot[place] = slot;
}

static int32_t take_nearest(reach *r)
{
    const int32_t nearest = r->heap[0], place = r->heap[--r->count];
    r->slot[nearest] = -1;
    int32_t slot = 0;
    for (int32_t child = 1; child < r->count; child = 2 * slot + 1) {
        if (child + 1 < r->count && r->km[r->heap[child + 1]] < r->km[r->heap[child]])
            child++;
        if (r->km[r->heap[child]] >= r->km[place])
            break;
        r->heap[slot] = r->heap[child];
        r->slot[r->heap[slot]] = slot;
        slot = child;
    }
    if (r->count > 0) {
        r->heap[slot] = place;
        r->slot[place] = slot;
    }
    return nearest;
}

static void offer(reach *r, int32_t place, double km)
{
    if (km >= r->km[place])
        return;
    r->km[place] = km;
    rise(r, r->slot[place] >= 0 ? r->slot[place] : r->count++, place);
}

/* From the places in the heap outwards. */
static void spread(const campaign_state *c, int side, reach *r, int32_t *source)
{
    const campaign_model *m = c->m;
    while (r->count > 0) {
        const int32_t from = take_nearest(r);
        for (int32_t i = m->road_first[from]; i < m->road_first[from + 1]; i++) {
            const int32_t to = m->road_to[i];
            const double reached = r->km[from] + m->road_km[i];
            if (reached >= r->km[to] || !ground_passes(c, to, side))
                continue;
            offer(r, to, reached);
            source[to] = source[from];
        }
    }
}

void ground_extend(const campaign_state *c, int side, const int32_t *sources, int count, road_map *map)
{
    reach r = {map->km, c->routes.heap, c->routes.heap_slot, 0};
    for (int i = 0; i < count; i++) {
        offer(&r, sources[i], 0.0);
        map->source[sources[i]] = sources[i];
    }
    spread(c, side, &r, map->source);
}

void ground_measure(const campaign_state *c, int side, const int32_t *sources, int count, road_map *map)
{
    for (int32_t p = 0; p < c->m->s->net.place_count; p++) {
        map->km[p] = INFINITY;
        map->source[p] = -1;
        c->routes.heap_slot[p] = -1;
    }
    ground_extend(c, side, sources, count, map);
}

void ground_join(const campaign_state *c, int side, int32_t place, road_map *map)
{
    const campaign_model *m = c->m;
    reach r = {map->km, c->routes.heap, c->routes.heap_slot, 0};
    double best = map->km[place];
    for (int32_t i = m->road_first[place]; i < m->road_first[place + 1]; i++) {
        const int32_t from = m->road_to[i];
        const double reached = map->km[from] + m->road_km[i];
        if (reached >= best || !ground_passes(c, from, side))
            continue;
        best = reached;
        map->source[place] = map->source[from];
    }
    offer(&r, place, best);
    spread(c, side, &r, map->source);
}
