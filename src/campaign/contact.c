#include "campaign/contact.h"

#include <math.h>

#include "campaign/control.h"
#include "campaign/engage.h"
#include "campaign/march.h"
#include "campaign/road.h"
#include "process/engagement/power.h"

double contact_unit_power(const campaign_state *c, int32_t unit)
{
    const unit_fact *f = &c->m->units[unit];
    const unit_state *u = &c->units[unit];
    const double open = c->d.parameter[PARAMETER_TERRITORIAL_OPEN_FIELD_SHARE];
    const double share = f->type->category == UNIT_TERRITORIAL ? open : 1.0;
    return power_unit(u->strength, share, c->quality[f->country], u->supply_share);
}

static task_role role_of(const campaign_state *c, int32_t unit)
{
    const int32_t task = c->m->units[unit].task;
    return task >= 0 ? c->m->tasks[task].task->role : TASK_DEFEND;
}

static bool halted(const campaign_state *c, int32_t unit)
{
    const int32_t task = c->m->units[unit].task;
    return task >= 0 && c->units[unit].order == ORDER_MARCH && c->tasks[task].halted;
}

/* Somebody in the front means to attack: not those who are halted, nor at bad odds, nor who only fix an enemy. */
static bool will_attack(const campaign_state *c, const front_state *f, double ratio)
{
    for (int32_t u = f->first; u >= 0; u = c->units[u].next) {
        if (!c->m->units[u].manoeuvre || !unit_able(c, u) || halted(c, u))
            continue;
        const bool fixes = role_of(c, u) == TASK_FIX;
        if (ratio >= c->d.parameter[fixes ? PARAMETER_WITHDRAW_RATIO : PARAMETER_ATTACK_RATIO])
            return true;
    }
    return false;
}

/* The way is open: all go on over what is left of the link. */
static void dissolve(campaign_state *c, front_state *f)
{
    const int32_t link = f->link, toward = f->toward;
    const double gap_km = fmax(f->gap_km, 0.0);
    while (f->first >= 0) {
        const int32_t unit = f->first;
        const bool last = c->units[unit].next < 0;
        front_leave(c, unit);
        road_resume(c, unit, link, toward, gap_km);
        if (last)
            return;
    }
}

static void break_unit(campaign_state *c, int32_t unit)
{
    unit_state *u = &c->units[unit];
    u->able_second = c->now + (int64_t)(c->d.parameter[PARAMETER_RECOVERY_DAY] * SECONDS_PER_DAY);
    campaign_event e = {EVENT_NOWHERE, .kind = EVENT_BROKEN};
    e.unit = unit;
    e.place = u->mode == UNIT_AT_PLACE ? u->place : u->toward;
    e.b = unit_strength_share(c, unit);
    state_tell(c, e);
}

/* A defender gives up its place: back, or into captivity. */
static void give_way(campaign_state *c, int32_t unit, bool broken)
{
    const int32_t place = c->units[unit].place;
    if (broken)
        break_unit(c, unit);
    if (road_withdraw(c, unit))
        return;
    state_leave_place(c, unit);
    c->units[unit].toward = place;
    state_destroy_unit(c, unit);
}

static void defence_gives_way(campaign_state *c, const front_state *f, bool broken)
{
    for (int32_t u = c->places[f->toward].first[side_enemy(f->side)]; u >= 0;) {
        const int32_t next = c->units[u].next;
        if (c->units[u].belligerent)
            give_way(c, u, broken);
        u = next;
    }
}

/* Each unit has its own limit; who has passed it is out of the fight until it has recovered. */
static void break_single_units(campaign_state *c, front_state *f)
{
    for (int32_t u = f->first; u >= 0; u = c->units[u].next) {
        const unit_state *s = &c->units[u];
        if (c->m->units[u].holds && unit_able(c, u) &&
            s->strength[STRENGTH_PERSONNEL] < (1.0 - s->break_threshold) * s->committed_people) {
            c->units[u].committed_people = s->strength[STRENGTH_PERSONNEL];
            break_unit(c, u);
        }
    }
    for (int32_t u = c->places[f->toward].first[side_enemy(f->side)]; u >= 0;) {
        unit_state *s = &c->units[u];
        const int32_t next = s->next;
        if (c->m->units[u].holds && unit_able(c, u) &&
            s->strength[STRENGTH_PERSONNEL] < (1.0 - s->break_threshold) * s->committed_people) {
            s->committed_people = s->strength[STRENGTH_PERSONNEL];
            give_way(c, u, true);
        }
        u = next;
    }
}

