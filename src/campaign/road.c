#include "campaign/road.h"

#include <math.h>

#include "campaign/control.h"
#include "campaign/front.h"
#include "process/movement.h"

static int day_of(int64_t second)
{
    return (int)((second - (second < 0 ? SECONDS_PER_DAY - 1 : 0)) / SECONDS_PER_DAY);
}

static int64_t travel_second(double km, double km_per_hour)
{
    return (int64_t)ceil(km / km_per_hour * SECONDS_PER_HOUR);
}

/* Share of a road that enemy artillery at either end reaches, 0..1. */
static double under_fire_share(const campaign_state *c, const struct link *l, int side)
{
    const int enemy = side_enemy(side);
    const int ends = (c->places[l->from].guns[enemy] ? 1 : 0) + (c->places[l->to].guns[enemy] ? 1 : 0);
    return fmin(1.0, ends * c->d.parameter[PARAMETER_FIRES_RANGE_KM] / l->length_km);
}

static double column_speed(const campaign_state *c, int32_t unit, const struct link *l, double tempo)
{
    const unit_fact *f = &c->m->units[unit];
    const double fire = under_fire_share(c, l, f->side) * c->d.parameter[PARAMETER_FIRES_DELAY_SHARE];
    const double km_per_hour =
        movement_unopposed_km_per_hour(&c->d, f->speed_km_per_hour, l->class, c->friction[f->country],
                                       c->sides[f->side].interdiction_share) *
        (1.0 - fire) * tempo;
    return fmax(fmin(km_per_hour, f->speed_km_per_hour), 0.05);
}

double road_zone_km(const campaign_state *c, const struct link *l)
{
    return fmin(c->d.parameter[PARAMETER_DEFENDED_ZONE_KM], l->length_km);
}

/* The enemy stands or marches on the road: no column sets out into him. */
bool road_contested(const campaign_state *c, int32_t link, int32_t toward, int side)
{
    const int32_t f = c->links[link].front;
    if (f >= 0)
        return c->fronts[f].side != side || c->fronts[f].toward != toward;
    return c->links[link].marching[side_enemy(side)] > 0;
}

/* Bypassed enemies beside the road, less those who are watched. */
static double unwatched_battalions(const campaign_state *c, int32_t place, int side)
{
    if (c->places[place].control == side)
        return 0;
    const double enemies = control_battalions(c, place, side_enemy(side));
    double watching = control_battalions(c, place, side);
    for (int32_t i = c->m->road_first[place]; i < c->m->road_first[place + 1]; i++) {
        const int32_t f = c->links[c->m->road_link[i]].front;
        if (f >= 0 && c->fronts[f].toward == place && c->fronts[f].side == side)
            watching += front_battalions(c, &c->fronts[f]);
    }
    return fmax(0.0, enemies - watching);
}

/* Takes its turn on the road; returns when it sets out. */
static int64_t book_road(campaign_state *c, int32_t unit, int32_t link, int32_t from)
{
    const struct link *l = model_link(c->m, link);
    int64_t *free = &c->links[link].free_second[l->from == from ? 0 : 1];
    const int64_t depart = c->now > *free ? c->now : *free;
    const int side = c->m->units[unit].side;
    const double per_day = movement_road_battalions_per_day(&c->d, l->class, unwatched_battalions(c, from, side));
    *free = depart + (int64_t)(SECONDS_PER_DAY * unit_battalions(c, unit) / per_day);
    return depart;
}

/* A destroyed crossing into enemy ground holds the first column until it is bridged, and who comes before that. */
static int64_t cross_water(campaign_state *c, int32_t link, int32_t toward, int side, int64_t arrival)
{
    const struct link *l = model_link(c->m, link);
    link_state *state = &c->links[link];
    if (l->water_obstacle[0] == '\0')
        return arrival;
    if (state->bridge_second == NEVER) {
        if (c->places[toward].control == side || !movement_crossing_destroyed(&c->d, l))
            return arrival;
        state->bridge_second = arrival + (int64_t)(c->d.parameter[PARAMETER_WATER_OBSTACLE_HOUR] * SECONDS_PER_HOUR);
        campaign_event e = {EVENT_NOWHERE, .kind = EVENT_ROAD_CLOSED, .side = (side_role)side_enemy(side)};
        e.link = link;
        e.place = toward;
        state_tell(c, e);
    }
    return arrival > state->bridge_second ? arrival : state->bridge_second;
}

/* The unit, on no list, sets out from `from` over `link`. */
void road_enter(campaign_state *c, int32_t unit, int32_t link, int32_t from)
{
    unit_state *u = &c->units[unit];
    const struct link *l = model_link(c->m, link);
    const int side = c->m->units[unit].side;
    const int64_t depart = book_road(c, unit, link, from);
    u->mode = UNIT_ON_LINK;
    u->stage = STAGE_TO_ZONE;
    u->link = link;
    u->toward = link_other(l, from);
    u->place = -1;
    u->since_second = depart;
    u->leg_km = l->length_km;
    u->tempo = movement_tempo_multiplier(&c->d, c->m->units[unit].hash, day_of(depart));
    c->links[link].marching[side]++;
    c->unit_moves++;
    const double km_per_hour = column_speed(c, unit, l, u->tempo);
    const double zone = road_zone_km(c, l);
    int64_t arrival = depart + travel_second(l->length_km - zone, km_per_hour);
    if (u->slow)
        arrival += travel_second(zone, km_per_hour * c->d.parameter[PARAMETER_BYPASS_SPEED_SHARE]) -
                   travel_second(zone, km_per_hour);
    state_schedule(c, unit, cross_water(c, link, u->toward, side, arrival));
}

