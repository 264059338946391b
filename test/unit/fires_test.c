#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "process/fires.h"
#include "support/default_draw.h"
#include "support/near.h"

/* Mean hits of n missiles against m interceptors: (n - min(n, m) p_i) p_h, from the binomial means. */
static void mean_hits_follow_the_binomial(void **state)
{
    (void)state;
    static const int salvos[][2] = {{12, 0}, {12, 4}, {12, 12}, {12, 40}, {96, 16}};
    for (size_t i = 0; i < sizeof salvos / sizeof salvos[0]; i++) {
        const int missiles = salvos[i][0];
        const int interceptors = salvos[i][1];
        const int engaged = interceptors < missiles ? interceptors : missiles;
        double hits = 0;
        const int n = 4000;
        for (int r = 0; r < n; r++) {
            draw d = default_draw(11, (uint64_t)r);
            d.parameter[PARAMETER_MISSILE_HIT_PROB] = 0.7;
            d.parameter[PARAMETER_INTERCEPT_PROB] = 0.4;
            const fires_salvo salvo = fires_salvo_resolve(&d, 99, 1, missiles, interceptors);
            assert_true(salvo.intercepted >= 0 && salvo.intercepted <= engaged);
            assert_true(salvo.hits >= 0 && salvo.hits + salvo.intercepted <= missiles);
            hits += salvo.hits;
        }
        const double expected = (missiles - 0.4 * engaged) * 0.7;
        /* Variance below missiles / 4 + missiles / 4; five standard errors. */
        assert_near(hits / n, expected, 5 * 0.707 * 9.8 / 63.2);
    }
}

static void certain_missiles_are_certain(void **state)
{
    (void)state;
    draw d = default_draw(1, 0);
    d.parameter[PARAMETER_MISSILE_HIT_PROB] = 1;
    d.parameter[PARAMETER_INTERCEPT_PROB] = 1;
    assert_int_equal(fires_salvo_resolve(&d, 1, 0, 10, 3).hits, 7);
    d.parameter[PARAMETER_INTERCEPT_PROB] = 0;
    assert_int_equal(fires_salvo_resolve(&d, 1, 0, 10, 3).hits, 10);
    assert_int_equal(fires_salvo_resolve(&d, 1, 0, 0, 3).hits, 0);
}

static void an_airbase_stays_closed_in_proportion(void **state)
{
    (void)state;
    draw d = default_draw(1, 0);
    d.parameter[PARAMETER_AIRBASE_CLOSED_DAY] = 2;
    d.parameter[PARAMETER_AIRBASE_CLOSING_HITS] = 8;
    assert_near(fires_airbase_closed_day(&d, 0), 0, 0);
    assert_near(fires_airbase_closed_day(&d, 4), 1, 1e-12);
    assert_near(fires_airbase_closed_day(&d, 80), 6, 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mean_hits_follow_the_binomial),
        cmocka_unit_test(certain_missiles_are_certain),
        cmocka_unit_test(an_airbase_stays_closed_in_proportion),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
