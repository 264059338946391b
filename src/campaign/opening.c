#include "campaign/opening.h"

#include <math.h>

#include "numeric/elementary.h"
#include "process/orders.h"

/* Spread of the loss at which single units break (assumption, docs/theory/contact.md). */
static const double break_log_sd = 0.3;

static void hostile_to(const campaign_model *m, const int8_t *participation, int side, bool *hostile)
{
    for (int32_t i = 0; i < m->s->country_count; i++) {
        const side_role other = m->s->countries[i].side;
        const bool closed = participation && participation[i] < PARTICIPATION_ACCESS;
        hostile[i] = (int)other == side_enemy(side) || closed;
    }
}

double opening_minimum_preparation_day(const campaign_model *m, const draw *d, void *scratch, deployment_order *orders,
                                       deployment_arrival *arrivals)
{
    double open[AUTHORITY_COUNTRY_MAX];
    bool hostile[AUTHORITY_COUNTRY_MAX];
    for (int i = 0; i < AUTHORITY_COUNTRY_MAX; i++)
        open[i] = -1e6;
    hostile_to(m, NULL, SIDE_ATTACKER, hostile);
    const int count = model_assembly_orders(m, d, 0, orders);
    for (int i = 0; i < count; i++)
        orders[i].ready_day = DEPLOYMENT_DAY_FIRST;
    deployment_run(m->deployment, d, SIDE_ATTACKER, orders, count, open, hostile, scratch, arrivals);
    double last = 0;
    for (int i = 0; i < count; i++)
        if (isfinite(arrivals[i].arrive_day))
            last = fmax(last, arrivals[i].arrive_day - DEPLOYMENT_DAY_FIRST);
    return last;
}

static void read_countries(campaign_state *c)
{
    for (int32_t i = 0; i < c->m->s->country_count; i++) {
        const struct country *country = &c->m->s->countries[i];
        const double participation = draw_get(&c->d, country->participation);
        c->participation[i] = (int8_t)(participation + 0.5);
        if (c->m->attacked[i])
            c->participation[i] = PARTICIPATION_BELLIGERENT;
        c->entered[i] = c->m->attacked[i];
        c->quality[i] = draw_get(&c->d, country->quality);
        c->friction[i] = fmin(fmax(draw_get(&c->d, country->friction), 0.0), 0.95);
        c->order_delay_hour[i] = draw_get(&c->d, country->order_delay_hour);
    }
}

static double lowest_threshold(const campaign_state *c)
{
    double lowest = 1.0;
    for (int32_t i = 0; i < c->m->s->country_count; i++)
        if (c->m->s->countries[i].side == SIDE_DEFENDER && c->participation[i] >= PARTICIPATION_ACCESS)
            lowest = fmin(lowest, draw_get(&c->d, c->m->s->countries[i].alert_threshold_prob));
    return lowest;
}

static void tell_decisions(const campaign_state *c)
{
    if (!c->trace)
        return;
    for (int32_t i = 0; i < c->m->s->country_count; i++) {
        const double day = c->authority.c_day[i];
        if (c->m->s->countries[i].side != SIDE_DEFENDER || !isfinite(day))
            continue;
        campaign_event e = {EVENT_NOWHERE, .kind = EVENT_DECISION, .side = SIDE_DEFENDER};
        e.second = (int64_t)(day * SECONDS_PER_DAY);
        e.country = i;
        e.a = day;
        e.b = c->authority.share_released[i];
        c->trace->event(c->trace->context, &e);
    }
}

static void warn_and_decide(campaign_state *c)
{
    const scenario *s = c->m->s;
    warning_run(s, &c->d, c->m->minimum_preparation_day, lowest_threshold(c), c->warning);
    authority_decide(s, c->m->attack, &c->d, c->warning->prob, c->warning->first_day, c->warning->day_count,
                     &c->authority);
    c->warned = !isnan(c->authority.g_day);
    if (c->trace && c->warned) {
        campaign_event e = {EVENT_NOWHERE, .kind = EVENT_WARNING, .side = SIDE_DEFENDER};
        e.second = (int64_t)(c->authority.g_day * SECONDS_PER_DAY);
        const int day = (int)c->authority.g_day - c->warning->first_day;
        e.a = day >= 0 && day < c->warning->day_count ? c->warning->prob[day] : 1.0;
        c->trace->event(c->trace->context, &e);
    }
    tell_decisions(c);
}

/* Units that its country lets go: each by its own draw, so that another unit changes nobody's luck. */
static bool released(const campaign_state *c, int32_t unit)
{
    const unit_fact *f = &c->m->units[unit];
    const double u = rng_uniform(c->d.luck, RNG_AUTHORITY, f->hash, 0, 1);
    return u < c->authority.share_released[f->country];
}

static bool on_attacked_soil(const campaign_state *c, int32_t place)
{
    return c->m->attacked[c->m->s->net.places[place].country];
}

