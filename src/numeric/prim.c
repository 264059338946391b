#include "numeric/prim.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "numeric/sorted_columns.h"
#include "numeric/statistics.h"

#define DEFAULT_PEEL_SHARE 0.05
#define DEFAULT_MASS_MIN 0.05

/* A box being peeled. Each column keeps the rows of the box in ascending order; rows given up are skipped and swept out
 * when half are gone, so that a peel costs little more than the rows it gives up. */
typedef struct peeling {
    const double *x;
    const bool *interesting;
    int rows, columns;
    int total_interesting;
    prim_options options;
    int32_t *order;     /* columns lists of `rows` places */
    int32_t *first;     /* of each list, where the first row of the box may stand */
    int32_t *last;      /* likewise the end, exclusive */
    bool *alive;        /* of each row: in the box */
    int listed;         /* rows the lists held when last swept */
    int inside, hits;   /* of the box: rows, rows of interest */
    double *low, *high; /* of the box */
} peeling;

typedef struct peel {
    bool possible;
    int column, side; /* side 0: the lower end goes */
    double limit;
    int gone; /* rows given up */
    double score;
} peel;

static double value_at(const peeling *p, int32_t row, int column)
{
    return p->x[(ptrdiff_t)row * p->columns + column];
}

/* The next row of the box from place *at on in direction `step`; -1 at the end. *at becomes the place after it. */
static int32_t next_row(const peeling *p, int column, int *at, int step)
{
    const int32_t *list = p->order + (ptrdiff_t)column * p->rows;
    for (; *at >= p->first[column] && *at < p->last[column]; *at += step)
        if (p->alive[list[*at]]) {
            const int32_t row = list[*at];
            *at += step;
            return row;
        }
    return -1;
}

static double score_of(const peeling *p, int gone, int gone_hits)
{
    const double mean = (double)p->hits / p->inside;
    const double left = (double)(p->hits - gone_hits) / (p->inside - gone);
    return p->options.objective == PRIM_MEAN ? left - mean : (left - mean) / gone;
}

/* Gives up floor(peel_share * (inside - 1)) + 1 rows at one end, as a quantile does, and then all that equal the last
 * of them: the cut is half way to the first that differs. */
static peel try_peel(const peeling *p, int column, int side)
{
    const int wanted = (int)(p->options.peel_share * (p->inside - 1)) + 1;
    const int step = side == 0 ? 1 : -1;
    int at = side == 0 ? p->first[column] : p->last[column] - 1;
    int gone = 0;
    int gone_hits = 0;
    double edge = 0.0;
    for (int32_t row = next_row(p, column, &at, step); row >= 0; row = next_row(p, column, &at, step)) {
        const double value = value_at(p, row, column);
        if (gone >= wanted && value != edge) {
            const double middle = edge + 0.5 * (value - edge);
            const double limit = middle != edge ? middle : value; /* the edge itself must be outside */
            const peel found = {true, column, side, limit, gone, score_of(p, gone, gone_hits)};
            return found;
        }
        edge = value;
        gone++;
        gone_hits += p->interesting[row];
    }
    return (peel){.possible = false};
}

static peel best_peel(const peeling *p)
{
    peel best = {.possible = false};
    for (int c = 0; c < p->columns; c++)
        for (int side = 0; side < 2; side++) {
            const peel tried = try_peel(p, c, side);
            if (tried.possible && (!best.possible || tried.score > best.score))
                best = tried;
        }
    return best;
}

static void sweep(peeling *p)
{
    for (int c = 0; c < p->columns; c++) {
        int32_t *list = p->order + (ptrdiff_t)c * p->rows;
        int32_t kept = 0;
        for (int32_t i = p->first[c]; i < p->last[c]; i++)
            if (p->alive[list[i]])
                list[kept++] = list[i];
        p->first[c] = 0;
        p->last[c] = kept;
    }
    p->listed = p->inside;
}

static void apply_peel(peeling *p, const peel *best)
{
    const int c = best->column;
    const int step = best->side == 0 ? 1 : -1;
    int at = best->side == 0 ? p->first[c] : p->last[c] - 1;
    for (int i = 0; i < best->gone; i++) {
        const int32_t row = next_row(p, c, &at, step);
        p->alive[row] = false;
        p->hits -= p->interesting[row];
    }
    p->inside -= best->gone;
    if (best->side == 0) {
        p->first[c] = at;
        p->low[c] = best->limit;
    } else {
        p->last[c] = at + 1;
        p->high[c] = best->limit;
    }
    if (2 * p->inside < p->listed)
        sweep(p);
}

