#include "campaign/summary.h"

#include <math.h>
#include <stdlib.h>

#include "campaign/contact.h"
#include "campaign/control.h"
#include "numeric/statistics.h"

void summary_open(summary_day *days)
{
    *days = (summary_day){.all_held_second = NEVER, .heavy_second = NEVER};
}

static bool on_map(const unit_state *u)
{
    return u->mode == UNIT_AT_PLACE || u->mode == UNIT_ON_LINK || u->mode == UNIT_IN_CONTACT;
}

/* The theatre is the ground of the states that are attacked or were entered. */
static bool in_theatre(const campaign_state *c, int32_t unit)
{
    const unit_state *u = &c->units[unit];
    if (!on_map(u))
        return false;
    const int32_t place = u->mode == UNIT_AT_PLACE ? u->place : u->toward;
    return c->entered[c->m->s->net.places[place].country];
}

static bool supplied(const unit_state *u)
{
    return u->stock_day > 0 || u->delivered_share > 0;
}

static bool is_ground_power(const unit_fact *f)
{
    return f->holds || f->support;
}

typedef struct powers {
    double side[FIGHTING_SIDES]; /* the defender's in the theatre, all that the attacker has committed; supplied */
    double intruders;            /* the attacker's on the theatre's ground, supplied or not */
    double battalions[FIGHTING_SIDES];
    double heavy_battalions; /* of the defender, from outside, closed, supplied */
    double closed_battalions;
} powers;

static powers measure(const campaign_state *c)
{
    powers p = {{0}, 0, {0}, 0, 0};
    for (int32_t k = 0; k < c->m->ground_unit_count; k++) {
        const int32_t i = c->m->ground_units[k];
        const unit_fact *f = &c->m->units[i];
        const unit_state *u = &c->units[i];
        if (f->side == SIDE_DEFENDER && u->closed && f->manoeuvre)
            p.closed_battalions += f->battalions;
        if (f->side == SIDE_DEFENDER && u->closed && f->heavy && on_map(u) && supplied(u))
            p.heavy_battalions += f->battalions * unit_strength_share(c, i);
        if (!is_ground_power(f) || !on_map(u) || !u->belligerent)
            continue;
        const bool here = in_theatre(c, i);
        const bool counts = f->side == SIDE_DEFENDER ? here : f->task >= 0 && c->m->tasks[f->task].attacks;
        if (!counts)
            continue;
        const double power = contact_unit_power(c, i);
        p.intruders += f->side == SIDE_ATTACKER && here ? power : 0.0;
        if (!supplied(u))
            continue;
        p.side[f->side] += power;
        p.battalions[f->side] += unit_battalions(c, i);
    }
    return p;
}

static double power_ratio_of(const powers *p)
{
    return p->side[SIDE_ATTACKER] > 0 ? p->side[SIDE_DEFENDER] / p->side[SIDE_ATTACKER] : NAN;
}

static bool all_held(const campaign_state *c, int64_t since)
{
    const int32_t count = c->m->attack->objective_count;
    for (int32_t i = 0; i < count && i < OUTCOME_OBJECTIVE_MAX; i++)
        if (c->objectives[i].held_second > since) /* NEVER: not held */
            return false;
    return count > 0;
}

void summary_note_day(const campaign_state *c, int day, summary_day *days, outcome_series *series)
{
    if (day >= OUTCOME_DAY_MAX)
        return;
    const powers p = measure(c);
    const double brigade = c->d.parameter[PARAMETER_BRIGADE_BATTALIONS];
    const occupation held = control_occupation(c);
    days->ratio[day] = power_ratio_of(&p);
    days->closed_brigades[day] = p.closed_battalions / brigade;
    days->all_held[day] = all_held(c, c->now - SECONDS_PER_DAY);
    days->occupied_place_day += day > 0 ? held.places : 0.0;
    if (days->all_held_second == NEVER && all_held(c, c->now))
        days->all_held_second = c->now;
    if (days->heavy_second == NEVER && p.heavy_battalions >= 3.0 * brigade)
        days->heavy_second = c->now;
    if (!series)
        return;
    series->day_count = day + 1;
    series->closed_brigades[day] = days->closed_brigades[day];
    series->defender_loss[day] = c->sides[SIDE_DEFENDER].lost[STRENGTH_PERSONNEL];
    series->attacker_loss[day] = c->sides[SIDE_ATTACKER].lost[STRENGTH_PERSONNEL];
    series->occupied_population_thousand[day] = held.population_thousand;
    series->occupied_places[day] = held.places;
    series->power_ratio[day] = days->ratio[day];
}

