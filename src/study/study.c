#include "study/study.h"

#include <assert.h>
#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/parallel.h"

/* Replications of all cells that run between two reductions: enough to keep many threads busy, few enough to lose
 * little when a run is stopped. Fixed, because results are handed on at its boundaries. */
enum { BLOCK_TASKS = 1024, SAMPLE_LIMIT = 2048, SERIES_LIMIT = 512 };

struct study_result {
    study_design design;
    size_t cells;
    tally *tallies;          /* [cells] */
    series_tally *series;    /* [cells] */
    comparison *comparisons; /* [cells] */
};

typedef struct block {
    const study_design *design;
    const study_source *source;
    const study_sink *sink;
    size_t first, count; /* replications */
    size_t total;
    outcome_row *rows;      /* [count][cells] */
    outcome_series *series; /* [count][cells] */
    atomic_size_t done;
    atomic_bool stop;
} block;

static size_t cell_index(const study_design *d, int option, int plan)
{
    assert(option >= 0 && option < d->options && plan >= 0 && plan < d->plans);
    return (size_t)option * (size_t)d->plans + (size_t)plan;
}

/* Tasks go cell by cell, so that a worker stays with one cell's tables; slots are by replication. */
static posture_status run_task(void *context, int worker, size_t index)
{
    block *b = context;
    const study_design *d = b->design;
    if (atomic_load_explicit(&b->stop, memory_order_relaxed))
        return POSTURE_ERROR_CANCELLED;
    size_t cells = (size_t)d->options * (size_t)d->plans;
    size_t cell = index / b->count;
    size_t offset = index % b->count;
    size_t replication = b->first + offset;
    study_case c = {.seed = d->seed, .outer = replication / d->inner, .replication = replication};
    outcome_row *row = &b->rows[offset * cells + cell];
    outcome_series *series = &b->series[offset * cells + cell];
    memset(row, 0, sizeof *row);
    memset(series, 0, sizeof *series);
    int option = (int)(cell / (size_t)d->plans);
    int plan = (int)(cell % (size_t)d->plans);
    posture_status status = b->source->run(b->source->context, worker, option, plan, &c, row, series);
    row->outer = c.outer;
    row->replication = c.replication;
    if (row->status != POSTURE_OK)
        for (int m = 0; m < OUTCOME_COUNT; m++)
            row->measure[m] = NAN;
    size_t done = atomic_fetch_add_explicit(&b->done, 1, memory_order_relaxed) + 1;
    if (worker == 0 && b->sink->progress && !b->sink->progress(b->sink->progress_context, done, b->total))
        atomic_store_explicit(&b->stop, true, memory_order_relaxed);
    return status;
}

static void close_outer(study_result *r)
{
    for (size_t cell = 0; cell < r->cells; cell++) {
        tally_close_outer(&r->tallies[cell]);
        series_tally_close_outer(&r->series[cell]);
        comparison_close_outer(&r->comparisons[cell]);
    }
}

static posture_status reduce_replication(study_result *r, const study_sink *sink, const outcome_row *rows,
                                         const outcome_series *series)
{
    const study_design *d = &r->design;
    size_t outer = (size_t)rows->outer;
    size_t inner = (size_t)rows->replication % d->inner;
    for (size_t cell = 0; cell < r->cells; cell++) {
        int option = (int)(cell / (size_t)d->plans);
        int plan = (int)(cell % (size_t)d->plans);
        tally_add(&r->tallies[cell], outer, inner, &rows[cell]);
        series_tally_add(&r->series[cell], outer, inner, &rows[cell], &series[cell]);
        if (option != d->base)
            comparison_add(&r->comparisons[cell], &rows[cell], &rows[cell_index(d, d->base, plan)], d->horizon_day);
        if (!sink->row)
            continue;
        posture_status status = sink->row(sink->context, option, plan, &rows[cell], &series[cell]);
        if (status != POSTURE_OK)
            return status;
    }
    if (inner + 1 == d->inner)
        close_outer(r);
    return POSTURE_OK;
}

static posture_status reduce_block(study_result *r, const block *b)
{
    for (size_t i = 0; i < b->count; i++) {
        posture_status status = reduce_replication(r, b->sink, &b->rows[i * r->cells], &b->series[i * r->cells]);
        if (status != POSTURE_OK)
            return status;
    }
    return b->sink->block ? b->sink->block(b->sink->context, b->first, b->first + b->count) : POSTURE_OK;
}

