#include "campaign/sustain.h"

#include <math.h>

#include "campaign/front.h"
#include "campaign/ground.h"
#include "process/supply.h"

/* Sources that `wanted` accepts. */
typedef bool (*source_filter)(const campaign_state *c, int32_t place, int side);

static int gather_sources(campaign_state *c, int side, source_filter wanted, int32_t *list)
{
    int count = 0;
    for (int32_t p = 0; p < c->m->s->net.place_count; p++)
        if (ground_passes(c, p, side) && wanted(c, p, side))
            list[count++] = p;
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
           c->places[place].supply_km[side] < INFINITY;
}

static void mark_isolated(campaign_state *c, int side)
{
    const int32_t today = (int32_t)(c->now / SECONDS_PER_DAY);
    for (int32_t p = 0; p < c->m->s->net.place_count; p++) {
        if (place_side(c->m, p) != side || c->m->source_trains[p] <= 0)
            continue;
        if (c->places[p].supply_km[side] < INFINITY)
            c->isolated_since[p] = -1;
        else if (c->isolated_since[p] < 0)
            c->isolated_since[p] = today;
    }
}

static void measure_from(campaign_state *c, int side, int count)
{
    ground_measure(c, side, c->source_list, count, c->source_km, c->source_of);
    for (int32_t p = 0; p < c->m->s->net.place_count; p++) {
        c->places[p].supply_km[side] = c->source_km[p];
        c->places[p].supply_source[side] = c->source_of[p];
    }
}

/* First from the rear alone, which tells what is cut off; again only where that is not all there is. */
static void measure_roads(campaign_state *c, int side)
{
    const int rear = gather_sources(c, side, is_rear, c->source_list);
    measure_from(c, side, rear);
    mark_isolated(c, side);
    const int all = gather_sources(c, side, serves, c->source_list);
    measure_from(c, side, all);
}

/* Place over which a unit is supplied: where it stands, or behind it on its road. */
static int32_t supply_place(const campaign_state *c, int32_t unit)
{
    const unit_state *u = &c->units[unit];
    return u->mode == UNIT_AT_PLACE ? u->place : link_other(model_link(c->m, u->link), u->toward);
}

static double unit_supply_km(const campaign_state *c, int32_t unit)
{
    const unit_state *u = &c->units[unit];
    const double km = c->places[supply_place(c, unit)].supply_km[c->m->units[unit].side];
    return u->mode == UNIT_AT_PLACE ? km : km + model_link(c->m, u->link)->length_km;
}

static supply_activity activity_of(const campaign_state *c, int32_t unit)
{
    const unit_state *u = &c->units[unit];
    if (u->mode == UNIT_IN_CONTACT)
        return SUPPLY_COMBAT;
    if (u->mode == UNIT_ON_LINK)
        return SUPPLY_MARCH;
    for (int32_t i = c->m->road_first[u->place]; i < c->m->road_first[u->place + 1]; i++) {
        const int32_t f = c->links[c->m->road_link[i]].front;
        if (f >= 0 && c->fronts[f].toward == u->place)
            return SUPPLY_COMBAT;
    }
    return SUPPLY_IDLE;
}

static bool is_supplied_ground(const campaign_state *c, int32_t unit)
{
    const unit_state *u = &c->units[unit];
    return u->mode == UNIT_AT_PLACE || u->mode == UNIT_ON_LINK || u->mode == UNIT_IN_CONTACT;
}

static double demand_tonne(const campaign_state *c, int32_t unit)
{
    return c->m->units[unit].type->supply_tonne_per_day * unit_strength_share(c, unit) *
           supply_activity_share(activity_of(c, unit));
}

