/* Sensitivity against functions whose indices are known, factorial designs, and samplers refused by the wrong analyser.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "numeric/factorial.h"
#include "numeric/known_function.h"
#include "numeric/latin_hypercube.h"
#include "numeric/morris.h"
#include "numeric/rng.h"
#include "numeric/sobol_index.h"
#include "support/near.h"

static double *evaluate(const design *d, double (*f)(const double *))
{
    double *y = malloc((size_t)d->rows * sizeof *y);
    for (int r = 0; r < d->rows; r++)
        y[r] = f(d->points + (ptrdiff_t)r * d->columns);
    return y;
}

static void inside(interval x, double truth)
{
    if (!(x.lo <= truth && truth <= x.hi))
        fail_msg("%.6f is not in %.6f (%.6f - %.6f)", truth, x.value, x.lo, x.hi);
}

/* Ishigami & Homma (1990), a = 7, b = 0.1. */
static void ishigami_indices(void **state)
{
    (void)state;
    static const double first[3] = {0.3139051911, 0.4424111448, 0};
    static const double total[3] = {0.5575888552, 0.4424111448, 0.2436836641};
    design d;
    assert_int_equal(sobol_index_design(4096, 3, true, 11, &d), POSTURE_OK);
    double *y = evaluate(&d, known_ishigami);
    sobol_index index[3];
    interval second[9];
    sobol_index_summary summary;
    assert_int_equal(sobol_index_analyse(&d, y, 0, index, second, &summary), POSTURE_OK);
    assert_near(summary.mean, 3.5, 0.01);
    assert_near(summary.variance, 13.8445879407, 0.05);
    for (int i = 0; i < 3; i++) {
        inside(index[i].first, first[i]);
        inside(index[i].total, total[i]);
        assert_near(index[i].first.value, first[i], 0.01);
        assert_near(index[i].total.value, total[i], 0.01);
    }
    assert_false(index[2].first_distinguishable);
    assert_true(index[2].total_distinguishable && index[0].first_distinguishable);
    inside(second[2], 0.2436836641);
    inside(second[1], 0);
    free(y);
    design_clear(&d);
}

/* Sobol's g-function, a = (0, 1, 4.5, 9, 99, 99, 99, 99). */
static void g_function_indices(void **state)
{
    (void)state;
    static const double first[8] = {.7161921688, .1790480422, .0236757742, .0071619217,
                                    .0000716192, .0000716192, .0000716192, .0000716192};
    static const double total[8] = {.787144127, .242198193, .0343169102, .0104603871,
                                    .000104949, .000104949, .000104949,  .000104949};
    design d;
    assert_int_equal(sobol_index_design(8192, 8, false, 3, &d), POSTURE_OK);
    double *y = evaluate(&d, known_g_function);
    sobol_index index[8];
    sobol_index_summary summary;
    assert_int_equal(sobol_index_analyse(&d, y, 0, index, NULL, &summary), POSTURE_OK);
    for (int i = 0; i < 8; i++) {
        inside(index[i].first, first[i]);
        inside(index[i].total, total[i]);
        assert_near(index[i].total.value, total[i], 0.01);
    }
    free(y);
    design_clear(&d);
}

/* A failed row takes its block along and nothing else; a constant result has no indices. */
static void failed_rows_and_constant_results(void **state)
{
    (void)state;
    design d;
    assert_int_equal(sobol_index_design(64, 3, true, 11, &d), POSTURE_OK);
    double *y = evaluate(&d, known_ishigami);
    sobol_index index[3];
    sobol_index_summary summary;
    y[5] = NAN;
    assert_int_equal(sobol_index_analyse(&d, y, 0, index, NULL, &summary), POSTURE_OK);
    assert_int_equal(summary.base_samples, 63);
    for (int r = 0; r < d.rows; r++)
        y[r] = 1e9 / 3;
    assert_int_equal(sobol_index_analyse(&d, y, 0, index, NULL, &summary), POSTURE_OK);
    for (int i = 0; i < 3; i++) {
        assert_near(index[i].first.value, 0, 0);
        assert_false(index[i].first_distinguishable || index[i].total_distinguishable);
    }
    for (int r = 0; r < d.rows; r++)
        y[r] = NAN;
    assert_int_equal(sobol_index_analyse(&d, y, 0, index, NULL, &summary), POSTURE_ERROR_NUMERIC);
    free(y);
    design_clear(&d);
}

