#include <posture/run.h>

#include <stdlib.h>
#include <string.h>

#include "app/assess_input.h"
#include "app/json_builder.h"
#include "app/story.h"
#include "app/trace_lines.h"
#include "base/diagnostic.h"
#include "base/json_text.h"
#include "campaign/campaign.h"

struct posture_run {
    char *json;
};

typedef struct run_job {
    const posture_run_def *def;
    posture_diagnostics *found;
    char *name;
    scenario *base;    /* as stated */
    scenario *applied; /* with the option; NULL for the base */
    const scenario *s; /* one of the two */
    const struct plan *plan;
    const struct option *option;
    campaign_model *model;
    campaign_state *state;
    story *story;
    trace_lines *trace;
    campaign_case one;
    outcome_row row;
} run_job;

posture_run_def posture_run_def_default(void)
{
    return (posture_run_def){.seed = 1};
}

static posture_status load(run_job *job)
{
    posture_status status = scenario_load(job->def->scenario, job->found, &job->base);
    if (status != POSTURE_OK)
        return status;
    int option = job->def->option ? assess_input_find_option(job->base, job->def->option, job->found) : 0;
    if (option < 0)
        return POSTURE_ERROR_UNKNOWN_NAME;
    job->option = &job->base->options[option];
    if (option > 0)
        status = scenario_load_option(job->def->scenario, job->option->id, job->found, &job->applied);
    if (status != POSTURE_OK)
        return status;
    job->s = job->applied ? job->applied : job->base;
    int plan = -1;
    for (int i = 0; i < job->s->plan_count && plan < 0 && !job->def->plan; i++)
        if (job->s->plans[i].attack)
            plan = i;
    if (job->def->plan)
        plan = assess_input_find_plan(job->s, job->def->plan, job->found);
    else if (plan < 0)
        diagnostics_fault(job->found, (text_mark){.file = job->s->folder}, "no attack plan to run");
    if (plan < 0)
        return job->def->plan ? POSTURE_ERROR_UNKNOWN_NAME : POSTURE_ERROR_INPUT;
    job->plan = &job->s->plans[plan];
    job->name = assess_input_folder_name(job->def->scenario);
    return job->name ? POSTURE_OK : POSTURE_ERROR_MEMORY;
}

static posture_status prepare(run_job *job)
{
    posture_status status = campaign_model_create(job->s, (int32_t)(job->plan - job->s->plans), &job->model);
    if (status == POSTURE_OK)
        status = campaign_state_create(job->model, &job->state);
    if (status == POSTURE_OK)
        status = story_create(job->s, job->plan, &job->story);
    if (status == POSTURE_OK && job->def->trace)
        status = trace_lines_open(job->def->trace, job->s, job->plan, &job->trace);
    uint64_t inner = job->base->assess_inner > 0 ? (uint64_t)job->base->assess_inner : 1;
    job->one = (campaign_case){
        .seed = job->def->seed, .outer = job->def->replication / inner, .replication = job->def->replication};
    return status;
}

/* One event to the story and, where asked for, to the file. */
static void both(void *context, const campaign_event *event)
{
    run_job *job = context;
    campaign_trace teller = story_trace(job->story);
    teller.event(teller.context, event);
    if (!job->trace)
        return;
    campaign_trace file = trace_lines_trace(job->trace);
    file.event(file.context, event);
}

static json_t *named(const char *id, const char *title)
{
    json_builder b = json_build_object();
    json_build_set(&b, "id", json_string(id));
    json_build_set(&b, "title", json_string(title ? title : id));
    return json_build_finish(&b);
}

static json_t *measures_object(const outcome_row *row)
{
    json_builder b = json_build_object();
    for (int m = 0; m < OUTCOME_COUNT; m++)
        json_build_set(&b, outcome_get((outcome_measure)m)->name, json_number(row->measure[m]));
    return json_build_finish(&b);
}

static json_t *objectives_array(const run_job *job)
{
    json_builder objectives = json_build_array();
    for (int i = 0; i < job->row.objective_count && i < job->plan->objective_count; i++) {
        const objective_outcome *o = &job->row.objective[i];
        json_builder b = json_build_object();
        json_build_set(&b, "id", json_string(job->plan->objectives[i].id));
        json_build_set(&b, "title", json_string(job->plan->objectives[i].title));
        json_build_set(&b, "reached_hour", json_number(o->reached_hour));
        json_build_set(&b, "held_day", json_number(o->held_day));
        json_build_set(&b, "lost_again_day", json_number(o->lost_again_day));
        json_build_append(&objectives, json_build_finish(&b));
    }
    return json_build_finish(&objectives);
}

