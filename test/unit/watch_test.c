/* The filter on recorded events: a week by hand, rates recovered from labels, the score counted by hand, the tally. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "event/watch.h"
#include "event/week_table.h"
#include "numeric/elementary.h"
#include "numeric/rng.h"
#include "support/near.h"

enum { WEEKS = 20000 };

static watch_model two_states(void)
{
    watch_model m = {.change = {.preparation_begins = 0.1, .preparation_ends = 0.2}};
    for (int i = 0; i < SIGNAL_COUNT; i++)
        for (int k = 0; k < WARNING_STATE_COUNT; k++)
            m.per_week[i][k] = 1;
    m.per_week[SIGNAL_MOVEMENT][WARNING_PREPARATION] = 3;
    return m;
}

/* Peace and preparation only: prediction 0.1, then Bayes with the ratio 3^2 e^-2 of two movements, then with e^-2. */
static void two_weeks_are_as_by_hand(void **state)
{
    (void)state;
    const watch_model m = two_states();
    const int counts[2][SIGNAL_COUNT] = {[0][SIGNAL_MOVEMENT] = 2};
    struct watch_week weeks[2];
    watch_run(&m, counts, 2, weeks);
    const double ratio = 9 * elementary_exp(-2);
    const double first = 0.1 * ratio / (0.1 * ratio + 0.9);
    assert_near(weeks[0].prob, first, 1e-12);
    assert_near(weeks[0].contribution[SIGNAL_MOVEMENT], elementary_log(ratio), 1e-12);
    assert_near(weeks[0].contribution[SIGNAL_RECALL], 0, 1e-12);
    const double ahead = first * 0.8 + (1 - first) * 0.1;
    const double quiet = elementary_exp(-2);
    assert_near(weeks[1].prob, ahead * quiet / (ahead * quiet + 1 - ahead), 1e-12);
}

static int poisson(double rate, uint32_t week, uint32_t index)
{
    const rng_stream luck = {.seed = 7};
    double left = rng_uniform(luck, RNG_TEST, 1, week, index);
    double p = elementary_exp(-rate);
    int n = 0;
    while (left > p && n < 100) {
        left -= p;
        p *= rate / ++n;
    }
    return n;
}

/* 20,000 weeks generated with known rates: each is estimated within four standard errors, sqrt(rate / weeks). */
static void rates_are_recovered_from_labels(void **state)
{
    (void)state;
    const watch_model truth = watch_model_default();
    watch_model m = two_states();
    watch_tally tally = {0};
    for (uint32_t w = 0; w < WEEKS; w++) {
        const int k = (int)(w % WARNING_STATE_COUNT);
        tally.weeks[k] += 1;
        for (uint32_t i = 0; i < SIGNAL_COUNT; i++)
            tally.events[i][k] += poisson(truth.per_week[i][k], w, i);
    }
    watch_estimate(&tally, &m);
    for (int i = 0; i < SIGNAL_COUNT; i++)
        for (int k = 0; k < WARNING_STATE_COUNT; k++) {
            const double error = m.per_week[i][k] - truth.per_week[i][k];
            assert_true(error * error * tally.weeks[k] < 16 * truth.per_week[i][k]);
        }
}

static void states_without_weeks_keep_their_rates(void **state)
{
    (void)state;
    watch_model m = watch_model_default();
    const watch_tally tally = {.weeks = {[WARNING_PEACE] = 10}};
    watch_estimate(&tally, &m);
    assert_near(m.per_week[SIGNAL_CLASH][WARNING_PEACE], 0.05, 1e-12);
    assert_near(m.per_week[SIGNAL_CLASH][WARNING_PREPARATION], 0.5, 1e-12);
}

static void score_is_as_counted_by_hand(void **state)
{
    (void)state;
    static const double probs[] = {0.6, 0.1, 0.2, 0.7, 0.7, 0.9, 0.4, 0.1};
    static const warning_state truth[] = {WARNING_PEACE,       WARNING_EXERCISE,    WARNING_PREPARATION,
                                          WARNING_PREPARATION, WARNING_PREPARATION, WARNING_PEACE,
                                          WARNING_PREPARATION, WARNING_PEACE};
    struct watch_week weeks[8] = {0};
    watch_score score = {0};
    double squares = 0;
    for (int w = 0; w < 8; w++) {
        weeks[w].prob = probs[w];
        const double miss = probs[w] - (truth[w] == WARNING_PREPARATION ? 1 : 0);
        squares += miss * miss;
    }
    watch_score_add(weeks, truth, 8, 0.5, &score);
    assert_near(score.squared_error, squares, 1e-12);
    assert_int_equal(score.week_count, 8);
    assert_int_equal(score.preparation_week_count, 4);
    assert_int_equal(score.case_count, 2);
    assert_int_equal(score.warned_count, 1);
    assert_near(score.lead_week, 1, 1e-12);
    assert_int_equal(score.false_alarms, 1); /* the week after a case stays above: no new alarm */
}

static void events_are_counted_by_pair_and_week_in_any_order(void **state)
{
    (void)state;
    week_table t;
    assert_int_equal(week_table_init(&t), POSTURE_OK);
    static const int days[] = {700, 70, 350, 71, 0, 700, -700};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        const struct event e = {.day = days[i], .signal = SIGNAL_MOVEMENT, .source = "Red", .target = "Blue"};
        assert_int_equal(week_table_take(&t, &e), POSTURE_OK);
    }
    const struct event other = {.day = 1, .signal = SIGNAL_OTHER, .source = "A", .target = "B"};
    const struct event own = {.day = 1, .signal = SIGNAL_CLASH, .source = "A", .target = "A"};
    const struct event green = {.day = 400, .signal = SIGNAL_CLASH, .source = "Green", .target = ""};
    assert_int_equal(week_table_take(&t, &other), POSTURE_OK);
    assert_int_equal(week_table_take(&t, &own), POSTURE_OK);
    assert_int_equal(week_table_take(&t, &green), POSTURE_OK);
    assert_int_equal(week_table_finish(&t), POSTURE_OK);
    assert_int_equal(t.pair_count, 2);
    assert_string_equal(t.pairs[0].source, "Green");
    const struct week_pair *p = &t.pairs[1];
    assert_int_equal(p->total, 7);
    assert_int_equal(p->week_count, 201);
    assert_int_equal(p->first_week, -100);
    assert_int_equal(p->counts[0][SIGNAL_MOVEMENT], 1);
    assert_int_equal(p->counts[110][SIGNAL_MOVEMENT], 2);
    assert_int_equal(p->counts[200][SIGNAL_MOVEMENT], 2);
    assert_int_equal(week_first_day(week_of_day(4)), 4); /* 1970-01-05 was a Monday */
    week_table_clear(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_weeks_are_as_by_hand),
        cmocka_unit_test(rates_are_recovered_from_labels),
        cmocka_unit_test(states_without_weeks_keep_their_rates),
        cmocka_unit_test(score_is_as_counted_by_hand),
        cmocka_unit_test(events_are_counted_by_pair_and_week_in_any_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
