/* Biddle's comparative statics: what helps the attacker and what does not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "process/engagement/biddle.h"
#include "support/near.h"

static double gain(const biddle_input *in)
{
    return biddle_evaluate(in, &biddle_table).gain_km;
}

static void numbers_exposure_and_shallow_reserves_help(void **state)
{
    (void)state;
    const double base = gain(&biddle_baseline);
    biddle_input in = biddle_baseline;
    in.invader *= 1.2;
    assert_true(gain(&in) > base);
    in = biddle_baseline;
    in.exposed_share = 0.5;
    assert_true(gain(&in) > base);
    in = biddle_baseline;
    in.reserve_share = 0.6;
    assert_true(gain(&in) < base);
    in = biddle_baseline;
    in.defender_year = 1950;
    assert_true(gain(&in) < base);
}

/* Too weak to hold the front and assault: no gain, and never a negative one. */
static void the_weak_do_not_move(void **state)
{
    (void)state;
    biddle_input in = biddle_baseline;
    in.invader = 200000;
    const biddle_result r = biddle_evaluate(&in, &biddle_table);
    assert_near(r.culmination_day, 0, 0);
    assert_near(r.gain_km, 0, 0);
    assert_false(r.breakthrough);
}

/* The attack that outlasts the arrival of the reserves has met all of them. */
static void culmination_is_continuous_in_the_reserves(void **state)
{
    (void)state;
    biddle_input in = biddle_baseline;
    in.invader = 999000;
    double before = biddle_evaluate(&in, &biddle_table).culmination_day;
    for (in.invader = 1000000; in.invader < 4000000; in.invader += 1000) {
        double now = biddle_evaluate(&in, &biddle_table).culmination_day;
        assert_true(now >= before && now - before < 0.01);
        before = now;
    }
    assert_true(before > in.theatre_front_km / in.reserve_km_per_day);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_exposure_and_shallow_reserves_help),
        cmocka_unit_test(the_weak_do_not_move),
        cmocka_unit_test(culmination_is_continuous_in_the_reserves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