static double strength_share(const campaign_state *c, int32_t unit, bool abroad)
{
    const struct unit *stated = &c->m->s->units[unit];
    const struct country *country = &c->m->s->countries[stated->country];
    double share = draw_get(&c->d, stated->strength_share);
    if (abroad)
        share *= draw_get(&c->d, country->deployable_share);
    if (stated->readiness == READINESS_RESERVE)
        share *= draw_get(&c->d, country->turnout_share);
    return fmax(share, 0.0);
}

/* Stands at `place` from ready_day on: in position before D-day, or arriving. */
static void stand_or_arrive(campaign_state *c, int32_t unit, int32_t place, double arrive_day)
{
    unit_state *u = &c->units[unit];
    u->belligerent = true;
    u->order = ORDER_MARCH;
    const int64_t second = (int64_t)fmax(arrive_day * SECONDS_PER_DAY, -1e9);
    if (second <= 0) {
        state_enter_place(c, unit, place);
        u->since_second = second;
        u->closed = u->outside;
        return;
    }
    u->mode = UNIT_CARRIED;
    u->toward = place;
    if (arrive_day < 3650)
        state_schedule(c, unit, second);
}

/* Runs the deployment process and applies `arrived` to each order's result. */
static void deploy(campaign_state *c, int side, int count,
                   void (*arrived)(campaign_state *c, int32_t unit, const deployment_arrival *a))
{
    bool hostile[AUTHORITY_COUNTRY_MAX];
    hostile_to(c->m, c->participation, side, hostile);
    deployment_run(c->m->deployment, &c->d, (side_role)side, c->orders, count, c->authority.border_open_day, hostile,
                   c->deployment_scratch, c->arrivals);
    for (int i = 0; i < count; i++)
        arrived(c, c->orders[i].unit, &c->arrivals[i]);
}

static void assembled(campaign_state *c, int32_t unit, const deployment_arrival *a)
{
    if (!isfinite(a->arrive_day))
        return;
    state_form(c, unit, strength_share(c, unit, true));
    stand_or_arrive(c, unit, c->m->units[unit].start, a->arrive_day);
}

/* Authority, mobilisation for reserves, then notice to move. */
static double ordered_day(const campaign_state *c, int32_t unit)
{
    const struct unit *stated = &c->m->s->units[unit];
    return authority_unit_day(&c->authority, stated) + draw_get(&c->d, stated->ntm_day);
}

static void place_attacker(campaign_state *c, int32_t unit, double start_day)
{
    const unit_fact *f = &c->m->units[unit];
    const bool tasked = f->task >= 0;
    if (c->participation[f->country] < PARTICIPATION_BELLIGERENT || (tasked && !released(c, unit)))
        return;
    if (tasked && f->start != f->home)
        return; /* assembles by deployment */
    state_form(c, unit, strength_share(c, unit, tasked && c->m->tasks[f->task].attacks));
    const double ready_day = start_day + draw_get(&c->d, c->m->s->units[unit].ntm_day);
    stand_or_arrive(c, unit, f->home, fmax(ready_day, ordered_day(c, unit)));
}

static void assemble_attackers(campaign_state *c)
{
    const double start_day = -c->warning->preparation_day;
    for (int32_t i = 0; i < c->m->s->unit_count; i++)
        if (c->m->units[i].side == SIDE_ATTACKER)
            place_attacker(c, i, start_day);
    const int all = model_assembly_orders(c->m, &c->d, start_day, c->orders);
    int count = 0;
    for (int i = 0; i < all; i++) {
        const int32_t unit = c->orders[i].unit;
        if (c->participation[c->m->units[unit].country] < PARTICIPATION_BELLIGERENT || !released(c, unit))
            continue;
        c->orders[count] = c->orders[i];
        c->orders[count].ready_day = fmax(c->orders[i].ready_day, ordered_day(c, unit));
        count++;
    }
    deploy(c, SIDE_ATTACKER, count, assembled);
}

/* At home or in its position; marches there itself where the war comes first. */
static void place_local(campaign_state *c, int32_t unit, double ready_day)
{
    const unit_fact *f = &c->m->units[unit];
    unit_state *u = &c->units[unit];
    const struct unit *stated = &c->m->s->units[unit];
    const bool attacked = on_attacked_soil(c, f->home);
    const bool reserve = stated->readiness == READINESS_RESERVE;
    state_form(c, unit, strength_share(c, unit, false));
    if (!isfinite(ready_day) && !attacked)
        ready_day = 1e6;
    if (reserve || !attacked) {
        stand_or_arrive(c, unit, f->home, ready_day);
        if (c->units[unit].mode != UNIT_AT_PLACE)
            return;
    } else {
        stand_or_arrive(c, unit, f->home, fmin(ready_day, 0));
        ready_day = fmin(ready_day, draw_get(&c->d, stated->ntm_day));
    }
    if (f->start != f->home || f->hold == 0) {
        u->since_second = (int64_t)(fmin(ready_day, 0) * SECONDS_PER_DAY);
        return;
    }
    const double km_per_day = f->speed_km_per_hour * c->d.parameter[PARAMETER_MARCH_HOURS_PER_DAY];
    const double arrive_day = ready_day + f->hold_km / km_per_day;
    if (arrive_day <= 0) {
        state_leave_place(c, unit);
        u->path_index = f->hold;
        state_enter_place(c, unit, f->path[f->hold]);
        u->since_second = (int64_t)(arrive_day * SECONDS_PER_DAY);
    } else {
        state_schedule(c, unit, (int64_t)(fmax(ready_day, 0) * SECONDS_PER_DAY));
    }
}

