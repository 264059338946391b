#include "numeric/classification_tree.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "numeric/design.h"
#include "numeric/sorted_columns.h"
#include "numeric/statistics.h"

enum { DEFAULT_DEPTH = 30, FOLDS_MAX = 100, PURPOSE_FOLD = 9 };

/* A tree being grown. The rows of a node stand together in every column's list, in ascending order of that column. */
typedef struct growth {
    const double *x;
    const bool *interesting;
    int rows, columns; /* rows that take part, in each list */
    int stride;        /* places of a list */
    classification_options options;
    int32_t *order, *spare;
    bool *goes_below; /* of each row of x */
    classification_tree *tree;
    int room;
    int *from; /* of each node, where its rows start in the lists */
} growth;

typedef struct split {
    int column; /* -1: none */
    double limit, impurity;
} split;

/* Gini's impurity times rows, up to a factor. */
static double impurity_of(double rows, double hits)
{
    return rows > 0.0 ? hits * (rows - hits) / rows : 0.0;
}

static void try_column(const growth *g, int column, int from, const classification_node *n, split *best)
{
    const int32_t *list = g->order + (ptrdiff_t)column * g->stride + from;
    int hits = 0;
    double value = g->x[(ptrdiff_t)list[0] * g->columns + column];
    for (int i = 1; i < n->rows; i++) {
        hits += g->interesting[list[i - 1]];
        const double before = value;
        value = g->x[(ptrdiff_t)list[i] * g->columns + column];
        if (value == before || i < g->options.leaf_min || n->rows - i < g->options.leaf_min)
            continue;
        const double impurity = impurity_of(i, hits) + impurity_of(n->rows - i, n->interesting - hits);
        if (impurity < best->impurity) {
            const double middle = before + 0.5 * (value - before);
            *best = (split){column, middle > before ? middle : value, impurity};
        }
    }
}

static int add_node(growth *g, int from, int rows, int interesting, int parent, int depth)
{
    classification_tree *t = g->tree;
    if (t->nodes == g->room) {
        const int room = g->room ? 2 * g->room : 64;
        classification_node *node = realloc(t->node, (size_t)room * sizeof *node);
        if (!node)
            return -1;
        t->node = node;
        int *starts = realloc(g->from, (size_t)room * sizeof *starts);
        if (!starts)
            return -1;
        g->from = starts;
        g->room = room;
    }
    assert(t->node && g->from);
    g->from[t->nodes] = from;
    t->node[t->nodes] = (classification_node){.column = -1,
                                              .below = -1,
                                              .above = -1,
                                              .parent = parent,
                                              .depth = depth,
                                              .rows = rows,
                                              .interesting = interesting,
                                              .collapse_cost = INFINITY};
    return t->nodes++;
}

/* Parts the node's rows in every list, keeping their order. Returns how many go below. */
static int part_rows(growth *g, int from, int rows, const split *s, int *hits_below)
{
    int below = 0;
    *hits_below = 0;
    const int32_t *list = g->order + (ptrdiff_t)s->column * g->stride + from;
    for (int i = 0; i < rows; i++) {
        const int32_t row = list[i];
        g->goes_below[row] = g->x[(ptrdiff_t)row * g->columns + s->column] < s->limit;
        below += g->goes_below[row];
        *hits_below += g->goes_below[row] && g->interesting[row];
    }
    for (int c = 0; c < g->columns; c++) {
        int32_t *rowlist = g->order + (ptrdiff_t)c * g->stride + from;
        int kept = 0;
        int moved = 0;
        for (int i = 0; i < rows; i++)
            if (g->goes_below[rowlist[i]])
                rowlist[kept++] = rowlist[i];
            else
                g->spare[moved++] = rowlist[i];
        memcpy(rowlist + kept, g->spare, (size_t)moved * sizeof *rowlist);
    }
    return below;
}

