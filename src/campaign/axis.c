#include "campaign/axis.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "theatre/routes.h"

enum { PATH_MAX_PLACES = 256 };

typedef struct way {
    const campaign_model *m;
    bool spares_attacker_home; /* the attacker's home ground is entered only where a plan names a place of it */
    route_scratch scratch;
    int32_t places[PATH_MAX_PLACES];
    int32_t count;
} way;

/* Kilometres, dearer on small roads. */
static double class_km(const struct link *l)
{
    const double class_cost = l->class == LINK_CLASS_SECONDARY ? 1.6 : l->class == LINK_CLASS_PRIMARY ? 1.25 : 1.0;
    return l->length_km * class_cost;
}

/* Neutral ground is closed. */
static double road_cost(const void *context, int32_t link, int32_t from)
{
    const way *w = context;
    const struct link *l = model_link(w->m, link);
    const int owner = place_side(w->m, link_other(l, from));
    if (l->mode != LINK_ROAD || owner == SIDE_NEUTRAL || (w->spares_attacker_home && owner == SIDE_ATTACKER))
        return -1.0;
    return class_km(l);
}

static void route_for(way *w, int side, int32_t to)
{
    w->spares_attacker_home = side == SIDE_DEFENDER && place_side(w->m, to) != SIDE_ATTACKER;
}

static double road_km(const void *context, int32_t link, int32_t from)
{
    (void)from;
    const struct link *l = model_link(context, link);
    return l->mode == LINK_ROAD ? l->length_km : -1.0;
}

/* Extends the way by road to `to`; stays as it is where there is none. */
static void extend(way *w, int32_t to)
{
    const network *net = &w->m->s->net;
    const int32_t from = w->places[w->count - 1];
    if (from == to)
        return;
    routes_search(net, &from, 1, to, road_cost, w, &w->scratch);
    int32_t leg[PATH_MAX_PLACES];
    const int count = routes_path(net, &w->scratch, to, leg, PATH_MAX_PLACES - w->count + 1);
    for (int i = 1; i < count; i++)
        w->places[w->count++] = leg[i];
}

static int32_t shortest_road(const campaign_model *m, int32_t from, int32_t to)
{
    int32_t best = -1;
    for (int32_t i = m->road_first[from]; i < m->road_first[from + 1]; i++) {
        const int32_t l = m->road_link[i];
        if (model_link(m, l)->mode != LINK_ROAD || link_other(model_link(m, l), from) != to)
            continue;
        if (best < 0 || class_km(model_link(m, l)) < class_km(model_link(m, best)))
            best = l;
    }
    return best;
}

static posture_status store_path(campaign_model *m, unit_fact *u, const way *w)
{
    int32_t *path = arena_allocate_array(&m->memory, (size_t)w->count, sizeof *path);
    int32_t *link = arena_allocate_array(&m->memory, (size_t)w->count, sizeof *link);
    if (!path || !link)
        return POSTURE_ERROR_MEMORY;
    memcpy(path, w->places, (size_t)w->count * sizeof *path);
    for (int32_t i = 0; i + 1 < w->count; i++)
        link[i] = shortest_road(m, path[i], path[i + 1]);
    u->path = path;
    u->path_link = link;
    u->path_count = w->count;
    return POSTURE_OK;
}

/* Attackers go to the end of the axis; defenders to its first place, and back along the rest if they must. */
static posture_status build_path(campaign_model *m, unit_fact *u, way *w)
{
    w->places[0] = u->start;
    w->count = 1;
    int32_t hold = 0;
    const task_fact *task = u->task >= 0 ? &m->tasks[u->task] : NULL;
    for (int i = 0; task && i < task->task->axis_count; i++) {
        route_for(w, u->side, task->task->axis[i]);
        extend(w, task->task->axis[i]);
        if (i == 0 || task->attacks)
            hold = w->count - 1;
    }
    const posture_status status = store_path(m, u, w);
    if (status != POSTURE_OK)
        return status;
    u->hold = hold;
    for (int32_t i = 0; i < hold; i++)
        u->hold_km += model_link(m, u->path_link[i])->length_km;
    return POSTURE_OK;
}

/* A comrade of the same task that starts from the same place has the same way. */
static const unit_fact *same_way(const campaign_model *m, int32_t unit)
{
    const unit_fact *u = &m->units[unit];
    if (u->task < 0)
        return NULL;
    for (int32_t i = 0; i < unit; i++)
        if (m->units[i].task == u->task && m->units[i].start == u->start)
            return &m->units[i];
    return NULL;
}

static posture_status build_paths(campaign_model *m, way *w)
{
    for (int32_t i = 0; i < m->s->unit_count; i++) {
        unit_fact *u = &m->units[i];
        const unit_fact *same = same_way(m, i);
        if (same) {
            u->path = same->path;
            u->path_link = same->path_link;
            u->path_count = same->path_count;
            u->hold = same->hold;
            u->hold_km = same->hold_km;
            continue;
        }
        const posture_status status = build_path(m, u, w);
        if (status != POSTURE_OK)
            return status;
    }
    return POSTURE_OK;
}

static posture_status threatened_places(campaign_model *m, trigger_fact *t, way *w)
{
    const network *net = &m->s->net;
    int32_t *places = arena_allocate_array(&m->memory, (size_t)net->place_count, sizeof *places);
    if (!places)
        return POSTURE_ERROR_MEMORY;
    routes_search(net, &t->trigger->place, 1, -1, road_km, m, &w->scratch);
    places[t->place_count++] = t->trigger->place;
    for (int32_t p = 0; p < net->place_count; p++)
        if (p != t->trigger->place && w->scratch.hour[p] <= t->trigger->distance_km)
            places[t->place_count++] = p;
    t->places = places;
    return POSTURE_OK;
}

static posture_status hop_table(campaign_model *m, trigger_fact *t, int32_t to, way *w)
{
    const network *net = &m->s->net;
    int32_t *hop = arena_allocate_array(&m->memory, (size_t)net->place_count, sizeof *hop);
    if (!hop)
        return POSTURE_ERROR_MEMORY;
    route_for(w, t->side, to);
    routes_search(net, &to, 1, -1, road_cost, w, &w->scratch);
    memcpy(hop, w->scratch.via_link, (size_t)net->place_count * sizeof *hop);
    t->hop = hop;
    return POSTURE_OK;
}

static posture_status build_triggers(campaign_model *m, way *w)
{
    for (int32_t i = 0; i < m->trigger_count; i++) {
        trigger_fact *t = &m->triggers[i];
        posture_status status = POSTURE_OK;
        if (t->trigger->condition == TRIGGER_THREATENED && t->trigger->place >= 0)
            status = threatened_places(m, t, w);
        const int32_t to = t->trigger->to >= 0                               ? t->trigger->to
                           : t->trigger->reaction == REACTION_COUNTER_ATTACK ? t->trigger->place
                                                                             : -1;
        if (status == POSTURE_OK && to >= 0)
            status = hop_table(m, t, to, w);
        if (status != POSTURE_OK)
            return status;
    }
    return POSTURE_OK;
}

posture_status axis_build(campaign_model *m)
{
    void *storage = malloc(route_scratch_size(&m->s->net));
    way *w = calloc(1, sizeof *w);
    posture_status status = POSTURE_ERROR_MEMORY;
    if (!storage || !w)
        goto done;
    w->m = m;
    route_scratch_init(&w->scratch, &m->s->net, storage);
    status = build_paths(m, w);
    if (status == POSTURE_OK)
        status = build_triggers(m, w);
done:
    free(w);
    free(storage);
    return status;
}
