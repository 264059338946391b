#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "support/near.h"
#include "support/small_network.h"

enum { THEATRE_COUNT = 40, ORDER_COUNT = 24, PLACE_COUNT = 20, LINK_COUNT = 44 };

static small_theatre t;
static deployment_order orders[ORDER_COUNT];
static deployment_arrival all[ORDER_COUNT], fewer[ORDER_COUNT];

static double uniform(uint64_t theatre, uint32_t what, uint32_t index)
{
    const rng_stream stream = {77, theatre};
    return rng_uniform(stream, RNG_TEST, 1, what, index);
}

static int32_t pick(uint64_t theatre, uint32_t what, uint32_t index, int count)
{
    return (int32_t)(uniform(theatre, what, index) * count);
}

/* Twenty places of three countries, random links of every mode, orders from anywhere to anywhere. */
static void random_theatre(uint64_t n)
{
    small_init(&t);
    for (int c = 0; c < 3; c++) {
        const double permit_day = 20 * uniform(n, 1, (uint32_t)c);
        small_country(&t, SIDE_DEFENDER, permit_day);
        t.border_open_day[c] = 20 * uniform(n, 2, (uint32_t)c) - 5;
    }
    for (uint32_t p = 0; p < PLACE_COUNT; p++) {
        const int32_t country = pick(n, 3, p, 3);
        const facility_class port = (facility_class)pick(n, 4, p, FACILITY_COUNT);
        const facility_class airfield = (facility_class)pick(n, 5, p, FACILITY_COUNT);
        small_place(&t, country, port, airfield);
    }
    for (uint32_t l = 0; l < LINK_COUNT; l++) {
        const int32_t from = pick(n, 6, l, PLACE_COUNT);
        const int32_t step = 1 + pick(n, 7, l, PLACE_COUNT - 1);
        const link_mode mode = (link_mode)pick(n, 8, l, LINK_MODE_COUNT);
        const double km = 60 + 400 * uniform(n, 9, l);
        const double trains = floor(1 + 8 * uniform(n, 10, l));
        small_link(&t, from, (from + step) % PLACE_COUNT, mode, km, trains);
    }
    for (uint32_t u = 0; u < ORDER_COUNT; u++) {
        const int32_t from = pick(n, 11, u, PLACE_COUNT);
        const int32_t to = pick(n, 12, u, PLACE_COUNT);
        const int32_t country = pick(n, 13, u, 3);
        const int32_t type = pick(n, 14, u, 2);
        const int priority = 1 + pick(n, 15, u, 4);
        const double ready_day = 20 * uniform(n, 16, u) - 10;
        const double share = 0.3 + 0.7 * uniform(n, 17, u);
        small_unit(&t, country, type, from, to);
        orders[u] = (deployment_order){(int32_t)u, from, to, priority, ready_day, share};
    }
    small_index(&t);
}

static int last_in_order(void)
{
    int last = 0;
    for (int i = 1; i < ORDER_COUNT; i++)
        if (orders[i].priority >= orders[last].priority)
            last = i;
    return last;
}

static void assert_same_arrival(const deployment_arrival *a, const deployment_arrival *b)
{
    assert_true(a->arrive_day == b->arrive_day && a->leave_day == b->leave_day && a->mode == b->mode &&
                a->trains == b->trains && a->unopposed_loss_share == b->unopposed_loss_share);
}

static void who_comes_last_delays_nobody(void **state)
{
    (void)state;
    int arrived = 0;
    for (uint64_t n = 0; n < THEATRE_COUNT; n++) {
        random_theatre(n);
        const draw d = default_draw(1, n);
        assert_true(small_run(&t, &d, orders, ORDER_COUNT, all));
        const int last = last_in_order();
        deployment_order others[ORDER_COUNT];
        int count = 0;
        for (int i = 0; i < ORDER_COUNT; i++)
            if (i != last)
                others[count++] = orders[i];
        assert_true(small_run(&t, &d, others, count, fewer));
        for (int i = 0, k = 0; i < ORDER_COUNT; i++) {
            if (i == last)
                continue;
            assert_same_arrival(&all[i], &fewer[k++]);
            arrived += isfinite(all[i].arrive_day) ? 1 : 0;
        }
    }
    assert_true(arrived > THEATRE_COUNT * ORDER_COUNT / 4); /* the property is not empty */
}