static bool split_node(growth *g, int at)
{
    const classification_node n = g->tree->node[at];
    const int from = g->from[at];
    if (n.depth >= g->options.depth_max || n.interesting == 0 || n.interesting == n.rows)
        return true;
    split best = {-1, 0.0, impurity_of(n.rows, n.interesting) * (1.0 - 1e-12)};
    for (int c = 0; c < g->columns; c++)
        try_column(g, c, from, &n, &best);
    if (best.column < 0)
        return true;
    int hits = 0;
    const int rows = part_rows(g, from, n.rows, &best, &hits);
    const int below = add_node(g, from, rows, hits, at, n.depth + 1);
    if (below < 0)
        return false;
    const int above = add_node(g, from + rows, n.rows - rows, n.interesting - hits, at, n.depth + 1);
    if (above < 0)
        return false;
    classification_node *node = &g->tree->node[at];
    node->column = best.column;
    node->limit = best.limit;
    node->below = below;
    node->above = above;
    return true;
}

/* order: lists of the rows that take part, overwritten. */
static posture_status grow(growth *g, int32_t *order)
{
    g->order = order;
    g->spare = malloc((size_t)g->rows * sizeof *g->spare);
    int hits = 0;
    for (int i = 0; i < g->rows; i++)
        hits += g->interesting[order[i]];
    bool good = g->spare && add_node(g, 0, g->rows, hits, -1, 0) == 0;
    for (int at = 0; good && at < g->tree->nodes; at++)
        good = split_node(g, at);
    free(g->spare);
    free(g->from);
    return good ? POSTURE_OK : POSTURE_ERROR_MEMORY;
}

static int errors_as_leaf(const classification_node *n)
{
    return n->interesting < n->rows - n->interesting ? n->interesting : n->rows - n->interesting;
}

/* Errors and leaves below each node of the tree as pruned so far; children come after parents, so backwards. */
static void sum_subtrees(const classification_tree *t, int *errors, int *leaves)
{
    for (int i = t->nodes - 1; i >= 0; i--) {
        const classification_node *n = &t->node[i];
        const bool leaf = n->column < 0 || !isinf(n->collapse_cost);
        errors[i] = leaf ? errors_as_leaf(n) : errors[n->below] + errors[n->above];
        leaves[i] = leaf ? 1 : leaves[n->below] + leaves[n->above];
    }
}

/* Weakest-link pruning (Breiman et al. 1984, section 3.3): the node whose subtree saves least for each of its leaves
 * goes first, and so on to the root. Costs are shares of all rows. */
static bool weigh_links(classification_tree *t)
{
    int *errors = malloc(2 * (size_t)t->nodes * sizeof *errors);
    if (!errors)
        return false;
    int *leaves = errors + t->nodes;
    double reached = 0.0;
    for (;;) {
        sum_subtrees(t, errors, leaves);
        double weakest = INFINITY;
        for (int i = 0; i < t->nodes; i++) {
            if (t->node[i].column < 0 || !isinf(t->node[i].collapse_cost))
                continue;
            const double link = (double)(errors_as_leaf(&t->node[i]) - errors[i]) / (leaves[i] - 1);
            weakest = link < weakest ? link : weakest;
        }
        if (isinf(weakest))
            break;
        reached = fmax(reached, weakest / t->node[0].rows);
        for (int i = 0; i < t->nodes; i++) {
            if (t->node[i].column < 0 || !isinf(t->node[i].collapse_cost))
                continue;
            const double link = (double)(errors_as_leaf(&t->node[i]) - errors[i]) / (leaves[i] - 1);
            if (link <= weakest)
                t->node[i].collapse_cost = reached;
        }
    }
    free(errors);
    return true;
}

static int leaf_at_cost(const classification_tree *t, const double *row, double cost)
{
    int at = 0;
    while (t->node[at].column >= 0 && t->node[at].collapse_cost > cost)
        at = row[t->node[at].column] < t->node[at].limit ? t->node[at].below : t->node[at].above;
    return at;
}

