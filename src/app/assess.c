#include <posture/assess.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/across_models.h"
#include "app/assess_document.h"
#include "app/assess_input.h"
#include "app/assess_output.h"
#include "app/at_cost.h"
#include "app/frontier.h"
#include "app/joined_progress.h"
#include "app/option_bills.h"
#include "app/replay.h"
#include "app/report_document.h"
#include "app/results_folder.h"
#include "app/year_chart.h"
#include "app/year_options.h"
#include "base/diagnostic.h"
#include "base/file.h"
#include "base/json_text.h"
#include "base/parallel.h"
#include "output/report.h"
#include "study/case.h"

struct posture_assess {
    char *json;
    char *folder;
    char *report;
};

typedef struct assess_job {
    const posture_assess_def *def;
    posture_diagnostics *found;
    assess_input input;
    study_design design;
    case_set *cases;
    results_folder folder;
    assess_output output;
    study_result *result;
    bill *bills; /* of each option, NULL: no cost cards */
    at_cost_limits limits;
    at_cost at_cost;
    study_design across_design;
    across_sample across;
    joined_progress progress; /* of the study, then of the models */
    struct year_options years;
    json_t *document;
} assess_job;

posture_assess_def posture_assess_def_default(void)
{
    return (posture_assess_def){.seed = 1, .report = true};
}

static void plan_design(assess_job *job)
{
    const scenario *base = job->input.scenarios[0];
    study_design *d = &job->design;
    size_t stated_inner = base->assess_inner > 0 ? (size_t)base->assess_inner : 1;
    d->seed = job->def->seed;
    d->outer = base->assess_outer > 0 ? (size_t)base->assess_outer : 100;
    d->inner = stated_inner;
    if (job->def->replications > 0)
        study_split(job->def->replications, stated_inner, &d->outer, &d->inner);
    d->options = job->input.option_count;
    d->plans = job->input.plan_count;
    d->base = 0;
    d->threads = job->def->threads > 0 ? job->def->threads : parallel_processor_count();
    d->horizon_day = base->horizon_day;
}

static posture_status equal_costs(assess_job *job)
{
    const posture_assess_def *def = job->def;
    job->limits = (at_cost_limits){.budget_m = def->at_cost_m,
                                   .cash_ceiling_m = def->cash_ceiling_m > 0 ? def->cash_ceiling_m : INFINITY,
                                   .people_ceiling = def->people_ceiling > 0 ? def->people_ceiling : INFINITY};
    posture_status status =
        at_cost_apply(&job->at_cost, &job->limits, &job->input, &job->bills, &job->design, job->found);
    job->design.options = job->input.option_count;
    return status;
}

/* Every model fights the whole study again, so unless told otherwise with fewer campaigns. Each has its own draw of the
 * assumptions: nothing here needs several from one draw, and independent ones decide a paired comparison soonest. */
static void plan_across(assess_job *job)
{
    enum { REPLICATIONS = 100 };
    const study_design *main = &job->design;
    study_design *d = &job->across_design;
    *d = *main;
    d->sample_limit = d->series_limit = 1; /* only the rows are used */
    d->outer = main->outer * main->inner;
    d->inner = 1;
    if (job->def->replications == 0 && d->outer > REPLICATIONS)
        d->outer = REPLICATIONS;
    const size_t cells = (size_t)main->options * (size_t)main->plans;
    size_t total = main->outer * main->inner * cells;
    if (job->def->across_models)
        total += across_model_count() * d->outer * d->inner * cells;
    job->progress = (joined_progress){.report = job->def->progress, .context = job->def->context, .total = total};
}

static posture_status compare_models(assess_job *job)
{
    const study_design *main = &job->design;
    job->progress.before = main->outer * main->inner * (size_t)main->options * (size_t)main->plans;
    return across_sample_run(&job->input, &job->across_design, joined_progress_report, &job->progress, &job->across);
}

static posture_status create_cases(assess_job *job)
{
    return case_set_create((const scenario *const *)job->input.scenarios, job->input.option_count, job->input.plan_ids,
                           job->input.plan_count, job->design.threads, &job->cases);
}

static posture_status open_folder(assess_job *job)
{
    if (job->def->output)
        return results_folder_open(&job->folder, job->def->output, job->found);
    char path[4096];
    snprintf(path, sizeof path, "results/%s", job->input.name);
    return results_folder_open(&job->folder, path, job->found);
}

static posture_status simulate(assess_job *job)
{
    posture_status status =
        assess_output_open(&job->output, &job->input, &job->design, &job->folder, job->def->csv, job->def->series);
    if (status != POSTURE_OK)
        return status;
    study_source source = {.context = job->cases, .run = case_set_run};
    study_sink sink = assess_output_sink(&job->output);
    sink.progress = joined_progress_report;
    sink.progress_context = &job->progress;
    status = study_run(&job->design, &source, &sink, &job->result);
    if (status == POSTURE_ERROR_STORE)
        diagnostics_fault(job->found, (text_mark){.file = job->folder.partial}, "results.sqlite: %s",
                          store_sqlite_message(job->output.store));
    return status;
}

static assess_study named_study(const assess_job *job)
{
    return (assess_study){.name = job->input.name,
                          .design = &job->design,
                          .scenarios = (const scenario *const *)job->input.scenarios,
                          .options = job->input.options,
                          .plan_ids = job->input.plan_ids,
                          .result = job->result};
}