/* Morris (1991): ten of the twenty inputs matter, the first seven with interaction. Means are those of
 * SALib over 1000 trajectories, whose standard error is about 1.3. */
static void morris_function(void **state)
{
    (void)state;
    static const double mu_star[10] = {65.4, 64.4, 51.4, 63.9, 53.1, 42.5, 35.2, 37.5, 42.5, 37.7};
    const morris_options o = {.blocks = 4000};
    design d;
    assert_int_equal(morris_design(20, &o, 4, &d), POSTURE_OK);
    double *y = evaluate(&d, known_morris);
    morris_effect effect[20];
    assert_int_equal(morris_analyse(&d, y, 0, 200, effect), POSTURE_OK);
    for (int i = 0; i < 10; i++)
        assert_near(effect[i].mu_star.value, mu_star[i], 3);
    for (int i = 10; i < 20; i++)
        assert_true(effect[i].mu_star.value > 4.8 && effect[i].mu_star.value < 5.8);
    for (int i = 7; i < 10; i++)
        assert_true(effect[i].sigma.value < 10 && effect[i].mu.value > 0);
    for (int i = 0; i < 7; i++)
        assert_true(effect[i].sigma.value > 20);
    free(y);
    design_clear(&d);
}

/* Ten trajectories are enough to screen. */
static void few_trajectories_screen(void **state)
{
    (void)state;
    for (int layout = 0; layout < 2; layout++) {
        const morris_options o = {.layout = (morris_layout)layout, .blocks = 12};
        design d;
        assert_int_equal(morris_design(20, &o, 2, &d), POSTURE_OK);
        assert_int_equal(d.rows, 12 * 21);
        double *y = evaluate(&d, known_morris);
        morris_effect effect[20];
        assert_int_equal(morris_analyse(&d, y, 0, 0, effect), POSTURE_OK);
        for (int i = 0; i < 10; i++)
            for (int j = 10; j < 20; j++)
                assert_true(effect[i].mu_star.value > 1.5 * effect[j].mu_star.value);
        free(y);
        design_clear(&d);
    }
}

static double linear(const double *x)
{
    return 3 * x[0] - 2 * x[1] + 0 * x[2];
}

/* Effects of a linear function are its slopes, whatever the grid; the luck of a result hides what is smaller. */
static void linear_effects_are_slopes(void **state)
{
    (void)state;
    const morris_options options[4] = {{.blocks = 5},
                                       {.blocks = 5, .levels = 8, .jump = 3},
                                       {.blocks = 5, .levels = 6, .midpoint = true},
                                       {.layout = MORRIS_RADIAL, .blocks = 5}};
    for (int i = 0; i < 4; i++) {
        design d;
        assert_int_equal(morris_design(3, &options[i], 4, &d), POSTURE_OK);
        for (int p = 0; p < d.rows * 3; p++)
            assert_true(d.points[p] >= 0 && d.points[p] <= 1 && (!options[i].midpoint || d.points[p] < 1));
        double *y = evaluate(&d, linear);
        morris_effect effect[3];
        assert_int_equal(morris_analyse(&d, y, 0, 0, effect), POSTURE_OK);
        assert_near(effect[0].mu.value, 3, 1e-9);
        assert_near(effect[1].mu.value, -2, 1e-9);
        assert_near(effect[1].mu_star.value, 2, 1e-9);
        assert_near(effect[0].sigma.value, 0, 1e-9);
        assert_true(effect[0].distinguishable && effect[1].distinguishable && !effect[2].distinguishable);
        assert_int_equal(morris_analyse(&d, y, 1.5, 0, effect), POSTURE_OK);
        assert_false(effect[1].distinguishable);
        free(y);
        design_clear(&d);
    }
}

