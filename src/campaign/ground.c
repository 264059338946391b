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

static void spread(const campaign_state *c, int side, const int32_t *sources, int count, reach *r, int32_t *source)
{
    const campaign_model *m = c->m;
    for (int i = 0; i < count; i++) {
        offer(r, sources[i], 0.0);
        source[sources[i]] = sources[i];
    }
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

void ground_measure(const campaign_state *c, int side, const int32_t *sources, int count, double *km, int32_t *source)
{
    reach r = {km, c->routes.heap, c->routes.heap_slot, 0};
    for (int32_t p = 0; p < c->m->s->net.place_count; p++) {
        km[p] = INFINITY;
        source[p] = -1;
        r.slot[p] = -1;
    }
    spread(c, side, sources, count, &r, source);
}

void ground_extend(const campaign_state *c, int side, const int32_t *sources, int count, double *km, int32_t *source)
{
    reach r = {km, c->routes.heap, c->routes.heap_slot, 0};
    spread(c, side, sources, count, &r, source);
}
