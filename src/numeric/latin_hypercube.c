#include "numeric/latin_hypercube.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>

enum { PURPOSE_ORDER = 2, PURPOSE_PLACE = 3, PURPOSE_EXCHANGE = 4, PURPOSE_FIRST_ROW = 5, DEFAULT_EFFORT = 100 };

posture_status latin_hypercube_design(int rows, int columns, uint64_t seed, design *out)
{
    posture_status status = design_init(out, DESIGN_LATIN_HYPERCUBE, rows, columns, seed);
    if (status != POSTURE_OK)
        return status;
    int *order = malloc((size_t)rows * sizeof *order);
    if (!order) {
        design_clear(out);
        return POSTURE_ERROR_MEMORY;
    }
    for (int c = 0; c < columns; c++) {
        design_permute(order, rows, seed, PURPOSE_ORDER, c);
        for (int r = 0; r < rows; r++) {
            const double place = design_uniform(seed, PURPOSE_PLACE, c, (uint32_t)r);
            /* Rounding must not push the last cell's point to 1. */
            out->points[(ptrdiff_t)r * columns + c] = fmin((order[r] + place) / rows, 1.0 - 0x1p-53);
        }
    }
    free(order);
    return POSTURE_OK;
}

/* Cells as whole numbers about 0 (twice the distance from the middle), so that sums of products are exact. */
typedef struct cells {
    int rows, columns;
    double *cell;    /* rows by columns */
    double *product; /* columns by columns: sums of products over the rows */
} cells;

static void exchange_in_column(cells *x, int c, int pass, uint64_t seed)
{
    const uint32_t base = (uint32_t)pass * (uint32_t)x->rows;
    for (int r = 0; r < x->rows; r++) {
        const double u =
            design_uniform(seed, PURPOSE_EXCHANGE + ((base + (uint32_t)r) >> 24), c, (base + (uint32_t)r) & 0xFFFFFFu);
        const int other = (int)(u * x->rows);
        double *a = x->cell + (ptrdiff_t)r * x->columns;
        double *b = x->cell + (ptrdiff_t)other * x->columns;
        const double step = b[c] - a[c];
        double *p = x->product + (ptrdiff_t)c * x->columns;
        double gain = 0.0; /* fall of the sum of squared products */
        for (int j = 0; j < x->columns; j++) {
            const double change = j == c ? 0.0 : step * (a[j] - b[j]);
            gain -= change * (2.0 * p[j] + change);
        }
        if (!(gain > 0.0))
            continue;
        for (int j = 0; j < x->columns; j++)
            if (j != c) {
                p[j] += step * (a[j] - b[j]);
                x->product[(ptrdiff_t)j * x->columns + c] = p[j];
            }
        a[c] += step;
        b[c] -= step;
    }
}

static void sum_products(cells *x)
{
    for (int r = 0; r < x->rows; r++) {
        const double *row = x->cell + (ptrdiff_t)r * x->columns;
        for (int a = 0; a < x->columns; a++)
            for (int b = 0; b < x->columns; b++)
                x->product[(ptrdiff_t)a * x->columns + b] += row[a] * row[b];
    }
}

posture_status latin_hypercube_nearly_orthogonal(int rows, int columns, int effort, uint64_t seed, design *out)
{
    posture_status status = design_init(out, DESIGN_NEARLY_ORTHOGONAL, rows, columns, seed);
    if (status != POSTURE_OK)
        return status;
    int *order = malloc((size_t)rows * sizeof *order);
    double *product = calloc((size_t)columns * (size_t)columns, sizeof *product);
    cells x = {rows, columns, out->points, product};
    if (!order || !product) {
        status = POSTURE_ERROR_MEMORY;
        goto done;
    }
    for (int c = 0; c < columns; c++) {
        design_permute(order, rows, seed, PURPOSE_FIRST_ROW, c);
        for (int r = 0; r < rows; r++)
            x.cell[(ptrdiff_t)r * columns + c] = 2.0 * order[r] - (rows - 1);
    }
    sum_products(&x);
    const int passes = effort > 0 ? effort : DEFAULT_EFFORT;
    for (int pass = 0; pass < passes; pass++)
        for (int c = 0; c < columns; c++)
            exchange_in_column(&x, c, pass, seed);
    for (ptrdiff_t i = 0; i < (ptrdiff_t)rows * columns; i++)
        x.cell[i] = (x.cell[i] + rows) / (2.0 * rows);
done:
    free(order);
    free(product);
    if (status != POSTURE_OK)
        design_clear(out);
    return status;
}
