/* Threads: each index once, results and failures independent of their number. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <base/parallel.h>

enum { COUNT = 5000 };

static const int thread_counts[] = {1, 2, 3, 8, 64};

typedef struct tally {
    double result[COUNT];
    atomic_int visits[COUNT];
    double scratch[64]; /* one slot per worker: TSan sees a worker number given twice */
    size_t fail_from;   /* indices from here on fail when divisible by 7 */
} tally;

static posture_status square_root(void *context, int worker, size_t index)
{
    tally *t = context;
    t->scratch[worker] = (double)index;
    for (int i = 0; i < 60; i++)
        t->scratch[worker] = 0.5 * (t->scratch[worker] + (double)index / t->scratch[worker]);
    t->result[index] = t->scratch[worker];
    atomic_fetch_add(&t->visits[index], 1);
    if (index >= t->fail_from && index % 7 == 0)
        return index < 4000 ? POSTURE_ERROR_NUMERIC : POSTURE_ERROR_INPUT;
    return POSTURE_OK;
}

static void every_index_runs_once_for_any_number_of_threads(void **state)
{
    (void)state;
    static tally reference;
    for (size_t n = 0; n < sizeof thread_counts / sizeof *thread_counts; n++) {
        static tally t;
        memset(&t, 0, sizeof t);
        t.fail_from = COUNT;
        assert_int_equal(parallel_for(1, COUNT, thread_counts[n], square_root, &t), POSTURE_OK);
        assert_int_equal(t.visits[0], 0);
        for (int i = 1; i < COUNT; i++)
            assert_int_equal(t.visits[i], 1);
        if (n == 0)
            memcpy(reference.result, t.result, sizeof t.result);
        assert_memory_equal(reference.result, t.result, sizeof t.result);
    }
}

/* Of many failing indices the lowest decides; nothing below it is left out. */
static void the_lowest_failure_is_reported_for_any_number_of_threads(void **state)
{
    (void)state;
    for (size_t n = 0; n < sizeof thread_counts / sizeof *thread_counts; n++) {
        for (size_t from = 1; from < COUNT; from += 333) {
            static tally t;
            memset(&t, 0, sizeof t);
            t.fail_from = from;
            size_t lowest = (from + 6) / 7 * 7;
            posture_status expected = lowest >= COUNT ? POSTURE_OK
                                      : lowest < 4000 ? POSTURE_ERROR_NUMERIC
                                                      : POSTURE_ERROR_INPUT;
            assert_int_equal(parallel_for(1, COUNT, thread_counts[n], square_root, &t), expected);
            for (size_t i = 1; i <= lowest && i < COUNT; i++)
                assert_int_equal(t.visits[i], 1);
        }
    }
}

static void an_empty_range_is_no_work(void **state)
{
    (void)state;
    assert_int_equal(parallel_for(7, 7, 8, square_root, NULL), POSTURE_OK);
    assert_true(parallel_processor_count() >= 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_index_runs_once_for_any_number_of_threads),
        cmocka_unit_test(the_lowest_failure_is_reported_for_any_number_of_threads),
        cmocka_unit_test(an_empty_range_is_no_work),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
