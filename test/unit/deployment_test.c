#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "support/near.h"
#include "support/small_network.h"

static small_theatre t;
static deployment_arrival arrivals[8];

/* Two towns 480 km apart in one country, joined by a line of 6 trains a day. */
static void one_line(void)
{
    small_init(&t);
    const int32_t home = small_country(&t, SIDE_DEFENDER, 0);
    small_place(&t, home, FACILITY_NONE, FACILITY_NONE);
    small_place(&t, home, FACILITY_NONE, FACILITY_NONE);
    small_link(&t, 0, 1, LINK_RAIL, 480, 6);
    small_unit(&t, home, SMALL_HEAVY, 0, 1);
    small_unit(&t, home, SMALL_HEAVY, 0, 1);
    small_index(&t);
}

static void trains_a_day_set_the_pace(void **state)
{
    (void)state;
    one_line();
    draw d = default_draw(1, 0);
    d.parameter[PARAMETER_RAIL_TERMINAL_TRAINS_PER_DAY] = 100;
    const deployment_order orders[2] = {{0, 0, 1, 1, -40.5, 1}, {1, 0, 1, 2, -40.5, 1}};
    assert_true(small_run(&t, &d, orders, 2, arrivals));
    /* Half a day of loading, 24 trains at 6 a day, a day under way, half a day of unloading. */
    assert_near(arrivals[0].arrive_day, -40 + 4 + 1 + 0.5, 1e-9);
    assert_near(arrivals[1].arrive_day, -40 + 8 + 1 + 0.5, 1e-9);
    assert_int_equal(arrivals[0].trains, 24);
    assert_int_equal(arrivals[0].mode, DEPLOY_RAIL);
    d.parameter[PARAMETER_RAIL_TERMINAL_TRAINS_PER_DAY] = 3; /* now the terminals bind */
    assert_true(small_run(&t, &d, orders, 1, arrivals));
    assert_near(arrivals[0].arrive_day, -40 + 8 + 1 + 0.5, 1e-9);
    d.parameter[PARAMETER_RAIL_CAPACITY_MULTIPLIER] = 0;
    assert_true(small_run(&t, &d, orders, 1, arrivals));
    assert_true(isinf(arrivals[0].arrive_day));
    assert_int_equal(arrivals[0].leg_count, 0);
}

static void half_a_unit_needs_half_the_trains(void **state)
{
    (void)state;
    one_line();
    const draw d = default_draw(1, 0);
    const deployment_order order = {0, 0, 1, 1, -40, 0.5};
    assert_true(small_run(&t, &d, &order, 1, arrivals));
    assert_int_equal(arrivals[0].trains, 12);
}

static void a_gauge_change_costs_time_and_trains(void **state)
{
    (void)state;
    one_line();
    small_place(&t, 0, FACILITY_NONE, FACILITY_NONE);
    small_link(&t, 1, 2, LINK_RAIL, 240, 6);
    t.links[1].gauge = GAUGE_1520;
    t.units[0].deploy_to = 2;
    small_index(&t);
    draw d = default_draw(1, 0);
    d.parameter[PARAMETER_RAIL_TERMINAL_TRAINS_PER_DAY] = 100;
    const deployment_order order = {0, 0, 2, 1, -40, 1};
    assert_true(small_run(&t, &d, &order, 1, arrivals));
    assert_near(arrivals[0].arrive_day, -40 + 0.5 + 24 / 4.0 + 1.5 + 0.5 + 0.5, 1e-9); /* four transloaded a day */
    assert_int_equal(arrivals[0].leg_count, 1);
    t.links[0].gauge = GAUGE_1435 | GAUGE_1520; /* both laid: no change */
    assert_true(small_run(&t, &d, &order, 1, arrivals));
    assert_near(arrivals[0].arrive_day, -40 + 0.5 + 24 / 6.0 + 1.5 + 0.5, 1e-9);
}

/* Country 0 with its town, a border, country 1 with another. */
static void two_countries(double permit_day)
{
    small_init(&t);
    const int32_t home = small_country(&t, SIDE_DEFENDER, 0);
    const int32_t abroad = small_country(&t, SIDE_DEFENDER, permit_day);
    small_place(&t, home, FACILITY_NONE, FACILITY_NONE);
    small_place(&t, abroad, FACILITY_NONE, FACILITY_NONE);
    small_link(&t, 0, 1, LINK_ROAD, 320, 0);
    small_unit(&t, home, SMALL_LIGHT, 0, 1);
    small_index(&t);
}

