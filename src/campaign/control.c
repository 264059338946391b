#include "campaign/control.h"

#include "process/movement.h"

bool control_defended(const campaign_state *c, int32_t place, int side)
{
    for (int32_t u = c->places[place].first[side]; u >= 0; u = c->units[u].next)
        if (c->m->units[u].holds && unit_able(c, u))
            return true;
    return false;
}

double control_battalions(const campaign_state *c, int32_t place, int side)
{
    double sum = 0;
    for (int32_t u = c->places[place].first[side]; u >= 0; u = c->units[u].next)
        if (c->m->units[u].holds && unit_able(c, u))
            sum += unit_battalions(c, u);
    return sum;
}

void control_enter(campaign_state *c, int32_t place, int side)
{
    const int32_t country = c->m->s->net.places[place].country;
    if (side != SIDE_ATTACKER || c->entered[country] || place_side(c->m, place) != SIDE_DEFENDER)
        return;
    c->entered[country] = true;
    c->roads_unknown = c->roads_unknown || c->participation[country] < PARTICIPATION_ACCESS;
    c->participation[country] = PARTICIPATION_BELLIGERENT;
    for (int32_t u = 0; u < c->m->s->unit_count; u++) {
        unit_state *state = &c->units[u];
        if (c->m->units[u].country != country || state->mode == UNIT_DESTROYED)
            continue;
        state->belligerent = true;
        /* Active units that waited for orders at home have them now. */
        const bool active = c->m->s->units[u].readiness == READINESS_ACTIVE;
        if (active && state->mode == UNIT_CARRIED && !state->outside && state->event_second > c->now)
            state_schedule(c, u, c->now + SECONDS_PER_HOUR);
    }
}

void control_take(campaign_state *c, int32_t place, int side)
{
    place_state *p = &c->places[place];
    if (p->control == side)
        return;
    p->control = (int8_t)side;
    p->captured_second = c->now;
    p->passed = false;
    if (c->taken_count < c->m->s->net.place_count)
        c->taken[c->taken_count++] = place;
    else
        c->roads_unknown = true;
    campaign_event e = {EVENT_NOWHERE, .kind = EVENT_CONTROL, .side = (side_role)side};
    e.place = place;
    state_tell(c, e);
}

static void tell_objective(campaign_state *c, event_kind kind, int32_t objective, int32_t unit)
{
    campaign_event e = {EVENT_NOWHERE, .kind = kind, .side = SIDE_ATTACKER};
    e.objective = objective;
    e.place = c->m->attack->objectives[objective].place;
    e.unit = unit;
    state_tell(c, e);
}

void control_reach(campaign_state *c, int32_t place, int32_t unit)
{
    const int32_t o = model_objective_at(c->m, place);
    if (o < 0 || o >= OUTCOME_OBJECTIVE_MAX || c->m->units[unit].side != SIDE_ATTACKER)
        return;
    if (c->units[unit].order != ORDER_RETREAT && c->m->units[unit].manoeuvre &&
        c->objectives[o].reached_second == NEVER) {
        c->objectives[o].reached_second = c->now;
        tell_objective(c, EVENT_REACHED, o, unit);
    }
}

static double garrison_battalions(const campaign_state *c, const struct objective *o)
{
    if (o->garrison_battalions >= 0)
        return o->garrison_battalions;
    return movement_garrison_battalions(&c->d, c->m->s->net.places[o->place].population_thousand);
}

static void judge(campaign_state *c, int32_t index)
{
    objective_state *o = &c->objectives[index];
    const struct objective *stated = &c->m->attack->objectives[index];
    const bool clear =
        c->places[stated->place].control == SIDE_ATTACKER && !control_defended(c, stated->place, SIDE_DEFENDER);
    if (!clear)
        o->clear_second = NEVER;
    else if (o->clear_second == NEVER)
        o->clear_second = c->now;
    const bool garrisoned =
        clear && control_battalions(c, stated->place, SIDE_ATTACKER) >= garrison_battalions(c, stated);
    const bool held = garrisoned && c->now - o->clear_second >= SECONDS_PER_DAY;
    if (held && o->held_second == NEVER) {
        o->held_second = c->now;
        if (o->first_held_second == NEVER)
            o->first_held_second = c->now;
        tell_objective(c, EVENT_HELD, index, -1);
    } else if (!garrisoned && o->held_second != NEVER) {
        o->held_second = NEVER;
        if (o->lost_again_second == NEVER)
            o->lost_again_second = c->now;
        tell_objective(c, EVENT_LOST_AGAIN, index, -1);
    }
}

void control_judge_objectives(campaign_state *c)
{
    for (int32_t i = 0; i < c->m->attack->objective_count && i < OUTCOME_OBJECTIVE_MAX; i++)
        judge(c, i);
}

occupation control_occupation(const campaign_state *c)
{
    occupation sum = {0, 0};
    for (int32_t p = 0; p < c->m->s->net.place_count; p++) {
        if (place_side(c->m, p) != SIDE_DEFENDER || c->places[p].control != SIDE_ATTACKER)
            continue;
        sum.places += 1;
        sum.population_thousand += c->m->s->net.places[p].population_thousand;
    }
    return sum;
}
