#include "numeric/morris.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "numeric/bootstrap.h"
#include "numeric/sobol.h"

enum {
    PURPOSE_LEVEL = 6,
    PURPOSE_DIRECTION = 7,
    PURPOSE_ORDER = 8,
    RADIAL_OFFSET = 4, /* rows by which the second point of a star is later (Campolongo et al. 2011) */
    DEFAULT_LEVELS = 4,
    DEFAULT_RESAMPLES = 1000
};
#define SQRT_PI 1.7724538509055160273

static void make_trajectory(design *d, int block, const morris_options *o, double *low, double *high)
{
    const int columns = d->columns;
    double *row = d->points + (ptrdiff_t)block * (columns + 1) * columns;
    int *factor = d->block_factor + (ptrdiff_t)block * columns;
    const double shift = o->midpoint ? 0.5 : 0.0;
    const double scale = o->midpoint ? o->levels : o->levels - 1;
    design_permute(factor, columns, d->seed, PURPOSE_ORDER, block);
    for (int c = 0; c < columns; c++) {
        const double u = design_uniform(d->seed, PURPOSE_LEVEL, c, (uint32_t)block);
        const double direction = design_uniform(d->seed, PURPOSE_DIRECTION, c, (uint32_t)block);
        const int level = (int)(u * (o->levels - o->jump));
        const double a = (level + shift) / scale;
        const double b = (level + o->jump + shift) / scale;
        low[c] = direction < 0.5 ? a : b; /* where the trajectory starts */
        high[c] = direction < 0.5 ? b : a;
        row[c] = low[c];
    }
    for (int step = 0; step < columns; step++, row += columns) {
        memcpy(row + columns, row, (size_t)columns * sizeof *row);
        row[columns + factor[step]] = high[factor[step]];
    }
}

static posture_status make_trajectories(design *d, const morris_options *o)
{
    double *ends = malloc(2 * (size_t)d->columns * sizeof *ends);
    if (!ends)
        return POSTURE_ERROR_MEMORY;
    for (int b = 0; b < d->blocks; b++)
        make_trajectory(d, b, o, ends, ends + d->columns);
    free(ends);
    return POSTURE_OK;
}

static posture_status make_stars(design *d)
{
    const int columns = d->columns;
    const int rows = d->blocks + RADIAL_OFFSET;
    double *point = malloc((size_t)rows * 2 * (size_t)columns * sizeof *point);
    if (!point)
        return POSTURE_ERROR_MEMORY;
    posture_status status = sobol_fill(point, 0, rows, 2 * columns, true, d->seed);
    for (int b = 0; status == POSTURE_OK && b < d->blocks; b++) {
        const double *centre = point + (ptrdiff_t)b * 2 * columns;
        const double *other = point + ((ptrdiff_t)(b + RADIAL_OFFSET) * 2 + 1) * columns;
        double *row = d->points + (ptrdiff_t)b * (columns + 1) * columns;
        memcpy(row, centre, (size_t)columns * sizeof *row);
        for (int c = 0; c < columns; c++) {
            row += columns;
            memcpy(row, centre, (size_t)columns * sizeof *row);
            row[c] = other[c];
            d->block_factor[(ptrdiff_t)b * columns + c] = c;
        }
    }
    free(point);
    return status;
}

posture_status morris_design(int columns, const morris_options *options, uint64_t seed, design *out)
{
    morris_options o = *options;
    o.levels = o.levels ? o.levels : DEFAULT_LEVELS;
    o.jump = o.jump ? o.jump : o.levels / 2;
    *out = (design){0};
    const bool radial = o.layout == MORRIS_RADIAL;
    if (columns <= 0 || o.blocks <= 0 || o.levels < 2 || o.jump < 1 || o.jump >= o.levels ||
        (int64_t)o.blocks * (columns + 1) > DESIGN_ROWS_MAX || (radial && 2 * columns > SOBOL_COLUMNS_MAX))
        return POSTURE_ERROR_INPUT;
    posture_status status = design_init(out, DESIGN_MORRIS, o.blocks * (columns + 1), columns, seed);
    if (status != POSTURE_OK)
        return status;
    out->blocks = o.blocks;
    out->radial = radial;
    out->block_factor = malloc((size_t)o.blocks * (size_t)columns * sizeof *out->block_factor);
    status = !out->block_factor ? POSTURE_ERROR_MEMORY : radial ? make_stars(out) : make_trajectories(out, &o);
    if (status != POSTURE_OK)
        design_clear(out);
    return status;
}

