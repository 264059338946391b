#include "campaign/sustain.h"

#include <math.h>

#include "campaign/supply_road.h"
#include "process/supply.h"

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
        const int32_t source = c->supply_road[f->side].source[place];
        c->supplied[count++] = (supplied_unit){i, place, (int32_t)activity};
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
    const int32_t source = c->supply_road[side].source[place];
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
    double km = c->supply_road[side].km[s->place];
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

void sustain_day(campaign_state *c)
{
    supply_road_update(c);
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