static void begin_fight(campaign_state *c, front_state *f)
{
    const uint64_t entity = model_link(c->m, f->link)->hash ^ (uint64_t)(f->side + 1);
    const uint32_t occasion = (uint32_t)(c->now / SECONDS_PER_DAY); /* a new attack needs a new day */
    for (uint32_t i = 0; i < ENGAGEMENT_DRAWS; i++)
        f->draws[i] = rng_uniform(c->d.luck, RNG_ENGAGEMENT, entity, occasion, i);
    f->memory = (engagement_state){{0}};
    f->fighting = true;
    if (c->first_contact_second == NEVER)
        c->first_contact_second = c->now;
}

static void tell_engagement(const campaign_state *c, const front_state *f, const engagement_input *in, double km,
                            const double people_before[FIGHTING_SIDES])
{
    if (!c->trace)
        return;
    campaign_event e = {EVENT_NOWHERE, .kind = EVENT_ENGAGEMENT, .side = (side_role)f->side};
    e.place = f->toward;
    e.other_place = link_other(model_link(c->m, f->link), f->toward);
    e.link = f->link;
    e.a = f->power_ratio;
    e.b = km;
    e.attacker_battalions = in->force[ENGAGEMENT_ATTACKER].battalions;
    e.defender_battalions = in->force[ENGAGEMENT_DEFENDER].battalions;
    state_tell(c, e);
    static const char *const stance_text[STANCE_COUNT] = {"delay", "withdrawal", "hasty", "prepared", "fortified"};
    campaign_event moved = {EVENT_NOWHERE, .kind = EVENT_MOVED, .side = (side_role)f->side};
    moved.place = e.other_place;
    moved.other_place = f->toward;
    moved.link = f->link;
    moved.a = km * SECONDS_PER_DAY / (double)c->step_second;
    moved.b = 1;
    moved.text = stance_text[in->stance];
    state_tell(c, moved);
    for (int side = 0; side < FIGHTING_SIDES; side++) {
        campaign_event loss = {EVENT_NOWHERE, .kind = EVENT_LOSS, .side = (side_role)side};
        loss.place = f->toward;
        loss.link = f->link;
        loss.a = c->sides[side].lost[STRENGTH_PERSONNEL] - people_before[side];
        const int role = side == f->side ? ENGAGEMENT_ATTACKER : ENGAGEMENT_DEFENDER;
        const double in_fight = in->force[role].strength[STRENGTH_PERSONNEL];
        loss.b = in_fight > 0 ? 1.0 - loss.a / in_fight : 0.0;
        state_tell(c, loss);
    }
}

/* Runs the model over the step in its own steps; returns whether the defence gave way. */
static bool fight(campaign_state *c, front_state *f, engagement_shape *shape)
{
    const engagement_model *model = c->m->engagement;
    const double step_hour = (double)c->step_second / SECONDS_PER_HOUR;
    const int sub_steps = (int)ceil(step_hour / model->native_step_hour - 1e-9);
    const double before[FIGHTING_SIDES] = {c->sides[0].lost[STRENGTH_PERSONNEL], c->sides[1].lost[STRENGTH_PERSONNEL]};
    const engagement_input first = shape->input;
    double won_km = 0;
    bool gives_way = false;
    for (int i = 0; i < sub_steps && f->fighting && !gives_way; i++) {
        if (i > 0)
            engage_shape(c, f, shape);
        engagement_output out = {0};
        model->step(&shape->input, c->estimate, f->draws, step_hour / sub_steps, &f->memory, &out);
        c->engagement_steps++;
        engage_apply(c, f, shape, &out);
        won_km += out.advance_km;
        f->power_ratio = out.power_ratio;
        gives_way = out.breaks[ENGAGEMENT_DEFENDER];
        if (out.breaks[ENGAGEMENT_ATTACKER]) {
            f->fighting = false;
            f->resume_second = c->now + (int64_t)(c->d.parameter[PARAMETER_REGROUP_HOUR] * SECONDS_PER_HOUR);
        }
    }
    /* Driven back, an attacker holds at the edge of the defended zone. */
    f->gap_km = fmin(f->gap_km - won_km, fmax(f->gap_km, road_zone_km(c, model_link(c->m, f->link))));
    tell_engagement(c, f, &first, won_km, before);
    return gives_way || f->gap_km <= 0;
}