static posture_status write_document(assess_job *job, posture_assess *result)
{
    assess_study study = named_study(job);
    job->document = assess_document(&study);
    if (job->document &&
        (json_object_set_new(job->document, "frontier", frontier_object(&study, job->bills)) != 0 ||
         json_object_set_new(job->document, "at_cost", at_cost_object(&job->at_cost, &job->limits)) != 0 ||
         json_object_set_new(job->document, "years", year_options_object(&job->years)) != 0))
        return POSTURE_ERROR_MEMORY;
    if (job->document && job->def->across_models &&
        json_object_set_new(job->document, "across_models", across_models_object(&job->input, &job->across)) != 0)
        return POSTURE_ERROR_MEMORY;
    size_t length = 0;
    posture_status status = json_to_text(job->document, 2, &result->json, &length);
    if (status != POSTURE_OK)
        return status;
    char *path = results_folder_file(&job->folder, "assess.json");
    status = path ? file_write_atomic(path, result->json, length) : POSTURE_ERROR_MEMORY;
    free(path);
    return status;
}

static posture_status write_year_chart(assess_job *job)
{
    char *text = NULL;
    posture_status status = year_chart_page(job->document, &text);
    char *path = status == POSTURE_OK ? results_folder_file(&job->folder, "years.html") : NULL;
    if (status == POSTURE_OK)
        status = path ? file_write_atomic(path, text, strlen(text)) : POSTURE_ERROR_MEMORY;
    free(path);
    free(text);
    return status;
}

static posture_status write_report(assess_job *job)
{
    assess_study study = named_study(job);
    json_t *document = report_document(&study, job->document, replay_array(&study, job->cases));
    char *path = results_folder_file(&job->folder, "report.html");
    posture_status status = document && path ? report_write(path, document) : POSTURE_ERROR_MEMORY;
    json_decref(document);
    free(path);
    return status;
}

/* Paths of what stands in the folder once it is complete. */
static posture_status name_results(assess_job *job, posture_assess *result)
{
    result->folder = strdup(job->folder.path);
    if (!result->folder)
        return POSTURE_ERROR_MEMORY;
    if (!job->def->report)
        return POSTURE_OK;
    size_t size = strlen(result->folder) + sizeof "/report.html";
    result->report = malloc(size);
    if (!result->report)
        return POSTURE_ERROR_MEMORY;
    snprintf(result->report, size, "%s/report.html", result->folder);
    return POSTURE_OK;
}

/* Years are compared with the base posture alone, unless options are asked for by name. */
static const char *stated_options(const posture_assess_def *def)
{
    return def->first_year > 0 && !def->options ? "base" : def->options;
}

static posture_status run_job(assess_job *job, posture_assess *result)
{
    posture_status status =
        assess_input_load(&job->input, job->def->scenario, stated_options(job->def), job->def->plans, job->found);
    if (status == POSTURE_OK && job->def->first_year > 0)
        status = year_options_append(&job->years, job->def->paths, job->def->first_year, job->def->last_year,
                                     &job->input, job->found);
    if (status != POSTURE_OK)
        return status;
    plan_design(job);
    status = option_bills_make(&job->input, &job->bills);
    if (status == POSTURE_OK && job->def->at_cost_m > 0)
        status = equal_costs(job);
    if (status == POSTURE_OK) {
        plan_across(job);
        status = create_cases(job);
    }
    if (status == POSTURE_OK)
        status = open_folder(job);
    if (status == POSTURE_OK)
        status = simulate(job);
    if (status == POSTURE_OK && job->def->across_models)
        status = compare_models(job);
    if (status == POSTURE_OK)
        status = write_document(job, result);
    if (status == POSTURE_OK && job->years.count > 0)
        status = write_year_chart(job);
    if (status == POSTURE_OK && job->def->report)
        status = write_report(job);
    if (status == POSTURE_OK)
        status = assess_output_finish(&job->output);
    assess_output_close(&job->output);
    if (status == POSTURE_OK)
        status = name_results(job, result);
    return status == POSTURE_OK ? results_folder_complete(&job->folder) : status;
}

posture_status posture_assess_run(const posture_assess_def *def, posture_diagnostics *found, posture_assess **result)
{
    *result = NULL;
    posture_assess *r = calloc(1, sizeof *r);
    assess_job *job = calloc(1, sizeof *job);
    posture_status status = POSTURE_ERROR_MEMORY;
    if (r && job) {
        job->def = def;
        job->found = found;
        job->folder.lock = -1;
        status = run_job(job, r);
        json_decref(job->document);
        across_sample_clear(&job->across);
        study_result_destroy(job->result);
        case_set_destroy(job->cases);
        results_folder_close(&job->folder);
        option_bills_free(job->bills, job->input.option_count);
        at_cost_clear(&job->at_cost);
        assess_input_clear(&job->input);
        year_options_clear(&job->years);
        diagnostics_sort(found);
    }
    free(job);
    if (status != POSTURE_OK)
        posture_assess_destroy(r);
    else
        *result = r;
    return status;
}

void posture_assess_destroy(posture_assess *result)
{
    if (!result)
        return;
    free(result->json);
    free(result->folder);
    free(result->report);
    free(result);
}

const char *posture_assess_json(const posture_assess *result)
{
    return result->json;
}

const char *posture_assess_folder(const posture_assess *result)
{
    return result->folder;
}

const char *posture_assess_report(const posture_assess *result)
{
    return result->report;
}
