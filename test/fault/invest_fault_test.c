/* Memory that runs out anywhere in posture invest behind the loading of the scenario: a status, no document, no leak.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <posture/invest.h>

#include "scenario/scenario.h"
#include "support/allocation_fault.h"

static bool attempt(long nth)
{
    posture_diagnostics *found = NULL;
    char *json = NULL;
    posture_invest_def def = posture_invest_def_default();
    def.scenario = POSTURE_SOURCE_DIR "/scenarios/teaching";
    def.target = "XAL:1:2028";
    def.budget = "XAL:2.5";
    def.draws = 3;
    assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
    allocation_fault_arm(nth);
    const posture_status status = posture_invest(&def, found, &json);
    const bool hit = allocation_fault_hit();
    allocation_fault_arm(0);
    if (hit)
        assert_int_equal(status, POSTURE_ERROR_MEMORY);
    else
        assert_int_equal(status, POSTURE_OK);
    assert_true((json == NULL) == hit);
    free(json);
    posture_diagnostics_destroy(found);
    return hit;
}

/* Loading has its own test: the first allocation behind it is found by halving on what a scenario alone takes. */
static long allocations_of_loading(void)
{
    long low = 1, high = 1L << 22;
    while (low < high) {
        const long middle = low + (high - low) / 2;
        posture_diagnostics *found = NULL;
        scenario *s = NULL;
        assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
        allocation_fault_arm(middle);
        scenario_load(POSTURE_SOURCE_DIR "/scenarios/teaching", found, &s);
        const bool hit = allocation_fault_hit();
        allocation_fault_arm(0);
        scenario_destroy(s);
        posture_diagnostics_destroy(found);
        if (hit)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

#ifdef __SANITIZE_ADDRESS__
enum { STRIDE = 97 };
#else
enum { STRIDE = 13 };
#endif

static void invest_survives_every_failure(void **state)
{
    (void)state;
    const long first = allocations_of_loading();
    long attempts = 0;
    for (long nth = first; attempt(nth); nth += attempts < 60 ? 1 : STRIDE)
        attempts++;
    assert_true(attempts > 60);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(invest_survives_every_failure)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