/* effect[block * columns + column], NaN where it is missing; step[column]: mean absolute step. */
static void elementary_effects(const design *d, const double *y, double *effect, double *step)
{
    const int columns = d->columns;
    for (int c = 0; c < columns; c++)
        step[c] = 0.0;
    for (int b = 0; b < d->blocks; b++) {
        const int first = b * (columns + 1);
        for (int s = 1; s <= columns; s++) {
            const int c = d->block_factor[(ptrdiff_t)b * columns + s - 1];
            const int from = d->radial ? first : first + s - 1;
            const double change =
                d->points[(ptrdiff_t)(first + s) * columns + c] - d->points[(ptrdiff_t)from * columns + c];
            const double value = (y[first + s] - y[from]) / change;
            effect[(ptrdiff_t)b * columns + c] = isfinite(value) ? value : NAN;
            step[c] += fabs(change) / d->blocks;
        }
    }
}

typedef struct moments {
    double mu, mu_star, sigma;
    int count;
} moments;

/* Of the effects of a column, each block `weight` times; weight NULL: once. */
static moments weigh(const double *effect, int blocks, int columns, const uint16_t *weight)
{
    double sum = 0.0;
    double absolute = 0.0;
    double squares = 0.0;
    double count = 0.0;
    double origin = NAN; /* the first effect, so that equal ones have no spread */
    for (int b = 0; b < blocks; b++) {
        const double e = effect[(ptrdiff_t)b * columns];
        const double w = weight ? weight[b] : 1.0;
        if (isnan(e) || w == 0.0)
            continue;
        if (isnan(origin))
            origin = e;
        sum += w * (e - origin);
        squares += w * (e - origin) * (e - origin);
        absolute += w * fabs(e);
        count += w;
    }
    if (count == 0.0)
        return (moments){NAN, NAN, NAN, 0};
    const double variance = count > 1.0 ? fmax(0.0, squares - sum * sum / count) / (count - 1.0) : NAN;
    return (moments){origin + sum / count, absolute / count, sqrt(variance), (int)count};
}

posture_status morris_analyse(const design *d, const double *y, double y_standard_error, int resamples,
                              morris_effect *effect)
{
    if (d->kind != DESIGN_MORRIS)
        return POSTURE_ERROR_INPUT;
    const int columns = d->columns;
    const int times = resamples > 0 ? resamples : DEFAULT_RESAMPLES;
    double *each = malloc(((size_t)d->blocks * (size_t)columns + (size_t)columns + 3 * (size_t)times) * sizeof *each);
    uint16_t *weight = malloc((size_t)times * (size_t)d->blocks * sizeof *weight);
    posture_status status = POSTURE_ERROR_MEMORY;
    if (!each || !weight)
        goto done;
    status = POSTURE_OK;
    double *step = each + (ptrdiff_t)d->blocks * columns;
    double *sample[3] = {step + columns, step + columns + times, step + columns + 2 * (ptrdiff_t)times};
    elementary_effects(d, y, each, step);
    bootstrap_weights(weight, d->blocks, times, d->seed);
    for (int c = 0; c < columns; c++) {
        const moments m = weigh(each + c, d->blocks, columns, NULL);
        for (int t = 0; t < times; t++) {
            const moments r = weigh(each + c, d->blocks, columns, weight + (ptrdiff_t)t * d->blocks);
            sample[0][t] = r.mu;
            sample[1][t] = r.mu_star;
            sample[2][t] = r.sigma;
        }
        const double noise = 2.0 * y_standard_error / (SQRT_PI * step[c]);
        effect[c] = (morris_effect){.mu = bootstrap_interval(m.mu, sample[0], times, m.count),
                                    .mu_star = bootstrap_interval(m.mu_star, sample[1], times, m.count),
                                    .sigma = bootstrap_interval(m.sigma, sample[2], times, m.count),
                                    .effects = m.count};
        effect[c].distinguishable = effect[c].mu_star.lo > (y_standard_error > 0.0 ? noise : 0.0);
    }
done:
    free(each);
    free(weight);
    return status;
}
