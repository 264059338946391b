/* Draws of factors: which key decides, how a correlation group ties its members, what a baseline is. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "scenario/factor.h"

static struct factor make(const char *id, factor_kind kind, distribution spread)
{
    return (struct factor){.id = id,
                           .hash = text_hash(id),
                           .title = "",
                           .unit = "",
                           .kind = kind,
                           .spread = spread,
                           .group = "",
                           .source = -1};
}

static const distribution unit_interval = {.kind = DISTRIBUTION_UNIFORM, .a = 0, .b = 1};

static void kinds_follow_their_own_key(void **state)
{
    (void)state;
    struct factor f[] = {make("known", FACTOR_EPISTEMIC, unit_interval), make("luck", FACTOR_ALEATORY, unit_interval)};
    double a[2], b[2], c[2];
    factor_draw(f, 2, 1, 5, 20, a);
    factor_draw(f, 2, 1, 5, 21, b);
    factor_draw(f, 2, 1, 6, 20, c);
    assert_true(a[0] == b[0] && a[1] != b[1]);
    assert_true(a[0] != c[0] && a[1] == c[1]);
    factor_draw(f, 2, 2, 5, 20, c);
    assert_true(a[0] != c[0] && a[1] != c[1]);
}

static void a_scaled_copy_shares_its_originals_luck(void **state)
{
    (void)state;
    struct factor f[] = {make("delay", FACTOR_ALEATORY, unit_interval), make("delay", FACTOR_ALEATORY, unit_interval)};
    f[1].spread.b = 4;
    for (uint64_t replication = 0; replication < 100; replication++) {
        double value[2];
        factor_draw(f, 2, 3, 0, replication, value);
        assert_true(fabs(4 * value[0] - value[1]) < 1e-12);
    }
}

/* Two uniforms tied through normals of correlation r have Pearson correlation 6 / pi asin(r / 2) (Pearson 1907). */
static void a_group_ties_its_members(void **state)
{
    (void)state;
    enum { DRAWS = 8000 };
    struct factor f[] = {make("one", FACTOR_ALEATORY, unit_interval), make("two", FACTOR_ALEATORY, unit_interval),
                         make("three", FACTOR_ALEATORY, unit_interval)};
    for (int i = 0; i < 2; i++) {
        f[i].group = "harvest";
        f[i].group_hash = text_hash("harvest");
        f[i].correlation = 0.8;
    }
    double sum[3] = {0}, square[3] = {0}, tied = 0, apart = 0;
    for (uint64_t replication = 0; replication < DRAWS; replication++) {
        double v[3];
        factor_draw(f, 3, 4, 0, replication, v);
        for (int i = 0; i < 3; i++) {
            assert_true(v[i] > 0 && v[i] < 1);
            sum[i] += v[i] - 0.5;
            square[i] += (v[i] - 0.5) * (v[i] - 0.5);
        }
        tied += (v[0] - 0.5) * (v[1] - 0.5);
        apart += (v[0] - 0.5) * (v[2] - 0.5);
    }
    const double pi = 3.14159265358979323846;
    double expected = 6 / pi * asin(0.8 * 0.8 / 2);
    /* standard errors: mean 0.0033, correlation below 0.0112; four of them */
    for (int i = 0; i < 3; i++)
        assert_true(fabs(sum[i] / DRAWS) < 0.014 && fabs(square[i] / DRAWS - 1.0 / 12) < 0.0035);
    assert_true(fabs(tied / sqrt(square[0] * square[1]) - expected) < 0.045);
    assert_true(fabs(apart / sqrt(square[0] * square[2])) < 0.045);
}

static void baselines_are_as_stated(void **state)
{
    (void)state;
    struct factor f[] = {
        make("a", FACTOR_ALEATORY, (distribution){.kind = DISTRIBUTION_UNIFORM, .a = 1, .b = 4}),
        make("b", FACTOR_ALEATORY, (distribution){.kind = DISTRIBUTION_TRIANGULAR, .a = 1, .b = 2, .c = 9}),
        make("c", FACTOR_ALEATORY,
             (distribution){.kind = DISTRIBUTION_NORMAL, .a = 5, .b = 1, .c = -INFINITY, .d = INFINITY}),
        make("d", FACTOR_ALEATORY,
             (distribution){
                 .kind = DISTRIBUTION_LIST, .list_count = 2, .list_value = {7, 8}, .list_weight = {0.5, 0.5}}),
        make("e", FACTOR_ALEATORY, distribution_constant(3)),
    };
    const double expected[] = {2.5, 2, 5, 7, 3};
    double value[5];
    factor_baseline(f, 5, value);
    for (int i = 0; i < 5; i++)
        assert_true(value[i] == expected[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_follow_their_own_key),
        cmocka_unit_test(a_scaled_copy_shares_its_originals_luck),
        cmocka_unit_test(a_group_ties_its_members),
        cmocka_unit_test(baselines_are_as_stated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