static void the_wrong_sampler_is_refused(void **state)
{
    (void)state;
    design latin, saltelli, morris;
    const morris_options o = {.blocks = 4};
    assert_int_equal(latin_hypercube_design(20, 3, 1, &latin), POSTURE_OK);
    assert_int_equal(sobol_index_design(4, 3, false, 1, &saltelli), POSTURE_OK);
    assert_int_equal(morris_design(3, &o, 1, &morris), POSTURE_OK);
    double y[64] = {0};
    sobol_index index[3];
    interval second[9];
    sobol_index_summary summary;
    morris_effect effect[3];
    assert_int_equal(sobol_index_analyse(&latin, y, 0, index, NULL, &summary), POSTURE_ERROR_INPUT);
    assert_int_equal(sobol_index_analyse(&morris, y, 0, index, NULL, &summary), POSTURE_ERROR_INPUT);
    assert_int_equal(sobol_index_analyse(&saltelli, y, 0, index, second, &summary), POSTURE_ERROR_INPUT);
    assert_int_equal(morris_analyse(&saltelli, y, 0, 0, effect), POSTURE_ERROR_INPUT);
    design_clear(&latin);
    assert_int_equal(sobol_index_design(4, 556, false, 1, &latin), POSTURE_ERROR_INPUT);
    design_clear(&saltelli);
    design_clear(&morris);
    const morris_options bad[3] = {{.blocks = 0}, {.blocks = 2, .levels = 1}, {.blocks = 2, .levels = 4, .jump = 4}};
    for (int i = 0; i < 3; i++)
        assert_int_equal(morris_design(3, &bad[i], 1, &morris), POSTURE_ERROR_INPUT);
}

static void full_factorial(void **state)
{
    (void)state;
    static const int levels[3] = {2, 3, 4};
    design d;
    assert_int_equal(factorial_design(levels, 3, &d), POSTURE_OK);
    assert_int_equal(d.rows, 24);
    int seen[24] = {0};
    for (int r = 0; r < 24; r++) {
        const double *x = &d.points[r * 3];
        seen[(int)(x[0] * 2) + 2 * ((int)(x[1] * 3) + 3 * (int)(x[2] * 4))]++;
    }
    for (int r = 0; r < 24; r++)
        assert_int_equal(seen[r], 1);
    assert_near(d.points[0], 0.25, 0);
    assert_near(d.points[3], 0.75, 0);
    design_clear(&d);
    static const int huge[4] = {1000, 1000, 1000, 1000};
    assert_int_equal(factorial_design(huge, 4, &d), POSTURE_ERROR_INPUT);
}

/* Rows that textbooks give: 7 factors in 8 runs (III), 8 in 16 (IV), 5 in 16 and 8 in 64 (V). Walsh indices as Sanchez
 * & Sanchez (2005) list them. */
static void fractions_have_their_resolution(void **state)
{
    (void)state;
    static const struct {
        int columns, asked, rows, reached;
    } cases[] = {{7, 3, 8, 3},  {15, 3, 16, 3},  {8, 4, 16, 4},   {16, 4, 32, 4}, {5, 5, 16, 5},
                 {8, 5, 64, 5}, {11, 5, 128, 5}, {17, 5, 256, 5}, {3, 4, 8, 0}};
    static const uint32_t walsh[17] = {1, 2, 4, 8, 15, 16, 32, 51, 64, 85, 106, 128, 150, 171, 219, 237, 247};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        design d;
        assert_int_equal(factorial_fraction(cases[i].columns, cases[i].asked, &d), POSTURE_OK);
        printf("    %d factors, resolution %d: %d rows, reached %d\n", d.columns, cases[i].asked, d.rows, d.resolution);
        if (cases[i].columns == 17)
            assert_memory_equal(d.word, walsh, sizeof walsh);
        design_correlation r;
        assert_int_equal(design_correlate(&d, &r), POSTURE_OK);
        assert_near(r.max_abs, 0, 1e-12);
        factorial_alias *alias;
        int count;
        assert_int_equal(factorial_aliases(&d, &alias, &count), POSTURE_OK);
        assert_true((count == 0) == (d.resolution == 5 || d.resolution == 0));
        for (int k = 0; k < count; k++) {
            assert_true(d.resolution == 3 || alias[k].a[1] >= 0);
            assert_int_equal(factorial_word(&d, alias[k].a, alias[k].a[1] < 0 ? 1 : 2),
                             factorial_word(&d, alias[k].b, alias[k].b[1] < 0 ? 1 : 2));
        }
        free(alias);
        assert_int_equal(d.rows, cases[i].rows);
        assert_int_equal(d.resolution, cases[i].reached);
        design_clear(&d);
    }
    design d;
    assert_int_equal(factorial_fraction(5, 6, &d), POSTURE_ERROR_INPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ishigami_indices),
        cmocka_unit_test(g_function_indices),
        cmocka_unit_test(failed_rows_and_constant_results),
        cmocka_unit_test(morris_function),
        cmocka_unit_test(few_trajectories_screen),
        cmocka_unit_test(linear_effects_are_slopes),
        cmocka_unit_test(the_wrong_sampler_is_refused),
        cmocka_unit_test(full_factorial),
        cmocka_unit_test(fractions_have_their_resolution),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
