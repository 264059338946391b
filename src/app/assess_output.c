#include "app/assess_output.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/factor.h"

static bool same_spread(const distribution *a, const distribution *b)
{
    if (a->kind != b->kind || a->list_count != b->list_count)
        return false;
    if (a->a != b->a || a->b != b->b || a->c != b->c || a->d != b->d)
        return false;
    for (int i = 0; i < a->list_count; i++)
        if (a->list_value[i] != b->list_value[i] || a->list_weight[i] != b->list_weight[i])
            return false;
    return true;
}

/* Two factors that are stated alike draw the same values, since luck belongs to their id. */
static bool same_factor(const struct factor *a, const struct factor *b)
{
    return a->hash == b->hash && a->kind == b->kind && a->group_hash == b->group_hash &&
           a->correlation == b->correlation && same_spread(&a->spread, &b->spread);
}

/* Key index of the base's factor that equals this one, or -1. Keys of the base are its factor indices. */
static int shared_key(const assess_output *out, const struct factor *f)
{
    const scenario *base = out->input->scenarios[0];
    int index = scenario_find_factor(base, f->id);
    return index >= 0 && same_factor(&base->factors[index], f) ? index : -1;
}

static posture_status list_factors(assess_output *out)
{
    const assess_input *in = out->input;
    size_t total = 0;
    for (int option = 0; option < in->option_count; option++)
        total += (size_t)in->scenarios[option]->factor_count;
    out->keys = calloc(total + 1, sizeof *out->keys);
    out->values = calloc(total + 1, sizeof *out->values);
    if (!out->keys || !out->values)
        return POSTURE_ERROR_MEMORY;
    for (int option = 0; option < in->option_count; option++) {
        const scenario *s = in->scenarios[option];
        for (int i = 0; i < s->factor_count; i++) {
            int key = option > 0 ? shared_key(out, &s->factors[i]) : -1;
            posture_status status = POSTURE_OK;
            if (key < 0) {
                out->keys[out->key_count] = (assess_factor){option, i};
                key = out->key_count++;
                status = store_sqlite_factor(out->store, key + 1, s, i);
            }
            if (status == POSTURE_OK)
                status = store_sqlite_option_factor(out->store, in->options[option]->id, key + 1);
            if (status != POSTURE_OK)
                return status;
        }
    }
    return POSTURE_OK;
}

static posture_status metadata_number(store_sqlite *store, const char *key, uint64_t value)
{
    char text[32];
    snprintf(text, sizeof text, "%" PRIu64, value);
    return store_sqlite_metadata(store, key, text);
}

static posture_status write_metadata(assess_output *out)
{
    const scenario *base = out->input->scenarios[0];
    const study_design *d = out->design;
    const struct {
        const char *key, *value;
    } texts[] = {
        {"schema_version", "1"},       {"scenario", out->input->name},    {"title", base->title},
        {"scenario_hash", base->hash}, {"tool_version", POSTURE_VERSION}, {"base", out->input->options[0]->id}};
    posture_status status = POSTURE_OK;
    for (size_t i = 0; i < sizeof texts / sizeof *texts && status == POSTURE_OK; i++)
        status = store_sqlite_metadata(out->store, texts[i].key, texts[i].value);
    if (status == POSTURE_OK)
        status = metadata_number(out->store, "seed", d->seed);
    if (status == POSTURE_OK)
        status = metadata_number(out->store, "outer", d->outer);
    if (status == POSTURE_OK)
        status = metadata_number(out->store, "inner", d->inner);
    if (status == POSTURE_OK)
        status = metadata_number(out->store, "replications", d->outer * d->inner);
    for (int i = 0; i < out->input->option_count && status == POSTURE_OK; i++)
        status = store_sqlite_option(out->store, out->input->options[i]->id, out->input->options[i]->title,
                                     out->input->options[i]->summary, out->input->scenarios[i]);
    for (int i = 0; i < out->input->plan_count && status == POSTURE_OK; i++)
        status = store_sqlite_plan(out->store, &base->plans[scenario_find_plan(base, out->input->plan_ids[i])]);
    return status;
}

static posture_status open_csv(const results_folder *folder, const char *name, export_csv **file)
{
    char *path = results_folder_file(folder, name);
    posture_status status = path ? export_csv_open(path, file) : POSTURE_ERROR_MEMORY;
    free(path);
    return status;
}

