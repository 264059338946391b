#include "campaign/source.h"

#include <math.h>
#include <stdlib.h>

/* Trains a day that a port of each class replaces: an assumption of this project (docs/theory/campaign.md). */
static const double port_trains[FACILITY_COUNT] = {
    [FACILITY_NONE] = 0, [FACILITY_SMALL] = 2, [FACILITY_MEDIUM] = 4, [FACILITY_LARGE] = 8};

/* Most of a side's railways have one gauge; that is what its trains run on. */
static void find_gauges(campaign_model *m)
{
    const network *net = &m->s->net;
    double km[FIGHTING_SIDES][2] = {{0}};
    for (int32_t i = 0; i < net->link_count; i++) {
        const struct link *l = &net->links[i];
        const int side = place_side(m, l->from);
        if (l->mode != LINK_RAIL || side == SIDE_NEUTRAL || side != place_side(m, l->to))
            continue;
        km[side][0] += l->gauge & GAUGE_1435 ? l->length_km : 0;
        km[side][1] += l->gauge & GAUGE_1520 ? l->length_km : 0;
    }
    for (int side = 0; side < FIGHTING_SIDES; side++)
        m->side_gauge[side] = km[side][1] > km[side][0] ? GAUGE_1520 : GAUGE_1435;
}

static double rail_trains(const campaign_model *m, int32_t place, int gauge)
{
    const network *net = &m->s->net;
    double most = 0;
    for (int32_t i = net->first[place]; i < net->first[place + 1]; i++) {
        const struct link *l = &net->links[net->incident[i]];
        if (l->mode == LINK_RAIL && (l->gauge & gauge))
            most = fmax(most, l->trains_per_day.value);
    }
    return most;
}

/* At home any rail serves, whatever its gauge: stocks lie along it. A captor needs its own gauge. */
static void find_sources(campaign_model *m)
{
    for (int32_t p = 0; p < m->s->net.place_count; p++) {
        const int side = place_side(m, p);
        if (side == SIDE_NEUTRAL)
            continue;
        const double port = port_trains[m->s->net.places[p].port];
        m->source_trains[p] = fmax(rail_trains(m, p, GAUGE_1435 | GAUGE_1520), port);
        m->captor_trains[p] = rail_trains(m, p, m->side_gauge[side_enemy(side)]);
    }
}

/* Marks the places of `side` joined to `from` by road with `label`; returns how many sources are among them. */
static int32_t flood(const campaign_model *m, int side, int32_t from, int32_t label, int32_t *component, int32_t *queue)
{
    int32_t head = 0, tail = 0, sources = 0;
    component[from] = label;
    queue[tail++] = from;
    while (head < tail) {
        const int32_t p = queue[head++];
        sources += m->source_trains[p] > 0;
        for (int32_t i = m->road_first[p]; i < m->road_first[p + 1]; i++) {
            const int32_t to = link_other(model_link(m, m->road_link[i]), p);
            if (component[to] >= 0 || place_side(m, to) != side)
                continue;
            component[to] = label;
            queue[tail++] = to;
        }
    }
    return sources;
}

/* The rear of a side is the part of its ground with the most sources; what has no road to it is an enclave. Within
 * it, countries that are not attacked anchor supply; where all are, every source does. */
static void find_rear(campaign_model *m, int side, int32_t *component, int32_t *queue)
{
    int32_t best = -1, best_sources = -1;
    for (int32_t p = 0; p < m->s->net.place_count; p++) {
        if (place_side(m, p) != side || component[p] >= 0)
            continue;
        const int32_t sources = flood(m, side, p, p, component, queue);
        if (sources > best_sources) {
            best = p;
            best_sources = sources;
        }
    }
    bool anchored = false;
    for (int32_t p = 0; p < m->s->net.place_count; p++) {
        if (place_side(m, p) != side || m->source_trains[p] <= 0)
            continue;
        m->enclave[p] = component[p] != best;
        m->rear[p] = !m->enclave[p] && !m->attacked[m->s->net.places[p].country];
        anchored = anchored || m->rear[p];
    }
    for (int32_t p = 0; !anchored && p < m->s->net.place_count; p++)
        m->rear[p] = place_side(m, p) == side && m->source_trains[p] > 0 && !m->enclave[p];
}

typedef struct base_aircraft {
    int32_t place;
    double aircraft;
} base_aircraft;

static int more_aircraft(const void *a, const void *b)
{
    const base_aircraft *x = a, *y = b;
    if (x->aircraft != y->aircraft)
        return x->aircraft > y->aircraft ? -1 : 1;
    return (x->place > y->place) - (x->place < y->place);
}

static void list_airbases(campaign_model *m, base_aircraft *bases)
{
    const int32_t places = m->s->net.place_count;
    for (int32_t p = 0; p < places; p++)
        bases[p] = (base_aircraft){p, 0};
    for (int32_t i = 0; i < m->s->unit_count; i++) {
        const unit_fact *u = &m->units[i];
        if (u->side != SIDE_NEUTRAL)
            bases[u->start].aircraft += u->type->strength[STRENGTH_AIRCRAFT];
    }
    qsort(bases, (size_t)places, sizeof *bases, more_aircraft);
    for (int32_t i = 0; i < places && bases[i].aircraft > 0; i++)
        m->strike_order[m->strike_count++] = bases[i].place;
}

posture_status source_build(campaign_model *m)
{
    const size_t places = (size_t)m->s->net.place_count;
    m->source_trains = arena_allocate_array(&m->memory, places, sizeof *m->source_trains);
    m->captor_trains = arena_allocate_array(&m->memory, places, sizeof *m->captor_trains);
    m->enclave = arena_allocate_array(&m->memory, places, sizeof *m->enclave);
    m->rear = arena_allocate_array(&m->memory, places, sizeof *m->rear);
    m->source_places = arena_allocate_array(&m->memory, places, sizeof *m->source_places);
    m->strike_order = arena_allocate_array(&m->memory, places, sizeof *m->strike_order);
    int32_t *component = calloc(2 * places, sizeof *component);
    base_aircraft *bases = calloc(places, sizeof *bases);
    posture_status status = POSTURE_ERROR_MEMORY;
    if (!m->source_trains || !m->captor_trains || !m->enclave || !m->rear || !m->source_places || !m->strike_order ||
        !component || !bases)
        goto done;
    find_gauges(m);
    find_sources(m);
    for (int32_t p = 0; p < m->s->net.place_count; p++)
        if (m->source_trains[p] > 0 || m->captor_trains[p] > 0)
            m->source_places[m->source_place_count++] = p;
    for (size_t p = 0; p < places; p++)
        component[p] = -1;
    for (int side = 0; side < FIGHTING_SIDES; side++)
        find_rear(m, side, component, component + places);
    list_airbases(m, bases);
    status = POSTURE_OK;
done:
    free(bases);
    free(component);
    return status;
}
