/* Half the contact step moves headline probabilities by at most 0.02 and times by less than 6 h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>

#include "base/diagnostic.h"
#include "campaign/campaign.h"
#include "support/target.h"

enum { COUNT = 4000, INNER = 4 };

static outcome_row coarse[COUNT], fine[COUNT];

static void run(const scenario *s, const char *plan, outcome_row *rows)
{
    campaign_model *model;
    campaign_state *state;
    assert_true(campaign_model_create(s, scenario_find_plan(s, plan), &model) == POSTURE_OK);
    assert_true(campaign_state_create(model, &state) == POSTURE_OK);
    for (int i = 0; i < COUNT; i++) {
        const campaign_case c = {.seed = 1, .outer = (uint64_t)i / INNER, .replication = (uint64_t)i};
        campaign_run(model, state, &c, &rows[i], NULL, NULL);
    }
    campaign_state_destroy(state);
    campaign_model_destroy(model);
}

static double probability(const outcome_row *rows, outcome_measure m)
{
    double sum = 0;
    for (int i = 0; i < COUNT; i++)
        sum += rows[i].measure[m];
    return sum / COUNT;
}

/* Restricted mean: not reached counts as the horizon. */
static double restricted_hour(const outcome_row *rows, outcome_measure m, double horizon_hour)
{
    double sum = 0;
    for (int i = 0; i < COUNT; i++)
        sum += isnan(rows[i].measure[m]) ? horizon_hour : rows[i].measure[m];
    return sum / COUNT;
}

/* The standard error of a paired difference is about 0.004 with this many campaigns. */
static void compare(const char *folder, const char *plan)
{
    char path[512];
    snprintf(path, sizeof path, "%s/scenarios/%s", POSTURE_SOURCE_DIR, folder);
    posture_diagnostics *found;
    scenario *s;
    assert_true(posture_diagnostics_create(&found) == POSTURE_OK);
    assert_true(scenario_load(path, found, &s) == POSTURE_OK);
    posture_diagnostics_destroy(found);
    run(s, plan, coarse);
    s->contact_step_hour /= 2;
    run(s, plan, fine);
    static const outcome_measure headline[] = {OUTCOME_ANY_REACHED, OUTCOME_ALL_REACHED, OUTCOME_ALL_HELD,
                                               OUTCOME_FAIT_ACCOMPLI_7, OUTCOME_FAIT_ACCOMPLI_14};
    printf("    %s, %s\n", folder, plan);
    for (size_t k = 0; k < sizeof headline / sizeof headline[0]; k++)
        assert_target(outcome_get(headline[k])->name, probability(fine, headline[k]) - probability(coarse, headline[k]),
                      -0.02, 0.02, TARGET_MET);
    const double horizon_hour = 24 * s->horizon_day;
    assert_target("first_reached_hour",
                  restricted_hour(fine, OUTCOME_FIRST_REACHED_HOUR, horizon_hour) -
                      restricted_hour(coarse, OUTCOME_FIRST_REACHED_HOUR, horizon_hour),
                  -6, 6, TARGET_MET);
    scenario_destroy(s);
}

static void half_the_step_changes_little(void **state)
{
    (void)state;
    compare("teaching", "overrun");
    compare("baltic-2021", "overrun");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(half_the_step_changes_little)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
