#include "process/deployment.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "process/deployment/chain_table.h"
#include "process/deployment/lift.h"

static_assert((int)DEPLOYMENT_LEG_MAX == (int)CHAIN_LEG_MAX, "an arrival tells every leg of its chain");
static_assert((int)DEPLOYMENT_DAY_FIRST == (int)CAPACITY_DAY_FIRST, "days that can be planned can be booked");
static_assert(DEPLOYMENT_DAY_LAST - DEPLOYMENT_DAY_FIRST + 1 == (int)CAPACITY_DAY_COUNT, "likewise");

struct deployment_network {
    chain_table known;
};

/* Everything one run works with; lives in the caller's scratch. */
typedef struct run_state {
    const chain_table *known;
    const draw *d;
    lift_rules rules;
    capacity_book book;
    search_scratch search;
    chain_draft *draft;
    int32_t *sequence;
} run_state;

posture_status deployment_network_create(const scenario *s, deployment_network **net)
{
    *net = NULL;
    deployment_network *made = malloc(sizeof *made);
    if (!made)
        return POSTURE_ERROR_MEMORY;
    const posture_status status = chain_table_init(&made->known, s);
    if (status != POSTURE_OK) {
        free(made);
        return status;
    }
    *net = made;
    return POSTURE_OK;
}

void deployment_network_destroy(deployment_network *net)
{
    if (!net)
        return;
    chain_table_clear(&net->known);
    free(net);
}

static uint64_t aligned(uint64_t size)
{
    return (size + 63) & ~UINT64_C(63);
}

uint64_t deployment_scratch_size(const deployment_network *net)
{
    const chain_table *c = &net->known;
    return aligned(sizeof(run_state)) + aligned(capacity_book_size(&c->table, c->row_limit)) +
           aligned(search_scratch_size(c->s)) + aligned(sizeof(chain_draft)) +
           aligned(((uint64_t)c->s->unit_count + 1) * sizeof(int32_t));
}

static run_state *lay_out(const chain_table *c, void *scratch)
{
    char *next = scratch;
    run_state *run = scratch;
    next += aligned(sizeof *run);
    capacity_book_init(&run->book, &c->table, c->row_limit, next);
    next += aligned(capacity_book_size(&c->table, c->row_limit));
    search_scratch_init(&run->search, c->s, next);
    next += aligned(search_scratch_size(c->s));
    run->draft = (chain_draft *)next;
    next += aligned(sizeof *run->draft);
    run->sequence = (int32_t *)next;
    run->known = c;
    return run;
}

static bool comes_first(const deployment_order *orders, int32_t a, int32_t b)
{
    if (orders[a].priority != orders[b].priority)
        return orders[a].priority < orders[b].priority;
    if (orders[a].unit != orders[b].unit)
        return orders[a].unit < orders[b].unit;
    return a < b;
}

/* Heap sort: in place, without allocation. */
static void sift_down(const deployment_order *orders, int32_t *sequence, int at, int count)
{
    const int32_t moved = sequence[at];
    for (int child = 2 * at + 1; child < count; child = 2 * at + 1) {
        if (child + 1 < count && comes_first(orders, sequence[child], sequence[child + 1]))
            child++;
        if (!comes_first(orders, moved, sequence[child]))
            break;
        sequence[at] = sequence[child];
        at = child;
    }
    sequence[at] = moved;
}

static void sort_by_priority(const deployment_order *orders, int count, int32_t *sequence)
{
    for (int i = 0; i < count; i++)
        sequence[i] = i;
    for (int i = count / 2 - 1; i >= 0; i--)
        sift_down(orders, sequence, i, count);
    for (int last = count - 1; last > 0; last--) {
        const int32_t highest = sequence[0];
        sequence[0] = sequence[last];
        sequence[last] = highest;
        sift_down(orders, sequence, 0, last);
    }
}

static bool flies_itself(const struct unit_type *type)
{
    return type->category >= UNIT_AVIATION;
}

static bool is_tracked(const struct unit_type *type)
{
    return type->category == UNIT_ARMOUR || type->category == UNIT_MECHANISED || type->category == UNIT_ARTILLERY;
}

static bool draws_stored_set(const struct unit *u, const deployment_order *order)
{
    return u->prepositioned_at >= 0 && order->from == u->prepositioned_at && order->from != u->home;
}

