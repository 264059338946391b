#include "campaign/march.h"

#include <math.h>

#include "campaign/control.h"
#include "campaign/front.h"
#include "campaign/road.h"
#include "process/movement.h"

/* Index of the leak draw among the draws of a march. */
enum { DRAW_LEAK = 2 };

/* Cruising speed of a turboprop transport, rounded down (assumption). */
static const double transport_km_per_hour = 400;

bool march_attacks(const campaign_state *c, int32_t unit)
{
    const unit_fact *f = &c->m->units[unit];
    const unit_state *u = &c->units[unit];
    if (u->order == ORDER_COUNTER)
        return true;
    return u->order == ORDER_MARCH && f->task >= 0 && c->m->tasks[f->task].attacks;
}

static int32_t next_link(const campaign_state *c, int32_t unit)
{
    const unit_fact *f = &c->m->units[unit];
    const unit_state *u = &c->units[unit];
    if (u->order == ORDER_COUNTER)
        return c->m->triggers[u->trigger].hop[u->place];
    if (u->order != ORDER_MARCH || u->path_index >= f->hold || f->path[u->path_index] != u->place)
        return -1;
    return f->path_link[u->path_index];
}

void march_continue(campaign_state *c, int32_t unit)
{
    unit_state *u = &c->units[unit];
    const unit_fact *f = &c->m->units[unit];
    const int32_t link = u->mode == UNIT_AT_PLACE ? next_link(c, unit) : -1;
    if (link < 0 || c->ceasefire)
        return;
    if (u->order == ORDER_MARCH && f->task >= 0) {
        const task_state *t = &c->tasks[f->task];
        if (t->halted || t->start_second == NEVER)
            return;
        if (t->start_second > c->now) {
            state_schedule(c, unit, t->start_second);
            return;
        }
    }
    const int32_t from = u->place, toward = link_other(model_link(c->m, link), from);
    const bool hostile = c->places[toward].control != f->side && place_side(c->m, toward) != SIDE_NEUTRAL;
    const bool no_access = c->participation[c->m->s->net.places[toward].country] < PARTICIPATION_ACCESS &&
                           place_side(c->m, toward) == f->side;
    if (no_access || (hostile && !march_attacks(c, unit)))
        return;
    if (road_contested(c, link, toward, f->side) || u->able_second > c->now) {
        state_schedule(c, unit, c->now + c->step_second);
        return;
    }
    state_leave_place(c, unit);
    road_enter(c, unit, link, from);
}

/* What is left of the enemy in a place that falls goes back, or is taken. */
static void clear_place(campaign_state *c, int32_t place, int enemy)
{
    for (int32_t u = c->places[place].first[enemy]; u >= 0;) {
        const int32_t next = c->units[u].next;
        if (!road_withdraw(c, u)) {
            state_leave_place(c, u);
            c->units[u].toward = place;
            state_destroy_unit(c, u);
        }
        u = next;
    }
}

static void note_progress(campaign_state *c, int32_t unit)
{
    const unit_fact *f = &c->m->units[unit];
    unit_state *u = &c->units[unit];
    if (u->order != ORDER_MARCH || u->path_index + 1 >= f->path_count || f->path[u->path_index + 1] != u->toward)
        return;
    u->path_index++;
    if (f->task < 0)
        return;
    task_state *t = &c->tasks[f->task];
    if (u->path_index > t->furthest) {
        t->furthest = u->path_index;
        t->progress_second = c->now;
    }
    t->reached = t->reached || u->path_index >= f->hold;
}

/* Back to where it came from: the place ahead is the enemy's and it has no orders to attack. */
static void turn_back(campaign_state *c, int32_t unit)
{
    unit_state *u = &c->units[unit];
    const int32_t link = u->link, back = link_other(model_link(c->m, link), u->toward);
    const double done_km =
        model_link(c->m, link)->length_km - (u->stage == STAGE_TO_ZONE ? road_zone_km(c, model_link(c->m, link)) : 0.0);
    if (c->places[back].control != c->m->units[unit].side) {
        state_destroy_unit(c, unit);
        return;
    }
    u->order = ORDER_RETREAT;
    road_resume(c, unit, link, back, done_km);
}

static void wait_on_road(campaign_state *c, int32_t unit)
{
    c->links[c->units[unit].link].marching[c->m->units[unit].side]++;
    state_schedule(c, unit, c->now + c->step_second);
}

static void arrive(campaign_state *c, int32_t unit)
{
    unit_state *u = &c->units[unit];
    const int32_t place = u->toward;
    const int side = c->m->units[unit].side, enemy = side_enemy(side);
    const bool hostile = c->places[place].control != side && place_side(c->m, place) != SIDE_NEUTRAL;
    if (hostile && !march_attacks(c, unit)) {
        turn_back(c, unit);
        return;
    }
    if (hostile && !c->m->units[unit].manoeuvre) { /* guns take no town: they wait for who does */
        wait_on_road(c, unit);
        return;
    }
    road_tell_move(c, unit, u->slow ? 2 : 0);
    u->slow = false;
    control_enter(c, place, side);
    control_reach(c, place, unit);
    note_progress(c, unit);
    if (hostile) {
        clear_place(c, place, enemy);
        control_take(c, place, side);
    }
    state_enter_place(c, unit, place);
    if (u->order == ORDER_RETREAT || (u->order == ORDER_COUNTER && next_link(c, unit) < 0))
        u->order = ORDER_STAND;
    march_continue(c, unit);
}

