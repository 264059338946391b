#include "numeric/sobol_index.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "numeric/bootstrap.h"
#include "numeric/sobol.h"

enum { DEFAULT_RESAMPLES = 100, TILE = 64 /* blocks whose terms stay in the cache while all resamples pass */ };

static int rows_of_block(int columns, bool second_order)
{
    return (second_order ? 2 * columns : columns) + 2;
}

static void fill_block(double *row, const double *a, const double *b, int columns, bool second_order)
{
    const size_t bytes = (size_t)columns * sizeof *row;
    memcpy(row, a, bytes);
    for (int i = 0; i < columns; i++) {
        row += columns;
        memcpy(row, a, bytes);
        row[i] = b[i];
    }
    for (int i = 0; second_order && i < columns; i++) {
        row += columns;
        memcpy(row, b, bytes);
        row[i] = a[i];
    }
    memcpy(row + columns, b, bytes);
}

posture_status sobol_index_design(int base_samples, int columns, bool second_order, uint64_t seed, design *out)
{
    *out = (design){0};
    if (columns <= 0 || 2 * columns > SOBOL_COLUMNS_MAX || base_samples <= 0)
        return POSTURE_ERROR_INPUT;
    const int each = rows_of_block(columns, second_order);
    if ((int64_t)base_samples * each > DESIGN_ROWS_MAX)
        return POSTURE_ERROR_INPUT;
    double *base = malloc((size_t)base_samples * 2 * (size_t)columns * sizeof *base);
    posture_status status = POSTURE_ERROR_MEMORY;
    if (base)
        status = sobol_fill(base, 0, base_samples, 2 * columns, true, seed);
    if (status == POSTURE_OK)
        status = design_init(out, DESIGN_SALTELLI, base_samples * each, columns, seed);
    if (status == POSTURE_OK) {
        out->blocks = base_samples;
        out->second_order = second_order;
        for (int n = 0; n < base_samples; n++) {
            const double *a = base + (ptrdiff_t)n * 2 * columns;
            fill_block(out->points + (ptrdiff_t)n * each * columns, a, a + columns, columns, second_order);
        }
    }
    free(base);
    return status;
}

/* What is summed over blocks: y and its square over a and b, then the terms of each column, then of each pair. */
typedef struct terms {
    int columns, pairs, count;
    int blocks; /* whole ones */
    double mean;
    double *value; /* blocks by count */
} terms;

enum { TERM_SUM, TERM_SQUARES, TERM_PRODUCT, TERM_COLUMNS };

static void block_terms(const terms *t, const double *y, int rows, double *term)
{
    const int k = t->columns;
    const double mean = t->mean;
    const double a = y[0] - mean;
    const double b = y[rows - 1] - mean;
    term[TERM_SUM] = a + b;
    term[TERM_SQUARES] = a * a + b * b;
    term[TERM_PRODUCT] = a * b;
    double *first = term + TERM_COLUMNS;
    double *total = first + k;
    for (int i = 0; i < k; i++) {
        const double mixed = y[1 + i] - mean;
        first[i] = b * (mixed - a);
        total[i] = (a - mixed) * (a - mixed);
    }
    double *pair = total + k;
    for (int i = 0; t->pairs && i < k; i++)
        for (int j = i + 1; j < k; j++)
            *pair++ = (y[1 + k + i] - mean) * (y[1 + j] - mean);
}

static bool is_whole(const double *y, int rows)
{
    for (int r = 0; r < rows; r++)
        if (!isfinite(y[r]))
            return false;
    return true;
}

/* Subtracting the mean does not change an index but takes most of the error of its estimate away (Sobol' 1993). */
static bool collect(terms *t, const design *d, const double *y, bool pairs)
{
    const int each = rows_of_block(d->columns, d->second_order);
    *t = (terms){.columns = d->columns, .pairs = pairs ? d->columns * (d->columns - 1) / 2 : 0};
    t->count = TERM_COLUMNS + 2 * d->columns + t->pairs;
    t->value = calloc((size_t)d->blocks * (size_t)t->count, sizeof *t->value);
    if (!t->value)
        return false;
    double sum = 0.0;
    for (int n = 0; n < d->blocks; n++) {
        const double *block = y + (ptrdiff_t)n * each;
        if (!is_whole(block, each))
            continue;
        sum += block[0];
        sum += block[each - 1];
        t->blocks++;
    }
    t->mean = t->blocks > 0 ? sum / (2.0 * t->blocks) : NAN;
    double *term = t->value;
    for (int n = 0; n < d->blocks; n++) {
        const double *block = y + (ptrdiff_t)n * each;
        if (!is_whole(block, each))
            continue;
        block_terms(t, block, each, term);
        term += t->count;
    }
    return true;
}

static double variance_of(const double *sum, double blocks)
{
    const double n = 2.0 * blocks;
    return fmax(0.0, sum[TERM_SQUARES] - sum[TERM_SUM] * sum[TERM_SUM] / n) / n;
}