static lift_load load_of(const run_state *run, const deployment_order *order)
{
    const scenario *s = run->known->s;
    const struct unit *u = &s->units[order->unit];
    const struct unit_type *type = &s->types[u->type];
    const double *parameter = run->d->parameter;
    const int32_t to_country = s->net.places[order->to].country;
    const int32_t from_country = s->net.places[order->from].country;
    const double march = type->road_speed_km_per_hour * parameter[PARAMETER_MARCH_HOURS_PER_DAY];
    return (lift_load){.battalions = fmax(type->battalions * order->strength_share, 0.1),
                       .trains = ceil(type->trains * order->strength_share - 1e-9),
                       .march_km_per_day = is_tracked(type) ? march * parameter[PARAMETER_TRACKED_MARCH_SHARE] : march,
                       .by_air = type->category == UNIT_LIGHT || type->category == UNIT_AIRBORNE,
                       .needs_rsom =
                           to_country != u->country && to_country != from_country && !draws_stored_set(u, order),
                       .country = u->country,
                       .from_country = from_country,
                       .order_day = order->ready_day - draw_get(run->d, u->ntm_day)};
}

/* A pair that was not foreseen: one search over all that the unit can use, with what is closed today. */
static bool search_chain(run_state *run, const deployment_order *order, const lift_load *load, chain *way)
{
    search_step steps[CHAIN_STEP_MAX];
    search_rules rules = {SEARCH_ROAD | SEARCH_SEA, run->rules.closed, NULL, {-1, -1}};
    rules.modes |= load->trains > 0 ? SEARCH_RAIL : 0;
    rules.modes |= load->by_air ? SEARCH_AIR : 0;
    search_outward(run->known->s, &rules, order->to, order->from, &run->search);
    const int count = search_path(&run->search, order->from, steps, CHAIN_STEP_MAX);
    if (count == 0 || !chain_from_path(&run->known->table, steps, count, run->draft))
        return false;
    *way = (chain){.leg_count = run->draft->leg_count};
    for (int i = 0; i < way->leg_count; i++)
        way->countries |= run->draft->legs[i].countries;
    return true;
}

static void tell(const lift_load *load, const lift_result *result, deployment_arrival *out)
{
    double longest_day = -1;
    out->leave_day = result->leave_day;
    out->arrive_day = result->arrive_day;
    out->unopposed_loss_share = result->loss_share;
    out->debarkation = result->debarkation;
    out->leg_count = result->leg_count;
    for (int i = 0; i < result->leg_count; i++) {
        const lift_leg *leg = &result->legs[i];
        out->legs[i] = (deployment_leg){leg->mode, leg->from, leg->to, leg->leave_day, leg->arrive_day};
        if (leg->mode == DEPLOY_RAIL)
            out->trains = (int)load->trains;
        if (leg->arrive_day - leg->leave_day > longest_day) {
            longest_day = leg->arrive_day - leg->leave_day;
            out->mode = leg->mode;
        }
    }
}

/* The foreseen chain that arrives earliest, or NULL. */
static const chain *best_chain(run_state *run, const chain_pair *pair, const lift_load *load, double start_day)
{
    const chain_table *c = run->known;
    const chain *best = NULL;
    double best_day = INFINITY;
    lift_result tried;
    for (int i = 0; i < pair->chain_count; i++) {
        const chain *way = &c->chains[pair->chains[i]];
        if (!lift_can_use(&run->rules, load, c->legs, way) ||
            start_day + lift_least_day(&run->rules, load, c->legs, way) >= best_day)
            continue;
        lift_plan(&run->rules, load, c->legs, c->capacities, way, start_day, best_day, false, &run->book, &tried);
        if (tried.arrive_day < best_day) {
            best_day = tried.arrive_day;
            best = way;
        }
    }
    return best;
}

static void move_ground_unit(run_state *run, const deployment_order *order, double start_day, deployment_arrival *out)
{
    const chain_table *c = run->known;
    const lift_load load = load_of(run, order);
    const chain_pair *pair = chain_table_find(c, run->rules.mover, order->from, order->to);
    const chain_leg *legs = c->legs;
    const int32_t *capacities = c->capacities;
    chain searched;
    lift_result result;
    const chain *way = pair ? best_chain(run, pair, &load, start_day) : NULL;
    if (!pair && search_chain(run, order, &load, &searched)) {
        legs = run->draft->legs;
        capacities = run->draft->capacities;
        way = lift_can_use(&run->rules, &load, legs, &searched) ? &searched : NULL;
    }
    if (!way)
        return;
    lift_plan(&run->rules, &load, legs, capacities, way, start_day, INFINITY, true, &run->book, &result);
    if (isfinite(result.arrive_day))
        tell(&load, &result, out);
}

