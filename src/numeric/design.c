#include "numeric/design.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>

#include "numeric/rng.h"

posture_status design_init(design *out, design_kind kind, int rows, int columns, uint64_t seed)
{
    *out = (design){.kind = kind, .rows = rows, .columns = columns, .seed = seed, .blocks = 1};
    if (rows <= 0 || columns <= 0 || rows > DESIGN_ROWS_MAX) {
        *out = (design){0};
        return POSTURE_ERROR_INPUT;
    }
    out->points = calloc((size_t)rows * (size_t)columns, sizeof *out->points);
    if (!out->points) {
        *out = (design){0};
        return POSTURE_ERROR_MEMORY;
    }
    return POSTURE_OK;
}

void design_clear(design *d)
{
    if (!d)
        return;
    free(d->points);
    free(d->block_factor);
    free(d->word);
    *d = (design){0};
}

const char *design_kind_text(design_kind kind)
{
    static const char *const text[DESIGN_KIND_COUNT] = {
        "points of one's own", "full factorial",    "fractional factorial",
        "Sobol' sequence",     "Latin hypercube",   "nearly orthogonal Latin hypercube",
        "Morris trajectories", "Saltelli's scheme",
    };
    assert(kind >= 0 && kind < DESIGN_KIND_COUNT);
    return text[kind];
}

double design_uniform(uint64_t seed, uint32_t purpose, int column, uint32_t index)
{
    return rng_uniform((rng_stream){seed, 0}, RNG_DESIGN, (uint64_t)column, purpose, index);
}

void design_permute(int *order, int count, uint64_t seed, uint32_t purpose, int column)
{
    for (int i = 0; i < count; i++)
        order[i] = i;
    for (int i = count - 1; i > 0; i--) {
        const int j = (int)(design_uniform(seed, purpose, column, (uint32_t)i) * (i + 1));
        const int kept = order[i];
        order[i] = order[j];
        order[j] = kept;
    }
}

/* Columns one after another, each with mean 0 and length 1; a constant one becomes 0. */
static void standardise(const design *d, double *column)
{
    for (int c = 0; c < d->columns; c++, column += d->rows) {
        double sum = 0.0;
        for (int r = 0; r < d->rows; r++)
            sum += d->points[(ptrdiff_t)r * d->columns + c];
        double squares = 0.0;
        for (int r = 0; r < d->rows; r++) {
            column[r] = d->points[(ptrdiff_t)r * d->columns + c] - sum / d->rows;
            squares += column[r] * column[r];
        }
        const double scale = squares > 1e-24 * d->rows ? 1.0 / sqrt(squares) : 0.0;
        for (int r = 0; r < d->rows; r++)
            column[r] *= scale;
    }
}

posture_status design_correlate(const design *d, design_correlation *out)
{
    *out = (design_correlation){0};
    double *column = malloc((size_t)d->rows * (size_t)d->columns * sizeof *column);
    if (!column)
        return POSTURE_ERROR_MEMORY;
    standardise(d, column);
    double sum = 0.0;
    for (int a = 0; a < d->columns; a++) {
        const double *x = column + (ptrdiff_t)a * d->rows;
        for (int b = a + 1; b < d->columns; b++) {
            const double *y = column + (ptrdiff_t)b * d->rows;
            double product = 0.0;
            for (int r = 0; r < d->rows; r++)
                product += x[r] * y[r];
            sum += fabs(product);
            if (fabs(product) > out->max_abs)
                *out = (design_correlation){fabs(product), 0.0, a, b};
        }
    }
    if (d->columns > 1)
        out->mean_abs = sum / (0.5 * d->columns * (d->columns - 1.0));
    free(column);
    return POSTURE_OK;
}
