/* Scores against values worked out by hand and against slower ways to the same number. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "history/score.h"
#include "numeric/logistic.h"
#include "numeric/rng.h"
#include "support/near.h"

enum { CASES = 60 };

static double uniform(uint32_t trial, uint32_t index)
{
    return rng_uniform((rng_stream){17, trial}, RNG_TEST, 2, 0, index);
}

static void by_hand(void **state)
{
    (void)state;
    assert_near(score_brier(0.7, true), 0.09, 1e-15);
    assert_near(score_brier(0.7, false), 0.49, 1e-15);
    assert_near(score_log_loss(0.5, true), 0.693147180559945309, 1e-15);
    assert_near(score_log_loss(0.75, false), 1.386294361119890619, 1e-15);
    const double value[] = {3, NAN, 1, 2};
    const double ones[] = {1, 1, 1, 1};
    const double weight[] = {3, 9, 0, 1};
    int order[4];
    score_order(value, 4, order);
    const int expected[] = {2, 3, 0, 1};
    assert_memory_equal(order, expected, sizeof order);
    assert_near(score_mean(value, ones, 4), 2, 1e-15);
    assert_near(score_mean(value, weight, 4), 11.0 / 4, 1e-15);
    assert_near(score_median(value, order, ones, 4), 2, 0);
    assert_near(score_median(value, order, weight, 4), 3, 0);
    const double even[] = {1, 0, 1, 0};
    assert_near(score_median(value, order, even, 4), 2, 0); /* of 1 and 3 */
    assert_true(isnan(score_mean(value, (const double[]){0, 1, 0, 0}, 4)));
    assert_true(isnan(score_median(value, order, (const double[]){0, 1, 0, 0}, 4)));
}

static void auc_with_ties(void **state)
{
    (void)state;
    const double prob[] = {0.1, 0.4, 0.4, 0.8};
    const bool happened[] = {false, false, true, true};
    const double ones[] = {1, 1, 1, 1};
    int order[4];
    score_order(prob, 4, order);
    assert_near(score_auc(prob, happened, order, ones, 4), 3.5 / 4, 1e-15);
    const double same[] = {0.3, 0.3, 0.3, 0.3};
    score_order(same, 4, order);
    assert_near(score_auc(same, happened, order, ones, 4), 0.5, 1e-15);
    const bool all[] = {true, true, true, true};
    assert_true(isnan(score_auc(prob, all, order, ones, 4)));
}

/* All pairs, one by one. */
static double slow_auc(const double *prob, const bool *happened, const double *weight)
{
    double pairs = 0;
    double wins = 0;
    for (int i = 0; i < CASES; i++)
        for (int j = 0; j < CASES; j++) {
            if (!happened[i] || happened[j])
                continue;
            pairs += weight[i] * weight[j];
            wins += weight[i] * weight[j] * (prob[i] > prob[j] ? 1 : prob[i] == prob[j] ? 0.5 : 0);
        }
    return wins / pairs;
}

static void auc_is_the_share_of_pairs(void **state)
{
    (void)state;
    for (uint32_t trial = 0; trial < 50; trial++) {
        double prob[CASES];
        double weight[CASES];
        bool happened[CASES];
        int order[CASES];
        for (int i = 0; i < CASES; i++) {
            prob[i] = floor(10 * uniform(trial, 3 * (uint32_t)i)) / 10; /* many ties */
            happened[i] = uniform(trial, 3 * (uint32_t)i + 1) < prob[i] || i == 0;
            happened[i] = happened[i] && i != 1;
        }
        score_resample(trial, 0, CASES, weight);
        weight[0] += 1;
        weight[1] += 1;
        score_order(prob, CASES, order);
        assert_near(score_auc(prob, happened, order, weight, CASES), slow_auc(prob, happened, weight), 1e-12);
    }
}

static void a_sample_has_as_many_cases(void **state)
{
    (void)state;
    double weight[CASES];
    double mean[CASES] = {0};
    for (uint32_t s = 0; s < 2000; s++) {
        double sum = 0;
        score_resample(3, s, CASES, weight);
        for (int i = 0; i < CASES; i++) {
            sum += weight[i];
            mean[i] += weight[i] / 2000;
        }
        assert_near(sum, CASES, 0);
    }
    for (int i = 0; i < CASES; i++)
        assert_near(mean[i], 1, 5 / sqrt(2000));
}

/* Of 200 tables of known mean, the 95 % interval of the mean holds it in about 95 %. */
static void bootstrap_intervals_cover(void **state)
{
    (void)state;
    enum { TABLES = 200, SAMPLES = 200 };
    int covered = 0;
    for (uint32_t t = 0; t < TABLES; t++) {
        double value[CASES];
        double weight[CASES];
        double bootstrap[SAMPLES];
        double ones[CASES];
        for (int i = 0; i < CASES; i++) {
            value[i] = uniform(1000 + t, (uint32_t)i);
            ones[i] = 1;
        }
        for (uint32_t s = 0; s < SAMPLES; s++) {
            score_resample(t, s, CASES, weight);
            bootstrap[s] = score_mean(value, weight, CASES);
        }
        interval i = score_interval(score_mean(value, ones, CASES), bootstrap, SAMPLES);
        assert_true(i.lo < i.value && i.value < i.hi);
        covered += i.lo <= 0.5 && 0.5 <= i.hi;
    }
    assert_in_range(covered, 180, 199); /* binomial: 190 with a deviation of 3; bootstrap of 60 a little short */
}

/* Two cells: the coefficients are the log odds of the first and the difference (ln 3, ln 9). */
static void logistic_regression_has_the_known_solution(void **state)
{
    (void)state;
    double x[40];
    double y[20];
    const double none[2] = {0};
    double coefficient[2];
    for (int i = 0; i < 20; i++) {
        x[2 * i] = 1;
        x[2 * i + 1] = i < 8 ? 0 : 1; /* 8 of which 2 won: ln 1/3; 12 of which 9 won: ln 3 */
        y[i] = i < 2 || (i >= 8 && i < 17);
    }
    const regression_data data = {x, y, 20, 2, none, none};
    assert_true(logistic_fit(&data, coefficient));
    assert_near(coefficient[0], -1.0986122886681098, 1e-8);
    assert_near(coefficient[1], 2 * 1.0986122886681098, 1e-8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_hand),
        cmocka_unit_test(auc_with_ties),
        cmocka_unit_test(auc_is_the_share_of_pairs),
        cmocka_unit_test(a_sample_has_as_many_cases),
        cmocka_unit_test(bootstrap_intervals_cover),
        cmocka_unit_test(logistic_regression_has_the_known_solution),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
