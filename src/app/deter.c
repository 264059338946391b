#include <posture/deter.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/deter_case.h"
#include "app/deter_document.h"
#include "base/diagnostic.h"
#include "base/json_text.h"
#include "base/parallel.h"
#include "scenario/draw.h"

typedef struct deter_job {
    const posture_deter_def *def;
    assess_input in;
    study_design design;
    double *factor;   /* [option][outer][factor_count], of the widest option */
    size_t stride;    /* factors of the widest option */
    deter_rows truth; /* the analyst's campaigns */
    deter_rows belief;
    deter_cell *cells;   /* of one adversary: [option][plan] */
    deter_option *every; /* [option], of one adversary */
    double *worth, *advantage, *best;
    prospect *scratch;
} deter_job;

static void plan_design(deter_job *job)
{
    const scenario *base = job->in.scenarios[0];
    study_design *d = &job->design;
    const size_t inner = base->assess_inner > 0 ? (size_t)base->assess_inner : 1;
    *d = (study_design){.seed = job->def->seed,
                        .outer = base->assess_outer > 0 ? (size_t)base->assess_outer : 100,
                        .inner = inner,
                        .options = job->in.option_count,
                        .plans = job->in.plan_count,
                        .threads = job->def->threads > 0 ? job->def->threads : parallel_processor_count(),
                        .horizon_day = base->horizon_day};
    if (job->def->replications > 0)
        study_split((size_t)job->def->replications, inner, &d->outer, &d->inner);
}

static posture_status check_stated(const deter_job *job, posture_diagnostics *found)
{
    const scenario *s = job->in.scenarios[0];
    if (s->adversary_count > 0)
        return POSTURE_OK;
    diagnostics_fault(found, (text_mark){s->folder, 0, 0},
                      "the scenario states no stakes; adversary.yaml and alliance.yaml hold them (posture explain "
                      "adversary)");
    return POSTURE_ERROR_INPUT;
}

static double *factors_of(const deter_job *job, int option, size_t outer)
{
    return &job->factor[((size_t)option * job->design.outer + outer) * job->stride];
}

static posture_status allocate(deter_job *job)
{
    const study_design *d = &job->design;
    const size_t options = (size_t)d->options;
    const size_t plans = (size_t)d->plans;
    for (size_t i = 0; i < options; i++)
        if ((size_t)job->in.scenarios[i]->factor_count > job->stride)
            job->stride = (size_t)job->in.scenarios[i]->factor_count;
    job->factor = calloc(options * d->outer * job->stride + 1, sizeof *job->factor);
    job->cells = calloc(options * plans, sizeof *job->cells);
    job->every = calloc(options, sizeof *job->every);
    job->worth = calloc(d->inner, sizeof *job->worth);
    job->scratch = calloc(d->inner + 1, sizeof *job->scratch);
    job->advantage = calloc(options * plans * d->outer, sizeof *job->advantage);
    job->best = calloc(options * d->outer, sizeof *job->best);
    if (!job->factor || !job->cells || !job->every || !job->worth || !job->scratch || !job->advantage || !job->best)
        return POSTURE_ERROR_MEMORY;
    for (size_t c = 0; c < options * plans; c++)
        if (!deter_cell_allocate(&job->cells[c], d->outer, &job->advantage[c * d->outer]))
            return POSTURE_ERROR_MEMORY;
    for (size_t o = 0; o < options; o++)
        job->every[o].best = &job->best[o * d->outer];
    return POSTURE_OK;
}

static void draw_factors(deter_job *job)
{
    const study_design *d = &job->design;
    for (int o = 0; o < d->options; o++)
        for (size_t outer = 0; outer < d->outer; outer++) {
            draw ignored;
            draw_make(job->in.scenarios[o], d->seed, outer, outer * d->inner, factors_of(job, o, outer), &ignored);
        }
}

/* The members' resolve, from the campaign as the analyst has it. */
static void find_credibility(deter_job *job, int option, int plan, deter_cell *cell)
{
    const study_design *d = &job->design;
    for (size_t outer = 0; outer < d->outer; outer++) {
        const resolve_result r = deter_resolve(job->in.scenarios[option], factors_of(job, option, outer),
                                               deter_rows_at(&job->truth, option, plan, outer), d->inner);
        cell->resisting += r.resists;
        cell->cohesion[outer] = r.cohesion;
        cell->fight_worth += r.fight_worth / (double)d->outer;
        cell->concede_worth += r.concede_worth / (double)d->outer;
    }
}