/* Once the vanguard has gone around a place, enough of the main body stays behind to watch who was passed. */
static bool must_watch(const campaign_state *c, int32_t link, int32_t place, int side)
{
    if (!c->places[place].passed)
        return false;
    const double bypassed = control_battalions(c, place, side_enemy(side));
    const int32_t f = c->links[link].front;
    const double watching = f >= 0 ? front_battalions(c, &c->fronts[f]) : 0.0;
    return watching < movement_rear_security_battalions(&c->d, bypassed);
}

static bool may_bypass(const campaign_state *c, int32_t unit, int32_t place)
{
    const unit_fact *f = &c->m->units[unit];
    const unit_state *u = &c->units[unit];
    if (f->task < 0 || u->order != ORDER_MARCH || f->path[f->hold] == place || model_objective_at(c->m, place) >= 0)
        return false;
    const task_fact *t = &c->m->tasks[f->task];
    return t->task->bypass || c->tasks[f->task].bypass || t->task->role == TASK_EXPLOIT;
}

/* One draw for each unit and place: a defence with gaps lets past whom it does not catch. */
static bool leaks(const campaign_state *c, int32_t unit, int32_t place, double coverage)
{
    if (coverage >= 1.0)
        return false;
    const uint64_t entity = c->m->units[unit].hash ^ (c->m->s->net.places[place].hash * 0x9e3779b97f4a7c15u);
    return rng_uniform(c->d.luck, RNG_MOVEMENT, entity, 0, DRAW_LEAK) >= coverage;
}

/* Around the place, slower, over what is left of this link; end_road takes it on from there. */
static void begin_passing(campaign_state *c, int32_t unit, double rest_km)
{
    unit_state *u = &c->units[unit];
    u->slow = true;
    u->passing = true;
    c->places[u->toward].passed = true;
    road_resume(c, unit, u->link, u->toward, rest_km);
}

/* Past the place without stopping: onto the next link of its path. */
static void pass(campaign_state *c, int32_t unit)
{
    unit_state *u = &c->units[unit];
    const int32_t place = u->toward;
    road_tell_move(c, unit, 2);
    note_progress(c, unit);
    road_enter(c, unit, c->m->units[unit].path_link[u->path_index], place);
}

void march_slip_past(campaign_state *c, int32_t unit, double coverage)
{
    unit_state *u = &c->units[unit];
    const int32_t link = u->link, place = u->toward;
    const int side = c->m->units[unit].side;
    if (!may_bypass(c, unit, place) || !leaks(c, unit, place, coverage))
        return;
    const double rest = front_battalions(c, front_at(c, link)) - unit_battalions(c, unit);
    const double bypassed = control_battalions(c, place, side_enemy(side));
    if (rest < movement_rear_security_battalions(&c->d, bypassed))
        return;
    const double gap_km = front_at(c, link)->gap_km;
    front_leave(c, unit);
    begin_passing(c, unit, gap_km);
}

static void reach_zone(campaign_state *c, int32_t unit)
{
    unit_state *u = &c->units[unit];
    const int32_t link = u->link, place = u->toward;
    const int side = c->m->units[unit].side;
    const struct link *l = model_link(c->m, link);
    if (march_attacks(c, unit)) {
        control_enter(c, place, side);
        control_reach(c, place, unit);
    }
    const front_state *f = front_at(c, link);
    if (f && (f->side != side || f->toward != place)) { /* the enemy fights on this road the other way */
        wait_on_road(c, unit);
        return;
    }
    if (!f && !control_defended(c, place, side_enemy(side))) {
        road_resume(c, unit, link, place, road_zone_km(c, l));
        return;
    }
    if (!march_attacks(c, unit)) {
        turn_back(c, unit);
        return;
    }
    if (may_bypass(c, unit, place) && !must_watch(c, link, place, side) &&
        leaks(c, unit, place, front_coverage_share(c, link, place, side))) {
        begin_passing(c, unit, road_zone_km(c, l));
        return;
    }
    front_join(c, unit, link, place, road_zone_km(c, l));
}

/* Where a landing or a carried unit cannot come down, its nearest own place by road. */
static int32_t nearest_own_place(campaign_state *c, int32_t place, int side)
{
    int32_t best = -1;
    double best_km = INFINITY;
    for (int32_t p = 0; p < c->m->s->net.place_count; p++) {
        if (c->places[p].control != side || c->m->road_first[p] == c->m->road_first[p + 1])
            continue;
        if (model_north_km(c->m, place, p) >= best_km)
            continue;
        const double km = model_range_km(c->m, place, p);
        if (km < best_km) {
            best_km = km;
            best = p;
        }
    }
    return best;
}

