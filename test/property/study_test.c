/* The study with made-up replications of known distribution: pairing, nesting, failures, cancelling, and the same
 * bytes for any number of threads. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "numeric/rng.h"
#include "study/study.h"
#include "support/near.h"

/* One replication: occupied place-days 10 + assumption + luck, 2 less in option 1; an objective held on an exponential
 * day; option 1 fails in every 50th replication. */
static posture_status fake_run(void *context, int worker, int option, int plan, const study_case *c, outcome_row *row,
                               outcome_series *series)
{
    (void)context;
    (void)worker;
    rng_stream outer = {c->seed, c->outer};
    rng_stream inner = {c->seed, c->replication + 1000000};
    for (int m = 0; m < OUTCOME_COUNT; m++)
        row->measure[m] = NAN;
    double assumption = rng_normal(outer, RNG_TEST, 1, 0, 0);
    double luck = rng_normal(inner, RNG_TEST, 2, 0, 0);
    double u = rng_uniform(inner, RNG_TEST, 3, 0, 0);
    row->measure[OUTCOME_OCCUPIED_PLACE_DAY] = 10 + assumption + luck - 2 * option + plan;
    double held_day = u < 0.6 ? 50 * u : NAN; /* uniform on D+0 to D+30, 40 % never */
    row->measure[OUTCOME_ALL_HELD_DAY] = held_day;
    row->measure[OUTCOME_ALL_HELD] = isnan(held_day) ? 0 : 1;
    row->measure[OUTCOME_RACE_MARGIN_DAY] = isnan(held_day) ? NAN : held_day - 20;
    row->objective_count = 1;
    row->objective[0] = (objective_outcome){held_day * 24, held_day, NAN};
    series->day_count = 31;
    for (int day = 0; day < 31; day++)
        series->occupied_places[day] = held_day <= day ? 1 : 0;
    if (option == 1 && c->replication % 50 == 7)
        row->status = POSTURE_ERROR_NUMERIC;
    return POSTURE_OK;
}

typedef struct recording {
    uint64_t hash;
    size_t rows, failed, blocks, progress;
    uint64_t last_key;
    size_t cancel_after;
} recording;

static void mix(recording *r, const void *bytes, size_t length)
{
    const unsigned char *b = bytes;
    for (size_t i = 0; i < length; i++)
        r->hash = (r->hash ^ b[i]) * 1099511628211u;
}

static posture_status take_row(void *context, int option, int plan, const outcome_row *row,
                               const outcome_series *series)
{
    recording *r = context;
    uint64_t key = (row->replication * 8 + (uint64_t)option) * 8 + (uint64_t)plan + 1;
    assert_true(key > r->last_key);
    r->last_key = key;
    mix(r, &key, sizeof key);
    mix(r, row->measure, sizeof row->measure);
    mix(r, series->occupied_places, sizeof series->occupied_places);
    r->rows++;
    r->failed += row->status != POSTURE_OK;
    return POSTURE_OK;
}

static posture_status take_block(void *context, size_t first, size_t last)
{
    recording *r = context;
    assert_true(last > first);
    r->blocks++;
    return POSTURE_OK;
}

static bool count_progress(void *context, size_t done, size_t total)
{
    recording *r = context;
    assert_true(done <= total);
    r->progress++;
    return r->cancel_after == 0 || done < r->cancel_after;
}

static study_design design_of(size_t outer, size_t inner, int threads)
{
    return (study_design){
        .seed = 7, .outer = outer, .inner = inner, .options = 2, .plans = 2, .threads = threads, .horizon_day = 30};
}

static study_result *run(const study_design *d, recording *r)
{
    study_source source = {.run = fake_run};
    study_sink sink = {
        .context = r, .row = take_row, .block = take_block, .progress = count_progress, .progress_context = r};
    study_result *result = NULL;
    assert_int_equal(study_run(d, &source, &sink, &result), POSTURE_OK);
    return result;
}

static void estimates_match_the_known_distribution(void **state)
{
    (void)state;
    study_design d = design_of(500, 4, 1);
    recording r = {0};
    study_result *result = run(&d, &r);
    tally *base = study_result_tally(result, 0, 0);
    measure_estimate e;
    tally_estimate(base, OUTCOME_OCCUPIED_PLACE_DAY, &e);
    assert_true(e.value.lo < 10 && 10 < e.value.hi);
    assert_near(e.value.hi - e.value.lo, 2 * 1.965 * sqrt((1 + 0.25) / 500), 0.02);
    assert_near(e.p10, 10 - 1.2816 * sqrt(2), 0.15);
    assert_near(e.p90, 10 + 1.2816 * sqrt(2), 0.15);
    assert_near(e.amin, 10 - 1.645, 0.25);
    assert_near(e.amax, 10 + 1.645, 0.25);
    tally_estimate(base, OUTCOME_ALL_HELD, &e);
    assert_true(e.value.lo < 0.6 && 0.6 < e.value.hi);
    study_result_destroy(result);
}

static void a_time_is_censored_never_averaged(void **state)
{
    (void)state;
    study_design d = design_of(500, 4, 1);
    recording r = {0};
    study_result *result = run(&d, &r);
    tally *base = study_result_tally(result, 0, 0);
    measure_estimate e;
    tally_estimate(base, OUTCOME_ALL_HELD_DAY, &e);
    assert_near(e.censored, 0.4, 0.03);
    assert_near(e.value.value, 25, 1.5);
    assert_true(isinf(e.p90)); /* not within the horizon */
    /* E min(t, 30) = 0.6 * 15 + 0.4 * 30 */
    assert_true(e.restricted_mean.lo < 21 && 21 < e.restricted_mean.hi);
    assert_int_equal(tally_days[6], 14);
    assert_near(e.within[6].value, 0.28, 0.03);
    tally_estimate(base, OUTCOME_RACE_MARGIN_DAY, &e);
    assert_near(e.value.value, 5, 1.5);
    assert_true(isnan(e.restricted_mean.value));
    study_result_destroy(result);
}

