/* A random forest for a probability (Breiman 2001): trees on bootstrap samples, each split the best of a few columns
 * drawn by lot, thresholds at quantiles of the column. A value that is not known is a value of its own, below all
 * others. Same seed, same forest. */
#ifndef NUMERIC_FOREST_H
#define NUMERIC_FOREST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { FOREST_TERMS_MAX = 64 };

typedef struct forest_settings {
    int trees;
    int tried;      /* columns that each split may choose from */
    int leaf;       /* least number of rows on either side of a split */
    int sample_max; /* rows in a tree's sample: at most this many */
    uint64_t seed;
} forest_settings;

typedef struct forest_data {
    const double *x;   /* rows by terms, row after row; NaN: not known */
    const double *y;   /* 0 or 1 */
    const bool *train; /* of each row: the forest grows on it */
    int rows, terms;
} forest_data;

/* Bytes of scratch, aligned as malloc aligns. */
size_t forest_scratch_byte(int rows, int terms);

/* prob[i], of the rows with test[i]: mean over the trees of a leaf's share of ones, drawn towards the training rows'
 * share by the weight of one row (Cestnik 1990), so that it is never 0 or 1. Without training rows: 0.5. */
void forest_forecast(const forest_data *data, const bool *test, const forest_settings *settings, void *scratch,
                     double *prob);

#endif