/* A carried unit arrives: reinforcements and reserves. */
static void close_in(campaign_state *c, int32_t unit)
{
    unit_state *u = &c->units[unit];
    const unit_fact *f = &c->m->units[unit];
    int32_t place = u->toward;
    if (c->places[place].control != f->side || control_defended(c, place, side_enemy(f->side))) {
        place = place == f->home && !u->outside ? -1 : nearest_own_place(c, place, f->side);
        u->order = ORDER_STAND;
    }
    if (place < 0) { /* overrun before it formed */
        state_destroy_unit(c, unit);
        return;
    }
    u->closed = u->outside;
    if (f->task >= 0 && c->tasks[f->task].counter >= 0 && f->manoeuvre && u->belligerent) {
        u->order = ORDER_COUNTER;
        u->trigger = c->tasks[f->task].counter;
    }
    state_enter_place(c, unit, place);
    campaign_event e = {EVENT_NOWHERE, .kind = place == f->home ? EVENT_MOBILISED : EVENT_CLOSED};
    e.a = f->type->strength[STRENGTH_PERSONNEL] > 0 ? u->start_people / f->type->strength[STRENGTH_PERSONNEL] : 0.0;
    e.unit = unit;
    e.place = place;
    state_tell(c, e);
    march_continue(c, unit);
}

/* Comes down beside its objective, over the first road that is free of fighting. */
static void land(campaign_state *c, int32_t unit)
{
    unit_state *u = &c->units[unit];
    const unit_fact *f = &c->m->units[unit];
    const int32_t place = u->toward;
    u->path_index = f->hold;
    control_enter(c, place, f->side);
    control_reach(c, place, unit);
    for (int32_t i = c->m->road_first[place]; i < c->m->road_first[place + 1]; i++) {
        const int32_t link = c->m->road_link[i];
        const front_state *front = front_at(c, link);
        if (front ? front->toward != place || front->side != f->side : c->links[link].marching[side_enemy(f->side)] > 0)
            continue;
        const double gap_km = fmin(5.0, model_link(c->m, link)->length_km);
        u->tempo = 1.0;
        u->since_second = c->now;
        u->leg_km = gap_km;
        if (front || control_defended(c, place, side_enemy(f->side)))
            front_join(c, unit, link, place, gap_km);
        else
            road_resume(c, unit, link, place, gap_km);
        return;
    }
    state_destroy_unit(c, unit);
}

/* An airborne task flies where air defence does not forbid it, and loses some on the way in; else it marches. */
static bool take_off(campaign_state *c, int32_t unit)
{
    unit_state *u = &c->units[unit];
    const unit_fact *f = &c->m->units[unit];
    if (f->task < 0 || c->m->tasks[f->task].task->role != TASK_AIRBORNE || u->path_index > 0 || u->slow)
        return false;
    if (u->place != f->start || c->tasks[f->task].start_second > c->now)
        return false;
    const double denial = c->sides[side_enemy(f->side)].air_denial;
    if (denial > 0.5)
        return false;
    double share[STRENGTH_COUNT];
    for (int k = 0; k < STRENGTH_COUNT; k++)
        share[k] = denial * c->d.parameter[PARAMETER_AIRBORNE_LOSS_SHARE];
    state_leave_place(c, unit);
    state_lose(c, unit, share);
    u->mode = UNIT_CARRIED;
    u->stage = STAGE_LANDING;
    u->toward = f->path[f->hold];
    const double km = c->m->objective_km[f->start];
    const double hour = isfinite(km) ? km / transport_km_per_hour : 2.0;
    state_schedule(c, unit, c->now + (int64_t)((1.0 + hour) * SECONDS_PER_HOUR));
    return true;
}

/* At the far end; who came up meanwhile must be fought. */
static void end_road(campaign_state *c, int32_t unit)
{
    unit_state *u = &c->units[unit];
    const int side = c->m->units[unit].side;
    const front_state *f = front_at(c, u->link);
    const bool attacks = march_attacks(c, unit);
    const bool passing = u->passing && control_defended(c, u->toward, side_enemy(side));
    u->passing = false;
    if (passing)
        pass(c, unit);
    else if (f && (f->side != side || f->toward != u->toward))
        wait_on_road(c, unit);
    else if (attacks && (f || control_defended(c, u->toward, side_enemy(side))))
        front_join(c, unit, u->link, u->toward, 1.0);
    else
        arrive(c, unit);
}

void march_event(campaign_state *c, int32_t unit)
{
    unit_state *u = &c->units[unit];
    state_unschedule(c, unit);
    switch ((unit_mode)u->mode) {
    case UNIT_CARRIED:
        if (u->stage == STAGE_LANDING)
            land(c, unit);
        else
            close_in(c, unit);
        break;
    case UNIT_AT_PLACE:
        if (!take_off(c, unit))
            march_continue(c, unit);
        break;
    case UNIT_ON_LINK:
        road_leave(c, unit);
        if (u->stage == STAGE_TO_ZONE)
            reach_zone(c, unit);
        else
            end_road(c, unit);
        break;
    case UNIT_OFF_MAP:
    case UNIT_IN_CONTACT:
    case UNIT_DESTROYED:
        break;
    }
}
