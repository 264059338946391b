#include "campaign/reaction.h"

#include <assert.h>

#include "campaign/control.h"
#include "campaign/front.h"
#include "campaign/road.h"
#include "process/orders.h"

static int64_t days(double day)
{
    return (int64_t)(day * SECONDS_PER_DAY);
}

/* In contact somewhere, and nowhere farther than before for so long. */
static bool task_blocked(const campaign_state *c, int32_t task, double for_day)
{
    const task_state *t = &c->tasks[task];
    if (t->start_second > c->now || t->reached || c->now - t->progress_second < days(for_day))
        return false;
    const struct task *stated = c->m->tasks[task].task;
    for (int k = 0; k < stated->unit_count; k++)
        if (c->m->units[stated->units[k]].task == task && c->units[stated->units[k]].mode == UNIT_IN_CONTACT)
            return true;
    return false;
}

static bool task_broken(const campaign_state *c, int32_t task, double share)
{
    const struct task *stated = c->m->tasks[task].task;
    double start = 0, left = 0;
    for (int k = 0; k < stated->unit_count; k++) {
        const int32_t u = stated->units[k];
        if (c->m->units[u].task != task)
            continue;
        start += c->units[u].start_people;
        left += c->units[u].strength[STRENGTH_PERSONNEL];
    }
    return start > 0 && start - left > share * start;
}

/* An enemy who has come onto this side's ground, or fights for it. */
static bool threatened(const campaign_state *c, const trigger_fact *t)
{
    const int enemy = side_enemy(t->side);
    for (int32_t i = 0; i < t->place_count; i++) {
        const int32_t p = t->places[i];
        if (place_side(c->m, p) == enemy)
            continue;
        if (c->places[p].first[enemy] >= 0)
            return true;
        for (int32_t k = c->m->road_first[p]; k < c->m->road_first[p + 1]; k++) {
            const int32_t f = c->links[c->m->road_link[k]].front;
            if (f >= 0 && c->fronts[f].toward == p && c->fronts[f].side == enemy)
                return true;
        }
    }
    return false;
}

static bool objective_state_reached(const campaign_state *c, int32_t task, bool held)
{
    const int32_t o = c->m->tasks[task].objective;
    if (o < 0 || o >= OUTCOME_OBJECTIVE_MAX)
        return !held && c->tasks[task].reached;
    return held ? c->objectives[o].held_second != NEVER : c->objectives[o].reached_second != NEVER;
}

static bool comes_true(const campaign_state *c, const trigger_fact *t)
{
    const struct trigger *stated = t->trigger;
    switch (stated->condition) {
    case TRIGGER_BLOCKED:
        return t->task >= 0 && task_blocked(c, t->task, stated->for_day);
    case TRIGGER_BROKEN:
        return t->task >= 0 && task_broken(c, t->task, stated->share);
    case TRIGGER_REACHED:
        return t->task >= 0 && objective_state_reached(c, t->task, false);
    case TRIGGER_HELD:
        return t->task >= 0 && objective_state_reached(c, t->task, true);
    case TRIGGER_THREATENED:
        return threatened(c, t);
    case TRIGGER_DAY:
        return c->now >= days(stated->for_day);
    case TRIGGER_CONDITION_COUNT:
        break;
    }
    assert(false);
    return false;
}

static void fire(campaign_state *c, int32_t index)
{
    const trigger_fact *t = &c->m->triggers[index];
    trigger_state *state = &c->triggers[index];
    state->fired = true;
    state->execute_second = c->now;
    if (t->with >= 0 && c->m->tasks[t->with].country >= 0) {
        const task_fact *task = &c->m->tasks[t->with];
        const double hour = orders_delay_hour(&c->d, c->order_delay_hour[task->country], c->friction[task->country],
                                              task->task->hash, c->tasks[t->with].orders++);
        state->execute_second = c->now + (int64_t)(hour * SECONDS_PER_HOUR);
    }
    campaign_event e = {EVENT_NOWHERE, .kind = EVENT_REACTION, .side = (side_role)t->side};
    e.task = t->with >= 0 ? c->m->tasks[t->with].plan_task : -1;
    e.place = t->trigger->to >= 0 ? t->trigger->to : t->trigger->place;
    e.text = reaction_text(t->trigger->reaction);
    state_tell(c, e);
}

static void start_task(campaign_state *c, int32_t task)
{
    task_state *t = &c->tasks[task];
    if (t->start_second > c->now) {
        t->start_second = c->now;
        t->progress_second = c->now;
    }
    t->halted = false;
}

/* Out of the fight and back over the link to where it came from. */
static void pull_back(campaign_state *c, int32_t unit)
{
    unit_state *u = &c->units[unit];
    const int32_t link = u->link, back = link_other(model_link(c->m, link), u->toward);
    const double done_km = model_link(c->m, link)->length_km - front_at(c, link)->gap_km;
    front_leave(c, unit);
    u->order = ORDER_RETREAT;
    u->since_second = c->now;
    u->leg_km = done_km > 0.0 ? done_km : 0.0;
    road_resume(c, unit, link, back, u->leg_km);
}

static void order_unit(campaign_state *c, int32_t unit, int32_t trigger)
{
    const trigger_fact *t = &c->m->triggers[trigger];
    unit_state *u = &c->units[unit];
    switch (t->trigger->reaction) {
    case REACTION_REINFORCE:
    case REACTION_ADVANCE:
        if (u->mode == UNIT_AT_PLACE && u->order != ORDER_COUNTER) {
            u->order = ORDER_MARCH;
            state_schedule(c, unit, c->now);
        }
        break;
    case REACTION_WITHDRAW:
        if (u->mode == UNIT_AT_PLACE)
            road_withdraw(c, unit);
        else if (u->mode == UNIT_IN_CONTACT)
            pull_back(c, unit);
        break;
    case REACTION_COUNTER_ATTACK:
        if (u->mode == UNIT_AT_PLACE && u->belligerent && t->hop && c->m->units[unit].manoeuvre) {
            u->order = ORDER_COUNTER;
            u->trigger = trigger;
            state_schedule(c, unit, c->now);
        }
        break;
    case REACTION_BYPASS:
    case REACTION_HALT:
    case REACTION_COUNT:
        break;
    }
}

static void execute(campaign_state *c, int32_t index)
{
    const trigger_fact *t = &c->m->triggers[index];
    c->triggers[index].executed = true;
    if (t->with < 0)
        return;
    const enum reaction reaction = t->trigger->reaction;
    if (reaction == REACTION_REINFORCE || reaction == REACTION_ADVANCE)
        start_task(c, t->with);
    c->tasks[t->with].bypass = c->tasks[t->with].bypass || reaction == REACTION_BYPASS;
    c->tasks[t->with].halted = c->tasks[t->with].halted || reaction == REACTION_HALT;
    if (reaction == REACTION_COUNTER_ATTACK && t->hop)
        c->tasks[t->with].counter = index;
    const struct task *task = c->m->tasks[t->with].task;
    for (int k = 0; k < task->unit_count; k++)
        if (c->m->units[task->units[k]].task == t->with && unit_able(c, task->units[k]))
            order_unit(c, task->units[k], index);
}

void reaction_step(campaign_state *c)
{
    for (int32_t i = 0; i < c->m->trigger_count; i++) {
        trigger_state *t = &c->triggers[i];
        if (!t->fired && comes_true(c, &c->m->triggers[i]))
            fire(c, i);
        if (t->fired && !t->executed && t->execute_second <= c->now)
            execute(c, i);
    }
}
