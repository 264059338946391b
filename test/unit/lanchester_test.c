/* Lanchester's laws: published and computed values, invariants, and each closed form against its own equation. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "process/engagement/lanchester_law.h"

static void assert_near(double value, double expected, double tolerance)
{
    if (!(fabs(value - expected) <= tolerance))
        fail_msg("%.12f is not within %g of %.12f", value, tolerance, expected);
}

static void lanchester_advance(double w, double a, double b, double time, double *x, double *y)
{
    lanchester_strengths left = lanchester_helmbold(w, a, b, (lanchester_strengths){*x, *y}, time);
    *x = left.x;
    *y = left.y;
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

typedef lanchester_strengths (*closed_form)(double a, double b, lanchester_strengths start, double time);

/* The linear and the mixed law keep their invariants, and their speed at the start is their equation, whoever leads. */
static void linear_and_mixed_follow_their_equations(void **state)
{
    (void)state;
    static const double leads[] = {0.2, 0.8, 1, 1.5, 40};
    for (int i = 0; i < 5; i++) {
        lanchester_strengths start = {1000, 1000 * leads[i]};
        lanchester_strengths left = lanchester_linear(2e-5, 2e-5, start, 30);
        assert_near((1000 - left.x) / (start.y - left.y), 1, 1e-9);
        left = lanchester_linear(2e-5, 1e-5, start, 1e-4);
        assert_near((1000 - left.x) / 1e-4, 2e-5 * 1000 * start.y, 2e-3 * start.y);
        start.y = 500 * leads[i]; /* the mixed law is even at 500 */
        left = lanchester_mixed(0.01, 1e-5, start, 60);
        assert_true(left.x >= 0 && left.x < 1000 && left.y >= 0 && left.y < start.y);
        assert_near(0.5e-5 * left.x * left.x - 0.01 * left.y, 5 - 0.01 * start.y, 1e-9);
        left = lanchester_mixed(0.01, 1e-5, start, 1e-4);
        assert_near((1000 - left.x) / 1e-4, 0.01 * start.y, 1e-4 * start.y);
        assert_near((start.y - left.y) / 1e-4, 1e-5 * 1000 * start.y, 1e-4 * start.y);
    }
}

static void closed_forms_compose(void **state)
{
    (void)state;
    static const closed_form forms[] = {lanchester_square, lanchester_linear, lanchester_logarithmic, lanchester_mixed};
    for (int i = 0; i < 4; i++)
        for (int k = 0; k < 20; k++) {
            lanchester_strengths start = {1, 0.1 + 0.15 * k};
            lanchester_strengths whole = forms[i](0.3, 0.2, start, 2);
            lanchester_strengths parts = forms[i](0.3, 0.2, forms[i](0.3, 0.2, start, 0.7), 1.3);
            assert_near(whole.x, parts.x, 1e-12);
            assert_near(whole.y, parts.y, 1e-12);
            assert_true(whole.x >= 0 && whole.y >= 0);
        }
}

/* Bracken's form is each of the laws with its exponents, and the defender's factor works on both sides. */
static void bracken_holds_the_family(void **state)
{
    (void)state;
    static const struct {
        closed_form form;
        double p, q;
    } cases[] = {{lanchester_square, 1, 0}, {lanchester_linear, 1, 1}, {lanchester_logarithmic, 0, 1}};
    for (int i = 0; i < 3; i++) {
        bracken_law law = {0.02, 0.01, cases[i].p, cases[i].q, 1};
        lanchester_strengths start = {1.0, 0.8};
        lanchester_strengths left = bracken_advance(&law, 1, start, 20, 200);
        lanchester_strengths exact = cases[i].form(law.a, law.b, start, 20);
        assert_near(left.x, exact.x, 1e-9);
        assert_near(left.y, exact.y, 1e-9);
    }
    bracken_law tactical = {0.02, 0.01, 1, 0, 2};
    lanchester_strengths defends = bracken_rate(&tactical, 1, (lanchester_strengths){1, 1});
    lanchester_strengths attacks = bracken_rate(&tactical, 0, (lanchester_strengths){1, 1});
    assert_near(defends.x / attacks.x, 4, 1e-12);
    assert_near(attacks.y / defends.y, 4, 1e-12);
}

