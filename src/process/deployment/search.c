#include "process/deployment/search.h"

#include <math.h>
#include <string.h>

#include "process/deployment/capacity.h"

/* The reference unit: rates order candidates and are not what a unit is timed with. */
static const double road_km_per_day = 160;
static const double rail_km_per_day = 480;
static const double sea_km_per_day = 740;
static const double air_km_per_day = 6000;
static const double change_day = 0.5;
static const double call_day = 2; /* another port or airfield on the way: everything is unloaded and loaded again */

static uint64_t state_count(const scenario *s)
{
    return (uint64_t)s->net.place_count * CARRIER_COUNT;
}

uint64_t search_scratch_size(const scenario *s)
{
    return state_count(s) * (sizeof(double) + 4 * sizeof(int32_t));
}

void search_scratch_init(search_scratch *scratch, const scenario *s, void *storage)
{
    const uint64_t states = state_count(s);
    scratch->day = storage;
    scratch->via_link = (int32_t *)(scratch->day + states);
    scratch->via = scratch->via_link + states;
    scratch->heap = scratch->via + states;
    scratch->slot = scratch->heap + states;
    scratch->heap_count = 0;
}

static bool before(const search_scratch *q, int32_t a, int32_t b)
{
    return q->day[a] < q->day[b] || (q->day[a] == q->day[b] && a < b);
}

static void place_in_heap(search_scratch *q, int at, int32_t state)
{
    q->heap[at] = state;
    q->slot[state] = at;
}

static void sift_up(search_scratch *q, int at)
{
    const int32_t state = q->heap[at];
    while (at > 0 && before(q, state, q->heap[(at - 1) / 2])) {
        place_in_heap(q, at, q->heap[(at - 1) / 2]);
        at = (at - 1) / 2;
    }
    place_in_heap(q, at, state);
}

static int32_t pop(search_scratch *q)
{
    const int32_t top = q->heap[0];
    const int32_t last = q->heap[--q->heap_count];
    int at = 0;
    for (int child = 1; child < q->heap_count; child = 2 * at + 1) {
        if (child + 1 < q->heap_count && before(q, q->heap[child + 1], q->heap[child]))
            child++;
        if (!before(q, q->heap[child], last))
            break;
        place_in_heap(q, at, q->heap[child]);
        at = child;
    }
    if (q->heap_count > 0)
        place_in_heap(q, at, last);
    q->slot[top] = -1;
    return top;
}

static void relax(search_scratch *q, int32_t from, int32_t to, int32_t link, double cost_day)
{
    const double day = q->day[from] + cost_day;
    if (!(day < q->day[to]))
        return;
    const bool queued = isfinite(q->day[to]);
    q->day[to] = day;
    q->via[to] = from;
    q->via_link[to] = link;
    if (!queued)
        place_in_heap(q, q->heap_count++, to);
    sift_up(q, q->slot[to]);
}

static bool is_open(const scenario *s, const search_rules *rules, int32_t link, int32_t to)
{
    const struct link *l = &s->net.links[link];
    if ((rules->closed & capacity_country_bit(s->net.places[to].country)) != 0)
        return false;
    if (link == rules->banned_link[0] || link == rules->banned_link[1])
        return false;
    return !(rules->without_passage && l->mode == LINK_SEA && strcmp(l->strait, rules->without_passage) == 0);
}

/* Days over a link by a carrier, negative where it does not serve it. */
static double link_day(const scenario *s, const struct link *l, carrier by)
{
    const struct place *a = &s->net.places[l->from];
    const struct place *b = &s->net.places[l->to];
    switch (by) {
    case CARRIER_ROAD:
        if (l->mode != LINK_ROAD)
            return -1;
        return l->length_km / (l->class == LINK_CLASS_SECONDARY ? 0.6 * road_km_per_day : road_km_per_day);
    case CARRIER_RAIL_1435:
    case CARRIER_RAIL_1520:
        if (l->mode != LINK_RAIL || (l->gauge & (by == CARRIER_RAIL_1435 ? GAUGE_1435 : GAUGE_1520)) == 0)
            return -1;
        return l->length_km / rail_km_per_day;
    case CARRIER_SEA:
        return l->mode == LINK_SEA && a->port && b->port ? call_day + l->length_km / sea_km_per_day : -1;
    case CARRIER_AIR:
        return l->mode == LINK_AIR && a->airfield && b->airfield ? call_day + l->length_km / air_km_per_day : -1;
    case CARRIER_COUNT:
        break;
    }
    return -1;
}

