#include "process/deployment/lift.h"

#include <math.h>

enum { POOL_OCEAN, POOL_FERRY };

void lift_rules_init(lift_rules *rules, const scenario *s, const draw *d, side_role mover,
                     const double *border_open_day, uint64_t closed, uint64_t enemy)
{
    const double secondary = d->parameter[PARAMETER_OFF_TRUNK_SPEED_SHARE];
    *rules = (lift_rules){s, d, border_open_day, mover, closed, enemy, {1, 0.5 * (1 + secondary), secondary}};
}

static double passage_state(const lift_rules *rules, const chain_leg *leg)
{
    if (leg->passage < 0)
        return 1;
    const double open = fmin(fmax(rules->d->parameter[leg->passage], 0), 1);
    return rules->mover == SIDE_ATTACKER ? 1 - open : open;
}

static int pool_of(const chain_leg *leg)
{
    return leg->ferry ? POOL_FERRY : POOL_OCEAN;
}

static double pool_size(const lift_rules *rules, const chain_leg *leg)
{
    if (rules->mover == SIDE_ATTACKER)
        return floor(rules->d->parameter[PARAMETER_SHIPS_ATTACKER]);
    return floor(rules->d->parameter[leg->ferry ? PARAMETER_SHIPS_FERRY : PARAMETER_SHIPS_STRATEGIC]);
}

bool lift_can_use(const lift_rules *rules, const lift_load *load, const chain_leg *legs, const chain *way)
{
    if ((way->countries & rules->closed & ~capacity_country_bit(load->from_country)) != 0)
        return false;
    for (int i = 0; i < way->leg_count; i++) {
        const chain_leg *leg = &legs[way->leg_first + i];
        if (leg->mode == DEPLOY_RAIL && load->trains <= 0)
            return false;
        if (leg->mode == DEPLOY_AIR && !load->by_air)
            return false;
        if (leg->mode == DEPLOY_SEA && pool_size(rules, leg) < 1)
            return false;
    }
    return true;
}

/* Days from one end of the leg to the other for one element. */
static double transit_day(const lift_rules *rules, const lift_load *load, const chain_leg *leg)
{
    const double *parameter = rules->d->parameter;
    double road_day = 0;
    switch (leg->mode) {
    case DEPLOY_ROAD:
        for (int k = 0; k < CHAIN_ROAD_COUNT; k++)
            road_day += leg->road_km[k] / (load->march_km_per_day * rules->road_share[k]);
        return road_day;
    case DEPLOY_RAIL:
        return leg->km / parameter[PARAMETER_RAIL_SPEED_KM_PER_DAY] +
               leg->gauge_changes * parameter[PARAMETER_GAUGE_CHANGE_DAY];
    case DEPLOY_SEA:
        return leg->km / parameter[PARAMETER_SHIP_SPEED_KM_PER_DAY];
    case DEPLOY_AIR:
        return leg->km / parameter[PARAMETER_AIRLIFT_KM_PER_DAY];
    case DEPLOY_NONE:
    case DEPLOY_MODE_COUNT:
        break;
    }
    return 0;
}

double lift_least_day(const lift_rules *rules, const lift_load *load, const chain_leg *legs, const chain *way)
{
    double day = load->needs_rsom ? rules->d->parameter[PARAMETER_RSOM_DAY] : 0;
    for (int i = 0; i < way->leg_count; i++) {
        const chain_leg *leg = &legs[way->leg_first + i];
        day += transit_day(rules, load, leg);
        if (leg->mode == DEPLOY_RAIL)
            day += rules->d->parameter[PARAMETER_RAIL_LOADING_DAY];
    }
    return day;
}

/* From when on the unit may set out on a ground leg: permits for all countries it enters are asked for together, and a
 * country that has opened its border asks for none. */
static double permitted_day(const lift_rules *rules, const lift_load *load, const chain_leg *leg)
{
    const double multiplier = rules->d->parameter[PARAMETER_BORDER_PERMIT_MULTIPLIER];
    double day = -INFINITY;
    uint64_t foreign =
        leg->countries & ~capacity_country_bit(load->country) & ~capacity_country_bit(load->from_country);
    if (leg->mode != DEPLOY_ROAD && leg->mode != DEPLOY_RAIL)
        return day;
    for (int c = 0; foreign != 0; c++, foreign >>= 1) {
        if ((foreign & 1) == 0)
            continue;
        const double permit =
            load->order_day + draw_get(rules->d, rules->s->countries[c].border_permit_day) * multiplier;
        day = fmax(day, fmin(permit, rules->border_open_day[c]));
    }
    return day;
}

/* By sea: ships of a finite pool, a port to load, the passage, a port to unload, and the way back before a ship is
 * free again. An escorted passage lets pass its share of the rate, so that a battalion takes up more of everything. */
