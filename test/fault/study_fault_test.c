/* A study when memory runs out, and the memory it asks for: the same for any number of replications. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "study/study.h"
#include "support/allocation_fault.h"

/* A replication that costs nothing, so that many can be run. */
static posture_status cheap_run(void *context, int worker, int option, int plan, const study_case *c, outcome_row *row,
                                outcome_series *series)
{
    (void)context;
    (void)worker;
    for (int m = 0; m < OUTCOME_COUNT; m++)
        row->measure[m] = (double)((c->replication * 7 + (uint64_t)(option + plan + m)) % 11);
    series->day_count = 4;
    return POSTURE_OK;
}

static posture_status run(size_t outer, size_t inner, study_result **result)
{
    study_design d = {.seed = 1,
                      .outer = outer,
                      .inner = inner,
                      .options = 2,
                      .plans = 1,
                      .threads = 2,
                      .horizon_day = 3,
                      .sample_limit = 64,
                      .series_limit = 32};
    study_source source = {.run = cheap_run};
    study_sink sink = {0};
    return study_run(&d, &source, &sink, result);
}

/* Bytes that a study of this size asks for from start to end. */
static size_t bytes_of(size_t outer, size_t inner)
{
    study_result *result = NULL;
    allocation_fault_arm(0);
    assert_int_equal(run(outer, inner, &result), POSTURE_OK);
    size_t bytes = allocation_fault_byte();
    study_result_destroy(result);
    return bytes;
}

static void memory_does_not_grow_with_replications(void **state)
{
    (void)state;
    /* Threads are started for each block of replications: their few bytes apart, the same. */
    size_t small = bytes_of(512, 4);
    size_t large = bytes_of(8 * 512, 4);
    size_t blocks = 8 * 512 * 4 / 512;
    assert_true(small > 100000);
    assert_true(large - small <= blocks * 256);
}

static void running_out_of_memory_is_a_status(void **state)
{
    (void)state;
    long nth = 1;
    for (;; nth++) {
        study_result *result = NULL;
        allocation_fault_arm(nth);
        posture_status status = run(40, 4, &result);
        bool hit = allocation_fault_hit();
        allocation_fault_arm(0);
        study_result_destroy(result);
        if (!hit)
            break;
        assert_int_equal(status, POSTURE_ERROR_MEMORY);
        assert_null(result);
    }
    assert_true(nth > 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_does_not_grow_with_replications),
        cmocka_unit_test(running_out_of_memory_is_a_status),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