static void legs_follow_each_other_from_start_to_end(void **state)
{
    (void)state;
    for (uint64_t n = 0; n < THEATRE_COUNT; n++) {
        random_theatre(n);
        const draw d = default_draw(1, n);
        assert_true(small_run(&t, &d, orders, ORDER_COUNT, all));
        for (int i = 0; i < ORDER_COUNT; i++) {
            const deployment_arrival *a = &all[i];
            if (!isfinite(a->arrive_day) || a->leg_count == 0)
                continue;
            assert_int_equal(a->legs[0].from, orders[i].from);
            assert_int_equal(a->legs[a->leg_count - 1].to, orders[i].to);
            assert_true(a->leave_day >= orders[i].ready_day);
            assert_true(a->arrive_day >= a->legs[a->leg_count - 1].arrive_day);
            for (int k = 0; k < a->leg_count; k++) {
                assert_true(a->legs[k].arrive_day >= a->legs[k].leave_day);
                assert_true(k == 0 || a->legs[k].from == a->legs[k - 1].to);
                assert_true(k == 0 || a->legs[k].leave_day >= a->legs[k - 1].arrive_day);
            }
        }
    }
}

/* No link is shorter than 60 km: so many links at the fastest mode's rate are a bound. */
static void nothing_is_faster_than_its_mode(void **state)
{
    (void)state;
    for (uint64_t n = 0; n < THEATRE_COUNT; n++) {
        random_theatre(n);
        const draw d = default_draw(1, n);
        double km_per_day[DEPLOY_MODE_COUNT] = {0};
        km_per_day[DEPLOY_ROAD] = 40 * d.parameter[PARAMETER_MARCH_HOURS_PER_DAY];
        km_per_day[DEPLOY_RAIL] = d.parameter[PARAMETER_RAIL_SPEED_KM_PER_DAY];
        km_per_day[DEPLOY_SEA] = d.parameter[PARAMETER_SHIP_SPEED_KM_PER_DAY];
        km_per_day[DEPLOY_AIR] = d.parameter[PARAMETER_AIRLIFT_KM_PER_DAY];
        assert_true(small_run(&t, &d, orders, ORDER_COUNT, all));
        for (int i = 0; i < ORDER_COUNT; i++)
            for (int k = 0; k < all[i].leg_count; k++) {
                const deployment_leg *leg = &all[i].legs[k];
                assert_true(leg->arrive_day - leg->leave_day >= 60 / km_per_day[leg->mode]);
            }
    }
}

/* Mean day of arrival, the horizon standing for who does not arrive. */
static double mean_day(const draw *d)
{
    double total = 0;
    for (uint64_t n = 0; n < THEATRE_COUNT; n++) {
        random_theatre(n);
        assert_true(small_run(&t, d, orders, ORDER_COUNT, all));
        for (int i = 0; i < ORDER_COUNT; i++)
            total += fmin(all[i].arrive_day, 90);
    }
    return total / (THEATRE_COUNT * ORDER_COUNT);
}

/* Single units may do worse with more capacity, since others change their ways; the mean does not. */
static void more_capacity_is_sooner_in_the_mean(void **state)
{
    (void)state;
    static const parameter_id capacities[] = {
        PARAMETER_RAIL_CAPACITY_MULTIPLIER, PARAMETER_RAIL_TERMINAL_TRAINS_PER_DAY, PARAMETER_CONVOY_BATTALIONS_PER_DAY,
        PARAMETER_PORT_CAPACITY_MULTIPLIER, PARAMETER_AIRLIFT_CAPACITY_MULTIPLIER};
    const draw usual = default_draw(1, 0);
    const double usual_day = mean_day(&usual);
    for (size_t i = 0; i < sizeof capacities / sizeof capacities[0]; i++) {
        draw d = usual;
        d.parameter[capacities[i]] *= 2;
        const double more_day = mean_day(&d);
        d.parameter[capacities[i]] /= 8;
        const double less_day = mean_day(&d);
        assert_true(more_day <= usual_day);
        assert_true(less_day > usual_day);
    }
}

static void an_earlier_order_never_closes_later(void **state)
{
    (void)state;
    for (uint64_t n = 0; n < THEATRE_COUNT; n++) {
        random_theatre(n);
        const draw d = default_draw(1, n);
        for (int i = 0; i < ORDER_COUNT; i += 5) {
            deployment_order later = orders[i];
            later.ready_day += 3;
            assert_true(small_run(&t, &d, &orders[i], 1, all));
            assert_true(small_run(&t, &d, &later, 1, fewer));
            assert_true(all[0].arrive_day <= fewer[0].arrive_day + 1e-9);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_comes_last_delays_nobody),
        cmocka_unit_test(legs_follow_each_other_from_start_to_end),
        cmocka_unit_test(nothing_is_faster_than_its_mode),
        cmocka_unit_test(more_capacity_is_sooner_in_the_mean),
        cmocka_unit_test(an_earlier_order_never_closes_later),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
