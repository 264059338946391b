#include <posture/cost.h>

#include <stdlib.h>
#include <string.h>

#include "app/cost_document.h"
#include "app/option_bills.h"
#include "app/table_files.h"
#include "base/diagnostic.h"
#include "base/json_text.h"

/* The options' bills, in the order of the input. */
typedef struct cost_job {
    assess_input in;
    bill *bills;
} cost_job;

static const scenario *scenario_of(const cost_job *job, int option)
{
    return job->in.scenarios[option];
}

static posture_status make_bills(cost_job *job, posture_diagnostics *found)
{
    if (scenario_of(job, 0)->cost_count == 0) {
        diagnostics_fault(found, (text_mark){scenario_of(job, 0)->folder, 0, 0},
                          "the scenario has no cost cards; costs.csv holds them (posture explain cost)");
        return POSTURE_ERROR_INPUT;
    }
    return option_bills_make(&job->in, &job->bills);
}

static posture_status write_document(const cost_job *job, char **json)
{
    const scenario *stated = scenario_of(job, 0);
    json_builder b = json_build_object();
    json_builder options = json_build_array();
    size_t length = 0;
    for (int i = 0; i < job->in.option_count; i++)
        json_build_append(&options, cost_option_object(stated, job->in.options[i], &job->bills[i], true));
    json_build_set(&b, "schema_version", json_integer(1));
    json_build_set(&b, "scenario", json_string(stated->title));
    json_build_set(&b, "scenario_hash", json_string(stated->hash));
    json_build_set(&b, "basis", cost_basis_object(&stated->cost_basis));
    json_build_set(&b, "options", json_build_finish(&options));
    json_t *document = json_build_finish(&b);
    posture_status status = json_to_text(document, 2, json, &length);
    json_decref(document);
    return status;
}

static void put_options(const void *context, text_out *g)
{
    const cost_job *job = context;
    text_out_format(
        g, "option,costed,one_off_low_m,one_off_m,one_off_high_m,running_low_m_per_year,running_m_per_year,"
           "running_high_m_per_year,equivalent_annual_low_m,equivalent_annual_m,equivalent_annual_high_m,headcount,"
           "currency,price_year\n");
    const struct cost_basis *basis = &scenario_of(job, 0)->cost_basis;
    for (int i = 0; i < job->in.option_count; i++) {
        const struct cost_sum *s = &job->bills[i].sum;
        text_out_format(g, "%s,%s,%.17g,%.17g,%.17g,%.17g,%.17g,%.17g,%.17g,%.17g,%.17g,%.17g,%s,%d\n",
                        job->in.options[i]->id, cost_option_costed(&job->bills[i]), s->one_off[COST_LOW],
                        s->one_off[COST_MID], s->one_off[COST_HIGH], s->running[COST_LOW], s->running[COST_MID],
                        s->running[COST_HIGH], s->yearly[COST_LOW], s->yearly[COST_MID], s->yearly[COST_HIGH],
                        job->bills[i].headcount, basis->currency, basis->price_year);
    }
}

static void put_lines(const void *context, text_out *g)
{
    const cost_job *job = context;
    text_out_format(g, "option,change,subject,card,quantity,per,kind,low_m,mid_m,high_m,payer,country,mark\n");
    static const char *const kinds[COST_KINDS] = {"equipment", "infrastructure", "running_per_year"};
    const scenario *s = scenario_of(job, 0);
    for (int i = 0; i < job->in.option_count; i++)
        for (int l = 0; l < job->bills[i].line_count; l++) {
            const struct cost_line *line = &job->bills[i].lines[l];
            for (int k = 0; k < COST_KINDS; k++)
                text_out_format(g, "%s,%s,%s,%s,%.17g,%s,%s,%.17g,%.17g,%.17g,%s,%s,%s\n", job->in.options[i]->id,
                                cost_change_text(line->card->change), line->subject, line->card->id, line->quantity,
                                cost_per_text(line->card->per), kinds[k], line->amount[k][COST_LOW],
                                line->amount[k][COST_MID], line->amount[k][COST_HIGH],
                                cost_payer_text(line->card->payer[k]),
                                line->country[k] >= 0 ? s->countries[line->country[k]].id : "",
                                provenance_mark_text(line->card->mark));
        }
}

static void put_cash(const void *context, text_out *g)
{
    const cost_job *job = context;
    text_out_format(g, "option,year,amount_m\n");
    for (int i = 0; i < job->in.option_count; i++)
        for (int y = 0; y < BILL_YEARS; y++)
            text_out_format(g, "%s,%d,%.17g\n", job->in.options[i]->id, scenario_of(job, 0)->cost_basis.start_year + y,
                            job->bills[i].cash[y]);
}

static const table_file tables[] = {
    {"cost_options.csv", put_options}, {"cost_lines.csv", put_lines}, {"cost_cash.csv", put_cash}};

posture_status posture_cost(const posture_cost_def *def, posture_diagnostics *found, char **json)
{
    cost_job job = {0};
    *json = NULL;
    posture_status status = assess_input_load(&job.in, def->scenario, def->options, NULL, found);
    if (status == POSTURE_OK)
        status = make_bills(&job, found);
    if (status == POSTURE_OK && def->csv)
        status = table_files_write(def->csv, tables, sizeof tables / sizeof *tables, &job, found);
    if (status == POSTURE_OK)
        status = write_document(&job, json);
    option_bills_free(job.bills, job.in.option_count);
    assess_input_clear(&job.in);
    diagnostics_sort(found);
    return status;
}