/* A defender with a line to fall back on does not wait to be overrun. */
static bool falls_back(const campaign_state *c, const front_state *f)
{
    if (f->power_ratio < c->d.parameter[PARAMETER_WITHDRAW_RATIO])
        return false;
    for (int32_t u = c->places[f->toward].first[side_enemy(f->side)]; u >= 0; u = c->units[u].next) {
        const unit_fact *fact = &c->m->units[u];
        if (!fact->holds || !unit_able(c, u))
            continue;
        const bool line = fact->task >= 0 && !c->m->tasks[fact->task].attacks &&
                          (role_of(c, u) == TASK_DEFEND || role_of(c, u) == TASK_SCREEN) &&
                          c->units[u].path_index + 1 < fact->path_count;
        if (!line)
            return false;
    }
    return true;
}

static void count_fires(campaign_state *c, const engagement_shape *shape, const front_state *f)
{
    for (int role = 0; role < ENGAGEMENT_SIDES; role++) {
        const int side = role == ENGAGEMENT_ATTACKER ? f->side : side_enemy(f->side);
        const double guns = shape->input.force[role].strength[STRENGTH_TUBE_ARTILLERY] +
                            shape->input.force[role].strength[STRENGTH_ROCKET_LAUNCHERS];
        const double all =
            c->sides[side].start[STRENGTH_TUBE_ARTILLERY] + c->sides[side].start[STRENGTH_ROCKET_LAUNCHERS];
        if (all > 0)
            c->sides[side].fires_day += guns / all * (double)c->step_second / SECONDS_PER_DAY;
    }
}

static void attack_front(campaign_state *c, front_state *f)
{
    const int enemy = side_enemy(f->side);
    const double able = front_battalions(c, f);
    if (able <= 0 || c->now < f->resume_second)
        return;
    engagement_shape shape;
    engage_shape(c, f, &shape);
    const double ratio =
        power_ratio(power_side(&shape.input, ENGAGEMENT_ATTACKER), power_side(&shape.input, ENGAGEMENT_DEFENDER));
    if (!will_attack(c, f, ratio)) {
        f->fighting = false;
        return;
    }
    if (!f->fighting)
        begin_fight(c, f);
    const bool gives_way = fight(c, f, &shape);
    count_fires(c, &shape, f);
    if (gives_way)
        defence_gives_way(c, f, true);
    else if (falls_back(c, f))
        defence_gives_way(c, f, false);
    else
        break_single_units(c, f);
    if (!control_defended(c, f->toward, enemy))
        dissolve(c, f);
}

/* Those who meant to pass try again while the defence thins out. */
static void slip_past(campaign_state *c, int32_t link)
{
    const front_state *f = front_at(c, link);
    const double coverage = front_coverage_share(c, link, f->toward, f->side);
    for (int32_t u = coverage < 1.0 ? f->first : -1; u >= 0;) {
        const int32_t next = c->units[u].next;
        march_slip_past(c, u, coverage);
        u = next;
    }
}

void contact_step(campaign_state *c)
{
    /* In link order; a front that closes or opens on the way is met or missed by its index alone. */
    for (int32_t link = 0, left = c->front_count; link < c->m->s->net.link_count && left > 0; link++) {
        front_state *f = front_at(c, link);
        if (!f)
            continue;
        left--;
        if (!control_defended(c, f->toward, side_enemy(f->side)))
            dissolve(c, f);
        else
            attack_front(c, f);
        if (front_at(c, link))
            slip_past(c, link);
    }
}
