/* One unit along one transport chain through the capacity that others have left: when it leaves and arrives, and what
 * it books. Legs follow each other as the whole unit: the next begins when the last element of the one before is there.
 */
#ifndef PROCESS_DEPLOYMENT_LIFT_H
#define PROCESS_DEPLOYMENT_LIFT_H

#include "process/deployment/chain.h"

/* What is the same for all units of a run. */
typedef struct lift_rules {
    const scenario *s;
    const draw *d;
    const double *border_open_day; /* per country */
    side_role mover;
    uint64_t closed; /* countries that may not be entered */
    uint64_t enemy;  /* countries that strike from D-day on */
    double road_share[CHAIN_ROAD_COUNT];
} lift_rules;

void lift_rules_init(lift_rules *rules, const scenario *s, const draw *d, side_role mover,
                     const double *border_open_day, uint64_t closed, uint64_t enemy);

/* What a unit asks of the network. */
typedef struct lift_load {
    double battalions;
    double trains; /* 0: does not move by rail */
    double march_km_per_day;
    bool by_air;
    bool needs_rsom;
    int32_t country;      /* its own: no permit needed */
    int32_t from_country; /* where it is already: none either */
    double order_day;     /* permits are asked for and ships called up from here on */
} lift_load;

typedef struct lift_leg {
    deployment_mode mode;
    int32_t from, to;
    double leave_day, arrive_day; /* of the first element, of the last one */
} lift_leg;

typedef struct lift_result {
    double leave_day, arrive_day; /* arrive: with reception, staging and onward movement */
    double loss_share;
    int32_t debarkation; /* where the last sea or air leg ends, -1: none */
    int leg_count;
    lift_leg legs[CHAIN_LEG_MAX];
} lift_result;

/* Whether the unit can use the chain at all. */
bool lift_can_use(const lift_rules *rules, const lift_load *load, const chain_leg *legs, const chain *way);

/* Days that the chain takes with all capacity free: a lower bound. */
double lift_least_day(const lift_rules *rules, const lift_load *load, const chain_leg *legs, const chain *way);

/* Plans, and books with `commit`. Gives up once it would arrive at `beaten_day` or later: arrive_day is INFINITY. */
void lift_plan(const lift_rules *rules, const lift_load *load, const chain_leg *legs, const int32_t *capacities,
               const chain *way, double start_day, double beaten_day, bool commit, capacity_book *book,
               lift_result *result);

#endif