/* Remembers the box; its limits stand in result->limits, low ends before high ones. */
static bool remember(const peeling *p, prim_result *result, int *room)
{
    if (result->boxes == *room) {
        *room = *room ? 2 * *room : 32;
        prim_box *box = realloc(result->box, (size_t)*room * sizeof *box);
        if (!box)
            return false;
        result->box = box;
        double *limits = realloc(result->limits, (size_t)*room * 2 * (size_t)p->columns * sizeof *limits);
        if (!limits)
            return false;
        result->limits = limits;
    }
    double *limits = result->limits + (ptrdiff_t)result->boxes * 2 * p->columns;
    memcpy(limits, p->low, (size_t)p->columns * sizeof *limits);
    memcpy(limits + p->columns, p->high, (size_t)p->columns * sizeof *limits);
    prim_box *box = &result->box[result->boxes++];
    *box = (prim_box){.inside = p->inside,
                      .interesting = p->hits,
                      .coverage = p->total_interesting ? (double)p->hits / p->total_interesting : 0.0,
                      .density = p->inside ? (double)p->hits / p->inside : 0.0,
                      .mass = (double)p->inside / p->rows};
    for (int c = 0; c < p->columns; c++)
        box->restricted += isfinite(p->low[c]) || isfinite(p->high[c]);
    return true;
}

/* The only column and side that keep a row out of the box: column * 2 + side; -1 where none does, -2 where several do.
 */
static int keeper_out(const peeling *p, const double *row)
{
    int keeper = -1;
    for (int c = 0; c < p->columns; c++) {
        if (row[c] >= p->low[c] && row[c] <= p->high[c])
            continue;
        if (keeper != -1)
            return -2;
        keeper = 2 * c + (row[c] > p->high[c]);
    }
    return keeper;
}

typedef struct outsider {
    double value; /* negated at a lower end: the nearest is the smallest */
    int32_t row;
} outsider;

static int compare_outsiders(const void *a, const void *b)
{
    const outsider *x = a;
    const outsider *y = b;
    const int by_value = statistics_compare(&x->value, &y->value);
    return by_value ? by_value : (x->row > y->row) - (x->row < y->row);
}

/* What a pasting at one end would take in; `near` has room for all rows. */
static peel try_paste(const peeling *p, const int32_t *keeper, int end, outsider *near)
{
    const int column = end / 2;
    int count = 0;
    for (int32_t r = 0; r < p->rows; r++)
        if (keeper[r] == end)
            near[count++] = (outsider){end % 2 ? value_at(p, r, column) : -value_at(p, r, column), r};
    const int wanted = (int)(p->options.paste_share * p->inside) + 1;
    if (count == 0)
        return (peel){.possible = false};
    qsort(near, (size_t)count, sizeof *near, compare_outsiders);
    int taken = 0;
    int hits = 0;
    while (taken < count && (taken < wanted || near[taken].value == near[taken - 1].value))
        hits += p->interesting[near[taken++].row];
    double limit = INFINITY;
    if (taken < count) {
        const double edge = near[taken - 1].value;
        const double middle = edge + 0.5 * (near[taken].value - edge);
        limit = middle < near[taken].value ? middle : edge;
    }
    return (peel){true,    column,
                  end % 2, end % 2 ? limit : -limit,
                  taken,   (double)(p->hits + hits) / (p->inside + taken) - (double)p->hits / p->inside};
}

/* Takes back what peeling gave up in vain, as long as that raises the mean (Friedman & Fisher 1999, section 8.2). A row
 * that an end takes in beyond the cut would also be let in by it: limits and rows stay the same thing. */
static bool paste(peeling *p, prim_result *result, int *room)
{
    int32_t *keeper = malloc((size_t)p->rows * sizeof *keeper);
    outsider *near = malloc((size_t)p->rows * sizeof *near);
    bool good = keeper && near;
    while (good) {
        for (int r = 0; r < p->rows; r++) {
            const bool out = p->options.excluded && p->options.excluded[r];
            keeper[r] = out ? -2 : keeper_out(p, p->x + (ptrdiff_t)r * p->columns);
        }
        peel best = {.possible = false};
        for (int end = 0; end < 2 * p->columns; end++) {
            const peel tried = try_paste(p, keeper, end, near);
            if (tried.possible && tried.score > 0.0 && (!best.possible || tried.score > best.score))
                best = tried;
        }
        if (!best.possible)
            break;
        *(best.side ? &p->high[best.column] : &p->low[best.column]) = best.limit;
        p->inside = 0;
        p->hits = 0;
        for (int r = 0; r < p->rows; r++) {
            const bool out = p->options.excluded && p->options.excluded[r];
            if (out || keeper_out(p, p->x + (ptrdiff_t)r * p->columns) != -1)
                continue;
            p->inside++;
            p->hits += p->interesting[r];
        }
        good = remember(p, result, room);
    }
    free(keeper);
    free(near);
    return good;
}

