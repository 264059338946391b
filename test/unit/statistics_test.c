#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "numeric/statistics.h"
#include "support/near.h"

static void student_quantiles_are_those_of_the_tables(void **state)
{
    (void)state;
    assert_near(statistics_student_quantile(0.975, 1), 12.706204736174698, 1e-9);
    assert_near(statistics_student_quantile(0.975, 2), 4.302652729749462, 1e-10);
    assert_near(statistics_student_quantile(0.975, 10), 2.228138851986274, 1e-10);
    assert_near(statistics_student_quantile(0.05, 30), -1.697260886593896, 1e-10);
    assert_near(statistics_student_quantile(0.995, 1000), 2.580754697766, 1e-9);
    assert_near(statistics_student_quantile(0.5, 7), 0, 0);
    /* R 4.2, qt: odd degrees of freedom, far tails */
    assert_near(statistics_student_quantile(0.9, 3.5), 1.5765766051364047, 1e-12);
    assert_near(statistics_student_quantile(0.999, 1.5), 52.1844300089926278, 1e-10);
    assert_near(statistics_student_quantile(0.975, 1500), 1.9615467538950180, 1e-11);
    assert_near(statistics_student_quantile(0.975, 1e6), 1.9599663568092, 1e-8);
}

static void wilson_intervals_are_the_published_ones(void **state)
{
    (void)state;
    /* Newcombe (1998), table I, method 3: 81/263, 15/148, 0/20, 1/29. */
    static const double known[][4] = {
        {81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0.0, 0.1611}, {1, 29, 0.0061, 0.1718}};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        const interval w = statistics_wilson(known[i][0], known[i][1], 1.959963984540054);
        assert_near(w.lo, known[i][2], 5.1e-5);
        assert_near(w.hi, known[i][3], 5.1e-5);
    }
    for (int n = 1; n < 200; n++) {
        assert_true(statistics_wilson(0, n, 1.96).lo == 0);
        assert_true(statistics_wilson(n, n, 1.96).hi == 1);
    }
    const interval none = statistics_wilson(0, 0, 1.96);
    assert_true(isnan(none.value) && none.lo == 0 && none.hi == 1);
}

static void quantiles_interpolate(void **state)
{
    (void)state;
    static const double x[] = {1, 2, 4, 8, 16};
    assert_near(statistics_quantile_sorted(x, 5, 0), 1, 0);
    assert_near(statistics_quantile_sorted(x, 5, 0.5), 4, 0);
    assert_near(statistics_quantile_sorted(x, 5, 0.875), 12, 1e-12);
    assert_near(statistics_quantile_sorted(x, 5, 1), 16, 0);
    assert_true(isnan(statistics_quantile_sorted(x, 0, 0.5)));
    static const double censored[] = {1, 2, INFINITY, INFINITY};
    assert_near(statistics_quantile_sorted(censored, 4, 0.25), 1.75, 1e-12);
    assert_true(statistics_quantile_sorted(censored, 4, 0.9) == INFINITY);
}

static void order_is_total(void **state)
{
    (void)state;
    double x[] = {NAN, 1, 0.0, -INFINITY, -0.0, INFINITY, NAN, -1};
    qsort(x, 8, sizeof x[0], statistics_compare);
    assert_true(x[0] == -INFINITY && x[1] == -1 && x[4] == 1 && x[5] == INFINITY);
    assert_true(signbit(x[2]) && !signbit(x[3]));
    assert_true(isnan(x[6]) && isnan(x[7]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(student_quantiles_are_those_of_the_tables),
        cmocka_unit_test(wilson_intervals_are_the_published_ones),
        cmocka_unit_test(quantiles_interpolate),
        cmocka_unit_test(order_is_total),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
