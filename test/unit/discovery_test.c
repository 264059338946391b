/* Scenario discovery: PRIM finds a known box, counts what it says, and ties fall one way; a tree finds a known rule. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "numeric/classification_tree.h"
#include "numeric/latin_hypercube.h"
#include "numeric/prim.h"
#include "numeric/sorted_columns.h"
#include "numeric/statistics.h"
#include "support/near.h"

enum { ROWS = 2000, COLUMNS = 5 };

static double *points(int rows, int columns, uint64_t seed)
{
    design d;
    assert_int_equal(latin_hypercube_design(rows, columns, seed, &d), POSTURE_OK);
    return d.points;
}

/* The true box: 0.3 < x0 < 0.7, x2 > 0.6; the corner share of noise flips a case. */
static bool *truth(const double *x, int rows, int columns, double noise)
{
    bool *y = malloc((size_t)rows * sizeof *y);
    for (int r = 0; r < rows; r++) {
        const double *row = x + (ptrdiff_t)r * columns;
        y[r] = row[0] > 0.3 && row[0] < 0.7 && row[2] > 0.6;
        if (design_uniform(99, 1, 0, (uint32_t)r) < noise)
            y[r] = !y[r];
    }
    return y;
}

static void columns_are_sorted(void **state)
{
    (void)state;
    double x[9 * 2] = {3, 1, -1, 1, 0, 1, -0.0, 1, 1e300, 1, -1e300, 1, 3, 1, -INFINITY, 1, INFINITY, 1};
    static const int32_t expected[18] = {7, 5, 1, 2, 3, 0, 6, 4, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8};
    int32_t order[18];
    assert_int_equal(sorted_columns(x, 9, 2, order), POSTURE_OK);
    assert_memory_equal(order, expected, sizeof order);
}

static void check_box(const double *x, const bool *y, int rows, int columns, const prim_box *box)
{
    int inside = 0, hits = 0, all = 0;
    for (int r = 0; r < rows; r++) {
        bool held = prim_holds(box, x + (ptrdiff_t)r * columns, columns);
        inside += held;
        hits += held && y[r];
        all += y[r];
    }
    assert_int_equal(box->inside, inside);
    assert_int_equal(box->interesting, hits);
    assert_near(box->mass, (double)inside / rows, 1e-15);
    assert_near(box->density, (double)hits / inside, 1e-15);
    assert_near(box->coverage, (double)hits / all, 1e-15);
}

static void prim_finds_the_known_box(void **state)
{
    (void)state;
    double *x = points(ROWS, COLUMNS, 5);
    bool *y = truth(x, ROWS, COLUMNS, 0);
    prim_options o = {.mass_min = 0.02};
    prim_result result;
    assert_int_equal(prim_find(x, y, ROWS, COLUMNS, &o, &result), POSTURE_OK);
    assert_true(result.boxes > 10);
    for (int b = 0; b < result.boxes; b++) {
        check_box(x, y, ROWS, COLUMNS, &result.box[b]);
        if (b > 0)
            assert_true(result.box[b].density > result.box[b - 1].density);
    }
    const prim_box *last = &result.box[result.boxes - 1];
    assert_near(last->density, 1, 0);
    assert_true(last->coverage > 0.85);
    assert_int_equal(last->restricted, 2);
    assert_near(last->low[0], 0.3, 0.03);
    assert_near(last->high[0], 0.7, 0.03);
    assert_near(last->low[2], 0.6, 0.03);
    double p[COLUMNS];
    prim_quasi_p(x, y, ROWS, COLUMNS, last, p);
    assert_true(p[0] < 1e-6 && p[2] < 1e-6 && isnan(p[1]) && isnan(p[3]) && isnan(p[4]));
    prim_result_clear(&result);
    free(x);
    free(y);
}

/* Noise, pasting, and boxes beyond the first. */
static void prim_with_pasting_and_a_second_box(void **state)
{
    (void)state;
    double *x = points(ROWS, COLUMNS, 6);
    bool *y = truth(x, ROWS, COLUMNS, 0.1);
    bool *excluded = calloc(ROWS, sizeof *excluded);
    prim_options o = {.peel_share = 0.1, .paste_share = 0.02};
    prim_result result;
    assert_int_equal(prim_find(x, y, ROWS, COLUMNS, &o, &result), POSTURE_OK);
    for (int b = 0; b < result.boxes; b++)
        check_box(x, y, ROWS, COLUMNS, &result.box[b]);
    const prim_box last = result.box[result.boxes - 1];
    assert_true(last.density > 0.85);
    for (int r = 0; r < ROWS; r++)
        excluded[r] = prim_holds(&last, x + (ptrdiff_t)r * COLUMNS, COLUMNS);
    prim_result second;
    o.excluded = excluded;
    assert_int_equal(prim_find(x, y, ROWS, COLUMNS, &o, &second), POSTURE_OK);
    assert_int_equal(second.box[0].inside, ROWS - last.inside);
    assert_true(second.box[0].coverage + last.coverage > 0.999999);
    prim_result_clear(&second);
    prim_result_clear(&result);
    free(excluded);
    free(x);
    free(y);
}

