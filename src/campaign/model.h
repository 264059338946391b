/* What a replication never changes: facts about units, tasks, roads, sources and objectives, worked out once from a
 * scenario and one attack plan. Shared by all threads. */
#ifndef CAMPAIGN_MODEL_H
#define CAMPAIGN_MODEL_H

#include "base/arena.h"
#include "process/deployment.h"
#include "process/engagement/registry.h"
#include "scenario/scenario.h"

enum { FIGHTING_SIDES = 2 }; /* SIDE_DEFENDER and SIDE_ATTACKER index arrays of this size */

static inline int side_enemy(int side)
{
    return 1 - side;
}

typedef struct unit_fact {
    uint64_t hash;
    int32_t country, home;
    int32_t start;       /* where it stands once assembled or deployed; path[0] */
    int32_t task;        /* index into tasks, -1: none */
    const int32_t *path; /* places in order, adjacent by road */
    const int32_t *path_link;
    int32_t path_count;
    int32_t hold;   /* path index at which it stops unless ordered on */
    double hold_km; /* road distance from start to there */
    double battalions, front_km, speed_km_per_hour, supply_tonne_per_day;
    const unit_type *type;
    int8_t side; /* SIDE_NEUTRAL: takes no part */
    bool manoeuvre;
    bool holds;   /* manoeuvre or territorial: an organised defence */
    bool support; /* artillery and rockets */
    bool heavy;   /* armour or mechanised */
} unit_fact;

typedef struct task_fact {
    const struct task *task;
    int8_t side;
    bool attacks;      /* moves on its own account into enemy ground */
    int32_t objective; /* index of its last place among the objectives, -1: none */
    int32_t country;   /* of its first unit, for orders; -1 without units */
    int32_t plan_task; /* index within its plan */
} task_fact;

typedef struct trigger_fact {
    const struct trigger *trigger;
    int8_t side;
    int32_t task, with;    /* indices into tasks, -1: none */
    const int32_t *places; /* THREATENED: within distance_km by road, the place itself first */
    int32_t place_count;
    const int32_t *hop; /* reaction towards `to`: link to take from each place, -1: none; NULL without a place */
} trigger_fact;

/* Roads leaving a place: road_link[road_first[p] .. road_first[p + 1]), in link order. */
typedef struct campaign_model {
    const scenario *s;
    const struct plan *attack;
    const struct plan *defence; /* NULL: every unit stands where it is */
    const engagement_model *engagement;
    arena memory;
    deployment_network *deployment;

    unit_fact *units;
    task_fact *tasks;
    int32_t task_count;
    trigger_fact *triggers;
    int32_t trigger_count;

    int32_t *road_first, *road_link;
    int32_t *road_to; /* the far end of road_link */
    double *road_km;
    int32_t *ground_units; /* of both sides, with battalions or vehicles; ascending */
    int32_t ground_unit_count;
    int32_t *air_units; /* flying units, air defence and missiles of both sides, ascending */
    int32_t air_unit_count;
    double *objective_km;   /* per place: geodesic distance to the nearest objective */
    bool *attacked;         /* per country */
    double *source_trains;  /* per place: trains a day that can serve its own side there, 0: no source */
    double *captor_trains;  /* per place: the same for the enemy, on the enemy's gauge */
    bool *enclave;          /* per place: a source without land route to its side's rear */
    bool *rear;             /* per place: a source that anchors its side's supply */
    int32_t *source_places; /* those with trains for either side, ascending */
    int32_t source_place_count;
    int side_gauge[FIGHTING_SIDES];
    double minimum_preparation_day;
    int32_t *strike_order; /* airbases by aircraft, most first */
    int32_t strike_count;
} campaign_model;

static inline int place_side(const campaign_model *m, int32_t place)
{
    return (int)m->s->countries[m->s->net.places[place].country].side;
}

static inline const struct link *model_link(const campaign_model *m, int32_t link)
{
    return &m->s->net.links[link];
}

/* Rough distance between two places, for ranges: on the sphere, east-west by the cosine of the mean latitude. */
double model_range_km(const campaign_model *m, int32_t a, int32_t b);

/* Their distance north-south, which model_range_km never falls short of. */
double model_north_km(const campaign_model *m, int32_t a, int32_t b);

/* Index of the objective at `place`, -1: none. */
int32_t model_objective_at(const campaign_model *m, int32_t place);

/* model [out, owned]: roads, tasks, units, objectives and the deployment network; ways and sources are built on it. */
posture_status model_build(const scenario *s, int32_t attack_plan, campaign_model **model);
void model_free(campaign_model *m); /* NULL is harmless */

/* Assembly of the attacker's tasks as movements, ready at start_day plus each unit's notice to move. Returns how many
 * of `orders` (room for unit_count) were filled. */
int model_assembly_orders(const campaign_model *m, const draw *d, double start_day, deployment_order *orders);

#endif