static void move_unit(run_state *run, const deployment_order *order, deployment_arrival *out)
{
    const scenario *s = run->known->s;
    const struct unit *u = &s->units[order->unit];
    *out = (deployment_arrival){.leave_day = INFINITY, .arrive_day = INFINITY, .debarkation = -1};
    double start_day = fmax(order->ready_day, CAPACITY_DAY_FIRST);
    if (!(start_day < CAPACITY_DAY_FIRST + CAPACITY_DAY_COUNT))
        return;
    if (draws_stored_set(u, order))
        start_day +=
            run->d->parameter[PARAMETER_PEOPLE_FLIGHT_DAY] + run->d->parameter[PARAMETER_PREPOSITIONED_ISSUE_DAY];
    if (order->from == order->to) {
        out->leave_day = start_day;
        out->arrive_day = start_day;
        return;
    }
    if (!flies_itself(&s->types[u->type])) {
        move_ground_unit(run, order, start_day, out);
        return;
    }
    if ((run->rules.closed & capacity_country_bit(s->net.places[order->to].country)) != 0)
        return;
    out->mode = DEPLOY_AIR;
    out->leave_day = start_day;
    out->arrive_day = start_day + run->d->parameter[PARAMETER_SQUADRON_MOVE_DAY];
}

static uint64_t closed_countries(const chain_table *c, const draw *d, side_role mover, const bool *hostile)
{
    uint64_t closed = chain_table_closed(c, mover);
    for (int i = 0; i < c->s->country_count; i++)
        if (hostile[i] || draw_get(d, c->s->countries[i].participation) < 0.5)
            closed |= capacity_country_bit(i);
    return closed;
}

void deployment_run(const deployment_network *net, const draw *d, side_role mover, const deployment_order *orders,
                    int count, const double *border_open_day, const bool *hostile, void *scratch,
                    deployment_arrival *arrivals)
{
    const chain_table *c = &net->known;
    assert(count <= c->s->unit_count);
    run_state *run = lay_out(c, scratch);
    const side_role other = mover == SIDE_ATTACKER ? SIDE_DEFENDER : SIDE_ATTACKER;
    uint64_t enemy = 0;
    for (int i = 0; i < c->s->country_count; i++)
        if (hostile[i])
            enemy |= c->side_countries[other] & capacity_country_bit(i);
    run->d = d;
    lift_rules_init(&run->rules, c->s, d, mover, border_open_day, closed_countries(c, d, mover, hostile), enemy);
    capacity_book_reset(&run->book, d, enemy);
    sort_by_priority(orders, count, run->sequence);
    for (int i = 0; i < count; i++)
        move_unit(run, &orders[run->sequence[i]], &arrivals[run->sequence[i]]);
}

double deployment_preparation_day(const deployment_network *net, const draw *d, side_role mover,
                                  const deployment_order *orders, int count, const bool *hostile, void *scratch,
                                  deployment_arrival *arrivals)
{
    const chain_table *c = &net->known;
    run_state *run = lay_out(c, scratch);
    double last_day = 0;
    double open_day[64];
    assert(count <= c->s->unit_count);
    for (int i = 0; i < 64; i++)
        open_day[i] = CAPACITY_DAY_FIRST;
    run->d = d;
    lift_rules_init(&run->rules, c->s, d, mover, open_day, closed_countries(c, d, mover, hostile), 0);
    capacity_book_reset(&run->book, d, 0);
    sort_by_priority(orders, count, run->sequence);
    for (int i = 0; i < count; i++) {
        deployment_order order = orders[run->sequence[i]];
        order.ready_day = CAPACITY_DAY_FIRST;
        move_unit(run, &order, &arrivals[run->sequence[i]]);
        const double arrive_day = arrivals[run->sequence[i]].arrive_day;
        last_day = isfinite(arrive_day) ? fmax(last_day, arrive_day - CAPACITY_DAY_FIRST) : last_day;
    }
    return last_day;
}
