/* Epstein's rules one by one; his worked example is in `posture reproduce` and its test. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "process/engagement/epstein.h"

/* Inputs of the example (Epstein 1985, appendix). */
static const epstein_rules rules = {0.075, 0.05, 1.5, 20};

static void assert_near(double value, double expected, double tolerance, const char *what, int day)
{
    if (!(fabs(value - expected) <= tolerance))
        fail_msg("day %d, %s: %.9f is not within %g of %.9f", day, what, value, tolerance, expected);
}

/* A-4 as printed: the defender stands at once when his losses fall under his threshold. */
static void withdrawal_stops_under_the_threshold(void **state)
{
    (void)state;
    epstein_pace pace = {0.05, 8};
    epstein_loss calm = {0.02, 0.02, 0.04, 0.0499};
    assert_near(epstein_adapt(&rules, &pace, &calm).withdrawal_km_day, 0, 0, "W", 0);
    calm.defender = 0.06;
    assert_true(epstein_adapt(&rules, &pace, &calm).withdrawal_km_day > 8);
}

static void sorties_without_losses_all_fly(void **state)
{
    (void)state;
    assert_near(epstein_close_support(100, 0.5, 0, 1.5), 75, 1e-12, "kills", 0);
    assert_near(epstein_close_support(100, 0.5, 1e-6, 1.5), 75, 1e-3, "kills", 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(withdrawal_stops_under_the_threshold),
        cmocka_unit_test(sorties_without_losses_all_fly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
