/* Linear programs with known answers: a published example, bounds, whole numbers, equal optima, none at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "numeric/linear_program.h"
#include "support/near.h"

static const double none_low[3] = {-INFINITY, -INFINITY, -INFINITY};
static const double none_high[3] = {INFINITY, INFINITY, INFINITY};
static const double zero[3] = {0, 0, 0};

/* Dantzig (1963) after Hillier & Lieberman, Wyndor Glass: max 3x + 5y; x <= 4, 2y <= 12, 3x + 2y <= 18: 36 at (2, 6).
 */
static void textbook_program(void **state)
{
    (void)state;
    static const double cost[2] = {-3, -5};
    static const double a[6] = {1, 0, 0, 2, 3, 2};
    static const double high[3] = {4, 12, 18};
    linear_program p = {.rows = 3,
                        .columns = 2,
                        .cost = cost,
                        .coefficient = a,
                        .row_low = none_low,
                        .row_high = high,
                        .column_low = zero,
                        .column_high = none_high};
    linear_program_outcome outcome;
    double objective, x[2], dual[3];
    assert_int_equal(linear_program_solve(&p, &outcome, &objective, x, dual), POSTURE_OK);
    assert_int_equal(outcome, LINEAR_PROGRAM_OPTIMAL);
    assert_near(objective, -36, 1e-9);
    assert_near(x[0], 2, 1e-9);
    assert_near(x[1], 6, 1e-9);
    assert_near(dual[0], 0, 1e-9);
    assert_near(dual[1], -1.5, 1e-9);
    assert_near(dual[2], -1, 1e-9);
}

/* max 5x + 4y; 6x + 4y <= 24, x + 2y <= 6: (3, 1.5) gives 21; in whole numbers (4, 0) gives 20. */
static void whole_numbers(void **state)
{
    (void)state;
    static const double cost[2] = {-5, -4};
    static const double a[4] = {6, 4, 1, 2};
    static const double high[2] = {24, 6};
    static const bool integer[2] = {true, true};
    linear_program p = {.rows = 2,
                        .columns = 2,
                        .cost = cost,
                        .coefficient = a,
                        .row_low = none_low,
                        .row_high = high,
                        .column_low = zero,
                        .column_high = none_high};
    linear_program_outcome outcome;
    double objective, x[2];
    assert_int_equal(linear_program_solve(&p, &outcome, &objective, x, NULL), POSTURE_OK);
    assert_near(objective, -21, 1e-9);
    p.integer = integer;
    assert_int_equal(linear_program_solve(&p, &outcome, &objective, x, NULL), POSTURE_OK);
    assert_int_equal(outcome, LINEAR_PROGRAM_OPTIMAL);
    assert_near(objective, -20, 1e-9);
    assert_near(x[0], 4, 0);
    assert_near(x[1], 0, 0);
}

/* Every split of 1 over three columns is optimal: the stated rule leaves the last one to pay. */
static void first_of_equal_optima(void **state)
{
    (void)state;
    static const double cost[3] = {1, 1, 1};
    static const double one[1] = {1};
    linear_program p = {.rows = 1,
                        .columns = 3,
                        .cost = cost,
                        .coefficient = cost,
                        .row_low = one,
                        .row_high = none_high,
                        .column_low = zero,
                        .column_high = none_high,
                        .first_in_order = true};
    linear_program_outcome outcome;
    double objective, x[3];
    assert_int_equal(linear_program_solve(&p, &outcome, &objective, x, NULL), POSTURE_OK);
    assert_near(objective, 1, 1e-9);
    assert_near(x[0], 0, 1e-8);
    assert_near(x[1], 0, 1e-8);
    assert_near(x[2], 1, 1e-8);
}

static void no_answer_is_an_outcome(void **state)
{
    (void)state;
    static const double cost[2] = {-1, 0};
    static const double a[4] = {1, 1, 1, 1};
    static const double low[2] = {2, -INFINITY};
    static const double high[2] = {INFINITY, 1};
    static const bool integer[2] = {true, false};
    linear_program p = {.rows = 2,
                        .columns = 2,
                        .cost = cost,
                        .coefficient = a,
                        .row_low = low,
                        .row_high = high,
                        .column_low = zero,
                        .column_high = none_high};
    linear_program_outcome outcome;
    double objective, x[2];
    for (int i = 0; i < 2; i++) {
        p.integer = i ? integer : NULL;
        p.rows = 2;
        assert_int_equal(linear_program_solve(&p, &outcome, &objective, x, NULL), POSTURE_OK);
        assert_int_equal(outcome, LINEAR_PROGRAM_INFEASIBLE);
        p.rows = 1;
        assert_int_equal(linear_program_solve(&p, &outcome, &objective, x, NULL), POSTURE_OK);
        assert_int_equal(outcome, LINEAR_PROGRAM_UNBOUNDED);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(textbook_program),
        cmocka_unit_test(whole_numbers),
        cmocka_unit_test(first_of_equal_optima),
        cmocka_unit_test(no_answer_is_an_outcome),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
