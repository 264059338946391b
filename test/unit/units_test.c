/* Units of measure: exact factors, and no conversion between dimensions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <base/units.h>

static void factor_is(const char *from, const char *to, double expected)
{
    double factor = 0;
    assert_true(units_convert_factor(from, to, &factor));
    assert_true(factor == expected);
}

static void known_units_convert_exactly(void **state)
{
    (void)state;
    factor_is("h", "day", 1.0 / 24.0);
    factor_is("day", "hour", 24.0);
    factor_is("week", "day", 7.0);
    factor_is("km/h", "km_per_day", 24.0);
    factor_is("kn", "km_per_hour", 1.852);
    factor_is("%", "prob", 0.01);
    factor_is("share", "percent", 100.0);
    factor_is("m", "km", 0.001);
    factor_is("t", "tonne", 1.0);
    factor_is("MEUR", "eur", 1e6);
    factor_is("", "day", 1.0);
    factor_is("no_such_unit", "no_such_unit", 1.0);
}

static void dimensions_do_not_mix(void **state)
{
    (void)state;
    double factor = 42.0;
    assert_false(units_convert_factor("h", "km", &factor));
    assert_false(units_convert_factor("per_day", "day", &factor));
    assert_false(units_convert_factor("furlong", "km", &factor));
    assert_false(units_convert_factor("km", "furlong", &factor));
    assert_true(factor == 42.0);
}

static void alternatives_convert_into_each_other(void **state)
{
    (void)state;
    static const char *const internal[] = {"day",  "hour",    "km",    "km_per_hour", "tonne",   "tonne_per_day",
                                           "prob", "percent", "count", "eur",         "per_day", "km2"};
    for (size_t i = 0; i < sizeof internal / sizeof *internal; i++) {
        const char *const *names = units_alternatives(internal[i]);
        assert_non_null(names[0]);
        for (; *names; names++) {
            double there = 0;
            double back = 0;
            assert_true(units_convert_factor(*names, internal[i], &there));
            assert_true(units_convert_factor(internal[i], *names, &back));
            assert_true(there * back > 1 - 1e-15 && there * back < 1 + 1e-15);
        }
    }
    assert_null(units_alternatives("furlong")[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_units_convert_exactly),
        cmocka_unit_test(dimensions_do_not_mix),
        cmocka_unit_test(alternatives_convert_into_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