static double unit_of(int64_t second, double unit)
{
    return second == NEVER ? NAN : (double)second / unit;
}

static double as_day(int64_t second)
{
    return unit_of(second, SECONDS_PER_DAY);
}

static double as_hour(int64_t second)
{
    return unit_of(second, SECONDS_PER_HOUR);
}

static void sum_objectives(const campaign_state *c, const summary_day *days, outcome_row *row)
{
    const int count = c->m->attack->objective_count;
    row->objective_count = count < OUTCOME_OBJECTIVE_MAX ? count : OUTCOME_OBJECTIVE_MAX;
    int reached = 0, held = 0;
    int64_t first = NEVER;
    for (int i = 0; i < row->objective_count; i++) {
        const objective_state *o = &c->objectives[i];
        row->objective[i] =
            (objective_outcome){as_hour(o->reached_second), as_day(o->first_held_second), as_day(o->lost_again_second)};
        reached += o->reached_second != NEVER;
        held += o->held_second != NEVER;
        first = o->reached_second < first ? o->reached_second : first;
    }
    const bool all = row->objective_count > 0;
    row->measure[OUTCOME_ANY_REACHED] = reached > 0;
    row->measure[OUTCOME_ALL_REACHED] = all && reached == row->objective_count;
    row->measure[OUTCOME_FIRST_REACHED_HOUR] = as_hour(first);
    row->measure[OUTCOME_ALL_HELD] = all && held == row->objective_count;
    row->measure[OUTCOME_ALL_HELD_DAY] = as_day(days->all_held_second);
    row->measure[OUTCOME_DELAY_IMPOSED_DAY] = as_day(first) - c->unopposed_hour / 24.0;
    if (isinf(c->unopposed_hour))
        row->measure[OUTCOME_DELAY_IMPOSED_DAY] = NAN;
    row->measure[OUTCOME_THREE_HEAVY_DAY] = as_day(days->heavy_second);
    row->measure[OUTCOME_RACE_MARGIN_DAY] = as_day(days->all_held_second) - as_day(days->heavy_second);
}

static void sum_days(const campaign_state *c, const summary_day *days, outcome_row *row)
{
    static const int day[] = {3, 7, 14, 30};
    const double threshold = c->d.parameter[PARAMETER_FAIT_ACCOMPLI_RATIO];
    for (int i = 0; i < 4; i++) {
        const bool within = day[i] <= c->m->s->horizon_day && day[i] < OUTCOME_DAY_MAX;
        const double ratio = within ? days->ratio[day[i]] : NAN;
        const bool seized = within && days->all_held[day[i]] && ratio < threshold;
        row->measure[OUTCOME_FAIT_ACCOMPLI_3 + i] = within ? (double)seized : NAN;
        row->measure[OUTCOME_POWER_RATIO_3 + i] = ratio;
        row->measure[OUTCOME_BRIGADES_CLOSED_3 + i] = within ? days->closed_brigades[day[i]] : NAN;
    }
    row->measure[OUTCOME_OCCUPIED_PLACE_DAY] = days->occupied_place_day;
    row->measure[OUTCOME_OCCUPIED_POPULATION] = control_occupation(c).population_thousand;
}

static void sum_losses(const campaign_state *c, outcome_row *row)
{
    const double *d = c->sides[SIDE_DEFENDER].lost, *a = c->sides[SIDE_ATTACKER].lost;
    row->measure[OUTCOME_DEFENDER_LOSS] = d[STRENGTH_PERSONNEL];
    row->measure[OUTCOME_ATTACKER_LOSS] = a[STRENGTH_PERSONNEL];
    row->measure[OUTCOME_DEFENDER_TANK_LOSS] = d[STRENGTH_TANKS];
    row->measure[OUTCOME_ATTACKER_TANK_LOSS] = a[STRENGTH_TANKS];
    row->measure[OUTCOME_DEFENDER_AIRCRAFT_LOSS] = d[STRENGTH_AIRCRAFT];
    row->measure[OUTCOME_ATTACKER_AIRCRAFT_LOSS] = a[STRENGTH_AIRCRAFT];
    double committed = 0, weak = 0, isolated = 0;
    for (int32_t i = 0; i < c->m->s->unit_count; i++) {
        const unit_fact *f = &c->m->units[i];
        const unit_state *u = &c->units[i];
        if (!f->manoeuvre || u->start_people <= 0)
            continue;
        if (f->side == SIDE_ATTACKER && f->task >= 0 && c->m->tasks[f->task].attacks) {
            committed += f->battalions;
            weak += unit_strength_share(c, i) < 0.6 ? f->battalions : 0.0;
        } else if (f->side == SIDE_DEFENDER && on_map(u) && u->cut_off) {
            isolated += unit_battalions(c, i);
        }
    }
    row->measure[OUTCOME_ATTACKERS_BELOW_60] = committed > 0 ? weak / committed : 0.0;
    row->measure[OUTCOME_ISOLATED_UNITS] = isolated;
}