/* Sums become indices in place. */
static void make_indices(const terms *t, double *sum, double noise_floor)
{
    const double blocks = t->blocks;
    const double variance = variance_of(sum, blocks);
    const double scale = variance > noise_floor ? 1.0 / (blocks * variance) : 0.0;
    double *first = sum + TERM_COLUMNS;
    double *total = first + t->columns;
    for (int i = 0; i < t->columns; i++) {
        first[i] *= scale;
        total[i] *= 0.5 * scale;
    }
    double *pair = total + t->columns;
    for (int i = 0; t->pairs && i < t->columns; i++)
        for (int j = i + 1; j < t->columns; j++, pair++)
            *pair = (*pair - sum[TERM_PRODUCT]) * scale - first[i] - first[j];
}

/* sum [out]: times by count; every sum runs over blocks in their order. */
static void sum_resamples(const terms *t, const uint16_t *weight, int times, double *sum)
{
    memset(sum, 0, (size_t)times * (size_t)t->count * sizeof *sum);
    for (int from = 0; from < t->blocks; from += TILE) {
        const int to = from + TILE < t->blocks ? from + TILE : t->blocks;
        for (int r = 0; r < times; r++) {
            double *into = sum + (ptrdiff_t)r * t->count;
            for (int n = from; n < to; n++) {
                const double w = weight[(ptrdiff_t)r * t->blocks + n];
                if (w == 0.0)
                    continue;
                const double *term = t->value + (ptrdiff_t)n * t->count;
                for (int c = 0; c < t->count; c++)
                    into[c] += w * term[c];
            }
        }
    }
}

static bool excludes_zero(interval x)
{
    return x.lo > 0.0 || x.hi < 0.0;
}

static interval column_interval(const terms *t, const double *index, const double *resampled, int times, int at,
                                double *gathered)
{
    for (int r = 0; r < times; r++)
        gathered[r] = resampled[(ptrdiff_t)r * t->count + at];
    return bootstrap_interval(index[at], gathered, times, t->blocks);
}

static void report(const terms *t, const double *index, const double *resampled, int times, double *gathered,
                   sobol_index *out, interval *second)
{
    const int k = t->columns;
    for (int i = 0; i < k; i++) {
        out[i].first = column_interval(t, index, resampled, times, TERM_COLUMNS + i, gathered);
        out[i].total = column_interval(t, index, resampled, times, TERM_COLUMNS + k + i, gathered);
        out[i].first_distinguishable = excludes_zero(out[i].first);
        out[i].total_distinguishable = excludes_zero(out[i].total);
    }
    assert(!t->pairs || second);
    int at = TERM_COLUMNS + 2 * k;
    for (int i = 0; t->pairs && i < k; i++)
        for (int j = i + 1; j < k; j++, at++)
            second[(ptrdiff_t)i * k + j] = column_interval(t, index, resampled, times, at, gathered);
}

posture_status sobol_index_analyse(const design *d, const double *y, int resamples, sobol_index *index,
                                   interval *second, sobol_index_summary *summary)
{
    if (d->kind != DESIGN_SALTELLI || (second && !d->second_order))
        return POSTURE_ERROR_INPUT;
    const int times = resamples > 0 ? resamples : DEFAULT_RESAMPLES;
    terms t = {0};
    double *sum = NULL;
    uint16_t *weight = NULL;
    posture_status status = POSTURE_ERROR_MEMORY;
    if (!collect(&t, d, y, second != NULL))
        goto done;
    status = POSTURE_ERROR_NUMERIC;
    if (t.blocks < 2)
        goto done;
    status = POSTURE_ERROR_MEMORY;
    sum = malloc(((size_t)(times + 1) * (size_t)t.count + (size_t)times) * sizeof *sum);
    weight = malloc((size_t)times * (size_t)t.blocks * sizeof *weight);
    if (!sum || !weight)
        goto done;
    status = POSTURE_OK;
    double *whole = sum + (ptrdiff_t)times * t.count;
    double *gathered = whole + t.count;
    memset(whole, 0, (size_t)t.count * sizeof *whole);
    for (int n = 0; n < t.blocks; n++)
        for (int c = 0; c < t.count; c++)
            whole[c] += t.value[(ptrdiff_t)n * t.count + c];
    bootstrap_weights(weight, t.blocks, times, d->seed);
    sum_resamples(&t, weight, times, sum);
    const double variance = variance_of(whole, t.blocks);
    const double noise_floor = 1e-28 * t.mean * t.mean; /* rounding of a constant result */
    *summary = (sobol_index_summary){t.mean, variance, t.blocks};
    for (int r = 0; r <= times; r++)
        make_indices(&t, sum + (ptrdiff_t)r * t.count, noise_floor);
    report(&t, whole, sum, times, gathered, index, second);
done:
    free(t.value);
    free(sum);
    free(weight);
    return status;
}
