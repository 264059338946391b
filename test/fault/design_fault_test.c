/* Designs, analyses, discovery, selection and games when memory runs out: a status, nothing to clear, nothing lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "numeric/classification_tree.h"
#include "numeric/factorial.h"
#include "numeric/indifference_zone.h"
#include "numeric/latin_hypercube.h"
#include "numeric/matrix_game.h"
#include "numeric/morris.h"
#include "numeric/ocba.h"
#include "numeric/precision.h"
#include "numeric/prim.h"
#include "numeric/sobol.h"
#include "numeric/sobol_index.h"
#include "support/allocation_fault.h"

enum { ROWS = 200, COLUMNS = 3 };

static design latin, morris, saltelli, fraction;
static bool interesting[ROWS];
static double y[ROWS];

static posture_status make_latin(void)
{
    design d;
    posture_status status = latin_hypercube_design(20, COLUMNS, 1, &d);
    if (status == POSTURE_OK)
        design_clear(&d);
    return status;
}

static posture_status make_nearly_orthogonal(void)
{
    design d;
    posture_status status = latin_hypercube_nearly_orthogonal(20, COLUMNS, 2, 1, &d);
    if (status == POSTURE_OK)
        design_clear(&d);
    return status;
}

static posture_status make_sobol(void)
{
    design d;
    posture_status status = sobol_design(8, COLUMNS, true, 1, &d);
    if (status == POSTURE_OK)
        design_clear(&d);
    return status;
}

static posture_status make_fraction(void)
{
    design d;
    posture_status status = factorial_fraction(5, 3, &d);
    if (status == POSTURE_OK)
        design_clear(&d);
    return status;
}

static posture_status make_morris(void)
{
    for (int layout = 0; layout < 2; layout++) {
        design d;
        const morris_options o = {.layout = (morris_layout)layout, .blocks = 3};
        posture_status status = morris_design(COLUMNS, &o, 1, &d);
        if (status != POSTURE_OK)
            return status;
        design_clear(&d);
    }
    return POSTURE_OK;
}

static posture_status make_saltelli(void)
{
    design d;
    posture_status status = sobol_index_design(4, COLUMNS, true, 1, &d);
    if (status == POSTURE_OK)
        design_clear(&d);
    return status;
}

static posture_status correlate(void)
{
    design_correlation r;
    return design_correlate(&latin, &r);
}

static posture_status list_aliases(void)
{
    factorial_alias *alias = NULL;
    int count = 0;
    posture_status status = factorial_aliases(&fraction, &alias, &count);
    free(alias);
    return status;
}

static posture_status analyse_morris(void)
{
    morris_effect effect[COLUMNS];
    return morris_analyse(&morris, y, 0, 10, effect);
}

static posture_status analyse_saltelli(void)
{
    sobol_index index[COLUMNS];
    interval second[COLUMNS * COLUMNS];
    sobol_index_summary summary;
    return sobol_index_analyse(&saltelli, y, 10, index, second, &summary);
}

static posture_status find_boxes(void)
{
    const prim_options o = {.paste_share = 0.05};
    prim_result result;
    posture_status status = prim_find(latin.points, interesting, ROWS, COLUMNS, &o, &result);
    if (status == POSTURE_OK)
        prim_result_clear(&result);
    return status;
}

static posture_status grow_tree(void)
{
    const classification_options o = {.folds = 3};
    classification_tree tree;
    posture_status status = classification_tree_grow(latin.points, interesting, ROWS, COLUMNS, &o, &tree);
    if (status == POSTURE_OK)
        classification_tree_clear(&tree);
    return status;
}

static posture_status allocate_budget(void)
{
    static const double mean[2] = {1, 2}, variance[2] = {1, 1};
    static const int count[2] = {5, 5};
    const ocba_state s = {2, mean, variance, count, false};
    int extra[2];
    return ocba_allocate(&s, 10, extra);
}

static posture_status select_option(void)
{
    const indifference_zone_options how = {.options = 3, .correct_prob = 0.9, .zone = 1};
    indifference_zone z;
    posture_status status = indifference_zone_init(&z, &how);
    if (status == POSTURE_OK)
        indifference_zone_clear(&z);
    return status;
}

static posture_status start_precision(void)
{
    static const double width[1] = {1};
    const precision_rule rule = {.measures = 1, .budget = 10, .half_width = width};
    precision p;
    posture_status status = precision_init(&p, &rule);
    if (status == POSTURE_OK)
        precision_clear(&p);
    return status;
}

static posture_status solve_game(void)
{
    static const double payoff[4] = {-2, 3, 3, -4};
    double value, row[2], column[2];
    bool saddle;
    return matrix_game_solve(payoff, 2, 2, &value, row, column, &saddle);
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    static posture_status (*const action[])(void) = {
        make_latin,      make_nearly_orthogonal, make_sobol,      make_fraction,    make_morris, make_saltelli,
        correlate,       list_aliases,           analyse_morris,  analyse_saltelli, find_boxes,  grow_tree,
        allocate_budget, select_option,          start_precision, solve_game};
    for (size_t a = 0; a < sizeof action / sizeof action[0]; a++) {
        long nth = 1;
        for (;; nth++) {
            allocation_fault_arm(nth);
            posture_status status = action[a]();
            bool hit = allocation_fault_hit();
            allocation_fault_arm(0);
            if (!hit) {
                assert_int_equal(status, POSTURE_OK);
                break;
            }
            if (status != POSTURE_ERROR_MEMORY)
                fail_msg("action %zu, allocation %ld: status %d", a, nth, (int)status);
        }
        assert_true(nth > 1);
    }
}

static int prepare(void **state)
{
    (void)state;
    const morris_options o = {.blocks = 3};
    posture_status status = latin_hypercube_design(ROWS, COLUMNS, 1, &latin);
    if (status == POSTURE_OK)
        status = morris_design(COLUMNS, &o, 1, &morris);
    if (status == POSTURE_OK)
        status = sobol_index_design(4, COLUMNS, true, 1, &saltelli);
    if (status == POSTURE_OK)
        status = factorial_fraction(5, 3, &fraction);
    for (int r = 0; r < ROWS; r++) {
        interesting[r] = latin.points[r * COLUMNS] > 0.4 && latin.points[r * COLUMNS + 1] < 0.7;
        y[r] = latin.points[r];
    }
    return status == POSTURE_OK ? 0 : 1;
}

static int release(void **state)
{
    (void)state;
    design_clear(&latin);
    design_clear(&morris);
    design_clear(&saltelli);
    design_clear(&fraction);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, prepare, release);
}