static void pairing_removes_the_common_luck(void **state)
{
    (void)state;
    study_design d = design_of(100, 4, 1);
    recording r = {0};
    study_result *result = run(&d, &r);
    const comparison *c = study_result_comparison(result, 1, 0);
    interval difference = comparison_difference(c, OUTCOME_OCCUPIED_PLACE_DAY);
    assert_near(difference.value, -2, 1e-9);
    assert_true(difference.hi - difference.lo < 1e-6);
    /* Two independent estimates would have been a thousand times as uncertain. */
    measure_estimate e;
    tally_estimate(study_result_tally(result, 1, 0), OUTCOME_OCCUPIED_PLACE_DAY, &e);
    assert_true(e.value.hi - e.value.lo > 0.3);
    study_result_destroy(result);
}

static void failures_are_rows_and_are_counted(void **state)
{
    (void)state;
    study_design d = design_of(100, 4, 2);
    recording r = {0};
    study_result *result = run(&d, &r);
    assert_int_equal(r.rows, 100 * 4 * 4);
    assert_int_equal(r.failed, 2 * 8);
    assert_int_equal(study_result_tally(result, 1, 0)->failed, 8);
    assert_int_equal(study_result_tally(result, 0, 0)->failed, 0);
    assert_int_equal((int)comparison_pairs(study_result_comparison(result, 1, 0), OUTCOME_OCCUPIED_PLACE_DAY), 392);
    study_result_destroy(result);
}

static void any_number_of_threads_gives_the_same_bytes(void **state)
{
    (void)state;
    const int threads[] = {1, 2, 3, 8};
    uint64_t first = 0;
    for (int i = 0; i < 4; i++) {
        study_design d = design_of(333, 3, threads[i]);
        recording r = {.hash = 1469598103934665603u};
        study_result *result = run(&d, &r);
        for (int m = 0; m < OUTCOME_COUNT; m++) {
            measure_estimate e = {0};
            tally_estimate(study_result_tally(result, 1, 1), (outcome_measure)m, &e);
            mix(&r, &e.value, sizeof e.value);
            mix(&r, &e.p90, sizeof e.p90);
            interval difference = comparison_difference(study_result_comparison(result, 1, 1), (outcome_measure)m);
            mix(&r, &difference, sizeof difference);
        }
        if (i == 0)
            first = r.hash;
        assert_true(r.hash == first);
        assert_true(r.blocks > 1);
        study_result_destroy(result);
    }
}

static void objectives_and_series_by_day(void **state)
{
    (void)state;
    study_design d = design_of(400, 2, 1);
    recording r = {0};
    study_result *result = run(&d, &r);
    series_tally *t = study_result_series(result, 0, 0);
    for (int day = 1; day < 31; day++) {
        double before = series_tally_reached(t, 0, day - 1).value;
        interval now = series_tally_reached(t, 0, day);
        assert_true(now.value >= before);
        assert_true(now.lo <= now.value && now.value <= now.hi);
        series_point p = series_tally_point(t, SERIES_occupied_places, day);
        assert_near(p.mean.value, now.value, 1e-12);
    }
    assert_near(series_tally_held(t, 0, 15).value, 0.3, 0.05);
    study_result_destroy(result);
}

static void progress_can_stop_a_study(void **state)
{
    (void)state;
    study_design d = design_of(4000, 2, 2);
    recording r = {.cancel_after = 100};
    study_source source = {.run = fake_run};
    study_sink sink = {.context = &r, .progress = count_progress, .progress_context = &r};
    study_result *result = (study_result *)&r;
    assert_int_equal(study_run(&d, &source, &sink, &result), POSTURE_ERROR_CANCELLED);
    assert_null(result);
}

static posture_status full_disk(void *context, int option, int plan, const outcome_row *row,
                                const outcome_series *series)
{
    (void)context;
    (void)option;
    (void)plan;
    (void)series;
    return row->replication == 300 ? POSTURE_ERROR_STORE : POSTURE_OK;
}

static void a_full_disk_ends_the_study(void **state)
{
    (void)state;
    study_design d = design_of(4000, 2, 1);
    study_source source = {.run = fake_run};
    study_sink sink = {.row = full_disk};
    study_result *result = NULL;
    assert_int_equal(study_run(&d, &source, &sink, &result), POSTURE_ERROR_STORE);
    assert_null(result);
}

static void replications_split_into_outer_and_inner(void **state)
{
    (void)state;
    size_t outer = 0;
    size_t inner = 0;
    study_split(400, 4, &outer, &inner);
    assert_int_equal(outer, 100);
    assert_int_equal(inner, 4);
    study_split(401, 4, &outer, &inner);
    assert_int_equal(outer, 101);
    study_split(5, 4, &outer, &inner);
    assert_int_equal(outer, 5);
    assert_int_equal(inner, 1);
    study_split(1, 1, &outer, &inner);
    assert_int_equal(outer, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(estimates_match_the_known_distribution),
        cmocka_unit_test(a_time_is_censored_never_averaged),
        cmocka_unit_test(pairing_removes_the_common_luck),
        cmocka_unit_test(failures_are_rows_and_are_counted),
        cmocka_unit_test(any_number_of_threads_gives_the_same_bytes),
        cmocka_unit_test(objectives_and_series_by_day),
        cmocka_unit_test(progress_can_stop_a_study),
        cmocka_unit_test(a_full_disk_ends_the_study),
        cmocka_unit_test(replications_split_into_outer_and_inner),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
