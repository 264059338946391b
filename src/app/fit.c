#include <posture/fit.h>

#include <stdlib.h>

#include "app/json_builder.h"
#include "app/table_json.h"
#include "base/diagnostic.h"
#include "base/json_text.h"
#include "history/daily_table.h"
#include "history/lanchester_fit.h"

static const char *const term_names[FIT_TERMS] = {"a", "b", "p", "q", "d"};

/* All laws on one table. */
typedef struct fit_job {
    daily_table table;
    lanchester_fit fits[LAW_COUNT];
    lanchester_problem problems[LAW_COUNT];
} fit_job;

posture_fit_def posture_fit_def_default(void)
{
    return (posture_fit_def){.law = "general"};
}

static const char *problem_text(lanchester_problem problem)
{
    switch (problem) {
    case LANCHESTER_TOO_FEW:
        return "there are fewer equations than terms to estimate; give more days";
    case LANCHESTER_DEPENDENT:
        return "the strengths vary too little, or too much together, to tell the exponents apart; the square, linear "
               "and log laws impose them";
    case LANCHESTER_FITTED:
        break;
    }
    return NULL;
}

static posture_status fit_all(fit_job *job, lanchester_law law, posture_diagnostics *found)
{
    for (int l = 0; l < LAW_COUNT; l++) {
        posture_status status = POSTURE_OK;
        job->problems[l] = lanchester_fit_law(job->table.days, job->table.count, (lanchester_law)l,
                                              &job->table.sheet.memory, &job->fits[l], &status);
        if (status != POSTURE_OK)
            return status;
    }
    if (job->problems[law] == LANCHESTER_FITTED)
        return POSTURE_OK;
    diagnostics_fault(found, (text_mark){job->table.sheet.path, 0, 0}, "the %s law cannot be fitted to %d days: %s",
                      lanchester_law_name(law), job->table.count, problem_text(job->problems[law]));
    return POSTURE_ERROR_INPUT;
}

static void set_fit(json_builder *b, const lanchester_fit *f)
{
    json_builder errors = json_build_object();
    json_build_set(b, "law", json_string(lanchester_law_name(f->law)));
    json_build_set(b, "n", json_integer(f->days));
    for (int t = 0; t < FIT_TERMS; t++) {
        json_build_set(b, term_names[t], json_number(f->value[t]));
        json_build_set(&errors, term_names[t], json_number(f->standard_error[t]));
    }
    json_build_set(b, "standard_error", json_build_finish(&errors));
    json_build_set(b, "d_estimated", json_boolean(f->d_known));
    json_build_set(b, "ssr", json_number(f->ssr));
    json_build_set(b, "r2", json_number(f->r2));
    json_build_set(b, "log_ssr", json_number(f->log_ssr));
    json_build_set(b, "aic", json_number(f->aic));
}

static json_t *comparison_array(const fit_job *job)
{
    json_builder list = json_build_array();
    for (int l = 0; l < LAW_COUNT; l++) {
        json_builder one = json_build_object();
        if (job->problems[l] == LANCHESTER_FITTED)
            set_fit(&one, &job->fits[l]);
        else
            json_build_set(&one, "law", json_string(lanchester_law_name((lanchester_law)l)));
        const char *problem = problem_text(job->problems[l]);
        json_build_set(&one, "problem", problem ? json_string(problem) : json_null());
        json_build_append(&list, json_build_finish(&one));
    }
    return json_build_finish(&list);
}

static json_t *days_array(const fit_job *job, const lanchester_fit *fit)
{
    json_builder list = json_build_array();
    for (int i = 0; i < job->table.count; i++) {
        const struct daily *d = &job->table.days[i];
        json_builder one = json_build_object();
        json_build_set(&one, "day", json_number(d->day));
        json_build_set(&one, "attacker", json_string(d->attacker == SIDE_BLUE ? "blue" : "red"));
        json_build_set(&one, "blue_losses", json_number(d->losses[SIDE_BLUE]));
        json_build_set(&one, "blue_losses_fitted", json_number(lanchester_fit_losses(fit, d, SIDE_BLUE)));
        json_build_set(&one, "red_losses", json_number(d->losses[SIDE_RED]));
        json_build_set(&one, "red_losses_fitted", json_number(lanchester_fit_losses(fit, d, SIDE_RED)));
        json_build_append(&list, json_build_finish(&one));
    }
    return json_build_finish(&list);
}

static posture_status write_document(const fit_job *job, lanchester_law law, char **json)
{
    json_builder b = json_build_object();
    size_t length = 0;
    json_build_set(&b, "schema_version", json_integer(1));
    table_json_set(&b, &job->table.sheet);
    set_fit(&b, &job->fits[law]);
    json_build_set(&b, "comparison", comparison_array(job));
    json_build_set(&b, "days", days_array(job, &job->fits[law]));
    json_t *document = json_build_finish(&b);
    posture_status status = json_to_text(document, 2, json, &length);
    json_decref(document);
    return status;
}

posture_status posture_fit(const posture_fit_def *def, posture_diagnostics *found, char **json)
{
    fit_job job;
    *json = NULL;
    lanchester_law law = lanchester_law_find(def->law);
    if (law == LAW_COUNT) {
        diagnostics_fault(found, (text_mark){0}, "no law \"%s\"; allowed are square, linear, log, general", def->law);
        return POSTURE_ERROR_UNKNOWN_NAME;
    }
    posture_status status = daily_table_read(def->table, found, &job.table);
    if (status == POSTURE_OK)
        status = fit_all(&job, law, found);
    if (status == POSTURE_OK)
        status = write_document(&job, law, json);
    daily_table_clear(&job.table);
    diagnostics_sort(found);
    return status;
}
