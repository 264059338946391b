/* Dijkstra (1959) with an indexed binary heap (Williams 1964). Places of equal cost settle in order of their index,
 * and among equally short ways the one found first wins, so the tree of routes is the same everywhere. */
#include "theatre/routes.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>

enum { NOT_SEEN = -1, SETTLED = -2 };

uint64_t route_scratch_size(const network *net)
{
    uint64_t n = (uint64_t)net->place_count;
    return n * (sizeof(double) + 3 * sizeof(int32_t));
}

void route_scratch_init(route_scratch *scratch, const network *net, void *storage)
{
    assert((uintptr_t)storage % sizeof(double) == 0);
    scratch->hour = storage;
    scratch->via_link = (int32_t *)(scratch->hour + net->place_count);
    scratch->heap = scratch->via_link + net->place_count;
    scratch->heap_slot = scratch->heap + net->place_count;
}

static bool comes_before(const route_scratch *s, int32_t a, int32_t b)
{
    return s->hour[a] < s->hour[b] || (s->hour[a] == s->hour[b] && a < b);
}

static void put(route_scratch *s, int32_t slot, int32_t place)
{
    s->heap[slot] = place;
    s->heap_slot[place] = slot;
}

static void sift_up(route_scratch *s, int32_t slot)
{
    int32_t place = s->heap[slot];
    while (slot > 0 && comes_before(s, place, s->heap[(slot - 1) / 2])) {
        put(s, slot, s->heap[(slot - 1) / 2]);
        slot = (slot - 1) / 2;
    }
    put(s, slot, place);
}

static void sift_down(route_scratch *s, int32_t slot, int32_t count)
{
    int32_t place = s->heap[slot];
    for (;;) {
        int32_t child = 2 * slot + 1;
        if (child >= count)
            break;
        if (child + 1 < count && comes_before(s, s->heap[child + 1], s->heap[child]))
            child++;
        if (!comes_before(s, s->heap[child], place))
            break;
        put(s, slot, s->heap[child]);
        slot = child;
    }
    put(s, slot, place);
}

static int32_t take_first(route_scratch *s, int32_t *count)
{
    int32_t place = s->heap[0];
    s->heap_slot[place] = SETTLED;
    (*count)--;
    if (*count > 0) {
        put(s, 0, s->heap[*count]);
        sift_down(s, 0, *count);
    }
    return place;
}

static void offer(route_scratch *s, int32_t *count, int32_t place, double hour, int32_t via)
{
    if (s->heap_slot[place] == SETTLED || hour >= s->hour[place])
        return;
    s->hour[place] = hour;
    s->via_link[place] = via;
    if (s->heap_slot[place] == NOT_SEEN)
        put(s, (*count)++, place);
    sift_up(s, s->heap_slot[place]);
}

void routes_search(const network *net, const int32_t *sources, int source_count, int32_t stop_at, route_cost cost,
                   const void *context, route_scratch *scratch)
{
    int32_t count = 0;
    for (int p = 0; p < net->place_count; p++) {
        scratch->hour[p] = INFINITY;
        scratch->via_link[p] = -1;
        scratch->heap_slot[p] = NOT_SEEN;
    }
    for (int i = 0; i < source_count; i++)
        offer(scratch, &count, sources[i], 0, -1);
    while (count > 0) {
        int32_t place = take_first(scratch, &count);
        if (place == stop_at)
            return;
        for (int32_t i = net->first[place]; i < net->first[place + 1]; i++) {
            int32_t l = net->incident[i];
            double hour = cost(context, l, place);
            if (hour >= 0)
                offer(scratch, &count, link_other(&net->links[l], place), scratch->hour[place] + hour, l);
        }
    }
}

int routes_path(const network *net, const route_scratch *scratch, int32_t to, int32_t *places, int capacity)
{
    int count = 0;
    if (scratch->hour[to] == INFINITY)
        return 0;
    for (int32_t place = to;; place = link_other(&net->links[scratch->via_link[place]], place)) {
        if (count == capacity)
            return 0;
        places[count++] = place;
        if (scratch->via_link[place] < 0)
            break;
    }
    for (int i = 0; i < count / 2; i++) {
        int32_t swap = places[i];
        places[i] = places[count - 1 - i];
        places[count - 1 - i] = swap;
    }
    return count;
}
