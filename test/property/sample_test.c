/* The bounded sample: which replications it keeps, quantiles with censored values, the spread over assumptions. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "numeric/rng.h"
#include "study/sample.h"
#include "support/near.h"

static void keeps_everything_within_the_limit(void **state)
{
    (void)state;
    sample_design d = sample_design_make(100, 4, 2048);
    assert_int_equal(sample_size(&d), 400);
    assert_int_equal(sample_slot(&d, 3, 2), 14);
}

static void stays_within_the_limit_and_fills_each_slot_once(void **state)
{
    (void)state;
    const size_t sizes[][2] = {{1, 1}, {1, 100000}, {100000, 1}, {5000, 4}, {700, 300}, {33, 7}, {2048, 1}, {2049, 1}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        sample_design d = sample_design_make(sizes[i][0], sizes[i][1], 2048);
        size_t size = sample_size(&d);
        assert_true(size >= 1 && size <= 2048);
        assert_true(size * 2 > 2048 || size == sizes[i][0] * sizes[i][1] || d.outer_stride * d.inner_stride > 1);
        int *seen = calloc(size, sizeof *seen);
        for (size_t outer = 0; outer < sizes[i][0]; outer++)
            for (size_t inner = 0; inner < sizes[i][1]; inner++) {
                ptrdiff_t slot = sample_slot(&d, outer, inner);
                assert_true(slot < (ptrdiff_t)size);
                if (slot >= 0)
                    seen[slot]++;
            }
        for (size_t slot = 0; slot < size; slot++)
            assert_int_equal(seen[slot], 1);
        free(seen);
    }
}

static void a_quantile_may_lie_beyond_the_horizon(void **state)
{
    (void)state;
    const double sorted[] = {1, 2, 3, INFINITY, INFINITY};
    assert_near(sample_quantile_sorted(sorted, 5, 0.25), 2, 0);
    assert_near(sample_quantile_sorted(sorted, 5, 0.5), 3, 0);
    assert_true(isinf(sample_quantile_sorted(sorted, 5, 0.51)));
    assert_true(isinf(sample_quantile_sorted(sorted, 5, 0.9)));
    assert_true(isnan(sample_quantile_sorted(sorted, 0, 0.5)));
}

static void failed_replications_are_left_out(void **state)
{
    (void)state;
    sample_design d = sample_design_make(5, 1, 10);
    const double x[] = {3, NAN, 1, INFINITY, 2};
    double sorted[5];
    size_t n = sample_sort(&d, x, sorted);
    assert_int_equal(n, 4);
    assert_near(sorted[0], 1, 0);
    assert_true(isinf(sorted[3]));
}

enum { TRIALS = 800, OUTER = 60, INNER = 4 };

static double normal(uint64_t trial, uint32_t outer, uint32_t inner)
{
    return rng_normal((rng_stream){12, trial}, RNG_TEST, 6, outer, inner);
}

static void the_median_interval_covers_the_median(void **state)
{
    (void)state;
    sample_design d = sample_design_make(OUTER, INNER, 2048);
    double x[OUTER * INNER];
    double sorted[OUTER * INNER];
    int hits = 0;
    for (uint64_t trial = 0; trial < TRIALS; trial++) {
        for (uint32_t outer = 0; outer < OUTER; outer++) {
            double common = normal(trial, outer, 0);
            for (uint32_t inner = 0; inner < INNER; inner++)
                x[outer * INNER + inner] = common + normal(trial, outer, inner + 1);
        }
        size_t n = sample_sort(&d, x, sorted);
        interval median = sample_quantile(&d, x, sorted, n, 0.5, 0.95);
        hits += median.lo <= 0 && 0 <= median.hi;
    }
    /* Order statistics are discrete, so the interval errs to the wide side. */
    double coverage = hits / (double)TRIALS;
    assert_true(coverage > 0.93 && coverage < 0.99);
}

/* Outer means of spread 1 under luck of spread 3: the plain 5 % to 95 % of the outer means would be about 5.9 wide. */
static void luck_is_taken_out_of_the_spread_over_assumptions(void **state)
{
    (void)state;
    enum { MANY = 2000 };
    sample_design d = sample_design_make(MANY, INNER, MANY * INNER);
    double *x = calloc(MANY * INNER, sizeof *x);
    double *scratch = calloc(MANY * INNER, sizeof *scratch);
    for (uint32_t outer = 0; outer < MANY; outer++)
        for (uint32_t inner = 0; inner < INNER; inner++)
            x[outer * INNER + inner] = 10 + normal(1, outer, 0) + 3 * normal(1, outer, inner + 1);
    assumption_spread s = sample_assumption_spread(&d, x, INFINITY, scratch);
    assert_near(s.low, 10 - 1.645, 0.25);
    assert_near(s.high, 10 + 1.645, 0.25);
    for (uint32_t i = 0; i < MANY * INNER; i++)
        x[i] = normal(2, i, 1); /* no assumption matters */
    s = sample_assumption_spread(&d, x, INFINITY, scratch);
    assert_true(s.high - s.low < 0.6);
    free(x);
    free(scratch);
}

static void one_replication_for_each_draw_cannot_tell_luck_from_doubt(void **state)
{
    (void)state;
    sample_design d = sample_design_make(4, 1, 16);
    const double x[] = {1, 2, 3, 4};
    double scratch[4];
    assert_true(isnan(sample_assumption_spread(&d, x, INFINITY, scratch).low));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_everything_within_the_limit),
        cmocka_unit_test(stays_within_the_limit_and_fills_each_slot_once),
        cmocka_unit_test(a_quantile_may_lie_beyond_the_horizon),
        cmocka_unit_test(failed_replications_are_left_out),
        cmocka_unit_test(the_median_interval_covers_the_median),
        cmocka_unit_test(luck_is_taken_out_of_the_spread_over_assumptions),
        cmocka_unit_test(one_replication_for_each_draw_cannot_tell_luck_from_doubt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