static double median_c_day(const campaign_state *c)
{
    double day[AUTHORITY_COUNTRY_MAX];
    size_t count = 0;
    for (int32_t i = 0; i < c->m->s->country_count; i++)
        if (c->m->s->countries[i].side == SIDE_DEFENDER && isfinite(c->authority.c_day[i]))
            day[count++] = c->authority.c_day[i];
    if (count == 0)
        return NAN;
    qsort(day, count, sizeof day[0], statistics_compare);
    return statistics_quantile_sorted(day, count, 0.5);
}

static void sum_decisions(const campaign_state *c, outcome_row *row)
{
    const double g_day = c->authority.g_day;
    const double warning_day = isnan(g_day) ? 0.0 : fmax(0.0, -g_day);
    row->measure[OUTCOME_WARNING_DAY] = warning_day;
    row->measure[OUTCOME_MEDIAN_C_DAY] = median_c_day(c);
    row->measure[OUTCOME_FALSE_ALARMS] = c->warning->false_alarms;
    row->measure[OUTCOME_ALERT_DAY] = warning_day + c->warning->false_alert_day;
    row->measure[OUTCOME_FIRST_CONTACT_HOUR] = as_hour(c->first_contact_second);
    row->measure[OUTCOME_ATTACKER_STOCK_OUT_DAY] = as_day(c->sides[SIDE_ATTACKER].stock_out_second);
    row->measure[OUTCOME_DEFENDER_STOCK_OUT_DAY] = as_day(c->sides[SIDE_DEFENDER].stock_out_second);
    row->measure[OUTCOME_FIRES_STOCK_OUT_DAY] = as_day(c->sides[SIDE_ATTACKER].missiles_out_second);
    const double last = fmin(10.0, c->m->s->horizon_day);
    row->measure[OUTCOME_AIR_KILLS_BATTALION_PER_DAY] =
        last >= 3.0 ? c->sides[SIDE_DEFENDER].air_kill_battalions / (last - 2.0) : NAN;
}

/* Day on which reinforcements still under way make up `battalions`, NaN where they never do. */
static double day_when_due(const campaign_state *c, double battalions)
{
    double sum = 0;
    int64_t after = c->now;
    while (sum < battalions) {
        int64_t next = NEVER;
        double here = 0;
        for (int32_t i = 0; i < c->m->s->unit_count; i++) {
            const unit_fact *f = &c->m->units[i];
            const unit_state *u = &c->units[i];
            if (f->side != SIDE_DEFENDER || u->mode != UNIT_CARRIED || !u->outside || !f->manoeuvre ||
                u->event_second <= after || u->event_second == NEVER)
                continue;
            if (u->event_second < next) {
                next = u->event_second;
                here = 0;
            }
            here += u->event_second == next ? f->battalions : 0.0;
        }
        if (next == NEVER)
            return NAN;
        sum += here;
        after = next;
    }
    return as_day(after);
}

/* What a reinforcing brigade is worth: as many battalions of the defender's average there, else of the attacker's. */
static void sum_restoration(const campaign_state *c, outcome_row *row)
{
    const powers p = measure(c);
    const double brigade = c->d.parameter[PARAMETER_BRIGADE_BATTALIONS];
    const int like = p.battalions[SIDE_DEFENDER] > 0 ? SIDE_DEFENDER : SIDE_ATTACKER;
    const double worth = p.battalions[like] > 0 ? brigade * p.side[like] / p.battalions[like] : NAN;
    const double missing = c->d.parameter[PARAMETER_RESTORE_RATIO] * p.intruders - p.side[SIDE_DEFENDER];
    const double brigades = missing > 0 ? missing / worth : 0.0;
    row->measure[OUTCOME_RESTORE_BRIGADES] = brigades;
    row->measure[OUTCOME_RESTORE_DAY] = isnan(brigades) ? NAN : day_when_due(c, brigades * brigade);
}

void summary_close(const campaign_state *c, const summary_day *days, outcome_row *row)
{
    sum_objectives(c, days, row);
    sum_days(c, days, row);
    sum_losses(c, row);
    sum_decisions(c, row);
    sum_restoration(c, row);
}
