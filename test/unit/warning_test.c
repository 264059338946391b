#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "process/warning.h"
#include "support/default_draw.h"
#include "support/near.h"

static struct indicator signs[] = {
    {.id = "trains", .hash = 11, .onset_share = 0.1, .peace_prob = 0.02, .exercise_prob = 0.6, .preparation_prob = 0.8},
    {.id = "fuel", .hash = 12, .onset_share = 0.3, .peace_prob = 0.02, .exercise_prob = 0.3, .preparation_prob = 0.6},
    {.id = "blood",
     .hash = 13,
     .onset_share = 0.5,
     .peace_prob = 0.005,
     .exercise_prob = 0.05,
     .preparation_prob = 0.5},
    {.id = "calls",
     .hash = 14,
     .onset_share = 0.4,
     .peace_prob = 0.01,
     .exercise_prob = 0.15,
     .preparation_prob = 0.5}};
static const scenario watched = {.indicators = signs, .indicator_count = 4};

/* Three days by hand, with rates and likelihoods of round numbers: the forward recursion of Rabiner (1989), eq. 19-20.
 * Day 1: predicted (0.88, 0.1, 0.02), seen (0.1, 0.5, 0.5): weights 0.088, 0.05, 0.01, sum 0.148. */
static void three_days_agree_with_a_hand_count(void **state)
{
    (void)state;
    const warning_rates rates = {0.1, 0.2, 0.02, 0.02, 0.05};
    double belief[WARNING_STATE_COUNT] = {1, 0, 0};
    const double seen[WARNING_STATE_COUNT] = {0.1, 0.5, 0.5};
    warning_filter_step(&rates, seen, belief);
    assert_near(belief[WARNING_PEACE], 0.088 / 0.148, 1e-15);
    assert_near(belief[WARNING_EXERCISE], 0.05 / 0.148, 1e-15);
    assert_near(belief[WARNING_PREPARATION], 0.01 / 0.148, 1e-15);
    /* In units of 1/148: predicted 88*0.88 + 50*0.2 + 10*0.05 = 87.94; 50*0.78 + 88*0.1 = 47.8;
     * 10*0.95 + 138*0.02 = 12.26. Seen (0.2, 0.2, 0.9): weights 17.588, 9.56, 11.034, sum 38.182. */
    const double second[WARNING_STATE_COUNT] = {0.2, 0.2, 0.9};
    warning_filter_step(&rates, second, belief);
    assert_near(belief[WARNING_PREPARATION], 11.034 / 38.182, 1e-14);
    /* Nothing seen that tells the states apart: the prediction stands.
     * 11.034*0.95 + (17.588 + 9.56)*0.02 = 11.02526. */
    const double silent[WARNING_STATE_COUNT] = {0.5, 0.5, 0.5};
    warning_filter_step(&rates, silent, belief);
    assert_near(belief[WARNING_PREPARATION], 11.02526 / 38.182, 1e-14);
    assert_near(belief[0] + belief[1] + belief[2], 1, 1e-15);
}

static void the_prior_is_stationary_between_peace_and_exercise(void **state)
{
    (void)state;
    const warning_rates rates = {0.01, 0.1, 0, 0, 0};
    const double silent[WARNING_STATE_COUNT] = {1, 1, 1};
    double belief[WARNING_STATE_COUNT];
    warning_prior(&rates, belief);
    const double before = belief[WARNING_EXERCISE];
    warning_filter_step(&rates, silent, belief);
    assert_near(belief[WARNING_EXERCISE], before, 1e-15);
    assert_near(before, 0.01 / 0.11, 1e-15);
}

static double mean_warning_day(const draw *setting, int replications, double minimum_preparation_day)
{
    static warning_track track;
    draw d = *setting;
    double total = 0;
    for (int k = 0; k < replications; k++) {
        d.luck.replication = (uint64_t)k;
        warning_run(&watched, &d, minimum_preparation_day, 0.5, &track);
        const double day = warning_day_passed(&track, 0.5);
        total += isnan(day) ? 0 : -day;
    }
    return total / replications;
}