/* With whole-number columns a cut takes all rows of a value; equal columns are told apart by their place. */
static void prim_ties_fall_one_way(void **state)
{
    (void)state;
    enum { N = 300 };
    double x[N * 2];
    bool y[N];
    for (int r = 0; r < N; r++) {
        x[2 * r] = x[2 * r + 1] = r % 3;
        y[r] = r % 3 == 2;
    }
    prim_options o = {0};
    prim_result result;
    assert_int_equal(prim_find(x, y, N, 2, &o, &result), POSTURE_OK);
    assert_int_equal(result.boxes, 3);
    const prim_box *last = &result.box[2];
    assert_near(last->low[0], 1.5, 0);
    assert_true(isinf(last->high[0]) && isinf(last->low[1]));
    assert_near(last->density, 1, 0);
    assert_near(last->coverage, 1, 0);
    prim_result_clear(&result);
    x[4] = NAN;
    assert_int_equal(prim_find(x, y, N, 2, &o, &result), POSTURE_ERROR_INPUT);
    assert_null(result.box);
}

/* P(X >= 8 of 10 at 1/2) = 56 / 1024. */
static void binomial_tail(void **state)
{
    (void)state;
    assert_near(statistics_binomial_tail(8, 10, 0.5), 56.0 / 1024, 1e-12);
    assert_near(statistics_binomial_tail(0, 10, 0.5), 1, 0);
    assert_near(statistics_binomial_tail(10, 10, 0.9), 0.3486784401, 1e-12);
}

static void tree_finds_the_known_rule(void **state)
{
    (void)state;
    double *x = points(ROWS, COLUMNS, 7);
    bool *y = truth(x, ROWS, COLUMNS, 0);
    classification_options o = {.folds = 10, .strictest = true, .seed = 1};
    classification_tree tree;
    assert_int_equal(classification_tree_grow(x, y, ROWS, COLUMNS, &o, &tree), POSTURE_OK);
    assert_int_equal(tree.leaves, 4); /* three cuts part the box from the rest */
    assert_int_equal(tree.nodes, 7);
    assert_true(tree.error < 0.01);
    for (int r = 0; r < ROWS; r++) {
        const classification_node *leaf = &tree.node[classification_tree_leaf(&tree, x + (ptrdiff_t)r * COLUMNS)];
        assert_int_equal(leaf->column, -1);
        assert_int_equal(2 * leaf->interesting > leaf->rows, y[r]);
    }
    classification_tree_clear(&tree);
    free(x);
    free(y);
}

/* On pure noise cross-validation leaves nothing but the root; unpruned, the tree learns the noise by heart. */
static void noise_is_pruned(void **state)
{
    (void)state;
    double *x = points(400, 4, 8);
    bool y[400];
    for (uint32_t r = 0; r < 400; r++)
        y[r] = design_uniform(98, 1, 0, r) < 0.35;
    classification_options o = {.folds = 10, .strictest = true, .seed = 1};
    classification_tree tree;
    assert_int_equal(classification_tree_grow(x, y, 400, 4, &o, &tree), POSTURE_OK);
    assert_int_equal(tree.leaves, 1);
    classification_tree_clear(&tree);
    o.folds = 0;
    assert_int_equal(classification_tree_grow(x, y, 400, 4, &o, &tree), POSTURE_OK);
    assert_true(tree.leaves > 40);
    int rows = 0, wrong = 0;
    for (int i = 0; i < tree.nodes; i++)
        if (tree.node[i].column < 0) {
            rows += tree.node[i].rows;
            wrong += tree.node[i].interesting > 0 && tree.node[i].interesting < tree.node[i].rows;
        }
    assert_int_equal(rows, 400);
    assert_int_equal(wrong, 0);
    classification_tree_clear(&tree);
    o.leaf_min = 50;
    o.depth_max = 2;
    assert_int_equal(classification_tree_grow(x, y, 400, 4, &o, &tree), POSTURE_OK);
    for (int i = 0; i < tree.nodes; i++)
        assert_true(tree.node[i].rows >= 50 && tree.node[i].depth <= 2);
    classification_tree_clear(&tree);
    free(x);
}

/* Breiman et al. (1984), section 4.3: of two splits of (400, 400) into (300, 100), (100, 300) and (200, 400), (200, 0)
 * Gini's index prefers the second, although both misclassify a quarter. */
static void gini_prefers_the_pure_node(void **state)
{
    (void)state;
    enum { N = 800 };
    double x[N * 2];
    bool y[N];
    for (int r = 0; r < N; r++) {
        y[r] = r >= 400;
        x[2 * r] = r < 300 || r >= 700 ? 0 : 1;
        x[2 * r + 1] = r < 200 ? 1 : 0;
    }
    classification_options o = {.depth_max = 1};
    classification_tree tree;
    assert_int_equal(classification_tree_grow(x, y, N, 2, &o, &tree), POSTURE_OK);
    assert_int_equal(tree.node[0].column, 1);
    assert_near(tree.node[0].limit, 0.5, 0);
    classification_tree_clear(&tree);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_sorted),
        cmocka_unit_test(prim_finds_the_known_box),
        cmocka_unit_test(prim_with_pasting_and_a_second_box),
        cmocka_unit_test(prim_ties_fall_one_way),
        cmocka_unit_test(binomial_tail),
        cmocka_unit_test(tree_finds_the_known_rule),
        cmocka_unit_test(noise_is_pruned),
        cmocka_unit_test(gini_prefers_the_pure_node),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
