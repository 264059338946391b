#include "campaign/state.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

typedef struct part {
    void **member;
    size_t size;
} part;

static size_t aligned(size_t size)
{
    return (size + 63) / 64 * 64;
}

/* One block, carved into the arrays: what a replication touches lies together. */
static void *carve(const part *parts, size_t count)
{
    size_t total = 2 * 64;
    for (size_t i = 0; i < count; i++)
        total += aligned(parts[i].size);
    char *block = malloc(total);
    if (!block)
        return NULL;
    char *at = block + (64 - (uintptr_t)block % 64);
    for (size_t i = 0; i < count; i++) {
        *parts[i].member = at;
        at += aligned(parts[i].size);
    }
    return block;
}

posture_status state_create(const campaign_model *m, campaign_state **state)
{
    *state = NULL;
    const scenario *s = m->s;
    const size_t units = (size_t)s->unit_count, places = (size_t)s->net.place_count, links = (size_t)s->net.link_count;
    campaign_state *c = calloc(1, sizeof *c);
    if (!c)
        return POSTURE_ERROR_MEMORY;
    c->front_capacity = (int32_t)(links < units ? links : units) + 1;
    const size_t fronts = (size_t)c->front_capacity;
    const part parts[] = {
        {(void **)&c->units, units * sizeof *c->units},
        {(void **)&c->places, places * sizeof *c->places},
        {(void **)&c->links, links * sizeof *c->links},
        {(void **)&c->fronts, fronts * sizeof *c->fronts},
        {(void **)&c->front_free, fronts * sizeof *c->front_free},
        {(void **)&c->tasks, (size_t)m->task_count * sizeof *c->tasks},
        {(void **)&c->triggers, (size_t)m->trigger_count * sizeof *c->triggers},
        {(void **)&c->heap, units * sizeof *c->heap},
        {(void **)&c->heap_slot, units * sizeof *c->heap_slot},
        {(void **)&c->rear_road[0].km, places * sizeof(double)},
        {(void **)&c->rear_road[0].source, places * sizeof(int32_t)},
        {(void **)&c->supply_road[0].km, places * sizeof(double)},
        {(void **)&c->supply_road[0].source, places * sizeof(int32_t)},
        {(void **)&c->serving[0], places * sizeof(int32_t)},
        {(void **)&c->rear_road[1].km, places * sizeof(double)},
        {(void **)&c->rear_road[1].source, places * sizeof(int32_t)},
        {(void **)&c->supply_road[1].km, places * sizeof(double)},
        {(void **)&c->supply_road[1].source, places * sizeof(int32_t)},
        {(void **)&c->serving[1], places * sizeof(int32_t)},
        {(void **)&c->taken, places * sizeof(int32_t)},
        {(void **)&c->source_list, places * sizeof *c->source_list},
        {(void **)&c->supplied, units * sizeof *c->supplied},
        {(void **)&c->columns, units * sizeof *c->columns},
        {(void **)&c->isolated_since, places * sizeof *c->isolated_since},
        {(void **)&c->factors, (size_t)s->factor_count * sizeof *c->factors},
        {(void **)&c->orders, units * sizeof *c->orders},
        {(void **)&c->arrivals, units * sizeof *c->arrivals},
        {(void **)&c->warning, sizeof *c->warning},
        {&c->deployment_scratch, (size_t)deployment_scratch_size(m->deployment)},
        {&c->routes_storage, (size_t)route_scratch_size(&s->net)},
    };
    c->block = carve(parts, sizeof parts / sizeof parts[0]);
    if (!c->block) {
        free(c);
        return POSTURE_ERROR_MEMORY;
    }
    c->m = m;
    route_scratch_init(&c->routes, &s->net, c->routes_storage);
    *state = c;
    return POSTURE_OK;
}

void state_destroy(campaign_state *c)
{
    if (!c)
        return;
    free(c->block);
    free(c);
}

static void reset_units(campaign_state *c)
{
    const int32_t count = c->m->s->unit_count;
    memset(c->units, 0, (size_t)count * sizeof *c->units);
    for (int32_t i = 0; i < count; i++) {
        unit_state *u = &c->units[i];
        u->event_second = NEVER;
        u->place = u->link = u->toward = u->next = u->trigger = -1;
        u->delivered_share = u->supply_share = u->tempo = 1.0;
        c->heap_slot[i] = -1;
    }
    c->heap_count = 0;
}

static void reset_ground(campaign_state *c)
{
    const network *net = &c->m->s->net;
    for (int32_t p = 0; p < net->place_count; p++) {
        c->places[p] = (place_state){.first = {-1, -1}, .control = (int8_t)place_side(c->m, p)};
        c->isolated_since[p] = -1;
    }
    for (int32_t l = 0; l < net->link_count; l++)
        c->links[l] = (link_state){.free_second = {INT64_MIN, INT64_MIN}, .bridge_second = NEVER, .front = -1};
    c->front_count = 0;
    for (int32_t i = 0; i < c->front_capacity; i++)
        c->front_free[i] = c->front_capacity - 1 - i;
}