static posture_status run_blocks(study_result *r, const study_source *source, const study_sink *sink)
{
    const study_design *d = &r->design;
    size_t replications = d->outer * d->inner;
    assert(r->cells >= 1 && replications >= 1);
    size_t length = BLOCK_TASKS / r->cells > 0 ? BLOCK_TASKS / r->cells : 1;
    if (length > replications)
        length = replications;
    block b = {.design = d, .source = source, .sink = sink, .total = replications * r->cells};
    posture_status status = POSTURE_ERROR_MEMORY;
    b.rows = calloc(length * r->cells, sizeof *b.rows);
    b.series = calloc(length * r->cells, sizeof *b.series);
    if (!b.rows || !b.series)
        goto done;
    status = POSTURE_OK;
    for (b.first = 0; b.first < replications && status == POSTURE_OK; b.first += b.count) {
        b.count = replications - b.first < length ? replications - b.first : length;
        status = parallel_for(0, b.count * r->cells, d->threads, run_task, &b);
        if (status == POSTURE_OK)
            status = reduce_block(r, &b);
    }
done:
    free(b.rows);
    free(b.series);
    return status;
}

static posture_status create_result(const study_design *design, study_result **result)
{
    study_result *r = calloc(1, sizeof *r);
    if (!r)
        return POSTURE_ERROR_MEMORY;
    r->design = *design;
    r->cells = (size_t)design->options * (size_t)design->plans;
    assert(r->cells >= 1);
    r->tallies = calloc(r->cells, sizeof *r->tallies);
    r->series = calloc(r->cells, sizeof *r->series);
    r->comparisons = calloc(r->cells, sizeof *r->comparisons);
    posture_status status = r->tallies && r->series && r->comparisons ? POSTURE_OK : POSTURE_ERROR_MEMORY;
    size_t limit = design->sample_limit ? design->sample_limit : SAMPLE_LIMIT;
    size_t series_limit = design->series_limit ? design->series_limit : SERIES_LIMIT;
    int days = (int)floor(design->horizon_day) + 1;
    if (days > OUTCOME_DAY_MAX)
        days = OUTCOME_DAY_MAX;
    for (size_t cell = 0; cell < r->cells && status == POSTURE_OK; cell++) {
        status =
            tally_init(&r->tallies[cell], sample_design_make(design->outer, design->inner, limit), design->horizon_day);
        if (status == POSTURE_OK)
            status = series_tally_init(&r->series[cell], sample_design_make(design->outer, design->inner, series_limit),
                                       days);
    }
    if (status != POSTURE_OK) {
        study_result_destroy(r);
        return status;
    }
    *result = r;
    return POSTURE_OK;
}

posture_status study_run(const study_design *design, const study_source *source, const study_sink *sink,
                         study_result **result)
{
    assert(design->outer >= 1 && design->inner >= 1 && design->options >= 1 && design->plans >= 1);
    assert(design->base >= 0 && design->base < design->options && design->threads >= 1);
    *result = NULL;
    study_result *r = NULL;
    posture_status status = create_result(design, &r);
    if (status == POSTURE_OK)
        status = run_blocks(r, source, sink);
    if (status != POSTURE_OK) {
        study_result_destroy(r);
        return status;
    }
    *result = r;
    return POSTURE_OK;
}

void study_result_destroy(study_result *result)
{
    if (!result)
        return;
    for (size_t cell = 0; cell < result->cells; cell++) {
        if (result->tallies)
            tally_clear(&result->tallies[cell]);
        if (result->series)
            series_tally_clear(&result->series[cell]);
    }
    free(result->tallies);
    free(result->series);
    free(result->comparisons);
    free(result);
}

tally *study_result_tally(study_result *result, int option, int plan)
{
    return &result->tallies[cell_index(&result->design, option, plan)];
}

series_tally *study_result_series(study_result *result, int option, int plan)
{
    return &result->series[cell_index(&result->design, option, plan)];
}

const comparison *study_result_comparison(const study_result *result, int option, int plan)
{
    return &result->comparisons[cell_index(&result->design, option, plan)];
}

void study_split(size_t replications, size_t stated_inner, size_t *outer, size_t *inner)
{
    assert(replications >= 1 && stated_inner >= 1);
    /* An interval needs several outer draws; the spread over assumptions needs several inner ones. */
    *inner = replications >= 2 * stated_inner ? stated_inner : 1;
    *outer = (replications + *inner - 1) / *inner;
}