static void a_permit_is_waited_for_until_the_border_opens(void **state)
{
    (void)state;
    two_countries(30);
    draw d = default_draw(1, 0);
    d.parameter[PARAMETER_RSOM_DAY] = 2;
    const deployment_order order = {0, 0, 1, 1, -60, 1};
    /* 320 km at 40 km/h and 8 h a day, one of 6 battalions a day on the road, then RSOM abroad. */
    const double move_day = 1 + 1.0 / 6 + 2;
    assert_true(small_run(&t, &d, &order, 1, arrivals));
    assert_near(arrivals[0].arrive_day, -60 + 30 + move_day, 1e-9);
    t.units[0].ntm_day = quantity_of(10); /* asked for when it was ordered, ten days before it was ready */
    assert_true(small_run(&t, &d, &order, 1, arrivals));
    assert_near(arrivals[0].arrive_day, -60 + 20 + move_day, 1e-9);
    t.border_open_day[1] = -55;
    assert_true(small_run(&t, &d, &order, 1, arrivals));
    assert_near(arrivals[0].arrive_day, -55 + move_day, 1e-9);
    t.border_open_day[1] = -INFINITY;
    assert_true(small_run(&t, &d, &order, 1, arrivals));
    assert_near(arrivals[0].arrive_day, -60 + move_day, 1e-9);
    t.countries[1].participation = quantity_of(PARTICIPATION_NONE);
    assert_true(small_run(&t, &d, &order, 1, arrivals));
    assert_true(isinf(arrivals[0].arrive_day));
}

/* Two ports 740 km apart: units of five battalions. */
static void two_ports(void)
{
    small_init(&t);
    const int32_t home = small_country(&t, SIDE_DEFENDER, 0);
    small_place(&t, home, FACILITY_LARGE, FACILITY_NONE);
    small_place(&t, home, FACILITY_MEDIUM, FACILITY_NONE);
    small_link(&t, 0, 1, LINK_SEA, 740, 0);
    for (int i = 0; i < 2; i++)
        small_unit(&t, home, SMALL_HEAVY, 0, 1);
    small_index(&t);
}

static void ships_queue_at_the_smaller_port(void **state)
{
    (void)state;
    two_ports();
    draw d = default_draw(1, 0);
    d.parameter[PARAMETER_SHIP_ACTIVATION_DAY] = 0;
    d.parameter[PARAMETER_PORT_BATTALIONS_PER_DAY] = 2;
    d.parameter[PARAMETER_SHIP_BATTALIONS] = 5;
    const deployment_order orders[2] = {{0, 0, 1, 1, -60, 1}, {1, 0, 1, 2, -60, 1}};
    assert_true(small_run(&t, &d, orders, 2, arrivals));
    /* One ship: 2.5 days to load, a day at sea, five days at a berth of one battalion a day. */
    assert_near(arrivals[0].arrive_day, -60 + 2.5 + 1 + 5, 1e-9);
    /* The second is loaded after the first and waits for the berth. */
    assert_near(arrivals[1].arrive_day, arrivals[0].arrive_day + 5, 1e-9);
    assert_int_equal(arrivals[0].debarkation, 1);
}

static void ships_are_few_and_must_come_back(void **state)
{
    (void)state;
    two_ports();
    draw d = default_draw(1, 0);
    d.parameter[PARAMETER_SHIP_ACTIVATION_DAY] = 3;
    d.parameter[PARAMETER_PORT_BATTALIONS_PER_DAY] = 1000;
    d.parameter[PARAMETER_SHIP_BATTALIONS] = 5;
    d.parameter[PARAMETER_SHIPS_STRATEGIC] = 1;
    const deployment_order orders[2] = {{0, 0, 1, 1, -60, 1}, {1, 0, 1, 2, -60, 1}};
    assert_true(small_run(&t, &d, orders, 2, arrivals));
    assert_near(arrivals[0].leave_day, -57, 1e-9);
    assert_true(arrivals[1].leave_day >= -57 + 2); /* there and back */
    d.parameter[PARAMETER_SHIPS_STRATEGIC] = 0;
    assert_true(small_run(&t, &d, orders, 2, arrivals));
    assert_true(isinf(arrivals[0].arrive_day));
}

