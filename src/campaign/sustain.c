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
    for (int32_t k = 0; k < c->m->source_place_count; k++) {
        const int32_t p = c->m->source_places[k];
        if (ground_passes(c, p, side) && wanted(c, p, side))
            list[count++] = p;
    }
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
           c->supply_km[side][place] < INFINITY;
}

static void mark_isolated(campaign_state *c, int side)
{
    const int32_t today = (int32_t)(c->now / SECONDS_PER_DAY);
    for (int32_t k = 0; k < c->m->source_place_count; k++) {
        const int32_t p = c->m->source_places[k];
        if (place_side(c->m, p) != side || c->m->source_trains[p] <= 0)
            continue;
        if (c->supply_km[side][p] < INFINITY)
            c->isolated_since[p] = -1;
        else if (c->isolated_since[p] < 0)
            c->isolated_since[p] = today;
    }
}

/* First from the rear alone, which tells what is cut off; then from all else that serves. */
static void measure_roads(campaign_state *c, int side)
{
    const int rear = gather_sources(c, side, is_rear, c->source_list);
    ground_measure(c, side, c->source_list, rear, c->supply_km[side], c->supply_source[side]);
    mark_isolated(c, side);
    const int serving = gather_sources(c, side, serves, c->source_list);
    ground_extend(c, side, c->source_list, serving, c->supply_km[side], c->supply_source[side]);
}

/* Place over which a unit is supplied: where it stands, or behind it on its road. */
static int32_t supply_place(const campaign_state *c, const unit_state *u)
{
    return u->mode == UNIT_AT_PLACE ? u->place : link_other(model_link(c->m, u->link), u->toward);
}

static supply_activity activity_of(const campaign_state *c, const unit_state *u)
{
    if (u->mode == UNIT_IN_CONTACT)
        return SUPPLY_COMBAT;
    if (u->mode == UNIT_ON_LINK)
        return SUPPLY_MARCH;
    return c->places[u->place].front_count > 0 ? SUPPLY_COMBAT : SUPPLY_IDLE;
}

static bool is_supplied(const unit_state *u)
{
    return u->belligerent && (u->mode == UNIT_AT_PLACE || u->mode == UNIT_ON_LINK || u->mode == UNIT_IN_CONTACT);
}

/* Lists who is supplied today and from where, sums what each source is asked for, and notes where artillery stands.
 * Returns how many are listed. */
static int32_t sum_up(campaign_state *c)
{
    for (int32_t p = 0; p < c->m->s->net.place_count; p++)
        for (int side = 0; side < FIGHTING_SIDES; side++) {
            c->places[p].demand_tonne[side] = 0;
            c->places[p].guns[side] = false;
        }
    int32_t count = 0;
    for (int32_t k = 0; k < c->m->ground_unit_count; k++) {
        const int32_t i = c->m->ground_units[k];
        const unit_fact *f = &c->m->units[i];
        const unit_state *u = &c->units[i];
        if (!is_supplied(u) || f->battalions <= 0)
            continue;
        const int32_t place = supply_place(c, u);
        const supply_activity activity = activity_of(c, u);
        const int32_t source = c->supply_source[f->side][place];
        c->supplied[count++] = (supplied_unit){i, place, activity};
        if (source >= 0)
            c->places[source].demand_tonne[f->side] +=
                f->supply_tonne_per_day * unit_strength_share(c, i) * supply_activity_share(activity);
        if (f->support && u->mode == UNIT_AT_PLACE)
            c->places[u->place].guns[f->side] = true;
    }
    return count;
}

/* Share of demand that the source of a place can send: its trains, the captor's where it was taken. */
static double source_share(const campaign_state *c, int32_t place, int side)
{
    const int32_t source = c->supply_source[side][place];
    if (source < 0)
        return 0.0;
    const bool own = place_side(c->m, source) == side;
    const double trains = own ? c->m->source_trains[source] : c->m->captor_trains[source];
    return supply_capacity_share(&c->d, trains, c->places[source].demand_tonne[side]);
}

static void become_cut_off(campaign_state *c, int32_t unit)
{
    unit_state *u = &c->units[unit];
    u->stock_day = fmax(u->stock_day, c->d.parameter[PARAMETER_BYPASSED_STOCK_DAY]);
    campaign_event e = {EVENT_NOWHERE, .kind = EVENT_ISOLATED};
    e.unit = unit;
    e.place = u->mode == UNIT_AT_PLACE ? u->place : u->toward;
    state_tell(c, e);
}

static void supply_unit(campaign_state *c, const supplied_unit *s)
{
    unit_state *u = &c->units[s->unit];
    const int side = c->m->units[s->unit].side;
    double km = c->supply_km[side][s->place];
    if (u->mode != UNIT_AT_PLACE)
        km += model_link(c->m, u->link)->length_km;
    const bool cut_off = isinf(km);
    if (cut_off && !u->cut_off)
        become_cut_off(c, s->unit);
    u->cut_off = cut_off;
    const supply_account day =
        supply_unit_day(&c->d, u->stock_day, km, source_share(c, s->place, side), (supply_activity)s->activity);
    u->stock_day = day.stock_day;
    u->delivered_share = day.delivered_share;
    u->supply_share = day.power_share;
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
    for (int32_t k = 0; k < c->m->source_place_count; k++) {
        const int32_t i = c->m->source_places[k];
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
    const int32_t count = sum_up(c);
    double all[FIGHTING_SIDES] = {0}, out[FIGHTING_SIDES] = {0};
    for (int32_t k = 0; k < count; k++) {
        const unit_fact *f = &c->m->units[c->supplied[k].unit];
        supply_unit(c, &c->supplied[k]);
        if (f->side != SIDE_DEFENDER && f->task < 0)
            continue;
        all[f->side] += f->battalions;
        out[f->side] += c->units[c->supplied[k].unit].stock_day <= 0 ? f->battalions : 0.0;
    }
    note_stock_out(c, all, out);
}
