/* Route costs agree with Bellman and Ford's method, which shares no idea with ours, on random graphs. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "theatre/routes.h"

enum { PLACES_MAX = 40, LINKS_MAX = 120, GRAPHS = 400 };

static uint64_t random_state = 20210301;

static uint32_t random_below(uint32_t n)
{
    random_state = random_state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(random_state >> 33) % n;
}

/* Whole hours, so that sums are exact and ties frequent; some links are closed, some one-way. */
static double cost(const void *context, int32_t l, int32_t from)
{
    const network *net = context;
    double hour = net->links[l].length_km;
    return hour == 7 || (hour == 3 && from == net->links[l].from) ? -1 : hour;
}

static void relax_all(const network *net, int32_t source, double *hour)
{
    for (int p = 0; p < net->place_count; p++)
        hour[p] = p == source ? 0 : INFINITY;
    for (int round = 0; round < net->place_count; round++)
        for (int32_t l = 0; l < net->link_count; l++)
            for (int way = 0; way < 2; way++) {
                int32_t from = way ? net->links[l].from : net->links[l].to;
                int32_t to = link_other(&net->links[l], from);
                double step = cost(net, l, from);
                if (step >= 0 && hour[from] + step < hour[to])
                    hour[to] = hour[from] + step;
            }
}

static double path_cost(const network *net, const route_scratch *s, const int32_t *path, int count)
{
    double sum = 0;
    for (int i = 1; i < count; i++) {
        int32_t via = s->via_link[path[i]];
        assert_int_equal(link_other(&net->links[via], path[i]), path[i - 1]);
        sum += cost(net, via, path[i - 1]);
    }
    return sum;
}

static void agrees_with_bellman_ford(void **state)
{
    (void)state;
    static struct place places[PLACES_MAX];
    static struct link links[LINKS_MAX];
    static int32_t first[PLACES_MAX + 1], incident[2 * LINKS_MAX];
    static double storage[PLACES_MAX * 3];
    for (int g = 0; g < GRAPHS; g++) {
        network net = {places,  2 + (int)random_below(PLACES_MAX - 1), links, 1 + (int)random_below(LINKS_MAX), first,
                       incident};
        for (int l = 0; l < net.link_count; l++) {
            links[l].from = (int32_t)random_below((uint32_t)net.place_count);
            links[l].to = (int32_t)random_below((uint32_t)net.place_count);
            links[l].length_km = random_below(9);
        }
        network_index(&net);
        route_scratch s;
        route_scratch_init(&s, &net, storage);
        int32_t source = (int32_t)random_below((uint32_t)net.place_count);
        double expected[PLACES_MAX];
        relax_all(&net, source, expected);
        routes_search(&net, &source, 1, -1, cost, &net, &s);
        for (int32_t p = 0; p < net.place_count; p++) {
            int32_t path[PLACES_MAX];
            assert_true(s.hour[p] == expected[p]);
            int count = routes_path(&net, &s, p, path, PLACES_MAX);
            if (expected[p] == INFINITY)
                assert_int_equal(count, 0);
            else
                assert_true(path_cost(&net, &s, path, count) == expected[p]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(agrees_with_bellman_ford)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
