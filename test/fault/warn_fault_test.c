/* Every allocation of reading, filtering and writing events fails once: the status says so, nothing leaks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include <posture/warn.h>

#include "support/allocation_fault.h"

static bool attempt(long nth, const posture_warn_def *def)
{
    posture_diagnostics *found = NULL;
    char *text = NULL;
    allocation_fault_arm(nth);
    posture_status status = posture_diagnostics_create(&found);
    if (status == POSTURE_OK)
        status = posture_warn(def, found, &text);
    const bool hit = allocation_fault_hit();
    allocation_fault_arm(0);
    assert_int_equal(status, hit ? POSTURE_ERROR_MEMORY : POSTURE_OK);
    assert_true(hit == (text == NULL));
    free(text);
    posture_diagnostics_destroy(found);
    return hit;
}

static void filtering_survives_every_failure(void **state)
{
    (void)state;
    posture_warn_def def = posture_warn_def_default();
    def.events = POSTURE_SOURCE_DIR "/test/data/few_events.csv";
    def.labels = POSTURE_SOURCE_DIR "/test/data/invented_labels.csv";
    def.estimate = true;
    long nth = 1;
    while (attempt(nth, &def))
        nth++;
    assert_true(nth > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(filtering_survives_every_failure)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