void road_resume(campaign_state *c, int32_t unit, int32_t link, int32_t toward, double rest_km)
{
    unit_state *u = &c->units[unit];
    const struct link *l = model_link(c->m, link);
    u->mode = UNIT_ON_LINK;
    u->stage = STAGE_THROUGH;
    u->link = link;
    u->toward = toward;
    u->place = -1;
    c->links[link].marching[c->m->units[unit].side]++;
    const double share = u->slow ? c->d.parameter[PARAMETER_BYPASS_SPEED_SHARE] : 1.0;
    state_schedule(c, unit, c->now + travel_second(rest_km, column_speed(c, unit, l, u->tempo) * share));
}

void road_leave(campaign_state *c, int32_t unit)
{
    c->links[c->units[unit].link].marching[c->m->units[unit].side]--;
}

void road_tell_move(const campaign_state *c, int32_t unit, double b)
{
    const unit_state *u = &c->units[unit];
    if (!c->trace || c->now <= u->since_second)
        return;
    const struct link *l = model_link(c->m, u->link);
    campaign_event e = {EVENT_NOWHERE, .kind = EVENT_MOVED, .b = b};
    e.a = u->leg_km * SECONDS_PER_DAY / (double)(c->now - u->since_second);
    e.unit = unit;
    e.link = u->link;
    e.place = link_other(l, u->toward);
    e.other_place = u->toward;
    state_tell(c, e);
}

static bool passable(const campaign_state *c, int32_t link, int32_t from, int side)
{
    const int32_t to = link_other(model_link(c->m, link), from);
    return c->places[to].control == side && c->links[link].front < 0 &&
           c->links[link].marching[side_enemy(side)] == 0 && !control_defended(c, to, side_enemy(side));
}

/* Back along the axis where that is open, else over the shortest open road. */
static int32_t way_back(const campaign_state *c, int32_t unit, int32_t *path_index)
{
    const unit_fact *f = &c->m->units[unit];
    const unit_state *u = &c->units[unit];
    const bool on_path = f->path[u->path_index] == u->place;
    const bool attacks = f->task >= 0 && c->m->tasks[f->task].attacks;
    *path_index = u->path_index + (attacks ? -1 : 1);
    if (on_path && *path_index >= 0 && *path_index < f->path_count) {
        const int32_t link = f->path_link[attacks ? *path_index : u->path_index];
        if (passable(c, link, u->place, f->side))
            return link;
    }
    *path_index = u->path_index;
    int32_t best = -1;
    for (int32_t i = c->m->road_first[u->place]; i < c->m->road_first[u->place + 1]; i++) {
        const int32_t link = c->m->road_link[i];
        if (!passable(c, link, u->place, f->side))
            continue;
        if (best < 0 || model_link(c->m, link)->length_km < model_link(c->m, best)->length_km)
            best = link;
    }
    return best;
}

bool road_withdraw(campaign_state *c, int32_t unit)
{
    unit_state *u = &c->units[unit];
    const int32_t from = u->place;
    int32_t path_index;
    const int32_t link = way_back(c, unit, &path_index);
    if (link < 0)
        return false;
    state_leave_place(c, unit);
    u->path_index = path_index;
    u->order = ORDER_RETREAT;
    u->since_second = c->now;
    u->leg_km = model_link(c->m, link)->length_km;
    road_resume(c, unit, link, link_other(model_link(c->m, link), from), model_link(c->m, link)->length_km);
    campaign_event e = {EVENT_NOWHERE, .kind = EVENT_WITHDREW};
    e.unit = unit;
    e.place = from;
    e.other_place = u->toward;
    e.link = link;
    state_tell(c, e);
    return true;
}

/* Hours at which a unit would stand at its first objective if nobody were in the way. */
static double unopposed_hour(const campaign_state *c, int32_t unit)
{
    const unit_fact *f = &c->m->units[unit];
    const unit_state *u = &c->units[unit];
    const int64_t start = c->tasks[f->task].start_second;
    int64_t at = u->mode == UNIT_CARRIED && u->event_second > start ? u->event_second : start;
    if (at < 0)
        at = 0;
    if (c->m->tasks[f->task].task->role == TASK_AIRBORNE)
        return (double)at / SECONDS_PER_HOUR + 1.0;
    for (int32_t i = 0; i < f->hold; i++) {
        const struct link *l = model_link(c->m, f->path_link[i]);
        const double tempo = movement_tempo_multiplier(&c->d, f->hash, day_of(at));
        const bool last = model_objective_at(c->m, f->path[i + 1]) >= 0;
        at += travel_second(l->length_km - (last ? road_zone_km(c, l) : 0), column_speed(c, unit, l, tempo));
        if (last)
            return (double)at / SECONDS_PER_HOUR;
    }
    return INFINITY;
}

double road_unopposed_hour(const campaign_state *c)
{
    double first = INFINITY;
    for (int32_t i = 0; i < c->m->s->unit_count; i++) {
        const unit_fact *f = &c->m->units[i];
        if (f->side != SIDE_ATTACKER || f->task < 0 || !f->manoeuvre || c->units[i].mode == UNIT_OFF_MAP)
            continue;
        if (c->m->tasks[f->task].attacks && c->tasks[f->task].start_second != NEVER)
            first = fmin(first, unopposed_hour(c, i));
    }
    return first;
}
