/* Lanchester's laws through the model's own closed form: the square and logarithmic laws, and Helmbold's invariant. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "process/engagement/lanchester.h"

static void assert_near(double value, double expected, double tolerance)
{
    if (!(fabs(value - expected) <= tolerance))
        fail_msg("%.12f is not within %g of %.12f", value, tolerance, expected);
}

static void square_law_follows_its_closed_form(void **state)
{
    (void)state;
    double x = 1000;
    double y = 800;
    lanchester_advance(1, 0.02, 0.01, 10, &x, &y);
    assert_near(x, 849.4828108610, 1e-8);
    assert_near(y, 707.6796753999, 1e-8);
    lanchester_advance(1, 0.02, 0.01, 40, &x, &y);
    assert_near(x, 392.2385235033, 1e-8);
    assert_near(y, 465.7526485808, 1e-8);
}

/* b = .8, a = .9: x wins with 200 sqrt 7 survivors at T = 1.4741674481. */
static void square_law_ends_where_one_side_is_gone(void **state)
{
    (void)state;
    double x = 1000;
    double y = 800;
    lanchester_advance(1, 0.9, 0.8, 1.474167, &x, &y);
    assert_true(y > 0 && y < 0.01);
    x = 1000;
    y = 800;
    lanchester_advance(1, 0.9, 0.8, 1.474168, &x, &y);
    assert_near(y, 0, 0);
    assert_near(x, 529.1502622129, 1e-8);
    x = 800;
    y = 1000;
    lanchester_advance(1, 0.8, 0.9, 5, &x, &y);
    assert_near(x, 0, 0);
    assert_near(y, 529.1502622129, 1e-8);
}

static void logarithmic_law_is_exponential_decay(void **state)
{
    (void)state;
    double x = 1000;
    double y = 800;
    lanchester_advance(0, 0.01, 0.02, 10, &x, &y);
    assert_near(x, 904.8374180360, 1e-8);
    assert_near(y, 654.9846024623, 1e-8);
}

/* b (x0^2W - x^2W) = a (y0^2W - y^2W) for each exponent; W = 1/2 is the linear law's. */
static void helmbold_invariant_holds(void **state)
{
    (void)state;
    for (int i = 1; i <= 10; i++) {
        double w = i / 10.0;
        double x = 1000;
        double y = 800;
        lanchester_advance(w, 0.03, 0.02, 7, &x, &y);
        double lost_x = 0.02 * (pow(1000, 2 * w) - pow(x, 2 * w));
        double lost_y = 0.03 * (pow(800, 2 * w) - pow(y, 2 * w));
        assert_true(x < 1000 && y < 800);
        assert_near(lost_x / lost_y, 1, 1e-10);
    }
}

/* The derivative at the start is Helmbold's equation. */
static void short_time_gives_the_equation(void **state)
{
    (void)state;
    double w = 0.3;
    double x = 1000;
    double y = 400;
    lanchester_advance(w, 0.03, 0.02, 1e-4, &x, &y);
    assert_near((1000 - x) / 1e-4, 0.03 * pow(1000.0 / 400, 1 - w) * 400, 1e-4);
    assert_near((400 - y) / 1e-4, 0.02 * pow(400.0 / 1000, 1 - w) * 1000, 1e-4);
}

/* Two halves are the whole, also with fighters who are evenly matched for a very long time. */
static void steps_compose(void **state)
{
    (void)state;
    double x = 1000;
    double y = 800;
    double u = 1000;
    double v = 800;
    lanchester_advance(0.5, 0.03, 0.02, 8, &x, &y);
    lanchester_advance(0.5, 0.03, 0.02, 4, &u, &v);
    lanchester_advance(0.5, 0.03, 0.02, 4, &u, &v);
    assert_near(x, u, 1e-9);
    assert_near(y, v, 1e-9);
    x = y = 1;
    lanchester_advance(1, 0.5, 0.5, 1e6, &x, &y);
    assert_true(isfinite(x) && isfinite(y) && x >= 0 && x < 1e-6);
    assert_near(x, y, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(square_law_follows_its_closed_form),
        cmocka_unit_test(square_law_ends_where_one_side_is_gone),
        cmocka_unit_test(logarithmic_law_is_exponential_decay),
        cmocka_unit_test(helmbold_invariant_holds),
        cmocka_unit_test(short_time_gives_the_equation),
        cmocka_unit_test(steps_compose),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