/* What each source is asked for today, and where artillery stands. */
static void sum_up(campaign_state *c)
{
    for (int32_t p = 0; p < c->m->s->net.place_count; p++)
        for (int side = 0; side < FIGHTING_SIDES; side++) {
            c->places[p].demand_tonne[side] = 0;
            c->places[p].guns[side] = false;
        }
    for (int32_t i = 0; i < c->m->s->unit_count; i++) {
        const unit_fact *f = &c->m->units[i];
        const unit_state *u = &c->units[i];
        if (!u->belligerent || !is_supplied_ground(c, i) || f->battalions <= 0)
            continue;
        const int32_t source = c->places[supply_place(c, i)].supply_source[f->side];
        if (source >= 0)
            c->places[source].demand_tonne[f->side] += demand_tonne(c, i);
        const unit_category category = f->type->category;
        if (u->mode == UNIT_AT_PLACE && (category == UNIT_ARTILLERY || category == UNIT_ROCKET))
            c->places[u->place].guns[f->side] = true;
    }
}

/* Share of demand that the unit's source can send: its trains, the captor's where it was taken. */
static double source_share(const campaign_state *c, int32_t unit)
{
    const int side = c->m->units[unit].side;
    const int32_t source = c->places[supply_place(c, unit)].supply_source[side];
    if (source < 0)
        return 0.0;
    const bool own = place_side(c->m, source) == side;
    const double trains = own ? c->m->source_trains[source] : c->m->captor_trains[source];
    return supply_capacity_share(&c->d, trains, c->places[source].demand_tonne[side]);
}

static void supply_unit(campaign_state *c, int32_t unit)
{
    unit_state *u = &c->units[unit];
    const double *p = c->d.parameter;
    const double km = unit_supply_km(c, unit);
    const bool cut_off = isinf(km);
    if (cut_off && !u->cut_off) {
        u->stock_day = fmax(u->stock_day, p[PARAMETER_BYPASSED_STOCK_DAY]);
        campaign_event e = {EVENT_NOWHERE, .kind = EVENT_ISOLATED};
        e.unit = unit;
        e.place = u->mode == UNIT_AT_PLACE ? u->place : u->toward;
        state_tell(c, e);
    }
    u->cut_off = cut_off;
    u->delivered_share = cut_off ? 0.0 : supply_distance_share(&c->d, km) * source_share(c, unit);
    const double limit = cut_off ? u->stock_day : p[PARAMETER_STOCK_DAY];
    u->stock_day = supply_stock_after(u->stock_day, limit, u->delivered_share, activity_of(c, unit), 1.0);
    u->supply_share = supply_power_share(&c->d, u->stock_day, u->delivered_share);
}

/* A quarter of the battalions of a side without stocks. */
static void note_stock_out(campaign_state *c, const double all[FIGHTING_SIDES], const double out[FIGHTING_SIDES])
{
    for (int side = 0; side < FIGHTING_SIDES; side++)
        if (all[side] > 0 && out[side] >= 0.25 * all[side] && c->sides[side].stock_out_second == NEVER)
            c->sides[side].stock_out_second = c->now;
}

/* The roads are measured again when control has changed, or while stocks run out and rails are restored. */
static bool roads_changed(const campaign_state *c)
{
    if (c->control_changed)
        return true;
    const double *p = c->d.parameter;
    const double day = (double)c->now / SECONDS_PER_DAY;
    for (int32_t i = 0; i < c->m->s->net.place_count; i++) {
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

void sustain_day(campaign_state *c)
{
    if (roads_changed(c)) {
        for (int side = 0; side < FIGHTING_SIDES; side++)
            measure_roads(c, side);
        c->control_changed = false;
    }
    sum_up(c);
    double all[FIGHTING_SIDES] = {0}, out[FIGHTING_SIDES] = {0};
    for (int32_t i = 0; i < c->m->s->unit_count; i++) {
        const unit_fact *f = &c->m->units[i];
        if (!c->units[i].belligerent || !is_supplied_ground(c, i) || f->battalions <= 0)
            continue;
        supply_unit(c, i);
        const bool committed = f->side == SIDE_DEFENDER || f->task >= 0;
        all[f->side] += committed ? f->battalions : 0.0;
        out[f->side] += committed && c->units[i].stock_day <= 0 ? f->battalions : 0.0;
    }
    note_stock_out(c, all, out);
}
