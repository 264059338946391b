/* Geodesic distances against values that do not come from our own code. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "theatre/geodesy.h"

/* Wellington to Salamanca, the worked example of Karney's GeodSolve manual: 19959.679 km. */
static void agrees_with_the_published_example(void **state)
{
    (void)state;
    assert_true(fabs(geodesy_distance_km(-41.32, 174.81, 40.96, -5.50) - 19959.679) < 0.0006);
}

/* One degree of the equator is a / 57.2957795 = 111.319 km; the quarter meridian of WGS 84 is 10001.966 km. */
static void agrees_with_the_ellipsoid(void **state)
{
    (void)state;
    assert_true(fabs(geodesy_distance_km(0, 0, 0, 1) - 111.319) < 0.0006);
    assert_true(fabs(geodesy_distance_km(0, 20, 90, 20) - 10001.966) < 0.0006);
}

static void is_a_distance_in_whole_metres(void **state)
{
    (void)state;
    double there = geodesy_distance_km(59.437, 24.745, 56.946, 24.105);
    assert_true(there == geodesy_distance_km(56.946, 24.105, 59.437, 24.745));
    assert_true(geodesy_distance_km(59.4, 24.7, 59.4, 24.7) == 0);
    assert_true(there * 1000 == floor(there * 1000 + 0.5));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_the_published_example),
        cmocka_unit_test(agrees_with_the_ellipsoid),
        cmocka_unit_test(is_a_distance_in_whole_metres),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
