/* A transport chain: the legs by which a unit can go from one place to another, each with the capacities it passes. */
#ifndef PROCESS_DEPLOYMENT_CHAIN_H
#define PROCESS_DEPLOYMENT_CHAIN_H

#include "process/deployment/capacity.h"
#include "process/deployment/mode.h"
#include "process/deployment/search.h"

enum { CHAIN_LEG_MAX = 8, CHAIN_STEP_MAX = 128 };

enum { CHAIN_ROAD_FAST, CHAIN_ROAD_PRIMARY, CHAIN_ROAD_SECONDARY, CHAIN_ROAD_COUNT };

typedef struct chain_leg {
    deployment_mode mode;
    int32_t from, to;
    double km;                        /* all of it */
    double road_km[CHAIN_ROAD_COUNT]; /* by class, road only */
    uint64_t countries;               /* whose ground it touches */
    uint64_t near;                    /* from whose ground it can be struck */
    int passage;                      /* parameter that holds the state of the sea passage in war, -1: none */
    bool ferry;                       /* ro-ro ferry, otherwise ocean-going ship */
    int gauge_changes;
    int capacity_first, capacity_count; /* for sea and air: where it loads, then where it unloads */
} chain_leg;

typedef struct chain {
    int leg_first, leg_count;
    uint64_t countries;
    double cost_day; /* of the reference unit, to order candidates */
} chain;

/* Legs and capacities of a path; storage belongs to the caller. */
typedef struct chain_draft {
    chain_leg legs[CHAIN_LEG_MAX];
    int32_t capacities[CHAIN_LEG_MAX * CAPACITY_LEG_MAX];
    int leg_count, capacity_count;
} chain_draft;

/* False where the path has too many legs or a leg passes too many capacities. */
bool chain_from_path(const capacity_table *table, const search_step *steps, int step_count, chain_draft *draft);

#endif
