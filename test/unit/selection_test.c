/* Selection, stopping, robustness and games: published numbers, known answers, and what callers get wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "numeric/indifference_zone.h"
#include "numeric/matrix_game.h"
#include "numeric/ocba.h"
#include "numeric/precision.h"
#include "numeric/robustness.h"
#include "support/near.h"

/* Chen & Lee (2010), as in the R package SPOT: smallest mean is best, 100 more replications. */
static void ocba_allocates_as_published(void **state)
{
    (void)state;
    static const double mean[5] = {1.2, 2.1, 3.4, 4.87, 6.05};
    static const double variance[5] = {3.3, 2.0, 4.5, 5.3, 6.9};
    static const int count[5] = {12, 6, 5, 5, 4};
    static const int published[5] = {48, 38, 11, 2, 1};
    static const double fractions[5] = {.446136, .334718, .126038, .053343, .039765};
    const ocba_state s = {5, mean, variance, count, true};
    int extra[5];
    double fraction[5];
    assert_int_equal(ocba_allocate(&s, 100, extra), POSTURE_OK);
    assert_memory_equal(extra, published, sizeof extra);
    assert_int_equal(ocba_fractions(&s, fraction), POSTURE_OK);
    for (int i = 0; i < 5; i++)
        assert_near(fraction[i], fractions[i], 1e-6);
    assert_int_equal(ocba_best(&s), 0);
    /* One far over its share gets none, and the budget is spent to the last replication. */
    static const int uneven[5] = {1, 500, 1, 1, 1};
    const ocba_state u = {5, mean, variance, uneven, true};
    assert_int_equal(ocba_allocate(&u, 50, extra), POSTURE_OK);
    assert_int_equal(extra[1], 0);
    assert_int_equal(extra[0] + extra[2] + extra[3] + extra[4], 50);
    static const double flat[5] = {0};
    const ocba_state none = {5, mean, flat, count, true};
    assert_int_equal(ocba_allocate(&none, 50, extra), POSTURE_ERROR_INPUT);
}

/* Chen et al. (2000): ten designs N(i, 36). */
static void ocba_fractions_of_ten_designs(void **state)
{
    (void)state;
    static const double expected[10] = {.403175, .387607, .096902, .043067, .024225,
                                        .015504, .010767, .007910, .006056, .004785};
    double mean[10], variance[10], fraction[10];
    int count[10];
    for (int i = 0; i < 10; i++) {
        mean[i] = i + 1;
        variance[i] = 36;
        count[i] = 20;
    }
    ocba_state s = {10, mean, variance, count, true};
    assert_int_equal(ocba_fractions(&s, fraction), POSTURE_OK);
    for (int i = 0; i < 10; i++)
        assert_near(fraction[i], expected[i], 1e-6);
    double few = ocba_correct_prob(&s);
    for (int i = 0; i < 10; i++)
        count[i] = 200;
    assert_true(ocba_correct_prob(&s) > few && few < 0.6304); /* a bound below the true probability at 200 in all */
}

static void indifference_zone_constants(void **state)
{
    (void)state;
    assert_near(indifference_zone_h2(2, 10, 0.95), 6.012904835, 1e-9);
    assert_near(indifference_zone_h2(5, 10, 0.95), 11.429410773, 1e-9);
    assert_near(indifference_zone_h2(10, 10, 0.95), 15.463501739, 1e-9);
    assert_near(indifference_zone_h2(10, 20, 0.95), 11.511484539, 1e-9);
}