/* The general Osipov form holds each law with the other coefficients at zero, and reinforcement. */
static void osipov_holds_the_family(void **state)
{
    (void)state;
    const lanchester_strengths start = {1.0, 0.8};
    const osipov_law laws[] = {{.x = {.fire = -0.02}, .y = {.fire = -0.01}},
                               {.x = {.product = -0.02}, .y = {.product = -0.01}},
                               {.x = {.decay = -0.02}, .y = {.decay = -0.01}},
                               {.x = {.fire = -0.02}, .y = {.product = -0.01}}};
    const closed_form forms[] = {lanchester_square, lanchester_linear, lanchester_logarithmic, lanchester_mixed};
    for (int i = 0; i < 4; i++) {
        lanchester_strengths left = osipov_advance(&laws[i], start, 20, 200);
        lanchester_strengths exact = forms[i](0.02, 0.01, start, 20);
        assert_near(left.x, exact.x, 1e-9);
        assert_near(left.y, exact.y, 1e-9);
    }
    const osipov_law reinforced = {.x = {.fire = -0.3, .supply = 0.1}, .y = {.fire = -0.2}};
    lanchester_strengths left = osipov_advance(&reinforced, start, 2, 200);
    lanchester_strengths exact = lanchester_square_reinforced(0.3, 0.2, 0.1, start, 2);
    assert_near(left.x, exact.x, 1e-9);
    assert_near(left.y, exact.y, 1e-9);
}

/* Swapped sides give swapped results, more of one's own leaves more, nothing falls below 0 or comes from nowhere,
 * halved steps converge, and extremes stay finite. */
static void osipov_form_is_sound(void **state)
{
    (void)state;
    static const double strength[] = {0, 1, 1e6};
    for (int i = 0; i < 9 * 16; i++) {
        const lanchester_strengths start = {strength[i % 3], strength[i / 3 % 3]};
        const double weight = 1e-6;
        const osipov_law law = {.x = {-0.1 * (i / 9 & 1), -weight * (i / 18 & 1), -0.05 * (i / 36 & 1), 0},
                                .y = {-0.02, -weight * (i / 72 & 1), -0.07, 0}};
        const osipov_law mirrored = {.x = law.y, .y = law.x};
        const lanchester_strengths left = osipov_advance(&law, start, 5, 400);
        const lanchester_strengths back = osipov_advance(&mirrored, (lanchester_strengths){start.y, start.x}, 5, 400);
        assert_true(left.x == back.y && left.y == back.x);
        assert_true(left.x >= 0 && left.y >= 0 && left.x <= start.x && left.y <= start.y);
        const lanchester_strengths more = osipov_advance(&law, (lanchester_strengths){2 * start.x, start.y}, 5, 400);
        assert_true(more.x >= left.x - 1e-9 * start.x && more.y <= left.y + 1e-9 * start.y);
        const lanchester_strengths fine = osipov_advance(&law, start, 5, 800);
        assert_true(fabs(fine.x - left.x) <= 1e-3 * start.x + 1e-9 && fabs(fine.y - left.y) <= 1e-3 * start.y + 1e-9);
    }
    const osipov_law alone = {.x = {.fire = -0.3}, .y = {.fire = -0.2}};
    const lanchester_strengths left = osipov_advance(&alone, (lanchester_strengths){7, 0}, 5, 10);
    assert_true(left.x == 7 && left.y == 0);
}

/* Losses balanced by reinforcement stay balanced; without any it is the square law. */
static void reinforcement_balances_losses(void **state)
{
    (void)state;
    lanchester_strengths start = {1000, 800};
    lanchester_strengths none = lanchester_square_reinforced(0.02, 0.01, 0, start, 10);
    lanchester_strengths square = lanchester_square(0.02, 0.01, start, 10);
    assert_near(none.x, square.x, 1e-9);
    assert_near(none.y, square.y, 1e-9);
    lanchester_strengths soon = lanchester_square_reinforced(0.02, 0.01, 16, start, 1e-3);
    assert_near(soon.x, 1000, 1e-4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(linear_and_mixed_follow_their_equations),
        cmocka_unit_test(closed_forms_compose),
        cmocka_unit_test(bracken_holds_the_family),
        cmocka_unit_test(osipov_holds_the_family),
        cmocka_unit_test(osipov_form_is_sound),
        cmocka_unit_test(reinforcement_balances_losses),
        cmocka_unit_test(square_law_follows_its_closed_form),
        cmocka_unit_test(square_law_ends_where_one_side_is_gone),
        cmocka_unit_test(logarithmic_law_is_exponential_decay),
        cmocka_unit_test(helmbold_invariant_holds),
        cmocka_unit_test(short_time_gives_the_equation),
        cmocka_unit_test(steps_compose),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