static json_t *days_array(const story_line *lines, size_t count)
{
    json_builder days = json_build_array();
    for (size_t first = 0; first < count;) {
        json_builder told = json_build_array();
        size_t i = first;
        for (; i < count && lines[i].day == lines[first].day; i++) {
            json_builder line = json_build_object();
            json_build_set(&line, "hour", json_number(lines[i].hour));
            json_build_set(&line, "kind", json_string(lines[i].kind));
            json_build_set(&line, "text", json_string(lines[i].text));
            json_build_append(&told, json_build_finish(&line));
        }
        json_builder b = json_build_object();
        json_build_set(&b, "day", json_integer(lines[first].day));
        json_build_set(&b, "lines", json_build_finish(&told));
        json_build_append(&days, json_build_finish(&b));
        first = i;
    }
    return json_build_finish(&days);
}

static json_t *document(const run_job *job, const story_line *lines, size_t count)
{
    json_builder b = json_build_object();
    json_build_set(&b, "schema_version", json_integer(1));
    json_build_set(&b, "scenario", json_string(job->name));
    json_build_set(&b, "title", json_string(job->s->title));
    json_build_set(&b, "scenario_hash", json_string(job->s->hash));
    json_build_set(&b, "tool_version", json_string(POSTURE_VERSION));
    json_build_set(&b, "option", named(job->option->id, job->option->title));
    json_build_set(&b, "plan", named(job->plan->id, job->plan->title));
    json_build_set(&b, "seed", json_integer((json_int_t)job->one.seed));
    json_build_set(&b, "outer", json_integer((json_int_t)job->one.outer));
    json_build_set(&b, "replication", json_integer((json_int_t)job->one.replication));
    json_build_set(&b, "d_day", json_string(job->s->d_day));
    json_build_set(&b, "horizon_day", json_number(job->s->horizon_day));
    json_build_set(&b, "status", json_integer(job->row.status));
    json_build_set(&b, "status_text", json_string(posture_status_text(job->row.status)));
    json_build_set(&b, "measures", measures_object(&job->row));
    json_build_set(&b, "objectives", objectives_array(job));
    json_build_set(&b, "days", days_array(lines, count));
    return json_build_finish(&b);
}

static posture_status tell(run_job *job, posture_run *result)
{
    const story_line *lines = NULL;
    size_t count = 0;
    posture_status status = story_tell(job->story, &lines, &count);
    if (status != POSTURE_OK)
        return status;
    json_t *value = document(job, lines, count);
    size_t length = 0;
    status = json_to_text(value, 2, &result->json, &length);
    json_decref(value);
    return status;
}

static posture_status run_job_whole(run_job *job, posture_run *result)
{
    posture_status status = load(job);
    if (status == POSTURE_OK)
        status = prepare(job);
    if (status != POSTURE_OK)
        return status;
    campaign_trace trace = {.context = job, .event = both};
    campaign_run(job->model, job->state, &job->one, &job->row, NULL, &trace);
    status = tell(job, result);
    posture_status trace_status = trace_lines_close(job->trace, status == POSTURE_OK);
    job->trace = NULL;
    return status == POSTURE_OK ? trace_status : status;
}

static void clear(run_job *job)
{
    trace_lines_close(job->trace, 0);
    story_destroy(job->story);
    campaign_state_destroy(job->state);
    campaign_model_destroy(job->model);
    scenario_destroy(job->applied);
    scenario_destroy(job->base);
    free(job->name);
}

posture_status posture_run_campaign(const posture_run_def *def, posture_diagnostics *found, posture_run **result)
{
    *result = NULL;
    posture_run *r = calloc(1, sizeof *r);
    if (!r)
        return POSTURE_ERROR_MEMORY;
    run_job job = {.def = def, .found = found};
    posture_status status = run_job_whole(&job, r);
    clear(&job);
    diagnostics_sort(found);
    if (status != POSTURE_OK)
        posture_run_destroy(r);
    else
        *result = r;
    return status;
}

void posture_run_destroy(posture_run *result)
{
    if (!result)
        return;
    free(result->json);
    free(result);
}

const char *posture_run_json(const posture_run *result)
{
    return result->json;
}
