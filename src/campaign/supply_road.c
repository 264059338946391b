#include "campaign/supply_road.h"

#include <math.h>
#include <string.h>

#include "campaign/ground.h"

/* Sources that `wanted` accepts. */
typedef bool (*source_filter)(const campaign_state *c, int32_t place, int side);

static int gather_sources(campaign_state *c, int side, source_filter wanted, int32_t *list)
{
    int count = 0;
    for (int32_t k = 0; k < c->m->source_place_count; k++) {
        const int32_t p = c->m->source_places[k];
        if (ground_passes(c, p, side) && wanted(c, p, side))
            list[count++] = p;
    }
    return count;
}

static bool is_rear(const campaign_state *c, int32_t place, int side)
{
    return place_side(c->m, place) == side && c->m->rear[place];
}

/* The rear; what is cut off from it, as long as its stocks last; and captured rail of the own gauge, once restored. */
static bool serves(const campaign_state *c, int32_t place, int side)
{
    const double *p = c->d.parameter;
    const double day = (double)c->now / SECONDS_PER_DAY;
    if (place_side(c->m, place) == side) {
        const int32_t since = c->isolated_since[place];
        return c->m->source_trains[place] > 0 && (since < 0 || day < since + p[PARAMETER_ENCLAVE_STOCK_DAY]);
    }
    const double held_day = (double)(c->now - c->places[place].captured_second) / SECONDS_PER_DAY;
    return c->m->captor_trains[place] > 0 && held_day >= p[PARAMETER_RAIL_RESTORATION_DAY] &&
           c->rear_road[side].km[place] < INFINITY;
}

static void mark_isolated(campaign_state *c, int side)
{
    const int32_t today = (int32_t)(c->now / SECONDS_PER_DAY);
    for (int32_t k = 0; k < c->m->source_place_count; k++) {
        const int32_t p = c->m->source_places[k];
        if (place_side(c->m, p) != side || c->m->source_trains[p] <= 0)
            continue;
        if (c->rear_road[side].km[p] < INFINITY)
            c->isolated_since[p] = -1;
        else if (c->isolated_since[p] < 0)
            c->isolated_since[p] = today;
    }
}

/* Does another held place get its supply through this one? */
static bool leads_on(const campaign_state *c, const road_map *map, int32_t place, int side)
{
    for (int32_t i = c->m->road_first[place]; i < c->m->road_first[place + 1]; i++) {
        const int32_t to = c->m->road_to[i];
        if (map->source[to] == map->source[place] && map->km[to] == map->km[place] + c->m->road_km[i] &&
            ground_passes(c, to, side))
            return true;
    }
    return false;
}

/* Takes the places that a side lost off its map. False where one of them was no end of a road. */
static bool cut_ends(const campaign_state *c, road_map *map, int side)
{
    for (int32_t k = 0; k < c->taken_count; k++) {
        const int32_t p = c->taken[k];
        if (ground_passes(c, p, side) || isinf(map->km[p]))
            continue;
        if (leads_on(c, map, p, side))
            return false;
        map->km[p] = INFINITY;
        map->source[p] = -1;
    }
    return true;
}

static void add_ends(const campaign_state *c, road_map *map, int side)
{
    for (int32_t k = 0; k < c->taken_count; k++)
        if (ground_passes(c, c->taken[k], side))
            ground_join(c, side, c->taken[k], map);
}

/* A source of the rear that changed hands is no end of a road. */
static bool took_rear(const campaign_state *c)
{
    for (int32_t k = 0; k < c->taken_count; k++)
        if (c->m->rear[c->taken[k]])
            return true;
    return false;
}

static bool repair(const campaign_state *c, road_map *map, int side)
{
    if (!cut_ends(c, map, side))
        return false;
    add_ends(c, map, side);
    return true;
}

static bool same_list(const int32_t *a, int32_t a_count, const int32_t *b, int32_t b_count)
{
    return a_count == b_count && memcmp(a, b, (size_t)a_count * sizeof *a) == 0;
}

static void update_side(campaign_state *c, int side, bool anew)
{
    const size_t places = (size_t)c->m->s->net.place_count;
    road_map *rear = &c->rear_road[side], *all = &c->supply_road[side];
    if (anew || !repair(c, rear, side))
        ground_measure(c, side, c->source_list, gather_sources(c, side, is_rear, c->source_list), rear);
    mark_isolated(c, side);
    const int32_t serving = gather_sources(c, side, serves, c->source_list);
    if (!anew && same_list(c->source_list, serving, c->serving[side], c->serving_count[side]) && repair(c, all, side))
        return;
    memcpy(all->km, rear->km, places * sizeof *all->km);
    memcpy(all->source, rear->source, places * sizeof *all->source);
    ground_extend(c, side, c->source_list, serving, all);
    memcpy(c->serving[side], c->source_list, (size_t)serving * sizeof *c->source_list);
    c->serving_count[side] = serving;
}

/* Sources come and go by themselves while stocks run out and rails are restored. */
static bool sources_changed(const campaign_state *c)
{
    const double *p = c->d.parameter;
    const double day = (double)c->now / SECONDS_PER_DAY;
    for (int32_t k = 0; k < c->m->source_place_count; k++) {
        const int32_t i = c->m->source_places[k];
        const double expires = c->isolated_since[i] + p[PARAMETER_ENCLAVE_STOCK_DAY];
        if (c->isolated_since[i] >= 0 && expires > day - 1.0 && expires <= day)
            return true;
        const double restored =
            (double)c->places[i].captured_second / SECONDS_PER_DAY + p[PARAMETER_RAIL_RESTORATION_DAY];
        if (c->places[i].captured_second > 0 && restored > day - 1.0 && restored <= day)
            return true;
    }
    return false;
}

void supply_road_update(campaign_state *c)
{
    const bool anew = c->roads_unknown || took_rear(c);
    if (!anew && c->taken_count == 0 && !sources_changed(c))
        return;
    for (int side = 0; side < FIGHTING_SIDES; side++)
        update_side(c, side, anew);
    c->taken_count = 0;
    c->roads_unknown = false;
}
