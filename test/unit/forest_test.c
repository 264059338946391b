/* The random forest: finds what a line cannot, keeps to the base rate on noise, sees only the training rows. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "numeric/forest.h"
#include "numeric/rng.h"
#include "support/near.h"

enum { ROWS = 400, TERMS = 4 };

typedef struct field {
    double x[ROWS * TERMS], y[ROWS], prob[ROWS];
    bool train[ROWS], test[ROWS];
} field;

static const forest_settings settings = {.trees = 100, .tried = 2, .leaf = 5, .sample_max = 1000};

static double uniform(int row, int index)
{
    return rng_uniform((rng_stream){5, (uint64_t)row}, RNG_TEST, 1, 0, (uint32_t)index);
}

/* Uniform columns, the first half for training; y is set by the caller. */
static field *make_field(void)
{
    field *f = calloc(1, sizeof *f);
    assert_non_null(f);
    for (int i = 0; i < ROWS; i++) {
        for (int t = 0; t < TERMS; t++)
            f->x[i * TERMS + t] = uniform(i, t);
        f->train[i] = i < ROWS / 2;
        f->test[i] = !f->train[i];
    }
    return f;
}

static void forecast(field *f, const forest_settings *s)
{
    const forest_data data = {f->x, f->y, f->train, ROWS, TERMS};
    void *scratch = malloc(forest_scratch_byte(ROWS, TERMS));
    assert_non_null(scratch);
    forest_forecast(&data, f->test, s, scratch, f->prob);
    free(scratch);
}

static double right_share(const field *f)
{
    int right = 0;
    for (int i = ROWS / 2; i < ROWS; i++) {
        assert_true(f->prob[i] > 0 && f->prob[i] < 1);
        right += (f->prob[i] > 0.5) == (f->y[i] > 0.5);
    }
    return right / (ROWS / 2.0);
}

static void learns_what_no_line_separates(void **state)
{
    (void)state;
    field *f = make_field();
    for (int i = 0; i < ROWS; i++)
        f->y[i] = (f->x[i * TERMS] > 0.5) != (f->x[i * TERMS + 1] > 0.5);
    forecast(f, &settings);
    assert_true(right_share(f) > 0.85);
    free(f);
}

static void not_known_is_a_value_of_its_own(void **state)
{
    (void)state;
    field *f = make_field();
    for (int i = 0; i < ROWS; i++) {
        f->y[i] = uniform(i, 9) < 0.5;
        if (f->y[i] > 0)
            f->x[i * TERMS + 2] = NAN;
    }
    forecast(f, &settings);
    assert_true(right_share(f) > 0.95);
    free(f);
}

static void noise_gives_about_the_rate(void **state)
{
    (void)state;
    field *f = make_field();
    double sum = 0;
    double rate = 0; /* of the training rows, which may be off 0.7 */
    for (int i = 0; i < ROWS; i++) {
        f->y[i] = uniform(i, 9) < 0.7;
        rate += i < ROWS / 2 ? f->y[i] / (ROWS / 2.0) : 0;
    }
    forecast(f, &settings);
    for (int i = ROWS / 2; i < ROWS; i++)
        sum += f->prob[i] / (ROWS / 2.0);
    assert_near(sum, rate, 0.04);
    free(f);
}

static void nothing_to_learn_from(void **state)
{
    (void)state;
    field *f = make_field();
    memset(f->train, 0, sizeof f->train);
    forecast(f, &settings);
    assert_near(f->prob[ROWS - 1], 0.5, 0);
    f->train[3] = true; /* a single row, and one class */
    f->y[3] = 1;
    forecast(f, &settings);
    assert_near(f->prob[ROWS - 1], (1 + 2.0 / 3) / 2, 1e-12); /* not 1: a surprise must not cost infinitely much */
    for (int i = 0; i < ROWS * TERMS; i++)
        f->x[i] = i % 2 ? NAN : 7; /* columns that do not vary */
    for (int i = 0; i < ROWS; i++) {
        f->train[i] = i < 100;
        f->y[i] = i % 4 == 0;
    }
    forecast(f, &settings);
    assert_near(f->prob[ROWS - 1], 0.25, 0.02);
    free(f);
}

static void sees_the_training_rows_alone_and_is_repeatable(void **state)
{
    (void)state;
    field *f = make_field();
    double first[ROWS];
    for (int i = 0; i < ROWS; i++)
        f->y[i] = f->x[i * TERMS] > uniform(i, 9);
    forecast(f, &settings);
    memcpy(first, f->prob, sizeof first);
    for (int i = ROWS / 2; i < ROWS; i++)
        f->y[i] = 1 - f->y[i];
    forecast(f, &settings);
    assert_memory_equal(first, f->prob, sizeof first);
    forest_settings other = settings;
    other.seed = 2;
    forecast(f, &other);
    assert_memory_not_equal(first, f->prob, sizeof first);
    other.sample_max = 20; /* small samples: weaker trees, still probabilities */
    forecast(f, &other);
    for (int i = ROWS / 2; i < ROWS; i++)
        assert_true(f->prob[i] > 0 && f->prob[i] < 1);
    free(f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(learns_what_no_line_separates),
        cmocka_unit_test(not_known_is_a_value_of_its_own),
        cmocka_unit_test(noise_gives_about_the_rate),
        cmocka_unit_test(nothing_to_learn_from),
        cmocka_unit_test(sees_the_training_rows_alone_and_is_repeatable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