static void a_stated_warning_replaces_the_filter(void **state)
{
    (void)state;
    static warning_track track;
    draw d = default_draw(1, 0);
    d.parameter[PARAMETER_WARNING_STATED_DAY] = 7;
    warning_run(&watched, &d, 0, 0.5, &track);
    assert_near(warning_day_passed(&track, 0.01), -7, 0);
    assert_near(warning_day_passed(&track, 1), -7, 0);
    d.parameter[PARAMETER_WARNING_STATED_DAY] = 40; /* longer than the build-up of 14 days */
    warning_run(&watched, &d, 0, 0.5, &track);
    assert_near(warning_day_passed(&track, 0.5), -40, 0);
    assert_near(track.preparation_day, 14, 0);
    d.parameter[PARAMETER_WARNING_STATED_DAY] = 0;
    warning_run(&watched, &d, 0, 0.5, &track);
    assert_true(isnan(warning_day_passed(&track, 0.5)));
}

static void a_plan_that_needs_longer_prepares_longer(void **state)
{
    (void)state;
    static warning_track track;
    draw d = default_draw(1, 0);
    warning_run(&watched, &d, 20.5, 0.5, &track);
    assert_near(track.preparation_day, 20.5, 0);
    assert_int_equal(track.first_day, -21);
    assert_int_equal(track.day_count, 21);
    warning_run(&watched, &d, 1000, 0.5, &track);
    assert_int_equal(track.day_count, WARNING_DAY_MAX - 1);
}

static void cover_and_delay_cost_warning(void **state)
{
    (void)state;
    draw d = default_draw(5, 0);
    const double usual = mean_warning_day(&d, 200, 0);
    d.parameter[PARAMETER_EXERCISE_COVER_SHARE] = 0.9;
    const double covered = mean_warning_day(&d, 200, 0);
    d.parameter[PARAMETER_EXERCISE_COVER_SHARE] = 0.5;
    d.parameter[PARAMETER_INDICATOR_DELAY_DAY] = 3;
    const double late = mean_warning_day(&d, 200, 0);
    d.parameter[PARAMETER_INDICATOR_DELAY_DAY] = 1;
    const double longer = mean_warning_day(&d, 200, 30);
    assert_true(usual > 3 && usual < 14);
    assert_true(covered < usual - 2);
    assert_near(usual - late, 2, 0.5);
    assert_true(longer > usual + 2);
}

static void a_careless_threshold_alarms_in_peace(void **state)
{
    (void)state;
    static warning_track track;
    double low = 0;
    double high = 0;
    for (uint64_t k = 0; k < 50; k++) {
        const draw d = default_draw(9, k);
        warning_run(&watched, &d, 0, 0.02, &track);
        low += track.false_alert_day;
        assert_true(track.false_alarms <= track.false_alert_day);
        warning_run(&watched, &d, 0, 0.9, &track);
        high += track.false_alert_day;
    }
    assert_true(low > 10 * (high + 1));
}

/* The luck of a day belongs to the day: a longer build-up or another indicator does not change it. */
static void an_indicator_that_says_nothing_changes_nothing(void **state)
{
    (void)state;
    static warning_track with, without;
    struct indicator more[5];
    for (int i = 0; i < 4; i++)
        more[i + 1] = signs[i];
    more[0] = (struct indicator){
        .id = "weather", .hash = 77, .peace_prob = 0.4, .exercise_prob = 0.4, .preparation_prob = 0.4};
    const scenario s = {.indicators = more, .indicator_count = 5};
    const draw d = default_draw(3, 8);
    warning_run(&watched, &d, 0, 0.5, &without);
    warning_run(&s, &d, 0, 0.5, &with);
    for (int i = 0; i < with.day_count; i++)
        assert_near(with.prob[i], without.prob[i], 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_days_agree_with_a_hand_count),
        cmocka_unit_test(the_prior_is_stationary_between_peace_and_exercise),
        cmocka_unit_test(a_stated_warning_replaces_the_filter),
        cmocka_unit_test(a_plan_that_needs_longer_prepares_longer),
        cmocka_unit_test(cover_and_delay_cost_warning),
        cmocka_unit_test(a_careless_threshold_alarms_in_peace),
        cmocka_unit_test(an_indicator_that_says_nothing_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