/* One case: what it is worth to the attacker by its own beliefs, and, for the gap, by the analyst's campaign. */
static void value_case(deter_job *job, int adversary, int option, int plan, size_t outer, deter_cell *cell)
{
    const scenario *s = job->in.scenarios[option];
    const double *factor = factors_of(job, option, outer);
    const struct plan *p = &s->plans[scenario_find_plan(s, job->in.plan_ids[plan])];
    const deter_rows *seen = job->belief.rows ? &job->belief : &job->truth;
    const double bias = quantity_get(s->adversaries[adversary].resistance_bias, factor);
    const double resist = fmin(fmax((double)cell->resisting / (double)job->design.outer + bias, 0), 1);
    calculus_stakes stakes;
    calculus_terms analyst;
    size_t kept = 0;
    deter_stakes(s, adversary, p, factor, &stakes);
    const double cohesion = cell->cohesion[outer];
    const bool whole = calculus_terms_of(&stakes, deter_rows_at(&job->truth, option, plan, outer), job->design.inner,
                                         job->design.horizon_day, cohesion, job->worth, &kept, &analyst);
    calculus_terms *t = &cell->terms[outer];
    cell->valid[outer] = calculus_terms_of(&stakes, deter_rows_at(seen, option, plan, outer), job->design.inner,
                                           job->design.horizon_day, cohesion, job->worth, &kept, t) &&
                         whole;
    if (!cell->valid[outer])
        return;
    cell->gap[outer] = t->resisted - analyst.resisted;
    cell->advantage[outer] = calculus_advantage(&stakes, t, job->worth, kept, resist, job->scratch);
    cell->threshold[outer] = calculus_threshold(&stakes, t, job->worth, kept, job->scratch);
}

static void value_adversary(deter_job *job, int adversary)
{
    const study_design *d = &job->design;
    for (int o = 0; o < d->options; o++) {
        deter_option *every = &job->every[o];
        *every = (deter_option){.best = every->best};
        for (int p = 0; p < d->plans; p++) {
            deter_cell *cell = &job->cells[o * d->plans + p];
            deter_cell_reset(cell);
            find_credibility(job, o, p, cell);
            for (size_t outer = 0; outer < d->outer; outer++)
                value_case(job, adversary, o, p, outer, cell);
            deter_cell_summarise(cell, d->outer);
        }
        deter_option_summarise(every, &job->cells[o * d->plans], d->plans, d->outer);
    }
}

static posture_status run_adversary(deter_job *job, int adversary, json_builder *adversaries)
{
    const scenario *s = job->in.scenarios[0];
    posture_status status = POSTURE_OK;
    if (deter_has_beliefs(s, adversary))
        status = deter_simulate(&job->in, &job->design, adversary, job->def->progress, job->def->context, &job->belief);
    if (status == POSTURE_OK) {
        value_adversary(job, adversary);
        const deter_view view = {.in = &job->in,
                                 .design = &job->design,
                                 .adversary = adversary,
                                 .cells = job->cells,
                                 .every = job->every,
                                 .factor = job->factor,
                                 .stride = job->stride};
        json_build_append(adversaries, deter_adversary_object(&view));
    }
    deter_rows_clear(&job->belief);
    return status;
}

static posture_status run_job(deter_job *job, posture_diagnostics *found, char **json)
{
    posture_status status = assess_input_load(&job->in, job->def->scenario, job->def->options, job->def->plans, found);
    if (status == POSTURE_OK)
        status = check_stated(job, found);
    if (status != POSTURE_OK)
        return status;
    plan_design(job);
    status = allocate(job);
    if (status == POSTURE_OK)
        status = deter_simulate(&job->in, &job->design, -1, job->def->progress, job->def->context, &job->truth);
    if (status != POSTURE_OK)
        return status;
    draw_factors(job);
    json_builder adversaries = json_build_array();
    for (int a = 0; a < job->in.scenarios[0]->adversary_count && status == POSTURE_OK; a++)
        status = run_adversary(job, a, &adversaries);
    json_t *document = deter_document(&job->in, &job->design, json_build_finish(&adversaries));
    size_t length = 0;
    if (status == POSTURE_OK)
        status = json_to_text(document, 2, json, &length);
    json_decref(document);
    return status;
}

posture_status posture_deter(const posture_deter_def *def, posture_diagnostics *found, char **json)
{
    deter_job job = {.def = def};
    *json = NULL;
    posture_status status = run_job(&job, found, json);
    const size_t cells = (size_t)job.design.options * (size_t)job.design.plans;
    for (size_t c = 0; job.cells && c < cells; c++)
        deter_cell_clear(&job.cells[c]);
    deter_rows_clear(&job.truth);
    free(job.cells);
    free(job.every);
    free(job.factor);
    free(job.worth);
    free(job.scratch);
    free(job.advantage);
    free(job.best);
    assess_input_clear(&job.in);
    diagnostics_sort(found);
    return status;
}