/* The costs at which the tree changes, ascending, from 0 on; then the geometric means of neighbours (section 3.4.2). */
static double *candidate_costs(const classification_tree *t, int *count)
{
    double *cost = malloc(((size_t)t->nodes + 1) * sizeof *cost);
    if (!cost)
        return NULL;
    int n = 0;
    cost[n++] = 0.0;
    for (int i = 0; i < t->nodes; i++)
        if (t->node[i].column >= 0)
            cost[n++] = t->node[i].collapse_cost;
    qsort(cost, (size_t)n, sizeof *cost, statistics_compare);
    int kept = 1;
    for (int i = 1; i < n; i++)
        if (cost[i] > cost[kept - 1])
            cost[kept++] = cost[i];
    for (int i = 0; i + 1 < kept; i++)
        cost[i] = sqrt(cost[i] * cost[i + 1]);
    *count = kept;
    return cost;
}

/* Wrong predictions for the rows of one fold by the tree grown on the others, by candidate cost. */
static posture_status count_errors(const growth *whole, const int32_t *order, const int *fold, int which,
                                   const double *cost, int costs, int64_t *wrong)
{
    classification_tree tree = {.columns = whole->columns};
    growth g = *whole;
    g.tree = &tree;
    g.room = 0;
    g.from = NULL;
    int32_t *part = malloc((size_t)g.stride * (size_t)g.columns * sizeof *part);
    if (!part)
        return POSTURE_ERROR_MEMORY;
    for (int c = 0; c < g.columns; c++) {
        g.rows = 0;
        for (int i = 0; i < g.stride; i++) {
            const int32_t row = order[(ptrdiff_t)c * g.stride + i];
            if (fold[row] != which)
                part[(ptrdiff_t)c * g.stride + g.rows++] = row;
        }
    }
    posture_status status = grow(&g, part);
    if (status == POSTURE_OK && !weigh_links(&tree))
        status = POSTURE_ERROR_MEMORY;
    for (int r = 0; status == POSTURE_OK && r < g.stride; r++) {
        if (fold[r] != which)
            continue;
        for (int k = 0; k < costs; k++) {
            const int leaf = leaf_at_cost(&tree, g.x + (ptrdiff_t)r * g.columns, cost[k]);
            const bool predicted = 2 * tree.node[leaf].interesting > tree.node[leaf].rows;
            wrong[k] += predicted != g.interesting[r];
        }
    }
    free(part);
    classification_tree_clear(&tree);
    return status;
}

static void choose_cost(classification_tree *t, const double *cost, int costs, const int64_t *wrong, int rows,
                        bool strictest)
{
    int best = 0;
    for (int k = 1; k < costs; k++)
        if (wrong[k] <= wrong[best]) /* of equal ones the simplest */
            best = k;
    double error = (double)wrong[best] / rows;
    const double se = sqrt(error * (1.0 - error) / rows);
    for (int k = costs - 1; strictest && k > best; k--)
        if ((double)wrong[k] / rows <= error + se)
            best = k;
    if (strictest)
        error = (double)wrong[best] / rows;
    t->complexity_cost = cost[best];
    t->error = error;
    t->error_se = sqrt(error * (1.0 - error) / rows);
}

static posture_status cross_validate(const growth *g, const int32_t *order)
{
    const int rows = g->stride;
    int costs = 0;
    double *cost = candidate_costs(g->tree, &costs);
    int *fold = malloc((size_t)rows * sizeof *fold);
    int64_t *wrong = cost ? calloc((size_t)costs, sizeof *wrong) : NULL;
    posture_status status = cost && fold && wrong ? POSTURE_OK : POSTURE_ERROR_MEMORY;
    if (status == POSTURE_OK) {
        design_permute(fold, rows, g->options.seed, PURPOSE_FOLD, 0);
        for (int r = 0; r < rows; r++)
            fold[r] %= g->options.folds;
    }
    for (int f = 0; status == POSTURE_OK && f < g->options.folds; f++)
        status = count_errors(g, order, fold, f, cost, costs, wrong);
    if (status == POSTURE_OK)
        choose_cost(g->tree, cost, costs, wrong, rows, g->options.strictest);
    free(cost);
    free(fold);
    free(wrong);
    return status;
}