static void indifference_zone_drops_and_ends(void **state)
{
    (void)state;
    indifference_zone_options how = {.options = 3, .correct_prob = 0.95, .zone = 1, .smaller_is_better = true};
    indifference_zone z;
    assert_int_equal(indifference_zone_init(&z, &how), POSTURE_OK);
    /* Shared luck of any size cancels: differences are constant, so the first look ends it. */
    for (int r = 0; !z.done; r++) {
        double luck = 1000 * (r % 7);
        double row[3] = {luck + 5, luck + 3, luck + 4};
        indifference_zone_observe(&z, row);
    }
    assert_int_equal(z.best, 1);
    assert_int_equal(z.replications, 10);
    assert_int_equal(z.dropped_at[0], 10);
    assert_int_equal(z.dropped_at[1], 0);
    indifference_zone_clear(&z);
    /* Equal options: the procedure ends nevertheless, with the first. */
    assert_int_equal(indifference_zone_init(&z, &how), POSTURE_OK);
    for (int r = 0; !z.done; r++) {
        double row[3] = {r % 2, r % 2, r % 2};
        indifference_zone_observe(&z, row);
    }
    assert_int_equal(z.best, 0);
    indifference_zone_clear(&z);
    how.zone = 0;
    assert_int_equal(indifference_zone_init(&z, &how), POSTURE_ERROR_INPUT);
    how.zone = 1;
    how.correct_prob = 0.3;
    assert_int_equal(indifference_zone_init(&z, &how), POSTURE_ERROR_INPUT);
}

static void precision_stops_on_boundaries_only(void **state)
{
    (void)state;
    static const double wanted[2] = {0.25, INFINITY};
    const precision_rule rule = {.measures = 2, .first = 8, .budget = 1000, .half_width = wanted};
    assert_int_equal(precision_boundary(&rule, 1), 8);
    assert_int_equal(precision_boundary(&rule, 4), 64);
    assert_int_equal(precision_boundary(&rule, 20), 1000);
    assert_near(precision_confidence(&rule, 1), 1 - 0.05 / 4, 1e-15);
    precision p;
    assert_int_equal(precision_init(&p, &rule), POSTURE_OK);
    for (int i = 0; p.state == PRECISION_RUNNING; i++) {
        double value[2] = {i % 2, 100.0 * (i % 3)};
        precision_observe(&p, value);
    }
    assert_int_equal(p.state, PRECISION_REACHED);
    assert_int_equal(p.values, 64);
    assert_near(p.at_look[0].value, 0.5, 1e-12);
    assert_true(p.at_look[0].hi - p.at_look[0].lo <= 0.5);
    precision_clear(&p);
    static const double narrow[2] = {1e-9, 1};
    const precision_rule strict = {.measures = 2, .budget = 100, .half_width = narrow};
    assert_int_equal(precision_init(&p, &strict), POSTURE_OK);
    for (int i = 0; p.state == PRECISION_RUNNING; i++) {
        double value[2] = {i % 2, 0};
        precision_observe(&p, value);
    }
    assert_int_equal(p.state, PRECISION_BUDGET_SPENT);
    assert_int_equal(p.values, 100);
    precision_clear(&p);
    static const double bad[2] = {1, 0};
    const precision_rule wrong = {.measures = 2, .budget = 100, .half_width = bad};
    assert_int_equal(precision_init(&p, &wrong), POSTURE_ERROR_INPUT);
}

/* Savage's criteria on a table with every answer different. */
static void robustness_criteria(void **state)
{
    (void)state;
    static const double value[4 * 3] = {5, 5, 5, 2, 9, 6, 4, 4, 12, 0, 20, 4};
    const robustness_options how = {.threshold = 4.5, .optimism = 0.25};
    robustness_row row[4];
    robustness_choice choice;
    double regret[12];
    assert_int_equal(robustness_table(value, 4, 3, &how, row, regret, &choice), POSTURE_OK);
    assert_int_equal(choice.maximin, 0);
    assert_int_equal(choice.laplace, 3);
    assert_int_equal(choice.hurwicz, 2);
    assert_int_equal(choice.satisficing, 0);
    assert_int_equal(choice.regret_max, 3);
    assert_near(row[2].hurwicz, 6, 1e-12);
    assert_near(row[1].satisficing_share, 2.0 / 3, 1e-12);
    assert_near(row[0].regret_max, 15, 1e-12);
    assert_int_equal(row[0].regret_scenario, 1);
    assert_near(row[3].regret_max, 8, 1e-12);
    assert_near(regret[11], 8, 1e-12);
    /* Losses are the mirror image. */
    double loss[12];
    for (int i = 0; i < 12; i++)
        loss[i] = -value[i];
    robustness_row mirrored[4];
    robustness_choice same;
    const robustness_options mirror = {.smaller_is_better = true, .threshold = -4.5, .optimism = 0.25};
    assert_int_equal(robustness_table(loss, 4, 3, &mirror, mirrored, NULL, &same), POSTURE_OK);
    assert_memory_equal(&same, &choice, sizeof same);
    assert_near(mirrored[2].worst, -4, 0);
    assert_near(mirrored[0].regret_max, 15, 1e-12);
    loss[3] = NAN;
    assert_int_equal(robustness_table(loss, 4, 3, &mirror, mirrored, NULL, &same), POSTURE_ERROR_INPUT);
}

