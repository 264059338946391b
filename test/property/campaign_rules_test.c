/* Rules that a parameter switches, on the teaching scenario: a cease-fire after seizure, trains that carry supply,
 * artillery beside the road. Paired luck: the same replications with the rule changed. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/diagnostic.h"
#include "campaign/campaign.h"
#include "scenario/scenario.h"

enum { COUNT = 100 };
static outcome_row before[COUNT], after[COUNT];

static scenario *load_teaching(void)
{
    posture_diagnostics *found;
    scenario *s;
    assert_true(posture_diagnostics_create(&found) == POSTURE_OK);
    assert_true(scenario_load(POSTURE_SOURCE_DIR "/scenarios/teaching", found, &s) == POSTURE_OK);
    posture_diagnostics_destroy(found);
    return s;
}

static int ceasefires;

static void count_ceasefire(void *context, const campaign_event *e)
{
    (void)context;
    if (e->kind == EVENT_ENDED && strcmp(e->text, "cease-fire after seizure") == 0)
        ceasefires++;
}

static void run(const scenario *s, outcome_row *rows)
{
    campaign_model *model;
    campaign_state *state;
    campaign_trace trace = {NULL, count_ceasefire};
    ceasefires = 0;
    assert_true(campaign_model_create(s, scenario_find_plan(s, "overrun"), &model) == POSTURE_OK);
    assert_true(campaign_state_create(model, &state) == POSTURE_OK);
    for (int i = 0; i < COUNT; i++) {
        const campaign_case c = {.seed = 1, .outer = (uint64_t)i, .replication = (uint64_t)i};
        campaign_run(model, state, &c, &rows[i], NULL, &trace);
    }
    campaign_state_destroy(state);
    campaign_model_destroy(model);
}

static double mean(const outcome_row *rows, outcome_measure m)
{
    double sum = 0;
    for (int i = 0; i < COUNT; i++)
        sum += rows[i].measure[m];
    return sum / COUNT;
}

static void run_with(parameter_id parameter, double value)
{
    scenario *s = load_teaching();
    run(s, before);
    assert_int_equal(ceasefires, 0);
    s->parameters[parameter] = quantity_of(value);
    run(s, after);
    scenario_destroy(s);
}

static void a_ceasefire_freezes_what_was_seized(void **state)
{
    (void)state;
    run_with(PARAMETER_CEASEFIRE_AFTER_SEIZURE_DAY, 2);
    int seized = 0;
    for (int i = 0; i < COUNT; i++) {
        const double held_day = before[i].measure[OUTCOME_ALL_HELD_DAY];
        /* Until the seizure both are the same campaign. */
        assert_true(held_day == after[i].measure[OUTCOME_ALL_HELD_DAY] ||
                    (isnan(held_day) && isnan(after[i].measure[OUTCOME_ALL_HELD_DAY])));
        assert_true(after[i].measure[OUTCOME_DEFENDER_LOSS] <= before[i].measure[OUTCOME_DEFENDER_LOSS]);
        seized += isnan(held_day) ? 0 : 1;
    }
    assert_true(ceasefires > 0 && ceasefires <= seized);
    assert_true(mean(after, OUTCOME_ALL_HELD) >= mean(before, OUTCOME_ALL_HELD));
}

static void few_trains_starve_an_army(void **state)
{
    (void)state;
    run_with(PARAMETER_SUPPLY_TRAIN_TONNE, 10);
    int starved = 0;
    int fed = 0;
    for (int i = 0; i < COUNT; i++) {
        starved += isnan(after[i].measure[OUTCOME_ATTACKER_STOCK_OUT_DAY]) ? 0 : 1;
        fed += isnan(before[i].measure[OUTCOME_ATTACKER_STOCK_OUT_DAY]) ? 1 : 0;
    }
    assert_true(starved > COUNT - fed);
}

static void artillery_beside_the_road_slows_columns(void **state)
{
    (void)state;
    run_with(PARAMETER_FIRES_DELAY_SHARE, 0);
    assert_true(memcmp(before, after, sizeof before) != 0); /* the rule bites somewhere */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_ceasefire_freezes_what_was_seized),
        cmocka_unit_test(few_trains_starve_an_army),
        cmocka_unit_test(artillery_beside_the_road_slows_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