void state_reset(campaign_state *c)
{
    reset_units(c);
    reset_ground(c);
    for (int32_t i = 0; i < c->m->task_count; i++)
        c->tasks[i] = (task_state){.counter = -1};
    memset(c->sides, 0, sizeof c->sides);
    memset(c->entered, 0, sizeof c->entered);
    for (int32_t i = 0; i < c->m->trigger_count; i++)
        c->triggers[i] = (trigger_state){.execute_second = NEVER};
    for (int i = 0; i < OUTCOME_OBJECTIVE_MAX; i++)
        c->objectives[i] = (objective_state){NEVER, NEVER, NEVER, NEVER, NEVER};
    for (int i = 0; i < FIGHTING_SIDES; i++) {
        side_state *s = &c->sides[i];
        s->missiles_out_second = s->stock_out_second = NEVER;
    }
    c->air = (air_state){{0}};
    c->now = 0;
    c->taken_count = 0;
    c->roads_unknown = true;
    c->first_contact_second = NEVER;
}

void state_enter_place(campaign_state *c, int32_t unit, int32_t place)
{
    unit_state *u = &c->units[unit];
    int32_t *at = &c->places[place].first[c->m->units[unit].side];
    while (*at >= 0 && *at < unit)
        at = &c->units[*at].next;
    u->next = *at;
    *at = unit;
    u->mode = UNIT_AT_PLACE;
    u->place = place;
    u->link = u->toward = -1;
    u->since_second = c->now;
}

void state_leave_place(campaign_state *c, int32_t unit)
{
    unit_state *u = &c->units[unit];
    assert(u->mode == UNIT_AT_PLACE);
    int32_t *at = &c->places[u->place].first[c->m->units[unit].side];
    while (*at != unit)
        at = &c->units[*at].next;
    *at = u->next;
    u->next = u->place = -1;
}

static bool earlier(const campaign_state *c, int32_t a, int32_t b)
{
    const int64_t x = c->units[a].event_second, y = c->units[b].event_second;
    return x < y || (x == y && a < b);
}

static void put(campaign_state *c, int32_t slot, int32_t unit)
{
    c->heap[slot] = unit;
    c->heap_slot[unit] = slot;
}

static void settle(campaign_state *c, int32_t slot)
{
    const int32_t unit = c->heap[slot];
    while (slot > 0 && earlier(c, unit, c->heap[(slot - 1) / 2])) {
        put(c, slot, c->heap[(slot - 1) / 2]);
        slot = (slot - 1) / 2;
    }
    for (;;) {
        int32_t child = 2 * slot + 1;
        if (child >= c->heap_count)
            break;
        if (child + 1 < c->heap_count && earlier(c, c->heap[child + 1], c->heap[child]))
            child++;
        if (!earlier(c, c->heap[child], unit))
            break;
        put(c, slot, c->heap[child]);
        slot = child;
    }
    put(c, slot, unit);
}

void state_schedule(campaign_state *c, int32_t unit, int64_t second)
{
    c->units[unit].event_second = second;
    if (c->heap_slot[unit] < 0)
        put(c, c->heap_count++, unit);
    settle(c, c->heap_slot[unit]);
}

void state_unschedule(campaign_state *c, int32_t unit)
{
    const int32_t slot = c->heap_slot[unit];
    c->units[unit].event_second = NEVER;
    if (slot < 0)
        return;
    c->heap_slot[unit] = -1;
    const int32_t last = c->heap[--c->heap_count];
    if (last == unit)
        return;
    put(c, slot, last);
    settle(c, slot);
}

int32_t state_next_event(const campaign_state *c)
{
    return c->heap_count > 0 ? c->heap[0] : -1;
}

void state_form(campaign_state *c, int32_t unit, double share)
{
    const unit_fact *f = &c->m->units[unit];
    unit_state *u = &c->units[unit];
    for (int k = 0; k < STRENGTH_COUNT; k++) {
        u->strength[k] = f->type->strength[k] * share;
        c->sides[f->side].start[k] += u->strength[k];
    }
    u->start_people = u->committed_people = u->strength[STRENGTH_PERSONNEL];
    u->stock_day = c->d.parameter[PARAMETER_STOCK_DAY];
}

void state_lose(campaign_state *c, int32_t unit, const double share[STRENGTH_COUNT])
{
    unit_state *u = &c->units[unit];
    side_state *s = &c->sides[c->m->units[unit].side];
    for (int k = 0; k < STRENGTH_COUNT; k++) {
        const double lost = u->strength[k] * share[k];
        u->strength[k] -= lost;
        s->lost[k] += lost;
    }
}

void state_destroy_unit(campaign_state *c, int32_t unit)
{
    static const double all[STRENGTH_COUNT] = {1, 1, 1, 1, 1, 1, 1, 1};
    unit_state *u = &c->units[unit];
    const int32_t place = u->mode == UNIT_AT_PLACE ? u->place : u->toward;
    state_unschedule(c, unit);
    state_lose(c, unit, all);
    u->mode = UNIT_DESTROYED;
    u->belligerent = false;
    u->place = u->link = u->toward = -1;
    campaign_event e = {EVENT_NOWHERE, .kind = EVENT_DESTROYED};
    e.unit = unit;
    e.place = place;
    state_tell(c, e);
}

void state_tell(const campaign_state *c, campaign_event e)
{
    if (!c->trace)
        return;
    e.second = c->now;
    if (e.unit >= 0)
        e.side = (side_role)c->m->units[e.unit].side;
    c->trace->event(c->trace->context, &e);
}
