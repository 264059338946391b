#include "process/deployment/chain.h"

#include <stdio.h>
#include <string.h>

static deployment_mode mode_of(carrier by)
{
    static const deployment_mode mode[CARRIER_COUNT] = {[CARRIER_ROAD] = DEPLOY_ROAD,
                                                        [CARRIER_RAIL_1435] = DEPLOY_RAIL,
                                                        [CARRIER_RAIL_1520] = DEPLOY_RAIL,
                                                        [CARRIER_SEA] = DEPLOY_SEA,
                                                        [CARRIER_AIR] = DEPLOY_AIR};
    return mode[by];
}

/* The state of passage NAME in war is the parameter sea_NAME_state. */
static int passage_of(const struct link *l)
{
    char name[128];
    if (l->strait[0] == '\0')
        return -1;
    const int length = snprintf(name, sizeof name, "sea_%s_state", l->strait);
    return length > 0 && (size_t)length < sizeof name ? parameter_find(name) : -1;
}

static bool add_capacity(chain_draft *draft, chain_leg *leg, int32_t capacity)
{
    if (leg->capacity_count == CAPACITY_LEG_MAX)
        return false;
    draft->capacities[draft->capacity_count++] = capacity;
    leg->capacity_count++;
    return true;
}

static void touch_place(const capacity_table *table, chain_leg *leg, int32_t place)
{
    leg->countries |= capacity_country_bit(table->s->net.places[place].country);
    leg->near |= table->near_country[place];
}

static chain_leg *begin_leg(const capacity_table *table, chain_draft *draft, int32_t place, deployment_mode mode)
{
    if (draft->leg_count == CHAIN_LEG_MAX)
        return NULL;
    chain_leg *leg = &draft->legs[draft->leg_count++];
    *leg =
        (chain_leg){.mode = mode, .from = place, .to = place, .passage = -1, .capacity_first = draft->capacity_count};
    touch_place(table, leg, place);
    return leg;
}

/* Where a carrier is boarded or left, its terminal binds. */
static bool add_terminal(const capacity_table *table, chain_draft *draft, chain_leg *leg, int32_t place)
{
    static const terminal_kind kind[DEPLOY_MODE_COUNT] = {
        [DEPLOY_RAIL] = TERMINAL_RAIL, [DEPLOY_SEA] = TERMINAL_PORT, [DEPLOY_AIR] = TERMINAL_AIR};
    if (leg->mode == DEPLOY_ROAD)
        return true;
    return add_capacity(draft, leg, capacity_of_terminal(table, place, kind[leg->mode]));
}

static bool add_link(const capacity_table *table, chain_draft *draft, chain_leg *leg, const search_step *step)
{
    const struct link *links = table->s->net.links;
    const struct link *l = &links[step->link];
    leg->to = step->to;
    leg->km += l->length_km;
    touch_place(table, leg, step->to);
    if (leg->mode == DEPLOY_ROAD) {
        const int class = l->class == LINK_CLASS_SECONDARY ? CHAIN_ROAD_SECONDARY
                          : l->class == LINK_CLASS_PRIMARY ? CHAIN_ROAD_PRIMARY
                                                           : CHAIN_ROAD_FAST;
        leg->road_km[class] += l->length_km;
    }
    if (leg->mode == DEPLOY_SEA) {
        leg->ferry = l->class == LINK_CLASS_RO_RO;
        leg->passage = passage_of(l);
    }
    if (leg->mode == DEPLOY_ROAD || leg->mode == DEPLOY_RAIL)
        return add_capacity(draft, leg, capacity_of_link(links, step->link, step->from));
    return true;
}

/* A ship or an aircraft calls at each end of a link: every sea and air link is a leg of its own. */
static bool needs_new_leg(const chain_leg *leg, deployment_mode mode)
{
    return !leg || leg->mode != mode || ((mode == DEPLOY_SEA || mode == DEPLOY_AIR) && leg->from != leg->to);
}

bool chain_from_path(const capacity_table *table, const search_step *steps, int step_count, chain_draft *draft)
{
    chain_leg *leg = NULL;
    draft->leg_count = 0;
    draft->capacity_count = 0;
    for (int i = 0; i < step_count; i++) {
        const deployment_mode mode = mode_of(steps[i].by);
        if (steps[i].link < 0 && leg && leg->mode == DEPLOY_RAIL && mode == DEPLOY_RAIL) {
            leg->gauge_changes++;
            if (!add_capacity(draft, leg, capacity_of_terminal(table, steps[i].from, TERMINAL_GAUGE)))
                return false;
        }
        if (steps[i].link < 0)
            continue;
        if (needs_new_leg(leg, mode)) {
            if (leg && !add_terminal(table, draft, leg, leg->to))
                return false;
            leg = begin_leg(table, draft, steps[i].from, mode);
            if (!leg || !add_terminal(table, draft, leg, steps[i].from))
                return false;
        }
        if (!add_link(table, draft, leg, &steps[i]))
            return false;
    }
    return leg && add_terminal(table, draft, leg, leg->to);
}
