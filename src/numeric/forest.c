#include "numeric/forest.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "numeric/rng.h"
#include "numeric/statistics.h"

enum { BINS = 16, NO_COLUMN = -1 };

/* A leaf where column is NO_COLUMN; else rows whose bin is at most `last_bin` go to node `left`, others to left + 1. */
struct node {
    int column, last_bin, left;
    int first, count; /* its rows in the sample */
    double prob;
};

typedef struct grower {
    const forest_data *data;
    const forest_settings *settings;
    double *sorted;
    struct node *nodes;
    int *sample; /* row numbers, those of a node next to each other */
    unsigned char *bin;
    int node_count, size;
    double rate;
} grower;

size_t forest_scratch_byte(int rows, int terms)
{
    size_t n = (size_t)rows;
    return n * (sizeof(double) + 2 * sizeof(struct node) + sizeof(int) + (size_t)terms);
}

static void divide(grower *g, void *scratch)
{
    size_t n = (size_t)g->data->rows;
    g->sorted = scratch;
    g->nodes = (struct node *)(void *)(g->sorted + n);
    g->sample = (int *)(void *)(g->nodes + 2 * n);
    g->bin = (unsigned char *)(g->sample + n);
}

/* Bin 0: not known; then up to BINS - 1 bins with equal numbers of training rows, equal values in one bin. */
static void fill_bins(grower *g, int column)
{
    const forest_data *d = g->data;
    double upper[BINS];
    int known = 0;
    for (int i = 0; i < d->rows; i++) {
        double x = d->x[(size_t)i * (size_t)d->terms + (size_t)column];
        if (d->train[i] && !isnan(x))
            g->sorted[known++] = x;
    }
    qsort(g->sorted, (size_t)known, sizeof *g->sorted, statistics_compare);
    for (int b = 1; b < BINS && known > 0; b++) /* the last value of the b-th part */
        upper[b] = g->sorted[(b * known + BINS - 2) / (BINS - 1) - 1];
    for (int i = 0; i < d->rows; i++) {
        size_t at = (size_t)i * (size_t)d->terms + (size_t)column;
        int b = 0;
        if (!isnan(d->x[at]) && known > 0)
            for (b = 1; b < BINS - 1 && d->x[at] > upper[b];)
                b++;
        g->bin[at] = (unsigned char)b;
    }
}

static void draw_sample(grower *g, int tree, const int *pool, int pool_count)
{
    const rng_stream stream = {g->settings->seed, (uint64_t)tree};
    uint64_t entity = text_hash("forest sample");
    for (int i = 0; i < g->size; i++) {
        double u = rng_uniform(stream, RNG_BOOTSTRAP, entity, 0, (uint32_t)i);
        g->sample[i] = pool[(int)(u * pool_count)];
    }
}

/* The first `tried` columns of a random order (Durstenfeld 1964), by node. */
static void draw_columns(const grower *g, int tree, int node, int *order)
{
    const rng_stream stream = {g->settings->seed, (uint64_t)tree};
    uint64_t entity = text_hash("forest columns");
    int terms = g->data->terms;
    for (int t = 0; t < terms; t++)
        order[t] = t;
    for (int t = 0; t < g->settings->tried && t < terms - 1; t++) {
        double u = rng_uniform(stream, RNG_BOOTSTRAP, entity, (uint32_t)node, (uint32_t)t);
        int other = t + (int)(u * (terms - t));
        int kept = order[t];
        order[t] = order[other];
        order[other] = kept;
    }
}

/* Sum over both sides of ones^2 / rows: the greatest has the least Gini impurity. */
static double purity(double ones, double rows)
{
    return (ones * ones + (rows - ones) * (rows - ones)) / rows;
}