static void deployed(campaign_state *c, int32_t unit, const deployment_arrival *a)
{
    const unit_fact *f = &c->m->units[unit];
    unit_state *u = &c->units[unit];
    u->outside = c->m->s->net.places[f->start].country != f->country;
    if (!isfinite(a->arrive_day)) {
        u->outside = false;
        if (on_attacked_soil(c, f->home))
            place_local(c, unit, 0);
        return;
    }
    state_form(c, unit, strength_share(c, unit, u->outside));
    double share[STRENGTH_COUNT];
    for (int k = 0; k < STRENGTH_COUNT; k++)
        share[k] = fmin(fmax(a->unopposed_loss_share, 0.0), 1.0);
    state_lose(c, unit, share);
    stand_or_arrive(c, unit, f->start, a->arrive_day);
    campaign_event e = {EVENT_NOWHERE, .kind = EVENT_DEPARTED, .side = (side_role)f->side};
    if (c->trace) {
        e.second = (int64_t)(a->leave_day * SECONDS_PER_DAY);
        e.unit = unit;
        e.place = f->home;
        e.other_place = f->start;
        e.a = a->arrive_day;
        c->trace->event(c->trace->context, &e);
    }
}

static bool defender_acts(const campaign_state *c, int32_t unit)
{
    const unit_fact *f = &c->m->units[unit];
    if (on_attacked_soil(c, f->home) || c->m->attacked[f->country])
        return !c->m->attacked[f->country] || released(c, unit);
    return c->participation[f->country] >= PARTICIPATION_BELLIGERENT && !c->authority.stands_aside[f->country] &&
           released(c, unit);
}

static void deploy_defenders(campaign_state *c)
{
    int count = 0;
    for (int32_t i = 0; i < c->m->s->unit_count; i++) {
        const unit_fact *f = &c->m->units[i];
        if (f->side != SIDE_DEFENDER || !defender_acts(c, i))
            continue;
        const struct unit *stated = &c->m->s->units[i];
        double day = ordered_day(c, i);
        if (on_attacked_soil(c, f->home)) /* fights at once, whoever else decides */
            day = fmin(day, draw_get(&c->d, stated->ntm_day));
        if (f->start == f->home) {
            place_local(c, i, day);
            continue;
        }
        c->orders[count++] = (deployment_order){
            .unit = i,
            .from = stated->prepositioned_at >= 0 ? stated->prepositioned_at : f->home,
            .to = f->start,
            .priority = stated->deploy_priority,
            .ready_day = day,
            .strength_share = strength_share(c, i, true),
        };
    }
    deploy(c, SIDE_DEFENDER, count, deployed);
}

static void start_tasks(campaign_state *c)
{
    for (int32_t i = 0; i < c->m->task_count; i++) {
        const task_fact *t = &c->m->tasks[i];
        task_state *state = &c->tasks[i];
        if (!t->attacks) {
            state->start_second = 0;
        } else if (t->task->role == TASK_RESERVE || c->without_fighting || t->country < 0) {
            state->start_second = NEVER;
        } else {
            const double slip_hour =
                orders_start_slip_hour(&c->d, c->order_delay_hour[t->country], c->friction[t->country], t->task->hash);
            const double start_day = draw_get(&c->d, t->task->start_day);
            state->start_second = (int64_t)(start_day * SECONDS_PER_DAY + slip_hour * SECONDS_PER_HOUR);
            state->progress_second = state->start_second;
        }
    }
    for (int32_t u = 0; u < c->m->s->unit_count; u++) {
        const int32_t task = c->m->units[u].task;
        if (c->units[u].mode != UNIT_AT_PLACE || task < 0 || c->units[u].event_second != NEVER)
            continue;
        const int64_t start = c->tasks[task].start_second;
        if (start != NEVER && c->units[u].path_index < c->m->units[u].hold)
            state_schedule(c, u, start > 0 ? start : 0);
    }
}

static void draw_thresholds(campaign_state *c)
{
    for (int32_t u = 0; u < c->m->s->unit_count; u++) {
        const unit_fact *f = &c->m->units[u];
        if (!f->holds || f->side == SIDE_NEUTRAL)
            continue;
        const double median = c->d.parameter[f->side == SIDE_ATTACKER ? PARAMETER_BREAK_ATTACKER_LOSS_SHARE
                                                                      : PARAMETER_BREAK_DEFENDER_LOSS_SHARE];
        const double z = rng_normal(c->d.luck, RNG_ENGAGEMENT, f->hash, 0, 0);
        c->units[u].break_threshold = fmin(median * elementary_exp(break_log_sd * z), 0.95);
    }
}

void opening_run(campaign_state *c)
{
    read_countries(c);
    warn_and_decide(c);
    assemble_attackers(c);
    deploy_defenders(c);
    start_tasks(c);
    draw_thresholds(c);
}
