/* Designs: the published points of Sobol's sequence, one point in each cell, correlations, the same for one seed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "numeric/joe_kuo.h"
#include "numeric/latin_hypercube.h"
#include "numeric/sobol.h"
#include "support/near.h"

/* Joe & Kuo (2008), new-joe-kuo-6.21201, unscrambled, in Gray-code order. */
static void sobol_points_are_those_published(void **state)
{
    (void)state;
    static const double first[6][8] = {{0},
                                       {.5, .5, .5, .5, .5, .5, .5, .5},
                                       {.75, .25, .25, .25, .75, .75, .25, .75},
                                       {.25, .75, .75, .75, .25, .25, .75, .25},
                                       {.375, .375, .625, .875, .375, .125, .375, .875},
                                       {.875, .875, .125, .375, .875, .625, .875, .375}};
    design d;
    assert_int_equal(sobol_design(1024, 8, false, 1, &d), POSTURE_OK);
    assert_memory_equal(d.points, first, sizeof first);
    for (int c = 0; c < 8; c++) {
        double sum = 0;
        for (int r = 0; r < 1024; r++)
            sum += d.points[r * 8 + c];
        assert_near(sum, 511.5, 0);
    }
    design_clear(&d);
}

/* Centred L2 discrepancy (Hickernell 1998), of the published points. */
static void sobol_discrepancy_is_that_computed_elsewhere(void **state)
{
    (void)state;
    enum { N = 1024, K = 8 };
    design d;
    assert_int_equal(sobol_design(N, K, false, 1, &d), POSTURE_OK);
    double single = 0, pair = 0, constant = 1;
    for (int c = 0; c < K; c++)
        constant *= 13.0 / 12;
    for (int i = 0; i < N; i++) {
        const double *x = &d.points[i * K];
        double product = 1;
        for (int c = 0; c < K; c++) {
            double a = fabs(x[c] - .5);
            product *= 1 + .5 * a - .5 * a * a;
        }
        single += product;
        for (int j = 0; j < N; j++) {
            const double *y = &d.points[j * K];
            double p = 1;
            for (int c = 0; c < K; c++)
                p *= 1 + .5 * fabs(x[c] - .5) + .5 * fabs(y[c] - .5) - .5 * fabs(x[c] - y[c]);
            pair += p;
        }
    }
    assert_near(constant - 2.0 / N * single + pair / N / N, 2.4049788e-4, 1e-11);
    design_clear(&d);
}

/* x^(2^k) by squaring in GF(2)[x] modulo the polynomial; primitive: x has order 2^degree - 1. */
static uint32_t multiply(uint32_t a, uint32_t b, uint32_t polynomial, int degree)
{
    uint32_t product = 0;
    for (; b; b >>= 1) {
        product ^= (b & 1u) ? a : 0;
        a <<= 1;
        if ((a >> degree) & 1u)
            a ^= polynomial;
    }
    return product;
}

static uint32_t power_of_x(uint32_t exponent, uint32_t polynomial, int degree)
{
    uint32_t result = 1, base = degree == 1 ? 1 : 2;
    for (; exponent; exponent >>= 1) {
        if (exponent & 1u)
            result = multiply(result, base, polynomial, degree);
        base = multiply(base, base, polynomial, degree);
    }
    return result;
}

static void direction_numbers_are_sound(void **state)
{
    (void)state;
    const uint16_t *initial = joe_kuo_initial;
    for (int i = 0; i < JOE_KUO_DIMENSIONS - 1; i++) {
        uint32_t polynomial = joe_kuo_polynomial[i];
        int degree = 0;
        while (polynomial >> (degree + 1))
            degree++;
        uint32_t order = ((uint32_t)1 << degree) - 1;
        assert_int_equal(power_of_x(order, polynomial, degree), 1);
        uint32_t rest = order;
        for (uint32_t q = 2; q <= rest; q++)
            if (rest % q == 0) {
                while (rest % q == 0)
                    rest /= q;
                assert_true(power_of_x(order / q, polynomial, degree) != 1);
            }
        for (int j = 0; j < i; j++)
            assert_true(joe_kuo_polynomial[j] != polynomial);
        for (int k = 1; k <= degree; k++, initial++)
            assert_true((*initial & 1u) && *initial < (1u << k));
    }
    assert_int_equal(initial - joe_kuo_initial, JOE_KUO_INITIAL_COUNT);
}

/* Each of 2^k cells of a column holds one of the first 2^k points, shifted or not, in the last dimension as well. */
static void sobol_columns_are_balanced(void **state)
{
    (void)state;
    enum { N = 256, K = SOBOL_COLUMNS_MAX };
    for (int shifted = 0; shifted < 2; shifted++) {
        design d;
        assert_int_equal(sobol_design(N, K, shifted, 5, &d), POSTURE_OK);
        for (int c = 0; c < K; c++) {
            char seen[N] = {0};
            for (int r = 0; r < N; r++)
                seen[(int)(d.points[r * K + c] * N)]++;
            for (int r = 0; r < N; r++)
                assert_int_equal(seen[r], 1);
        }
        design_clear(&d);
    }
    design d;
    assert_int_equal(sobol_design(4, K + 1, false, 1, &d), POSTURE_ERROR_INPUT);
    assert_int_equal(sobol_design(0, 3, false, 1, &d), POSTURE_ERROR_INPUT);
    assert_null(d.points);
}