static void try_column(const grower *g, const struct node *parent, int column, double *best, struct node *split)
{
    double ones[BINS] = {0};
    double rows[BINS] = {0};
    double all_ones = 0;
    for (int k = parent->first; k < parent->first + parent->count; k++) {
        int i = g->sample[k];
        int b = g->bin[(size_t)i * (size_t)g->data->terms + (size_t)column];
        rows[b] += 1;
        ones[b] += g->data->y[i];
        all_ones += g->data->y[i];
    }
    double left_rows = 0;
    double left_ones = 0;
    for (int b = 0; b < BINS - 1; b++) {
        left_rows += rows[b];
        left_ones += ones[b];
        double right_rows = parent->count - left_rows;
        if (rows[b] <= 0 || left_rows < g->settings->leaf || right_rows < g->settings->leaf)
            continue;
        double value = purity(left_ones, left_rows) + purity(all_ones - left_ones, right_rows);
        if (value > *best) {
            *best = value;
            split->column = column;
            split->last_bin = b;
        }
    }
}

/* Rows that go left first, either part in any fixed order. Returns how many go left. */
static int partition(grower *g, const struct node *n)
{
    int left = n->first;
    for (int k = n->first; k < n->first + n->count; k++) {
        int i = g->sample[k];
        if (g->bin[(size_t)i * (size_t)g->data->terms + (size_t)n->column] > n->last_bin)
            continue;
        g->sample[k] = g->sample[left];
        g->sample[left++] = i;
    }
    return left - n->first;
}

static void grow_node(grower *g, int tree, int at)
{
    int order[FOREST_TERMS_MAX] = {0};
    struct node *n = &g->nodes[at];
    double ones = 0;
    for (int k = n->first; k < n->first + n->count; k++)
        ones += g->data->y[g->sample[k]];
    n->column = NO_COLUMN;
    n->prob = (ones + g->rate) / (n->count + 1);
    if (ones <= 0 || ones >= n->count)
        return;
    double best = purity(ones, n->count) * (1 + 1e-12); /* a split must gain something */
    draw_columns(g, tree, at, order);
    for (int t = 0; t < g->settings->tried && t < g->data->terms; t++)
        try_column(g, n, order[t], &best, n);
    if (n->column == NO_COLUMN)
        return;
    int left = partition(g, n);
    n->left = g->node_count;
    g->nodes[g->node_count++] = (struct node){.first = n->first, .count = left};
    g->nodes[g->node_count++] = (struct node){.first = n->first + left, .count = n->count - left};
}

static double tree_prob(const grower *g, int row)
{
    const unsigned char *bin = g->bin + (size_t)row * (size_t)g->data->terms;
    int at = 0;
    while (g->nodes[at].column != NO_COLUMN)
        at = g->nodes[at].left + (bin[g->nodes[at].column] > g->nodes[at].last_bin);
    return g->nodes[at].prob;
}

void forest_forecast(const forest_data *data, const bool *test, const forest_settings *settings, void *scratch,
                     double *prob)
{
    grower g = {.data = data, .settings = settings};
    assert(data->terms > 0 && data->terms <= FOREST_TERMS_MAX && settings->leaf >= 1 && settings->trees >= 1);
    divide(&g, scratch);
    for (int column = 0; column < data->terms; column++)
        fill_bins(&g, column);
    int *pool = (int *)(void *)g.sorted; /* free once the bins are filled */
    int pool_count = 0;
    for (int i = 0; i < data->rows; i++) {
        if (!data->train[i])
            continue;
        pool[pool_count++] = i;
        g.rate += data->y[i];
    }
    for (int i = 0; i < data->rows; i++)
        if (test[i])
            prob[i] = pool_count > 0 ? 0 : 0.5;
    if (pool_count == 0)
        return;
    g.rate = (g.rate + 1) / (pool_count + 2); /* Laplace: never 0 or 1 */
    g.size = pool_count < settings->sample_max ? pool_count : settings->sample_max;
    for (int tree = 0; tree < settings->trees; tree++) {
        draw_sample(&g, tree, pool, pool_count);
        g.node_count = 1;
        g.nodes[0] = (struct node){.first = 0, .count = g.size};
        for (int at = 0; at < g.node_count; at++)
            grow_node(&g, tree, at);
        for (int i = 0; i < data->rows; i++)
            if (test[i])
                prob[i] += tree_prob(&g, i) / settings->trees;
    }
}