static void check_game(const double *a, int rows, int columns, double value)
{
    double v, p[8], q[8];
    bool saddle;
    assert_int_equal(matrix_game_solve(a, rows, columns, &v, p, q, &saddle), POSTURE_OK);
    assert_near(v, value, 1e-8);
    double sum_p = 0, sum_q = 0;
    for (int i = 0; i < rows; i++)
        sum_p += p[i];
    for (int j = 0; j < columns; j++)
        sum_q += q[j];
    assert_near(sum_p, 1, 1e-12);
    assert_near(sum_q, 1, 1e-12);
    for (int j = 0; j < columns; j++) {
        double gain = 0;
        for (int i = 0; i < rows; i++)
            gain += p[i] * a[i * columns + j];
        assert_true(gain >= value - 1e-7);
    }
    for (int i = 0; i < rows; i++) {
        double loss = 0;
        for (int j = 0; j < columns; j++)
            loss += q[j] * a[i * columns + j];
        assert_true(loss <= value + 1e-7);
    }
}

static void games_of_known_value(void **state)
{
    (void)state;
    static const double rock_paper_scissors[9] = {0, -1, 1, 1, 0, -1, -1, 1, 0};
    check_game(rock_paper_scissors, 3, 3, 0);
    double v, p[3], q[3];
    bool saddle;
    assert_int_equal(matrix_game_solve(rock_paper_scissors, 3, 3, &v, p, q, &saddle), POSTURE_OK);
    assert_false(saddle);
    for (int i = 0; i < 3; i++) {
        assert_near(p[i], 1.0 / 3, 1e-8);
        assert_near(q[i], 1.0 / 3, 1e-8);
    }
    /* Morra with two fingers: fair, as it is the same for both. */
    static const double morra[16] = {0, 2, -3, 0, -2, 0, 0, 3, 3, 0, 0, -4, 0, -3, 4, 0};
    check_game(morra, 4, 4, 0);
    /* Odds and evens (Ferguson 2014, part II, section 1.2): 1/12 to the first, who calls one 7 times in 12. */
    static const double odd_even[4] = {-2, 3, 3, -4};
    check_game(odd_even, 2, 2, 1.0 / 12);
    assert_int_equal(matrix_game_solve(odd_even, 2, 2, &v, p, q, &saddle), POSTURE_OK);
    assert_near(p[0], 7.0 / 12, 1e-8);
    assert_near(q[0], 7.0 / 12, 1e-8);
    /* A pure choice of each side: the first row with the largest guarantee. */
    static const double pure[6] = {3, 5, 4, 3, 9, 7};
    check_game(pure, 2, 3, 3);
    assert_int_equal(matrix_game_solve(pure, 2, 3, &v, p, q, &saddle), POSTURE_OK);
    assert_true(saddle);
    assert_near(p[0], 1, 0);
    assert_near(q[0], 1, 0);
    static const double infinite[1] = {INFINITY};
    assert_int_equal(matrix_game_solve(infinite, 1, 1, &v, p, q, &saddle), POSTURE_ERROR_INPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ocba_allocates_as_published),
        cmocka_unit_test(ocba_fractions_of_ten_designs),
        cmocka_unit_test(indifference_zone_constants),
        cmocka_unit_test(indifference_zone_drops_and_ends),
        cmocka_unit_test(precision_stops_on_boundaries_only),
        cmocka_unit_test(robustness_criteria),
        cmocka_unit_test(games_of_known_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
