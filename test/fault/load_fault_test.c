/* Every allocation of loading a scenario fails once: the status says so, nothing is returned, nothing leaks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "scenario/scenario.h"
#include "support/allocation_fault.h"

/* One attempt with the nth allocation failing; true where it was reached. */
static bool attempt(long nth, const char *option)
{
    posture_diagnostics *found = NULL;
    scenario *s = NULL;
    allocation_fault_arm(nth);
    posture_status status = posture_diagnostics_create(&found);
    if (status == POSTURE_OK)
        status = option ? scenario_load_option(POSTURE_SOURCE_DIR "/scenarios/teaching", option, found, &s)
                        : scenario_load(POSTURE_SOURCE_DIR "/scenarios/teaching", found, &s);
    const bool hit = allocation_fault_hit();
    allocation_fault_arm(0);
    if (hit) {
        assert_int_equal(status, POSTURE_ERROR_MEMORY);
        assert_null(s);
    } else {
        assert_int_equal(status, POSTURE_OK);
        assert_non_null(s);
    }
    scenario_destroy(s);
    posture_diagnostics_destroy(found);
    return hit;
}

/* Under AddressSanitizer a load costs ten times as much: there every 29th allocation fails, elsewhere each. */
#ifdef __SANITIZE_ADDRESS__
enum { STRIDE = 29 };
#else
enum { STRIDE = 1 };
#endif

static void fail_each_allocation(const char *option)
{
    long nth = 1;
    while (attempt(nth, option))
        nth += STRIDE;
    assert_true(nth > 1000); /* the test reaches the allocations it is about */
}

static void loading_survives_every_failure(void **state)
{
    (void)state;
    fail_each_allocation(NULL);
}

static void loading_an_option_survives_every_failure(void **state)
{
    (void)state;
    fail_each_allocation("forward_brigade");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loading_survives_every_failure),
        cmocka_unit_test(loading_an_option_survives_every_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
