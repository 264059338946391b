/* The reader of STUDY.yaml when memory runs out: a status, nothing kept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "app/study_file.h"
#include "support/allocation_fault.h"

static const char text[] = "scenario: .\noptions: [base, other]\nfactors: [a, {id: b, low: 1, high: 2}]\n"
                           "design: {kind: morris, size: 3}\nmeasures: [all_objectives_held]\nbetter: larger\n";

static posture_status parse(study_file *out)
{
    posture_diagnostics *found = NULL;
    posture_status status = posture_diagnostics_create(&found);
    if (status == POSTURE_OK)
        status = study_file_parse("study.yaml", text, strlen(text), found, out);
    posture_diagnostics_destroy(found);
    return status;
}

static void memory_runs_out_anywhere(void **state)
{
    (void)state;
    for (long nth = 1; nth < 10000; nth++) {
        study_file file = {0};
        allocation_fault_arm(nth);
        const posture_status status = parse(&file);
        const bool hit = allocation_fault_hit();
        allocation_fault_arm(0);
        if (!hit) {
            assert_int_equal(status, POSTURE_OK);
            assert_int_equal(file.kind, STUDY_MORRIS);
            assert_int_equal(file.factor_count, 2);
            assert_true(file.larger_is_better);
            study_file_clear(&file);
            return;
        }
        assert_int_equal(status, POSTURE_ERROR_MEMORY);
        study_file_clear(&file);
    }
    fail();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(memory_runs_out_anywhere)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
