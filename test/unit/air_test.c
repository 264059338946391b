#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "process/air.h"
#include "support/default_draw.h"
#include "support/near.h"

static const air_force balanced = {.fighters = 100, .strike = 40, .quality = 1, .sam_launchers = 48};

static void mirrored_forces_have_mirrored_days(void **state)
{
    (void)state;
    const draw d = default_draw(1, 0);
    const air_force force[AIR_SIDES] = {balanced, balanced};
    air_state memory = {{0, 0}};
    air_day day[AIR_SIDES];
    for (int n = 0; n < 30; n++) {
        air_run_day(&d, n, force, &memory, day);
        assert_memory_equal(&day[AIR_DEFENDER], &day[AIR_ATTACKER], sizeof day[0]);
    }
}

static void nobody_flies_without_aircraft(void **state)
{
    (void)state;
    const draw d = default_draw(1, 0);
    const air_force force[AIR_SIDES] = {{.quality = 1, .sam_launchers = 8}, balanced};
    air_state memory = {{0, 0}};
    air_day day[AIR_SIDES];
    air_run_day(&d, 0, force, &memory, day);
    assert_true(day[AIR_DEFENDER].ground_sorties == 0 && day[AIR_DEFENDER].vehicles_killed == 0);
    assert_true(day[AIR_DEFENDER].interdiction_share == 0);
    assert_true(day[AIR_ATTACKER].fighter_loss_share < 0.05);
    assert_true(day[AIR_ATTACKER].sam_loss_share == 0);
}

static double kills_over_a_week(air_force defender, air_force attacker)
{
    const draw d = default_draw(5, 0);
    const air_force force[AIR_SIDES] = {defender, attacker};
    air_state memory = {{0, 0}};
    air_day day[AIR_SIDES];
    double killed = 0;
    for (int n = 0; n < 7; n++) {
        air_run_day(&d, n, force, &memory, day);
        killed += day[AIR_DEFENDER].vehicles_killed;
    }
    return killed;
}

static void each_advantage_pays(void **state)
{
    (void)state;
    const double base = kills_over_a_week(balanced, balanced);
    air_force more = balanced;
    more.fighters = 150;
    air_force denser = balanced;
    denser.sam_launchers = 96;
    air_force safe = balanced;
    safe.sam_protected_share = 1;
    assert_true(kills_over_a_week(more, balanced) > base);
    assert_true(kills_over_a_week(balanced, more) < base);
    assert_true(kills_over_a_week(balanced, denser) < base);
    assert_true(kills_over_a_week(balanced, safe) < base); /* sanctuary keeps the air defence alive */
}

static void suppression_halves_in_the_stated_time(void **state)
{
    (void)state;
    draw d = default_draw(1, 0);
    d.parameter[PARAMETER_FLYING_WEATHER_SHARE] = 1;
    d.parameter[PARAMETER_SAM_SUPPRESSION_DAY] = 7;
    const air_force alone = {.fighters = 100, .quality = 1};
    const air_force target = {.quality = 1, .sam_launchers = 48};
    const air_force force[AIR_SIDES] = {alone, target};
    air_state memory = {{0, 0}};
    air_day day[AIR_SIDES];
    double lost = 0;
    for (int n = 0; n < 7; n++) {
        air_run_day(&d, n, force, &memory, day);
        lost += day[AIR_ATTACKER].sam_loss_share;
    }
    assert_near(memory.suppressed_share[AIR_ATTACKER], 0.5, 1e-9);
    assert_near(lost, 0.5, 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mirrored_forces_have_mirrored_days),
        cmocka_unit_test(nobody_flies_without_aircraft),
        cmocka_unit_test(each_advantage_pays),
        cmocka_unit_test(suppression_halves_in_the_stated_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
