/* One teaching replication, event by event, against its recorded hash: any change of the model's course shows here, on
 * any compiler. A golden alone preserves old faults, so the same story is held against what must be true of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/diagnostic.h"
#include "campaign/campaign.h"

/* After a change that is meant to alter the course of a campaign: run, check the story with `posture run
 * scenarios/teaching`, and record the new values that the failing test prints. */
static const uint64_t golden_hash = 0xa9eebb1655a0284cu;
static const int golden_events = 782;

typedef struct story {
    const scenario *s;
    uint64_t hash;
    int events;
    int64_t last_second, reached_second, held_second;
    double people_lost[SIDE_COUNT];
    bool in_order;
} story;

static void add(uint64_t *hash, const void *data, size_t size)
{
    const unsigned char *byte = data;
    for (size_t i = 0; i < size; i++)
        *hash = (*hash ^ byte[i]) * 1099511628211u; /* FNV-1a */
}

static void add_number(uint64_t *hash, double x)
{
    add(hash, &x, sizeof x);
}

static void on_event(void *context, const campaign_event *e)
{
    story *t = context;
    const int32_t part[] = {(int32_t)e->kind, (int32_t)e->side, e->unit, e->place, e->other_place, e->link};
    add(&t->hash, &e->second, sizeof e->second);
    add(&t->hash, part, sizeof part);
    add_number(&t->hash, e->a);
    add_number(&t->hash, e->b);
    t->events++;
    const bool told_before = e->kind == EVENT_WARNING || e->kind == EVENT_DECISION || e->kind == EVENT_DEPARTED;
    if (!told_before) { /* the opening is told at once, with its own dates */
        t->in_order = t->in_order && e->second >= t->last_second;
        t->last_second = e->second;
    }
    if (e->kind == EVENT_REACHED && t->reached_second < 0)
        t->reached_second = e->second;
    if (e->kind == EVENT_HELD && t->held_second < 0)
        t->held_second = e->second;
    if (e->kind == EVENT_LOSS)
        t->people_lost[e->side] += e->a;
}

static void one_replication_is_as_recorded(void **state)
{
    (void)state;
    posture_diagnostics *found;
    scenario *s;
    campaign_model *model;
    campaign_state *c;
    assert_true(posture_diagnostics_create(&found) == POSTURE_OK);
    assert_true(scenario_load(POSTURE_SOURCE_DIR "/scenarios/teaching", found, &s) == POSTURE_OK);
    assert_true(campaign_model_create(s, scenario_find_plan(s, "overrun"), &model) == POSTURE_OK);
    assert_true(campaign_state_create(model, &c) == POSTURE_OK);
    story t = {.s = s,
               .hash = 14695981039346656037u,
               .last_second = INT64_MIN,
               .reached_second = -1,
               .held_second = -1,
               .in_order = true};
    campaign_trace trace = {&t, on_event};
    const campaign_case which = {.seed = 1, .baseline_factors = true};
    outcome_row row;
    campaign_run(model, c, &which, &row, NULL, &trace);

    assert_true(t.in_order);
    if (t.reached_second < 0)
        assert_true(isnan(row.measure[OUTCOME_FIRST_REACHED_HOUR]));
    else
        assert_true((double)t.reached_second / 3600 == row.measure[OUTCOME_FIRST_REACHED_HOUR]);
    assert_true(t.people_lost[SIDE_DEFENDER] > 0 && t.people_lost[SIDE_ATTACKER] > 0);
    assert_true(t.held_second < 0 || t.held_second >= t.reached_second + 86400);
    for (int side = 0; side < 2; side++) {
        const double all = row.measure[side == SIDE_DEFENDER ? OUTCOME_DEFENDER_LOSS : OUTCOME_ATTACKER_LOSS];
        assert_true(t.people_lost[side] <= all * (1 + 1e-9));
    }
    if (t.hash != golden_hash || t.events != golden_events)
        fail_msg("the course has changed: hash 0x%016" PRIx64 "u, %d events", t.hash, t.events);
    campaign_state_destroy(c);
    campaign_model_destroy(model);
    scenario_destroy(s);
    posture_diagnostics_destroy(found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(one_replication_is_as_recorded)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
