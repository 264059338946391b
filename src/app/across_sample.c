#include "app/across_sample.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/frontier.h"
#include "app/joined_progress.h"
#include "process/engagement/registry.h"
#include "study/case.h"

size_t across_model_count(void)
{
    size_t count = 0;
    while (engagement_models()[count])
        count++;
    return count;
}

static posture_status keep_row(void *context, int option, int plan, const outcome_row *row,
                               const outcome_series *series)
{
    (void)option, (void)plan, (void)series; /* rows come in the order of the table */
    across_sample *s = context;
    const double x = row->measure[s->measure];
    s->value[s->filled++] = (signed char)(isnan(x) ? -1 : x > 0.5);
    return POSTURE_OK;
}

static posture_status run_model(const assess_input *in, const engagement_model *model, joined_progress *progress,
                                across_sample *s)
{
    for (int i = 0; i < in->option_count; i++)
        in->scenarios[i]->engagement_model = model->id;
    case_set *cases = NULL;
    study_result *result = NULL;
    posture_status status = case_set_create((const scenario *const *)in->scenarios, in->option_count, in->plan_ids,
                                            in->plan_count, s->design.threads, &cases);
    if (status == POSTURE_OK) {
        study_source source = {.context = cases, .run = case_set_run};
        study_sink sink = {
            .context = s, .row = keep_row, .progress = joined_progress_report, .progress_context = progress};
        status = study_run(&s->design, &source, &sink, &result);
    }
    study_result_destroy(result);
    case_set_destroy(cases);
    return status;
}

posture_status across_sample_run(const assess_input *in, const study_design *design,
                                 bool (*progress)(void *context, size_t done, size_t total), void *context,
                                 across_sample *sample)
{
    const engagement_model *const *models = engagement_models();
    *sample = (across_sample){
        .design = *design, .measure = frontier_measure(design->horizon_day), .models = (int)across_model_count()};
    const size_t each = design->outer * design->inner * (size_t)design->options * (size_t)design->plans;
    const char **stated = calloc((size_t)in->option_count, sizeof *stated);
    sample->value = malloc((size_t)sample->models * each);
    posture_status status = stated && sample->value ? POSTURE_OK : POSTURE_ERROR_MEMORY;
    if (status != POSTURE_OK)
        goto done;
    for (int i = 0; i < in->option_count; i++)
        stated[i] = in->scenarios[i]->engagement_model;
    joined_progress joined = {.report = progress, .context = context, .total = (size_t)sample->models * each};
    for (int m = 0; m < sample->models && status == POSTURE_OK; m++) {
        joined.before = (size_t)m * each;
        status = run_model(in, models[m], &joined, sample);
    }
    for (int i = 0; i < in->option_count; i++)
        in->scenarios[i]->engagement_model = stated[i];
done:
    free(stated);
    return status;
}

void across_sample_clear(across_sample *sample)
{
    free(sample->value);
    memset(sample, 0, sizeof *sample);
}

static int value_at(const across_sample *s, int model, size_t replication, int option, int plan)
{
    const study_design *d = &s->design;
    const size_t row = (size_t)model * d->outer * d->inner + replication;
    return s->value[(row * (size_t)d->options + (size_t)option) * (size_t)d->plans + (size_t)plan];
}

interval across_sample_share(const across_sample *s, int model, int option, int plan)
{
    cluster_sum sum = {0};
    for (size_t r = 0; r < s->design.outer * s->design.inner; r++) {
        const int x = value_at(s, model, r, option, plan);
        if (x >= 0)
            cluster_sum_add(&sum, x);
        if ((r + 1) % s->design.inner == 0)
            cluster_sum_close(&sum);
    }
    return cluster_sum_proportion(&sum, study_level);
}

interval across_sample_difference(const across_sample *s, int model, int option, int plan, int against, int other_plan)
{
    cluster_sum sum = {0};
    for (size_t r = 0; r < s->design.outer * s->design.inner; r++) {
        const int x = value_at(s, model, r, option, plan);
        const int y = value_at(s, model, r, against, other_plan);
        if (x >= 0 && y >= 0)
            cluster_sum_add(&sum, x - y);
        if ((r + 1) % s->design.inner == 0)
            cluster_sum_close(&sum);
    }
    return cluster_sum_share_difference(&sum, study_level);
}
