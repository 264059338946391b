#include "campaign/sky.h"

#include <math.h>

#include "campaign/front.h"
#include "process/fires.h"

/* Of a column's people, those who ride in its fighting vehicles (assumption). */
static const double riding_share = 0.5;

static bool present(const campaign_state *c, int32_t unit)
{
    return c->units[unit].mode == UNIT_AT_PLACE && c->units[unit].belligerent;
}

void sky_open(campaign_state *c)
{
    for (int32_t i = 0; i < c->m->s->unit_count; i++) {
        const unit_fact *f = &c->m->units[i];
        if (f->side == SIDE_NEUTRAL || f->type->category != UNIT_MISSILE || !c->units[i].belligerent)
            continue;
        c->sides[f->side].missiles +=
            c->units[i].strength[STRENGTH_ROCKET_LAUNCHERS] * c->d.parameter[PARAMETER_MISSILES_PER_LAUNCHER];
    }
    for (int side = 0; side < FIGHTING_SIDES; side++)
        c->sides[side].missiles_start = c->sides[side].missiles;
}

/* Home ground of the attacker is a sanctuary in part: which places, is drawn once for each. */
static bool sanctuary(const campaign_state *c, int32_t place)
{
    if (place_side(c->m, place) != SIDE_ATTACKER)
        return false;
    const double u = rng_uniform(c->d.luck, RNG_FIRES, c->m->s->net.places[place].hash, 0, 2);
    return u < c->d.parameter[PARAMETER_SANCTUARY_SHARE];
}

static bool in_missile_range(const campaign_state *c, int side, int32_t target)
{
    for (int32_t k = 0; k < c->m->air_unit_count; k++) {
        const int32_t i = c->m->air_units[k];
        const unit_fact *f = &c->m->units[i];
        if (f->side != side || f->type->category != UNIT_MISSILE || !present(c, i))
            continue;
        if (model_range_km(c->m, c->units[i].place, target) <= c->d.parameter[PARAMETER_MISSILE_RANGE_KM])
            return true;
    }
    return false;
}

/* Aircraft and interceptors of `side` at a base. */
static void look_at_base(const campaign_state *c, int32_t place, int side, double *aircraft, double *interceptors)
{
    *aircraft = *interceptors = 0;
    for (int32_t u = c->places[place].first[side]; u >= 0; u = c->units[u].next) {
        *aircraft += c->units[u].strength[STRENGTH_AIRCRAFT];
        if (c->m->units[u].type->category == UNIT_AIR_DEFENCE)
            *interceptors += c->units[u].strength[STRENGTH_SAM_LAUNCHERS];
    }
}

/* A day's salvos: the bases with most aircraft first, each with what should close it. */
static void strike_bases(campaign_state *c, int side)
{
    side_state *s = &c->sides[side];
    const double *p = c->d.parameter;
    const int day = (int)(c->now / SECONDS_PER_DAY);
    double budget = fmin(s->missiles, ceil(s->missiles_start * p[PARAMETER_MISSILE_SALVO_SHARE_PER_DAY]));
    const double salvo = ceil(p[PARAMETER_AIRBASE_CLOSING_HITS] / fmax(p[PARAMETER_MISSILE_HIT_PROB], 0.05));
    for (int32_t i = 0; i < c->m->strike_count && budget >= 1.0; i++) {
        const int32_t base = c->m->strike_order[i];
        double aircraft, interceptors;
        look_at_base(c, base, side_enemy(side), &aircraft, &interceptors);
        if (aircraft <= 0 || c->places[base].base_closed_second > c->now || sanctuary(c, base) ||
            !in_missile_range(c, side, base))
            continue;
        const int missiles = (int)fmin(salvo, budget);
        const fires_salvo result =
            fires_salvo_resolve(&c->d, c->m->s->net.places[base].hash, day, missiles, (int)interceptors);
        budget -= missiles;
        s->missiles -= missiles;
        const double closed_day = fires_airbase_closed_day(&c->d, result.hits);
        c->places[base].base_closed_second = c->now + (int64_t)(closed_day * SECONDS_PER_DAY);
        campaign_event e = {EVENT_NOWHERE, .kind = EVENT_STRIKE, .side = (side_role)side};
        e.place = base;
        e.a = missiles;
        e.b = result.hits;
        state_tell(c, e);
    }
    if (s->missiles < 1.0 && s->missiles_start > 0 && s->missiles_out_second == NEVER)
        s->missiles_out_second = c->now;
}

static bool is_aircraft(unit_category category)
{
    return category == UNIT_FIGHTER || category == UNIT_STRIKE || category == UNIT_AVIATION;
}

static bool flies(const campaign_state *c, int32_t unit)
{
    const unit_state *u = &c->units[unit];
    return is_aircraft(c->m->units[unit].type->category) && present(c, unit) &&
           c->places[u->place].base_closed_second <= c->now &&
           c->m->objective_km[u->place] <= c->d.parameter[PARAMETER_COMBAT_RADIUS_KM];
}

static bool covers(const campaign_state *c, int32_t unit)
{
    return c->m->units[unit].type->category == UNIT_AIR_DEFENCE && present(c, unit) &&
           c->m->objective_km[c->units[unit].place] <= c->d.parameter[PARAMETER_SAM_COVER_KM];
}

