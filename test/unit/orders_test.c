#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "process/orders.h"
#include "support/default_draw.h"
#include "support/near.h"

static double median_hour(double friction_share, int first)
{
    int below = 0;
    double lo = 0;
    double hi = 1000;
    for (int step = 0; step < 40; step++) {
        const double middle = 0.5 * (lo + hi);
        below = 0;
        for (int n = 0; n < 999; n++) {
            draw d = default_draw(2, (uint64_t)(first + n));
            d.parameter[PARAMETER_REACTION_DELAY_HOUR] = 6;
            below += orders_delay_hour(&d, 4, friction_share, 5, 0) < middle ? 1 : 0;
        }
        if (below < 500)
            lo = middle;
        else
            hi = middle;
    }
    return hi;
}

static void the_median_is_the_stated_delay(void **state)
{
    (void)state;
    /* Median of a lognormal with sd 0.4 over 999 draws: standard error about 1.6 %. */
    assert_near(median_hour(0, 0), 10, 0.8);
    assert_near(median_hour(0.5, 0), 20, 1.6);
}

static void without_friction_nothing_slips(void **state)
{
    (void)state;
    const draw d = default_draw(2, 0);
    assert_near(orders_start_slip_hour(&d, 12, 0, 5), 0, 0);
    assert_true(orders_start_slip_hour(&d, 12, 0.3, 5) > 0);
    assert_true(orders_start_slip_hour(&d, 12, 0.6, 5) > orders_start_slip_hour(&d, 12, 0.3, 5));
    assert_true(orders_start_slip_hour(&d, 12, 1.0, 5) < 12 * 10 * 10);
}

static void each_order_has_its_own_luck(void **state)
{
    (void)state;
    const draw d = default_draw(2, 0);
    const double first = orders_delay_hour(&d, 4, 0, 5, 0);
    assert_true(first == orders_delay_hour(&d, 4, 0, 5, 0));
    assert_true(first != orders_delay_hour(&d, 4, 0, 5, 1));
    assert_true(first != orders_delay_hour(&d, 4, 0, 6, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_median_is_the_stated_delay),
        cmocka_unit_test(without_friction_nothing_slips),
        cmocka_unit_test(each_order_has_its_own_luck),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
