/* Every allocation of making a model and a state fails once: the status says so, nothing is returned, nothing leaks;
 * a replication allocates nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "campaign/campaign.h"
#include "support/allocation_fault.h"
#include "support/random_scenario.h"

static bool attempt(const scenario *s, long nth)
{
    campaign_model *model = NULL;
    campaign_state *state = NULL;
    allocation_fault_arm(nth);
    posture_status status = campaign_model_create(s, 0, &model);
    if (status == POSTURE_OK)
        status = campaign_state_create(model, &state);
    const bool hit = allocation_fault_hit();
    allocation_fault_arm(0);
    if (hit) {
        assert_true(status == POSTURE_ERROR_MEMORY);
        assert_null(state);
    } else {
        assert_true(status == POSTURE_OK);
        assert_non_null(state);
    }
    campaign_state_destroy(state);
    campaign_model_destroy(model);
    return hit;
}

static void creation_survives_every_failure(void **state)
{
    (void)state;
    scenario *s = random_scenario(3, 3, false);
    long nth = 1;
    while (attempt(s, nth))
        nth++;
    assert_true(nth > 20);
    scenario_destroy(s);
}

static void a_replication_allocates_nothing(void **state)
{
    (void)state;
    scenario *s = random_scenario(4, 3, false);
    campaign_model *model;
    campaign_state *c;
    assert_true(campaign_model_create(s, 0, &model) == POSTURE_OK);
    assert_true(campaign_state_create(model, &c) == POSTURE_OK);
    allocation_fault_arm(1);
    for (uint64_t i = 0; i < 4; i++) {
        const campaign_case which = {.seed = 1, .replication = i};
        outcome_row row;
        campaign_run(model, c, &which, &row, NULL, NULL);
        assert_true(row.status == POSTURE_OK);
    }
    assert_true(allocation_fault_count() == 0);
    allocation_fault_arm(0);
    campaign_state_destroy(c);
    campaign_model_destroy(model);
    scenario_destroy(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(creation_survives_every_failure),
        cmocka_unit_test(a_replication_allocates_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
