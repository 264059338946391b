/* Text: hashes, neighbours, numbers, UTF-8. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <base/text.h>

/* Known answers of the authors (Fowler, Noll & Vo, FNV-1a 64). */
static void hash_gives_the_published_values(void **state)
{
    (void)state;
    assert_true(text_hash("") == 0xcbf29ce484222325u);
    assert_true(text_hash("a") == 0xaf63dc4c8601ec8cu);
    assert_true(text_hash("foobar") == 0x85944171f73967e8u);
}

static void nearest_finds_slips_and_refuses_strangers(void **state)
{
    (void)state;
    static const char *const names[] = {"narva", "tallinn", "riga", "daugavpils"};
    assert_int_equal(text_nearest("talinn", names, 4), 1);
    assert_int_equal(text_nearest("Riga", names, 4), 2);
    assert_int_equal(text_nearest("dauagvpils", names, 4), 3);
    assert_int_equal(text_nearest("smolensk", names, 4), -1);
    assert_int_equal(text_nearest("", names, 4), -1);
    static const char *const tie[] = {"ab", "ac"};
    assert_int_equal(text_nearest("ad", tie, 2), 0);
}

static bool reads_as(const char *text, double expected)
{
    double value = 0;
    return text_to_double(text, strlen(text), &value) && value == expected;
}

static void numbers_are_read_whole_or_not_at_all(void **state)
{
    (void)state;
    assert_true(reads_as("0", 0.0));
    assert_true(reads_as("-12.5e2", -1250.0));
    assert_true(reads_as("+.5", 0.5));
    assert_true(reads_as("7.", 7.0));
    assert_true(reads_as("1e-400", 0.0));
    static const char *const bad[] = {"",    " 1",  "1 ",    "1,5", "0x10",  "inf", "nan", "1e",
                                      "1e+", "--1", "1.2.3", ".",   "1e999", "1d3", "+",   "1_000"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        double value = 42.0;
        assert_false(text_to_double(bad[i], strlen(bad[i]), &value));
        assert_true(value == 42.0);
    }
    double value = 42.0;
    assert_false(text_to_double("1\0", 2, &value));
    char endless[TEXT_NUMBER_MAX + 1];
    memset(endless, '0', sizeof endless);
    assert_true(text_to_double(endless, TEXT_NUMBER_MAX, &value));
    assert_false(text_to_double(endless, TEXT_NUMBER_MAX + 1, &value));
}

static void writes_as(double value, const char *expected)
{
    char buffer[32];
    assert_int_equal(text_from_double(value, buffer), strlen(expected));
    assert_string_equal(buffer, expected);
}

static void numbers_are_written_short(void **state)
{
    (void)state;
    writes_as(0.1, "0.1");
    writes_as(3.0, "3");
    writes_as(1.0 / 3.0, "0.3333333333333333");
    writes_as(0.1 + 0.2, "0.30000000000000004");
    writes_as(5e-324, "5e-324");
    writes_as(-1e300, "-1e+300");
    writes_as(INFINITY, "inf");
}

/* Every bit pattern that is a number comes back as the same bits. */
static void numbers_survive_the_round_trip(void **state)
{
    (void)state;
    uint64_t x = 0x9e3779b97f4a7c15u;
    for (int i = 0; i < 200000; i++) {
        x ^= x << 13; /* Marsaglia (2003) xorshift: only to reach odd bit patterns */
        x ^= x >> 7;
        x ^= x << 17;
        double value;
        memcpy(&value, &x, sizeof value);
        if (!isfinite(value))
            continue;
        char buffer[32];
        size_t length = text_from_double(value, buffer);
        double again = 0;
        assert_true(text_to_double(buffer, length, &again));
        assert_memory_equal(&again, &value, sizeof value);
    }
}

static void utf8_is_told_from_what_looks_like_it(void **state)
{
    (void)state;
    static const char *const good[] = {"", "plain", "Šiauliai", "\xe2\x82\xac", "\xf0\x9f\x9b\xa1", "\xf4\x8f\xbf\xbf"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(text_is_utf8(good[i], strlen(good[i])));
    /* overlong, surrogate, beyond U+10FFFF, cut off, stray continuation, Latin-1 */
    static const char *const bad[] = {
        "\xc0\x80", "\xe0\x80\x80", "\xf0\x80\x80\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80",
        "\xe2\x82", "\x80",         "caf\xe9",          "\xff",         "\xc3"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(text_is_utf8(bad[i], strlen(bad[i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hash_gives_the_published_values),
        cmocka_unit_test(nearest_finds_slips_and_refuses_strangers),
        cmocka_unit_test(numbers_are_read_whole_or_not_at_all),
        cmocka_unit_test(numbers_are_written_short),
        cmocka_unit_test(numbers_survive_the_round_trip),
        cmocka_unit_test(utf8_is_told_from_what_looks_like_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