static void count_forces(const campaign_state *c, air_force force[AIR_SIDES])
{
    double weight[AIR_SIDES] = {0}, home_launchers[AIR_SIDES] = {0};
    for (int32_t k = 0; k < c->m->air_unit_count; k++) {
        const int32_t i = c->m->air_units[k];
        const unit_fact *f = &c->m->units[i];
        air_force *own = &force[f->side];
        if (flies(c, i)) {
            const double aircraft = c->units[i].strength[STRENGTH_AIRCRAFT];
            *(f->type->category == UNIT_FIGHTER ? &own->fighters : &own->strike) += aircraft;
            own->quality += aircraft * c->quality[f->country];
            weight[f->side] += aircraft;
        } else if (covers(c, i)) {
            const double launchers = c->units[i].strength[STRENGTH_SAM_LAUNCHERS];
            own->sam_launchers += launchers;
            if (place_side(c->m, c->units[i].place) == SIDE_ATTACKER)
                home_launchers[f->side] += launchers;
        }
    }
    for (int side = 0; side < AIR_SIDES; side++) {
        air_force *own = &force[side];
        own->quality = weight[side] > 0 ? own->quality / weight[side] : 1.0;
        if (own->sam_launchers > 0)
            own->sam_protected_share =
                c->d.parameter[PARAMETER_SANCTUARY_SHARE] * home_launchers[side] / own->sam_launchers;
    }
}

static void lose_aircraft(campaign_state *c, const air_day day[AIR_SIDES])
{
    for (int32_t k = 0; k < c->m->air_unit_count; k++) {
        const int32_t i = c->m->air_units[k];
        const unit_fact *f = &c->m->units[i];
        if (!flies(c, i))
            continue;
        double share[STRENGTH_COUNT] = {0};
        const bool fighter = f->type->category == UNIT_FIGHTER;
        share[STRENGTH_AIRCRAFT] = fighter ? day[f->side].fighter_loss_share : day[f->side].strike_loss_share;
        state_lose(c, i, share);
    }
}

static double vehicles(const unit_state *u)
{
    return u->strength[STRENGTH_TANKS] + u->strength[STRENGTH_IFV_APC];
}

/* Found from the air: columns, and what fights. */
static bool exposed(const campaign_state *c, int32_t unit)
{
    const unit_state *u = &c->units[unit];
    if (u->mode == UNIT_AT_PLACE)
        return c->places[u->place].front_count > 0 && u->belligerent && c->m->units[unit].holds;
    return u->mode == UNIT_ON_LINK || u->mode == UNIT_IN_CONTACT;
}

/* Sums the vehicles and battalions that air power finds of each side; lists the columns, and returns how many. */
static int find_exposed(campaign_state *c, double battalions[FIGHTING_SIDES])
{
    int columns = 0;
    for (int side = 0; side < FIGHTING_SIDES; side++)
        c->sides[side].exposed_vehicles = 0;
    for (int32_t k = 0; k < c->m->ground_unit_count; k++) {
        const int32_t i = c->m->ground_units[k];
        const double found = exposed(c, i) ? vehicles(&c->units[i]) : 0.0;
        if (found <= 0)
            continue;
        const int side = c->m->units[i].side;
        c->sides[side].exposed_vehicles += found;
        battalions[side] += unit_battalions(c, i);
        if (c->units[i].mode == UNIT_ON_LINK)
            c->columns[columns++] = i;
    }
    return columns;
}

/* Columns lose here; what fights loses through its engagement. */
static void strike_ground(campaign_state *c, const air_day day[AIR_SIDES])
{
    double battalions[FIGHTING_SIDES] = {0};
    const int columns = find_exposed(c, battalions);
    double killed_share[FIGHTING_SIDES]; /* of each side's exposed vehicles, by the other's air power */
    for (int side = 0; side < FIGHTING_SIDES; side++) {
        const double found = c->sides[side].exposed_vehicles;
        const double found_share = found / (found + c->d.parameter[PARAMETER_AIR_FIND_VEHICLES]);
        const double killed = fmin(day[side_enemy(side)].vehicles_killed * found_share, 0.5 * found);
        c->sides[side_enemy(side)].vehicles_killed_today = killed;
        killed_share[side] = found > 0 ? killed / found : 0.0;
        const int64_t today = c->now / SECONDS_PER_DAY;
        if (today >= 3 && today <= 10)
            c->sides[side_enemy(side)].air_kill_battalions += killed_share[side] * battalions[side];
    }
    for (int k = 0; k < columns; k++) {
        const double killed = killed_share[c->m->units[c->columns[k]].side];
        double share[STRENGTH_COUNT];
        if (killed <= 0)
            continue;
        for (int category = 0; category < STRENGTH_COUNT; category++)
            share[category] = killed;
        share[STRENGTH_PERSONNEL] *= riding_share;
        state_lose(c, c->columns[k], share);
    }
}

void sky_day(campaign_state *c)
{
    for (int side = FIGHTING_SIDES - 1; side >= 0; side--)
        strike_bases(c, side);
    air_force force[AIR_SIDES] = {{0}};
    air_day day[AIR_SIDES] = {{0}};
    count_forces(c, force);
    air_run_day(&c->d, (int)(c->now / SECONDS_PER_DAY), force, &c->air, day);
    for (int side = 0; side < AIR_SIDES; side++) {
        side_state *s = &c->sides[side];
        s->ground_sorties = day[side].ground_sorties;
        s->interdiction_share = day[side_enemy(side)].interdiction_share;
        const double launchers = force[side].sam_launchers * (1.0 - c->air.suppressed_share[side]);
        s->air_denial = launchers / (launchers + c->d.parameter[PARAMETER_SAM_DENIAL_LAUNCHERS]);
    }
    lose_aircraft(c, day);
    strike_ground(c, day);
    campaign_event e = {EVENT_NOWHERE, .kind = EVENT_AIR, .side = SIDE_NEUTRAL};
    e.a = c->sides[SIDE_DEFENDER].vehicles_killed_today;
    e.b = c->sides[SIDE_ATTACKER].vehicles_killed_today;
    state_tell(c, e);
}
