/* Classification trees for cases of interest (CART: Breiman, Friedman, Olshen & Stone 1984): splits by Gini's impurity,
 * pruned by cost and complexity, the amount of pruning chosen by cross-validation. */
#ifndef NUMERIC_CLASSIFICATION_TREE_H
#define NUMERIC_CLASSIFICATION_TREE_H

#include <posture/status.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct classification_options {
    int leaf_min;   /* rows a leaf holds at least; 0 takes 1 */
    int depth_max;  /* splits above a leaf at most; 0 takes 30 */
    int folds;      /* of the cross-validation, 2 .. 100; 0: no pruning */
    bool strictest; /* the simplest tree within one standard error of the best (1 SE rule), instead of the best */
    uint64_t seed;  /* which row is in which fold */
} classification_options;

typedef struct classification_node {
    int column;        /* that is split; -1 at a leaf */
    double limit;      /* rows with a value below it go to `below`, others to `above` */
    int below, above;  /* nodes */
    int parent, depth; /* parent of the root: -1 */
    int rows, interesting;
    double collapse_cost; /* complexity cost at and above which pruning makes the node a leaf */
} classification_node;

typedef struct classification_tree {
    int columns, nodes, leaves;
    classification_node *node; /* [owned] the root first, parents before children */
    double complexity_cost;    /* chosen by cross-validation; 0 without */
    double error, error_se;    /* misclassified share in cross-validation and its standard error; NaN without */
} classification_tree;

/* x: rows by columns, row after row. Where two splits are equally good, that of the lower column, then of the lower
 * limit, is taken; a leaf with as many rows of interest as others counts as not of interest.
 * POSTURE_ERROR_INPUT without rows, with NaN, or an option out of range. On failure *tree is empty. */
posture_status classification_tree_grow(const double *x, const bool *interesting, int rows, int columns,
                                        const classification_options *options, classification_tree *tree);
void classification_tree_clear(classification_tree *tree);

/* The leaf that a row of `columns` values falls into. */
int classification_tree_leaf(const classification_tree *tree, const double *row);

#endif