static void a_passage_has_its_state_in_war_only(void **state)
{
    (void)state;
    two_ports();
    t.links[0].strait = "baltic"; /* the state of strait X is parameter sea_X_state */
    draw d = default_draw(1, 0);
    d.parameter[PARAMETER_SEA_BALTIC_STATE] = 0;
    deployment_order order = {0, 0, 1, 1, -60, 1};
    assert_true(small_run(&t, &d, &order, 1, arrivals));
    const double peace_day = arrivals[0].arrive_day - arrivals[0].leave_day;
    order.ready_day = 2;
    assert_true(small_run(&t, &d, &order, 1, arrivals));
    assert_true(isinf(arrivals[0].arrive_day));
    d.parameter[PARAMETER_SEA_BALTIC_STATE] = 0.5;
    assert_true(small_run(&t, &d, &order, 1, arrivals));
    assert_true(arrivals[0].arrive_day - arrivals[0].leave_day > peace_day + 1);
}

static void war_takes_its_share_within_strike_range(void **state)
{
    (void)state;
    one_line();
    small_country(&t, SIDE_ATTACKER, 0);
    small_place(&t, 1, FACILITY_NONE, FACILITY_NONE);
    small_index(&t);
    draw d = default_draw(1, 0);
    d.parameter[PARAMETER_INTERDICTION_DELAY_SHARE] = 0.5;
    deployment_order order = {0, 0, 1, 1, -40, 1};
    assert_true(small_run(&t, &d, &order, 1, arrivals));
    const double peace_day = arrivals[0].arrive_day + 40;
    assert_near(arrivals[0].unopposed_loss_share, 0, 0);
    order.ready_day = 5;
    assert_true(small_run(&t, &d, &order, 1, arrivals));
    assert_near(arrivals[0].unopposed_loss_share, d.parameter[PARAMETER_INTERDICTION_LOSS_SHARE], 1e-12);
    assert_near(arrivals[0].arrive_day - 5, peace_day + 24 / 4.0, 1e-9); /* terminals of 4 a day at half rate */
}

static void people_fly_to_a_stored_set(void **state)
{
    (void)state;
    two_countries(0);
    small_place(&t, 0, FACILITY_NONE, FACILITY_NONE); /* home, out of reach of any link */
    t.units[0].home = 2;
    t.units[0].prepositioned_at = 0;
    small_index(&t);
    const draw d = default_draw(1, 0);
    const deployment_order order = {0, 0, 1, 1, -60, 1};
    assert_true(small_run(&t, &d, &order, 1, arrivals));
    assert_near(arrivals[0].arrive_day, -60 + 2 + 4 + 1 + 1.0 / 6, 1e-9); /* flight, issue, march; no RSOM on top */
}

static void a_pair_that_was_not_foreseen_is_searched(void **state)
{
    (void)state;
    one_line();
    t.units[0].deploy_to = -1;
    t.units[1].deploy_to = -1;
    const draw d = default_draw(1, 0);
    const deployment_order order = {0, 0, 1, 1, -40, 1};
    assert_true(small_run(&t, &d, &order, 1, arrivals));
    assert_near(arrivals[0].arrive_day, -40 + 0.5 + 6 + 1 + 0.5, 1e-9);
}

static void the_least_build_up_is_what_the_line_needs(void **state)
{
    (void)state;
    one_line();
    const draw d = default_draw(1, 0);
    const deployment_order orders[2] = {{0, 0, 1, 1, 3, 1}, {1, 0, 1, 2, 5, 1}};
    deployment_network *net = NULL;
    assert_int_equal(deployment_network_create(&t.s, &net), POSTURE_OK);
    void *scratch = malloc(deployment_scratch_size(net));
    assert_non_null(scratch);
    const double day = deployment_preparation_day(net, &d, SIDE_DEFENDER, orders, 2, t.hostile, scratch, arrivals);
    /* Bookings know days, not hours: the second unit may share the day on which the first began at noon. */
    assert_near(day, 0.5 + 48 / 4.0 + 1 + 0.5, 0.5);
    free(scratch);
    deployment_network_destroy(net);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trains_a_day_set_the_pace),
        cmocka_unit_test(half_a_unit_needs_half_the_trains),
        cmocka_unit_test(a_gauge_change_costs_time_and_trains),
        cmocka_unit_test(a_permit_is_waited_for_until_the_border_opens),
        cmocka_unit_test(ships_queue_at_the_smaller_port),
        cmocka_unit_test(ships_are_few_and_must_come_back),
        cmocka_unit_test(a_passage_has_its_state_in_war_only),
        cmocka_unit_test(war_takes_its_share_within_strike_range),
        cmocka_unit_test(people_fly_to_a_stored_set),
        cmocka_unit_test(a_pair_that_was_not_foreseen_is_searched),
        cmocka_unit_test(the_least_build_up_is_what_the_line_needs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