static double sail(const lift_rules *rules, const lift_load *load, const chain_leg *leg, const int32_t *port,
                   double *start_day, bool commit, capacity_book *book)
{
    const double *parameter = rules->d->parameter;
    const double passage_day = transit_day(rules, load, leg);
    const double ready_day = fmax(*start_day, load->order_day + parameter[PARAMETER_SHIP_ACTIVATION_DAY]);
    const double pool = pool_size(rules, leg);
    const double load_per_day = capacity_per_day(book->table, rules->d, port[0]);
    const double unload_per_day = capacity_per_day(book->table, rules->d, port[1]);
    if (!(load_per_day > 0 && unload_per_day > 0))
        return INFINITY;
    const bool in_war = ready_day + load->battalions / load_per_day + passage_day > 0;
    const double state = in_war ? passage_state(rules, leg) : 1;
    if (state <= 0)
        return INFINITY;
    const double amount = load->battalions / state;
    const double carried = parameter[leg->ferry ? PARAMETER_FERRY_BATTALIONS : PARAMETER_SHIP_BATTALIONS];
    const double needed = ceil(amount / carried - 1e-9);
    const double ships = fmin(needed, pool);
    const double extra_voyages = ceil(needed / ships - 1e-9) - 1;
    const double cycle_day = amount / load_per_day + amount / unload_per_day + 2 * passage_day * (1 + extra_voyages);
    const int busy_days = (int)ceil(cycle_day) + 1;
    const double first_day = capacity_ships_free_day(book, pool_of(leg), pool, ready_day, busy_days, ships);
    if (!(first_day < INFINITY))
        return INFINITY;
    const double loaded_day = capacity_flow(book, port, 1, first_day, amount, commit);
    const double first_arrival_day = first_day + (loaded_day - first_day) / needed + passage_day;
    const double unloaded_day = capacity_flow(book, port + 1, 1, first_arrival_day, amount, commit);
    if (commit && unloaded_day < INFINITY)
        capacity_ships_take(book, pool_of(leg), first_day, busy_days, ships);
    *start_day = first_day;
    return fmax(unloaded_day, loaded_day + passage_day + amount / needed / unload_per_day) +
           2 * passage_day * extra_voyages;
}

/* Moves *start_day to when the first element leaves; returns when the last one is there. */
static double move_leg(const lift_rules *rules, const lift_load *load, const chain_leg *leg, const int32_t *capacities,
                       double *start_day, bool commit, capacity_book *book)
{
    const double loading_day = rules->d->parameter[PARAMETER_RAIL_LOADING_DAY];
    *start_day = fmax(*start_day, permitted_day(rules, load, leg));
    if (!(*start_day < CAPACITY_DAY_FIRST + CAPACITY_DAY_COUNT))
        return INFINITY;
    switch (leg->mode) {
    case DEPLOY_SEA:
        return sail(rules, load, leg, capacities, start_day, commit, book);
    case DEPLOY_RAIL:
        return capacity_flow(book, capacities, leg->capacity_count, *start_day + loading_day / 2, load->trains,
                             commit) +
               transit_day(rules, load, leg) + loading_day / 2;
    case DEPLOY_ROAD:
    case DEPLOY_AIR:
        return capacity_flow(book, capacities, leg->capacity_count, *start_day, load->battalions, commit) +
               transit_day(rules, load, leg);
    case DEPLOY_NONE:
    case DEPLOY_MODE_COUNT:
        break;
    }
    return INFINITY;
}

/* Reception, staging and onward movement: where the unit leaves its last ship or aircraft, else at its destination. */
static int rsom_leg(const chain_leg *legs, const chain *way)
{
    for (int i = way->leg_count - 1; i >= 0; i--)
        if (legs[way->leg_first + i].mode == DEPLOY_SEA || legs[way->leg_first + i].mode == DEPLOY_AIR)
            return i;
    return way->leg_count - 1;
}

void lift_plan(const lift_rules *rules, const lift_load *load, const chain_leg *legs, const int32_t *capacities,
               const chain *way, double start_day, double beaten_day, bool commit, capacity_book *book,
               lift_result *result)
{
    const int staging = rsom_leg(legs, way);
    double day = start_day;
    double kept_share = 1;
    result->leg_count = way->leg_count;
    result->debarkation = -1;
    for (int i = 0; i < way->leg_count && day < beaten_day; i++) {
        const chain_leg *leg = &legs[way->leg_first + i];
        double leave_day = day;
        day = move_leg(rules, load, leg, capacities + leg->capacity_first, &leave_day, commit, book);
        result->legs[i] = (lift_leg){leg->mode, leg->from, leg->to, leave_day, day};
        if (i == 0)
            result->leave_day = leave_day;
        if (day > 0 && (leg->near & rules->enemy) != 0)
            kept_share *= 1 - rules->d->parameter[PARAMETER_INTERDICTION_LOSS_SHARE];
        if (leg->mode == DEPLOY_SEA || leg->mode == DEPLOY_AIR)
            result->debarkation = leg->to;
        if (i == staging && load->needs_rsom)
            day += rules->d->parameter[PARAMETER_RSOM_DAY];
    }
    result->arrive_day = day < beaten_day ? day : INFINITY;
    result->loss_share = 1 - kept_share;
}
