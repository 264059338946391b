#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "process/supply.h"
#include "support/default_draw.h"
#include "support/near.h"

static void deliveries_fall_with_distance(void **state)
{
    (void)state;
    draw d = default_draw(1, 0);
    d.parameter[PARAMETER_SUPPLY_FULL_KM] = 150;
    d.parameter[PARAMETER_SUPPLY_HALF_KM] = 300;
    assert_near(supply_distance_share(&d, 0), 1.0, 0);
    assert_near(supply_distance_share(&d, 150), 1.0, 0);
    assert_near(supply_distance_share(&d, 300), 0.5, 1e-12);
    assert_near(supply_distance_share(&d, 450), 0.0, 1e-12);
    assert_near(supply_distance_share(&d, INFINITY), 0.0, 0);
}

static void a_source_sends_what_its_trains_carry(void **state)
{
    (void)state;
    draw d = default_draw(1, 0);
    d.parameter[PARAMETER_SUPPLY_TRAIN_TONNE] = 500;
    assert_near(supply_capacity_share(&d, 2, 900), 1.0, 0);
    assert_near(supply_capacity_share(&d, 2, 4000), 0.25, 1e-12);
    assert_near(supply_capacity_share(&d, 0, 10), 0.0, 0);
    assert_near(supply_capacity_share(&d, 0, 0), 1.0, 0);
}

static void a_cut_off_unit_lives_on_its_stocks(void **state)
{
    (void)state;
    const draw d = default_draw(1, 0);
    double stock_day = 3;
    double before = supply_power_share(&d, stock_day, 0);
    assert_near(before, 1.0, 0);
    for (int step = 0; step < 20; step++) {
        stock_day = supply_stock_after(stock_day, 3, 0, SUPPLY_COMBAT, 0.25);
        const double now = supply_power_share(&d, stock_day, 0);
        assert_true(now <= before);
        before = now;
    }
    assert_near(stock_day, 0, 0);
    assert_near(before, d.parameter[PARAMETER_KEPT_POWER_UNSUPPLIED_SHARE], 1e-12);
}

static void rest_refills_stocks_to_their_limit(void **state)
{
    (void)state;
    double stock_day = 0;
    for (int day = 0; day < 30; day++)
        stock_day = supply_stock_after(stock_day, 3, 1, SUPPLY_IDLE, 1);
    assert_near(stock_day, 3, 0);
    assert_true(supply_activity_share(SUPPLY_IDLE) < supply_activity_share(SUPPLY_MARCH));
    assert_true(supply_activity_share(SUPPLY_MARCH) < supply_activity_share(SUPPLY_COMBAT));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(deliveries_fall_with_distance),
        cmocka_unit_test(a_source_sends_what_its_trains_carry),
        cmocka_unit_test(a_cut_off_unit_lives_on_its_stocks),
        cmocka_unit_test(rest_refills_stocks_to_their_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