/* Makes leaves of what the chosen cost collapses, drops what hung below, and counts leaves. */
static void prune(classification_tree *t, int *place)
{
    int kept = 0;
    for (int i = 0; i < t->nodes; i++) {
        classification_node n = t->node[i];
        place[i] = -1;
        if (n.parent >= 0 && (place[n.parent] < 0 || t->node[place[n.parent]].column < 0))
            continue;
        place[i] = kept;
        if (n.parent >= 0) {
            classification_node *parent = &t->node[place[n.parent]];
            *(parent->below == i ? &parent->below : &parent->above) = kept;
            n.parent = place[n.parent];
        }
        if (n.column < 0 || n.collapse_cost <= t->complexity_cost) {
            n.column = n.below = n.above = -1;
            t->leaves++;
        }
        t->node[kept++] = n;
    }
    t->nodes = kept;
}

static bool is_good_input(const double *x, int rows, int columns, const classification_options *o)
{
    if (rows <= 0 || columns <= 0 || o->leaf_min < 1 || o->depth_max < 1 || o->folds < 0 || o->folds == 1 ||
        o->folds > FOLDS_MAX || o->folds > rows)
        return false;
    for (ptrdiff_t i = 0; i < (ptrdiff_t)rows * columns; i++)
        if (isnan(x[i]))
            return false;
    return true;
}

posture_status classification_tree_grow(const double *x, const bool *interesting, int rows, int columns,
                                        const classification_options *options, classification_tree *tree)
{
    *tree = (classification_tree){.columns = columns, .error = NAN, .error_se = NAN, .complexity_cost = -1.0};
    growth g = {.x = x, .interesting = interesting, .rows = rows, .columns = columns, .stride = rows, .tree = tree};
    g.options = *options;
    g.options.leaf_min = options->leaf_min ? options->leaf_min : 1;
    g.options.depth_max = options->depth_max ? options->depth_max : DEFAULT_DEPTH;
    if (!is_good_input(x, rows, columns, &g.options))
        return POSTURE_ERROR_INPUT;
    const size_t places = (size_t)rows * (size_t)columns;
    int32_t *order = malloc(2 * places * sizeof *order);
    int *place = NULL;
    g.goes_below = calloc((size_t)rows, sizeof *g.goes_below);
    posture_status status = order && g.goes_below ? POSTURE_OK : POSTURE_ERROR_MEMORY;
    if (status == POSTURE_OK)
        status = sorted_columns(x, rows, columns, order);
    if (status == POSTURE_OK) {
        memcpy(order + places, order, places * sizeof *order);
        status = grow(&g, order + places);
        g.from = NULL;
    }
    if (status == POSTURE_OK && !weigh_links(tree))
        status = POSTURE_ERROR_MEMORY;
    if (status == POSTURE_OK && g.options.folds > 0)
        status = cross_validate(&g, order);
    if (status == POSTURE_OK && !(place = malloc((size_t)tree->nodes * sizeof *place)))
        status = POSTURE_ERROR_MEMORY;
    if (status == POSTURE_OK)
        prune(tree, place);
    if (g.options.folds == 0)
        tree->complexity_cost = 0.0;
    free(place);
    free(order);
    free(g.goes_below);
    if (status != POSTURE_OK)
        classification_tree_clear(tree);
    return status;
}

void classification_tree_clear(classification_tree *tree)
{
    if (!tree)
        return;
    free(tree->node);
    *tree = (classification_tree){0};
}

int classification_tree_leaf(const classification_tree *tree, const double *row)
{
    int at = 0;
    while (tree->node[at].column >= 0)
        at = row[tree->node[at].column] < tree->node[at].limit ? tree->node[at].below : tree->node[at].above;
    return at;
}
