#include "campaign/clock.h"

#include <math.h>

#include "campaign/contact.h"
#include "campaign/control.h"
#include "campaign/march.h"
#include "campaign/reaction.h"
#include "campaign/sky.h"
#include "campaign/sustain.h"

static void tell_positions(const campaign_state *c)
{
    if (!c->trace)
        return;
    for (int32_t i = 0; i < c->m->s->unit_count; i++) {
        const unit_state *u = &c->units[i];
        if (u->mode != UNIT_AT_PLACE && u->mode != UNIT_ON_LINK && u->mode != UNIT_IN_CONTACT)
            continue;
        campaign_event e = {EVENT_NOWHERE, .kind = EVENT_POSITION};
        e.unit = i;
        e.place = u->place;
        e.link = u->link;
        e.a = unit_strength_share(c, i);
        if (u->mode != UNIT_AT_PLACE) {
            const struct link *l = model_link(c->m, u->link);
            e.place = link_other(l, u->toward);
            e.other_place = u->toward;
            double share = 0.5;
            if (u->mode == UNIT_IN_CONTACT)
                share = 1.0 - c->fronts[c->links[u->link].front].gap_km / l->length_km;
            else if (u->event_second > u->since_second && c->now > u->since_second)
                share = (double)(c->now - u->since_second) / (double)(u->event_second - u->since_second);
            e.b = fmin(fmax(share, 0.0), 1.0);
        }
        state_tell(c, e);
    }
}

static void midnight(campaign_state *c, summary_day *days, outcome_series *series)
{
    if (!c->without_fighting && !c->ceasefire)
        sky_day(c);
    sustain_day(c);
    tell_positions(c);
    summary_note_day(c, (int)(c->now / SECONDS_PER_DAY), days, series);
}

static void run_events(campaign_state *c, int64_t until)
{
    for (int32_t unit = state_next_event(c); unit >= 0; unit = state_next_event(c)) {
        const int64_t second = c->units[unit].event_second;
        if (second > until)
            return;
        c->now = second > c->now ? second : c->now;
        if (c->ceasefire && c->units[unit].mode != UNIT_CARRIED)
            state_unschedule(c, unit); /* stays where the cease-fire found it */
        else
            march_event(c, unit);
    }
}

/* A stated rule ends the fighting: so long after all objectives were held without a break. */
static bool ceasefire_comes(const campaign_state *c)
{
    const double after_day = c->d.parameter[PARAMETER_CEASEFIRE_AFTER_SEIZURE_DAY];
    if (after_day < 0.0)
        return false;
    int64_t held_since = 0;
    for (int32_t i = 0; i < c->m->attack->objective_count; i++) {
        if (c->objectives[i].held_second == NEVER)
            return false;
        if (c->objectives[i].held_second > held_since)
            held_since = c->objectives[i].held_second;
    }
    return (double)(c->now - held_since) >= after_day * SECONDS_PER_DAY;
}

static void tell_end(const campaign_state *c, const char *text)
{
    campaign_event e = {EVENT_NOWHERE, .kind = EVENT_ENDED, .side = SIDE_NEUTRAL, .text = text};
    state_tell(c, e);
}

static void fight(campaign_state *c)
{
    contact_step(c);
    control_judge_objectives(c);
    reaction_step(c);
    if (ceasefire_comes(c)) {
        c->ceasefire = true;
        tell_end(c, "cease-fire after seizure");
    }
}

void clock_run(campaign_state *c, summary_day *days, outcome_series *series)
{
    const int64_t end = (int64_t)(c->m->s->horizon_day * SECONDS_PER_DAY);
    c->step_second = (int64_t)(c->m->s->contact_step_hour * SECONDS_PER_HOUR);
    if (!c->without_fighting)
        sky_open(c);
    midnight(c, days, series);
    for (int64_t step = c->step_second; step <= end; step += c->step_second) {
        run_events(c, step);
        c->now = step;
        if (!c->ceasefire)
            fight(c);
        if (step / SECONDS_PER_DAY > (step - c->step_second) / SECONDS_PER_DAY)
            midnight(c, days, series);
    }
    if (!c->ceasefire)
        tell_end(c, "horizon reached");
}