static bool start(peeling *p)
{
    const size_t rows = (size_t)p->rows;
    const size_t columns = (size_t)p->columns;
    p->order = malloc((rows * columns + 2 * columns) * sizeof *p->order);
    p->alive = malloc(rows * sizeof *p->alive);
    p->low = malloc(2 * columns * sizeof *p->low);
    if (!p->order || !p->alive || !p->low)
        return false;
    p->first = p->order + rows * columns;
    p->last = p->first + columns;
    p->high = p->low + columns;
    for (int c = 0; c < p->columns; c++) {
        p->low[c] = -INFINITY;
        p->high[c] = INFINITY;
        p->first[c] = 0;
        p->last[c] = p->rows;
    }
    for (int r = 0; r < p->rows; r++) {
        p->alive[r] = !(p->options.excluded && p->options.excluded[r]);
        p->inside += p->alive[r];
        p->hits += p->alive[r] && p->interesting[r];
        p->total_interesting += p->interesting[r];
    }
    p->listed = p->rows;
    return sorted_columns(p->x, p->rows, p->columns, p->order) == POSTURE_OK;
}

static bool is_good_input(const double *x, int rows, int columns, const prim_options *o)
{
    if (rows <= 0 || columns <= 0 || !(o->peel_share > 0.0 && o->peel_share < 1.0) ||
        !(o->paste_share >= 0.0 && o->paste_share < 1.0) || !(o->mass_min >= 0.0 && o->mass_min <= 1.0))
        return false;
    for (ptrdiff_t i = 0; i < (ptrdiff_t)rows * columns; i++)
        if (isnan(x[i]))
            return false;
    return true;
}

static bool peel_down(peeling *p, prim_result *result, int *room)
{
    bool good = remember(p, result, room);
    while (good && p->inside > 0) {
        const peel best = best_peel(p);
        const bool small = (double)(p->inside - best.gone) / p->rows < p->options.mass_min;
        if (!best.possible || !(best.score > 0.0) || small)
            break;
        apply_peel(p, &best);
        good = remember(p, result, room);
    }
    return good;
}

posture_status prim_find(const double *x, const bool *interesting, int rows, int columns, const prim_options *options,
                         prim_result *result)
{
    *result = (prim_result){.columns = columns};
    peeling p = {.x = x, .interesting = interesting, .rows = rows, .columns = columns, .options = *options};
    p.options.peel_share = options->peel_share != 0.0 ? options->peel_share : DEFAULT_PEEL_SHARE;
    p.options.mass_min = options->mass_min != 0.0 ? options->mass_min : DEFAULT_MASS_MIN;
    if (!is_good_input(x, rows, columns, &p.options))
        return POSTURE_ERROR_INPUT;
    int room = 0;
    bool good = start(&p) && peel_down(&p, result, &room);
    if (good && p.options.paste_share > 0.0 && p.inside > 0)
        good = paste(&p, result, &room);
    free(p.order);
    free(p.alive);
    free(p.low);
    if (!good) {
        prim_result_clear(result);
        return POSTURE_ERROR_MEMORY;
    }
    for (int b = 0; b < result->boxes; b++) {
        result->box[b].low = result->limits + (ptrdiff_t)b * 2 * columns;
        result->box[b].high = result->box[b].low + columns;
    }
    return POSTURE_OK;
}

void prim_result_clear(prim_result *result)
{
    if (!result)
        return;
    free(result->box);
    free(result->limits);
    *result = (prim_result){0};
}

bool prim_holds(const prim_box *box, const double *row, int columns)
{
    for (int c = 0; c < columns; c++)
        if (!(row[c] >= box->low[c] && row[c] <= box->high[c]))
            return false;
    return true;
}

void prim_quasi_p(const double *x, const bool *interesting, int rows, int columns, const prim_box *box, double *p_value)
{
    for (int u = 0; u < columns; u++) {
        p_value[u] = NAN;
        if (!isfinite(box->low[u]) && !isfinite(box->high[u]))
            continue;
        int inside = 0;
        int hits = 0;
        for (int r = 0; r < rows; r++) {
            const double *row = x + (ptrdiff_t)r * columns;
            bool held = true;
            for (int c = 0; c < columns && held; c++)
                held = c == u || (row[c] >= box->low[c] && row[c] <= box->high[c]);
            inside += held;
            hits += held && interesting[r];
        }
        assert(inside >= box->inside);
        const double chance = inside > 0 ? (double)hits / inside : NAN;
        p_value[u] = statistics_binomial_tail(box->interesting, box->inside, chance);
    }
}
