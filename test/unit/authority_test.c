#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "process/authority.h"
#include "support/default_draw.h"
#include "support/near.h"

enum { FRONT, ALLY, SLOW, TRANSIT, ABSENT, INVADER, NEUTRAL, COUNTRY_COUNT };

static struct country country_of(side_role side, double participation, double threshold)
{
    static uint64_t hash = 100;
    return (struct country){.hash = hash++,
                            .side = side,
                            .participation = quantity_of(participation),
                            .alert_threshold_prob = quantity_of(threshold),
                            .decision_delay_day = quantity_of(2),
                            .attacked_delay_day = quantity_of(1),
                            .stand_aside_prob = quantity_of(0),
                            .share_released = quantity_of(0.8),
                            .crisis_bound_share = quantity_of(0.25),
                            .mobilisation_delay_day = quantity_of(3)};
}

static struct country countries[COUNTRY_COUNT];
static scenario world;
static int32_t attacked[] = {FRONT};
static struct plan attack = {.attacked = attacked, .attacked_count = 1};
static authority_result result;

static void set_up(void)
{
    countries[FRONT] = country_of(SIDE_DEFENDER, 2, 0.3);
    countries[ALLY] = country_of(SIDE_DEFENDER, 2, 0.5);
    countries[SLOW] = country_of(SIDE_DEFENDER, 2, 0.9);
    countries[TRANSIT] = country_of(SIDE_NEUTRAL, 1, 0.5);
    countries[ABSENT] = country_of(SIDE_DEFENDER, 0, 0.1);
    countries[INVADER] = country_of(SIDE_ATTACKER, 2, 0.5);
    countries[NEUTRAL] = country_of(SIDE_NEUTRAL, 0, 0.5);
    world = (scenario){.countries = countries, .country_count = COUNTRY_COUNT};
    attack.ambiguous = false;
}

/* Ten days: 0.35 on D-6 and D-5, 0.6 from D-4 on. */
static const double rising[10] = {0, 0, 0, 0, 0.35, 0.35, 0.6, 0.6, 0.6, 0.6};

static void each_ally_keeps_its_own_clock(void **state)
{
    (void)state;
    set_up();
    const draw d = default_draw(1, 0);
    authority_decide(&world, &attack, &d, rising, -10, 10, &result);
    assert_near(result.g_day, -6, 0);
    assert_near(result.c_day[FRONT], -4, 0); /* passed D-6, decides in 2, needs no consultation */
    assert_near(result.c_day[ALLY], -2, 0);  /* passed D-4, after the consultation of D-5 */
    assert_near(result.c_day[SLOW], 1, 0);   /* never warned: the attack, then its own delay */
    assert_near(result.c_day[INVADER], -10, 0);
    assert_near(result.border_open_day[TRANSIT], -2, 0);
    assert_near(result.m_day[ALLY], 1, 0);
    assert_near(result.share_released[ALLY], 0.6, 1e-15);
    assert_near(result.share_released[FRONT], 0.75, 1e-15); /* keeps nothing back but what is bound elsewhere */
    assert_true(isinf(result.c_day[TRANSIT]) && isinf(result.c_day[ABSENT]) && isinf(result.border_open_day[NEUTRAL]));
    assert_near(result.alliance_day, 1, 0); /* the last ally on warning comes before consensus on the attack, D+3 */
    assert_near(result.delegated_day, -3.5, 0);
}

static void without_warning_the_attack_decides(void **state)
{
    (void)state;
    set_up();
    const double calm[5] = {0};
    const draw d = default_draw(1, 0);
    authority_decide(&world, &attack, &d, calm, -5, 5, &result);
    assert_true(isnan(result.g_day));
    assert_near(result.c_day[FRONT], 0, 0);
    assert_near(result.c_day[ALLY], 1, 0);
    assert_near(result.delegated_day, 0.5, 0);
}

static void an_ambiguous_grab_delays_all_but_the_attacked(void **state)
{
    (void)state;
    set_up();
    attack.ambiguous = true;
    draw d = default_draw(1, 0);
    d.parameter[PARAMETER_ATTRIBUTION_DELAY_DAY] = 4;
    authority_decide(&world, &attack, &d, NULL, 0, 0, &result);
    assert_near(result.c_day[FRONT], 0, 0);
    assert_near(result.c_day[ALLY], 5, 0);
    assert_near(result.delegated_day, 4.5, 0);
    assert_near(result.alliance_day, 5, 0); /* the last C-day comes before 4 + 3 */
}

static void one_who_stands_aside_sends_nothing_but_opens_its_ground(void **state)
{
    (void)state;
    set_up();
    countries[ALLY].stand_aside_prob = quantity_of(1);
    countries[FRONT].stand_aside_prob = quantity_of(1);
    const draw d = default_draw(1, 0);
    authority_decide(&world, &attack, &d, rising, -10, 10, &result);
    assert_true(result.stands_aside[ALLY]);
    assert_true(isinf(result.c_day[ALLY]));
    assert_near(result.share_released[ALLY], 0, 0);
    assert_near(result.border_open_day[ALLY], -2, 0);
    assert_false(result.stands_aside[FRONT]); /* who is attacked fights */
}

static void chance_to_stand_aside_is_its_frequency(void **state)
{
    (void)state;
    set_up();
    countries[ALLY].stand_aside_prob = quantity_of(0.3);
    int aside = 0;
    for (uint64_t k = 0; k < 2000; k++) {
        const draw d = default_draw(4, k);
        authority_decide(&world, &attack, &d, NULL, 0, 0, &result);
        aside += result.stands_aside[ALLY] ? 1 : 0;
    }
    assert_near(aside / 2000.0, 0.3, 0.05); /* five standard errors */
}

static void units_wait_for_their_authority(void **state)
{
    (void)state;
    set_up();
    const draw d = default_draw(1, 0);
    authority_decide(&world, &attack, &d, rising, -10, 10, &result);
    struct unit u = {.country = ALLY, .available_day = -1000};
    assert_near(authority_unit_day(&result, &u), -2, 0);
    u.authority = AUTHORITY_ALLIANCE;
    assert_near(authority_unit_day(&result, &u), 1, 0);
    u.authority = AUTHORITY_DELEGATED;
    assert_near(authority_unit_day(&result, &u), -3.5, 0);
    u.readiness = READINESS_RESERVE;
    assert_near(authority_unit_day(&result, &u), 1, 0); /* M-day */
    u.available_day = 12;
    assert_near(authority_unit_day(&result, &u), 12, 0);
    u.country = ABSENT;
    assert_true(isinf(authority_unit_day(&result, &u)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_ally_keeps_its_own_clock),
        cmocka_unit_test(without_warning_the_attack_decides),
        cmocka_unit_test(an_ambiguous_grab_delays_all_but_the_attacked),
        cmocka_unit_test(one_who_stands_aside_sends_nothing_but_opens_its_ground),
        cmocka_unit_test(chance_to_stand_aside_is_its_frequency),
        cmocka_unit_test(units_wait_for_their_authority),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
