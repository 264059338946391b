/* Routes on graphs small enough to solve by hand. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "theatre/routes.h"

enum { PLACES = 6, LINKS = 7 };

/* A square 0-1-3, 0-2-3 with two equal ways, a tail 3-4 that is one-way, and 5 alone. A second link 0-1 is longer. */
static struct place places[PLACES];
static struct link links[LINKS] = {
    {.from = 0, .to = 2, .length_km = 2},  {.from = 0, .to = 1, .length_km = 2}, {.from = 2, .to = 3, .length_km = 3},
    {.from = 3, .to = 1, .length_km = 3},  {.from = 3, .to = 4, .length_km = 1}, {.from = 1, .to = 0, .length_km = 9},
    {.from = 4, .to = 5, .length_km = -1},
};
static int32_t first[PLACES + 1];
static int32_t incident[2 * LINKS];
static double storage[PLACES * 3];

static double cost(const void *context, int32_t l, int32_t from)
{
    const network *net = context;
    if (l == 4 && from == 4)
        return -1;
    return net->links[l].length_km;
}

static network make_network(route_scratch *scratch)
{
    network net = {places, PLACES, links, LINKS, first, incident};
    assert_true(route_scratch_size(&net) <= sizeof storage);
    network_index(&net);
    route_scratch_init(scratch, &net, storage);
    return net;
}

static void indexes_links_in_ascending_order(void **state)
{
    (void)state;
    route_scratch s;
    network net = make_network(&s);
    assert_int_equal(net.first[PLACES], 2 * LINKS);
    const int32_t at_one[] = {1, 3, 5};
    assert_int_equal(net.first[2] - net.first[1], 3);
    for (int i = 0; i < 3; i++)
        assert_int_equal(net.incident[net.first[1] + i], at_one[i]);
}

static void finds_costs_and_breaks_ties_by_place(void **state)
{
    (void)state;
    route_scratch s;
    network net = make_network(&s);
    int32_t source = 0;
    routes_search(&net, &source, 1, -1, cost, &net, &s);
    assert_true(s.hour[0] == 0 && s.hour[1] == 2 && s.hour[2] == 2 && s.hour[3] == 5 && s.hour[4] == 6);
    assert_true(s.hour[5] == INFINITY);
    int32_t path[PLACES];
    const int32_t expected[] = {0, 1, 3, 4};
    assert_int_equal(routes_path(&net, &s, 4, path, PLACES), 4);
    assert_memory_equal(path, expected, sizeof expected);
    assert_int_equal(routes_path(&net, &s, 4, path, 3), 0);
    assert_int_equal(routes_path(&net, &s, 5, path, PLACES), 0);
    assert_int_equal(routes_path(&net, &s, 0, path, PLACES), 1);
}

static void respects_direction_and_several_sources(void **state)
{
    (void)state;
    route_scratch s;
    network net = make_network(&s);
    int32_t sources[] = {4, 2, 2};
    routes_search(&net, sources, 3, -1, cost, &net, &s);
    assert_true(s.hour[4] == 0 && s.hour[2] == 0 && s.hour[3] == 3 && s.hour[1] == 4);
    assert_int_equal(s.via_link[3], 2);
    routes_search(&net, sources, 1, -1, cost, &net, &s);
    assert_true(s.hour[3] == INFINITY);
}

static void stops_early_with_the_right_cost(void **state)
{
    (void)state;
    route_scratch s;
    network net = make_network(&s);
    int32_t source = 0;
    routes_search(&net, &source, 1, 3, cost, &net, &s);
    assert_true(s.hour[3] == 5);
    assert_true(s.hour[4] == INFINITY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(indexes_links_in_ascending_order),
        cmocka_unit_test(finds_costs_and_breaks_ties_by_place),
        cmocka_unit_test(respects_direction_and_several_sources),
        cmocka_unit_test(stops_early_with_the_right_cost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
