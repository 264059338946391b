#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "process/movement.h"
#include "support/default_draw.h"
#include "support/near.h"

static void unopposed_speed_is_the_planned_day(void **state)
{
    (void)state;
    draw d = default_draw(1, 0);
    d.parameter[PARAMETER_COMBAT_MARCH_HOURS_PER_DAY] = 12;
    d.parameter[PARAMETER_COLUMN_SPEED_SHARE] = 0.5;
    d.parameter[PARAMETER_OFF_TRUNK_SPEED_SHARE] = 0.6;
    assert_near(movement_unopposed_km_per_hour(&d, 40, LINK_CLASS_TRUNK, 0, 0), 10.0, 1e-12);
    assert_near(movement_unopposed_km_per_hour(&d, 40, LINK_CLASS_PRIMARY, 0, 0), 8.0, 1e-12);
    assert_near(movement_unopposed_km_per_hour(&d, 40, LINK_CLASS_SECONDARY, 0, 0), 6.0, 1e-12);
    assert_near(movement_unopposed_km_per_hour(&d, 40, LINK_CLASS_TRUNK, 0.5, 0.2), 4.0, 1e-12);
}

static void tempo_is_luck_of_one_unit_and_day(void **state)
{
    (void)state;
    const draw d = default_draw(1, 0);
    double below = 0;
    for (int day = 0; day < 1000; day++) {
        const double tempo = movement_tempo_multiplier(&d, 42, day);
        assert_true(tempo >= 0.5 && tempo <= 1.5);
        assert_true(tempo == movement_tempo_multiplier(&d, 42, day));
        below += tempo < 1.0 ? 1 : 0;
    }
    /* Median 1: 500 of 1000 within 4.5 standard errors of a fair coin. */
    assert_true(below > 428 && below < 572);
    assert_true(movement_tempo_multiplier(&d, 42, 0) != movement_tempo_multiplier(&d, 43, 0));
}

static void corridor_follows_the_ground_unless_stated(void **state)
{
    (void)state;
    const draw d = default_draw(1, 0);
    struct link open = {.ground = TERRAIN_OPEN, .water_obstacle = ""};
    struct link marsh = {.ground = TERRAIN_MARSH, .water_obstacle = ""};
    struct link stated = {.ground = TERRAIN_OPEN, .water_obstacle = "", .corridor_width_km = 12};
    assert_true(movement_corridor_km(&d, &open) == d.parameter[PARAMETER_CORRIDOR_OPEN_KM]);
    assert_true(movement_corridor_km(&d, &marsh) < movement_corridor_km(&d, &open));
    assert_true(movement_corridor_km(&d, &stated) == 12);
    assert_near(movement_coverage_share(6, 12), 0.5, 1e-12);
    assert_near(movement_coverage_share(13, 12), 1.0, 0);
    assert_near(movement_coverage_share(0, 12), 0.0, 0);
}

static void garrisons_and_roads(void **state)
{
    (void)state;
    const draw d = default_draw(1, 0);
    assert_near(movement_garrison_battalions(&d, 0), 1.0 / 3.0, 1e-12);
    assert_near(movement_garrison_battalions(&d, 600), 6 * d.parameter[PARAMETER_GARRISON_BATTALION_PER_100_THOUSAND],
                1e-12);
    const double clear = movement_road_battalions_per_day(&d, LINK_CLASS_TRUNK, 0);
    assert_near(movement_road_battalions_per_day(&d, LINK_CLASS_TRUNK, 1), clear / 2, 1e-12);
    assert_near(movement_road_battalions_per_day(&d, LINK_CLASS_SECONDARY, 0), clear / 3, 1e-12);
}

static void crossings_fall_as_often_as_stated(void **state)
{
    (void)state;
    struct link crossing = {.water_obstacle = "River", .hash = 7};
    struct link dry = {.water_obstacle = "", .hash = 7};
    int destroyed = 0;
    for (uint64_t replication = 0; replication < 2000; replication++) {
        draw d = default_draw(3, replication);
        d.parameter[PARAMETER_BRIDGE_DEMOLITION_PROB] = 0.4;
        destroyed += movement_crossing_destroyed(&d, &crossing) ? 1 : 0;
        assert_false(movement_crossing_destroyed(&d, &dry));
    }
    assert_true(destroyed > 800 - 99 && destroyed < 800 + 99); /* 4.5 standard errors */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unopposed_speed_is_the_planned_day),
        cmocka_unit_test(tempo_is_luck_of_one_unit_and_day),
        cmocka_unit_test(corridor_follows_the_ground_unless_stated),
        cmocka_unit_test(garrisons_and_roads),
        cmocka_unit_test(crossings_fall_as_often_as_stated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
