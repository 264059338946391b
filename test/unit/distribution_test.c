#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "numeric/distribution.h"
#include "support/near.h"

static void normal_quantiles_are_those_of_the_tables(void **state)
{
    (void)state;
    /* Wichura (1988) prints the first three. */
    assert_near(distribution_normal_quantile(0.25), -0.6744897501960817, 1e-15);
    assert_near(distribution_normal_quantile(0.001), -3.090232306167814, 1e-14);
    assert_near(distribution_normal_quantile(1e-20), -9.262340089798408, 1e-13);
    assert_near(distribution_normal_quantile(0.975), 1.959963984540054, 1e-14);
    assert_near(distribution_normal_quantile(0.5), 0, 0);
    for (int i = 1; i < 200; i++) {
        const double u = i / 200.0;
        assert_near(distribution_normal_cdf(distribution_normal_quantile(u)), u, 1e-14);
    }
}

static const distribution samples[] = {
    {.kind = DISTRIBUTION_CONSTANT, .a = 4},
    {.kind = DISTRIBUTION_UNIFORM, .a = 1, .b = 3},
    {.kind = DISTRIBUTION_TRIANGULAR, .a = 1, .b = 2, .c = 5},
    {.kind = DISTRIBUTION_TRIANGULAR, .a = 1, .b = 1, .c = 5},
    {.kind = DISTRIBUTION_TRIANGULAR, .a = 1, .b = 5, .c = 5},
    {.kind = DISTRIBUTION_NORMAL, .a = 5, .b = 2, .c = -INFINITY, .d = INFINITY},
    {.kind = DISTRIBUTION_NORMAL, .a = 5, .b = 2, .c = 4, .d = INFINITY},
    {.kind = DISTRIBUTION_NORMAL, .a = 5, .b = 2, .c = 0, .d = 6},
    {.kind = DISTRIBUTION_NORMAL, .a = 0, .b = 1, .c = 4, .d = 5},
    {.kind = DISTRIBUTION_NORMAL, .a = 0, .b = 1, .c = -5, .d = -4},
    {.kind = DISTRIBUTION_LIST, .list_count = 3, .list_value = {2, 0, 7}, .list_weight = {0.25, 0.5, 0.25}},
};

static void quantiles_rise_within_bounds_and_average_to_the_mean(void **state)
{
    (void)state;
    for (size_t s = 0; s < sizeof samples / sizeof samples[0]; s++) {
        const distribution *d = &samples[s];
        assert_null(distribution_fault(d));
        const int n = 20000;
        double total = 0;
        double before = -INFINITY;
        for (int i = 0; i < n; i++) {
            const double x = distribution_quantile(d, (i + 0.5) / n);
            if (d->kind != DISTRIBUTION_LIST) {
                assert_true(x >= before);
                before = x;
            }
            if (d->kind != DISTRIBUTION_NORMAL)
                assert_true(x >= distribution_low(d) && x <= distribution_high(d));
            total += x;
        }
        assert_near(total / n, distribution_mean(d), 2e-3);
    }
}

/* Above the mean as exact as below it: the distribution function alone has lost its digits there. */
static void upper_tails_mirror_lower_tails(void **state)
{
    (void)state;
    const distribution upper = {.kind = DISTRIBUTION_NORMAL, .a = 0, .b = 1, .c = 5, .d = INFINITY};
    const distribution lower = {.kind = DISTRIBUTION_NORMAL, .a = 0, .b = 1, .c = -INFINITY, .d = -5};
    assert_null(distribution_fault(&upper));
    for (int i = 1; i < 100; i++)
        assert_near(distribution_quantile(&upper, i / 100.0), -distribution_quantile(&lower, 1 - i / 100.0), 1e-12);
    assert_near(distribution_mean(&upper), -distribution_mean(&lower), 1e-12);
}

/* The written order is the meaning where a list shares a correlation group with another. */
static void lists_are_run_through_as_written(void **state)
{
    (void)state;
    const distribution d = {
        .kind = DISTRIBUTION_LIST, .list_count = 3, .list_value = {72, 24, 12}, .list_weight = {0.25, 0.5, 0.25}};
    assert_true(distribution_quantile(&d, 0.2) == 72);
    assert_true(distribution_quantile(&d, 0.5) == 24);
    assert_true(distribution_quantile(&d, 0.8) == 12);
    assert_true(distribution_low(&d) == 12 && distribution_high(&d) == 72);
}

static void senseless_parameters_are_named(void **state)
{
    (void)state;
    static const distribution faulty[] = {
        {.kind = DISTRIBUTION_CONSTANT, .a = NAN},
        {.kind = DISTRIBUTION_UNIFORM, .a = 3, .b = 1},
        {.kind = DISTRIBUTION_TRIANGULAR, .a = 1, .b = 6, .c = 5},
        {.kind = DISTRIBUTION_NORMAL, .a = 1, .b = 0, .c = -INFINITY, .d = INFINITY},
        {.kind = DISTRIBUTION_NORMAL, .a = 1, .b = 1, .c = 3, .d = 2},
        {.kind = DISTRIBUTION_NORMAL, .a = 0, .b = 1, .c = 20, .d = 30},
        {.kind = DISTRIBUTION_LIST, .list_count = 0},
        {.kind = DISTRIBUTION_LIST, .list_count = 2, .list_value = {1, 2}, .list_weight = {0, 0}},
        {.kind = DISTRIBUTION_LIST, .list_count = 2, .list_value = {1, 2}, .list_weight = {-1, 2}},
    };
    for (size_t i = 0; i < sizeof faulty / sizeof faulty[0]; i++)
        assert_non_null(distribution_fault(&faulty[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(normal_quantiles_are_those_of_the_tables),
        cmocka_unit_test(quantiles_rise_within_bounds_and_average_to_the_mean),
        cmocka_unit_test(upper_tails_mirror_lower_tails),
        cmocka_unit_test(lists_are_run_through_as_written),
        cmocka_unit_test(senseless_parameters_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