static bool serves(const search_rules *rules, const struct place *at, carrier by)
{
    switch (by) {
    case CARRIER_ROAD:
        return true;
    case CARRIER_RAIL_1435:
    case CARRIER_RAIL_1520:
        return (rules->modes & SEARCH_RAIL) != 0 && at->kind != PLACE_BORDER && at->kind != PLACE_CROSSING &&
               at->kind != PLACE_JUNCTION;
    case CARRIER_SEA:
        return (rules->modes & SEARCH_SEA) != 0 && at->port != FACILITY_NONE;
    case CARRIER_AIR:
        return (rules->modes & SEARCH_AIR) != 0 && at->airfield != FACILITY_NONE;
    case CARRIER_COUNT:
        break;
    }
    return false;
}

static void change_carrier(const scenario *s, const search_rules *rules, int32_t state, search_scratch *q)
{
    const int32_t place = state / CARRIER_COUNT;
    const struct place *at = &s->net.places[place];
    const carrier by = (carrier)(state % CARRIER_COUNT);
    const int32_t road = place * CARRIER_COUNT;
    if (by == CARRIER_ROAD) {
        for (int other = CARRIER_RAIL_1435; other < CARRIER_COUNT; other++)
            if (serves(rules, at, (carrier)other))
                relax(q, state, road + other, -1, change_day);
        return;
    }
    if (serves(rules, at, by))
        relax(q, state, road, -1, change_day);
    if (by == CARRIER_RAIL_1435 || by == CARRIER_RAIL_1520)
        relax(q, state, road + (by == CARRIER_RAIL_1435 ? CARRIER_RAIL_1520 : CARRIER_RAIL_1435), -1, change_day);
}

void search_outward(const scenario *s, const search_rules *rules, int32_t start, int32_t stop_at,
                    search_scratch *scratch)
{
    const network *net = &s->net;
    const int32_t goal = stop_at >= 0 ? stop_at * CARRIER_COUNT : -1;
    for (int32_t i = 0; i < net->place_count * CARRIER_COUNT; i++) {
        scratch->day[i] = INFINITY;
        scratch->via[i] = -1;
        scratch->via_link[i] = -1;
    }
    scratch->heap_count = 0;
    if ((rules->closed & capacity_country_bit(net->places[start].country)) != 0)
        return;
    scratch->day[start * CARRIER_COUNT] = 0;
    place_in_heap(scratch, scratch->heap_count++, start * CARRIER_COUNT);
    while (scratch->heap_count > 0) {
        const int32_t state = pop(scratch);
        const int32_t place = state / CARRIER_COUNT;
        const carrier by = (carrier)(state % CARRIER_COUNT);
        if (state == goal)
            return;
        change_carrier(s, rules, state, scratch);
        for (int32_t k = net->first[place]; k < net->first[place + 1]; k++) {
            const int32_t link = net->incident[k];
            const int32_t to = link_other(&net->links[link], place);
            const double day = link_day(s, &net->links[link], by);
            if (day >= 0 && (by != CARRIER_ROAD || (rules->modes & SEARCH_ROAD) != 0) && is_open(s, rules, link, to))
                relax(scratch, state, to * CARRIER_COUNT + (int32_t)by, link, day);
        }
    }
}

int search_path(const search_scratch *scratch, int32_t from, search_step *steps, int capacity)
{
    int32_t state = from * CARRIER_COUNT;
    int count = 0;
    if (!isfinite(scratch->day[state]))
        return 0;
    for (; scratch->via[state] >= 0; state = scratch->via[state]) {
        const int32_t next = scratch->via[state];
        if (count == capacity)
            return 0;
        steps[count++] = (search_step){scratch->via_link[state], state / CARRIER_COUNT, next / CARRIER_COUNT,
                                       (carrier)(next % CARRIER_COUNT)};
    }
    return count;
}

double search_cost_day(const search_scratch *scratch, int32_t from)
{
    return scratch->day[from * CARRIER_COUNT];
}