posture_status assess_output_open(assess_output *out, const assess_input *input, const study_design *design,
                                  const results_folder *folder, bool csv, bool series)
{
    *out = (assess_output){.input = input, .design = design, .series = series};
    char *path = results_folder_file(folder, "results.sqlite");
    posture_status status = path ? store_sqlite_create(path, &out->store) : POSTURE_ERROR_MEMORY;
    free(path);
    if (status == POSTURE_OK)
        status = write_metadata(out);
    if (status == POSTURE_OK)
        status = list_factors(out);
    if (status == POSTURE_OK && csv)
        status = open_csv(folder, "runs.csv", &out->runs);
    if (status == POSTURE_OK && csv)
        status = open_csv(folder, "factors.csv", &out->factors);
    if (status == POSTURE_OK && csv)
        status = export_csv_run_header(out->runs);
    if (status == POSTURE_OK && csv)
        status = export_csv_factor_header(out->factors);
    if (status == POSTURE_OK)
        status = store_sqlite_commit(out->store);
    if (status != POSTURE_OK)
        assess_output_close(out);
    return status;
}

static posture_status take_row(void *context, int option, int plan, const outcome_row *row,
                               const outcome_series *series)
{
    assess_output *out = context;
    const scenario *s = out->input->scenarios[option];
    const char *option_id = out->input->options[option]->id;
    const char *plan_id = out->input->plan_ids[plan];
    posture_status status = store_sqlite_row(out->store, option_id, &s->plans[scenario_find_plan(s, plan_id)], row);
    if (status == POSTURE_OK && out->series && row->status == POSTURE_OK)
        status = store_sqlite_series(out->store, option_id, plan_id, row->replication, series);
    if (status == POSTURE_OK && out->runs)
        status = export_csv_run(out->runs, option_id, plan_id, row);
    return status;
}

static posture_status write_draw(assess_output *out, int key, uint64_t draw, double value)
{
    assess_factor own = out->keys[key];
    const struct factor *f = &out->input->scenarios[own.option]->factors[own.index];
    posture_status status = store_sqlite_factor_draw(out->store, key + 1, draw, value);
    if (status != POSTURE_OK || !out->factors)
        return status;
    return export_csv_factor(out->factors, f->id, own.option > 0 ? out->input->options[own.option]->id : "",
                             f->kind == FACTOR_EPISTEMIC ? "epistemic" : "aleatory", draw, value);
}

/* Draws are functions of seed, draw and id alone, so they are made again here instead of being carried along. */
static posture_status write_draws(assess_output *out, uint64_t replication)
{
    uint64_t inner = out->design->inner;
    uint64_t outer = replication / inner;
    int drawn = -1;
    for (int key = 0; key < out->key_count; key++) {
        assess_factor own = out->keys[key];
        const scenario *s = out->input->scenarios[own.option];
        bool epistemic = s->factors[own.index].kind == FACTOR_EPISTEMIC;
        if (epistemic && replication % inner != 0)
            continue;
        if (drawn != own.option)
            factor_draw(s->factors, s->factor_count, out->design->seed, outer, replication, out->values);
        drawn = own.option;
        posture_status status = write_draw(out, key, epistemic ? outer : replication, out->values[own.index]);
        if (status != POSTURE_OK)
            return status;
    }
    return POSTURE_OK;
}

static posture_status take_block(void *context, size_t first, size_t last)
{
    assess_output *out = context;
    for (size_t replication = first; replication < last; replication++) {
        posture_status status = write_draws(out, replication);
        if (status != POSTURE_OK)
            return status;
    }
    return store_sqlite_commit(out->store);
}

study_sink assess_output_sink(assess_output *out)
{
    return (study_sink){.context = out, .row = take_row, .block = take_block};
}

posture_status assess_output_finish(assess_output *out)
{
    posture_status status = store_sqlite_finish(out->store);
    if (status == POSTURE_OK)
        status = export_csv_close(out->runs, 1);
    else
        export_csv_close(out->runs, 0);
    out->runs = NULL;
    if (status == POSTURE_OK)
        status = export_csv_close(out->factors, 1);
    else
        export_csv_close(out->factors, 0);
    out->factors = NULL;
    return status;
}

void assess_output_close(assess_output *out)
{
    store_sqlite_close(out->store);
    export_csv_close(out->runs, 0);
    export_csv_close(out->factors, 0);
    free(out->keys);
    free(out->values);
    memset(out, 0, sizeof *out);
}