static void sobol_may_be_filled_in_pieces(void **state)
{
    (void)state;
    double whole[100 * 7], piece[60 * 7];
    assert_int_equal(sobol_fill(whole, 0, 100, 7, true, 9), POSTURE_OK);
    assert_int_equal(sobol_fill(piece, 40, 60, 7, true, 9), POSTURE_OK);
    assert_memory_equal(whole + 40 * 7, piece, sizeof piece);
}

static void check_latin(const design *d)
{
    char *seen = malloc((size_t)d->rows);
    for (int c = 0; c < d->columns; c++) {
        memset(seen, 0, (size_t)d->rows);
        for (int r = 0; r < d->rows; r++) {
            double x = d->points[r * d->columns + c];
            assert_true(x >= 0 && x < 1);
            assert_int_equal(seen[(int)(x * d->rows)]++, 0);
        }
    }
    free(seen);
}

static void latin_hypercubes_have_one_point_in_each_cell(void **state)
{
    (void)state;
    design d, again;
    assert_int_equal(latin_hypercube_design(500, 12, 3, &d), POSTURE_OK);
    check_latin(&d);
    assert_int_equal(latin_hypercube_design(500, 12, 3, &again), POSTURE_OK);
    assert_memory_equal(d.points, again.points, 500 * 12 * sizeof(double));
    design_clear(&again);
    assert_int_equal(latin_hypercube_design(500, 12, 4, &again), POSTURE_OK);
    assert_memory_not_equal(d.points, again.points, 500 * 12 * sizeof(double));
    design_clear(&again);
    design_clear(&d);
}

/* Cioppa & Lucas's designs as tabled by Sanchez: largest correlations that ours must not exceed. */
static void nearly_orthogonal_ones_beat_the_published(void **state)
{
    (void)state;
    static const struct {
        int rows, columns;
        double max_abs;
    } published[] = {{33, 11, 0.023396}, {65, 16, 0.021941}, {129, 22, 0.007402}, {257, 29, 0.003861}};
    for (size_t i = 0; i < sizeof published / sizeof published[0]; i++) {
        design d;
        design_correlation r;
        assert_int_equal(latin_hypercube_nearly_orthogonal(published[i].rows, published[i].columns, 0, 1, &d),
                         POSTURE_OK);
        check_latin(&d);
        assert_int_equal(design_correlate(&d, &r), POSTURE_OK);
        printf("    %d x %d: largest correlation %.6f, published %.6f\n", d.rows, d.columns, r.max_abs,
               published[i].max_abs);
        assert_true(r.max_abs <= published[i].max_abs);
        design_clear(&d);
    }
}

/* 17 x 7 of Cioppa & Lucas (2007), columns as printed: exactly orthogonal. */
static void published_orthogonal_design_is_seen_as_such(void **state)
{
    (void)state;
    static const int column[7][17] = {{6, 2, 3, 4, 13, 17, 11, 10, 9, 12, 16, 15, 14, 5, 1, 7, 8},
                                      {17, 5, 8, 11, 16, 6, 4, 15, 9, 1, 13, 10, 7, 2, 12, 14, 3},
                                      {14, 15, 2, 6, 8, 7, 17, 13, 9, 4, 3, 16, 12, 10, 11, 1, 5},
                                      {7, 10, 5, 17, 3, 14, 6, 16, 9, 11, 8, 13, 1, 15, 4, 12, 2},
                                      {5, 1, 11, 10, 6, 2, 15, 14, 9, 13, 17, 7, 8, 12, 16, 3, 4},
                                      {16, 6, 14, 3, 1, 13, 8, 11, 9, 2, 12, 4, 15, 17, 5, 10, 7},
                                      {10, 11, 17, 13, 14, 15, 16, 12, 9, 8, 7, 1, 5, 4, 3, 2, 6}};
    design d;
    design_correlation r;
    assert_int_equal(design_init(&d, DESIGN_USER, 17, 7, 0), POSTURE_OK);
    for (int c = 0; c < 7; c++)
        for (int i = 0; i < 17; i++)
            d.points[i * 7 + c] = (column[c][i] - 0.5) / 17;
    assert_int_equal(design_correlate(&d, &r), POSTURE_OK);
    assert_near(r.max_abs, 0, 1e-15);
    d.points[0] = d.points[7];
    assert_int_equal(design_correlate(&d, &r), POSTURE_OK);
    assert_true(r.max_abs > 0.01 && r.mean_abs > 0);
    design_clear(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sobol_points_are_those_published),
        cmocka_unit_test(sobol_discrepancy_is_that_computed_elsewhere),
        cmocka_unit_test(direction_numbers_are_sound),
        cmocka_unit_test(sobol_columns_are_balanced),
        cmocka_unit_test(sobol_may_be_filled_in_pieces),
        cmocka_unit_test(latin_hypercubes_have_one_point_in_each_cell),
        cmocka_unit_test(nearly_orthogonal_ones_beat_the_published),
        cmocka_unit_test(published_orthogonal_design_is_seen_as_such),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
