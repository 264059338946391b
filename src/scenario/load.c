/* scenario_load and scenario_load_option, which scenario.h declares: defined here, above all the readers. */

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/check.h"
#include "scenario/hash.h"
#include "scenario/option.h"
#include "scenario/read_plan.h"
#include "scenario/read_tables.h"

static posture_status reader_status(const reader *r)
{
    return r->out_of_memory ? POSTURE_ERROR_MEMORY : diagnostics_status(r->found);
}

/* Under an option with its own defence plan that plan takes the place of the scenario's. */
static void choose_defence_plan(scenario *s, int option)
{
    const char *plan = s->options[option].defence_plan;
    if (plan && *plan)
        s->defence_plan = scenario_find_plan(s, plan);
}

static posture_status build(reader *r, int option)
{
    scenario *s = r->result;
    arena_init(&s->memory);
    s->defence_plan = -1;
    s->folder = cell_copy(r, r->source->path);
    r->factor_used = arena_allocate_array(&s->memory, (size_t)r->source->tables[TABLE_FACTOR].count, sizeof(bool));
    if (!r->factor_used)
        return POSTURE_ERROR_MEMORY;
    read_tables(r);
    read_plans(r);
    read_options(r);
    if (r->out_of_memory)
        return POSTURE_ERROR_MEMORY;
    choose_defence_plan(s, option);
    check_scenario(r);
    return reader_status(r);
}

/* The scenario with option `option` of `f` applied, 0 as stated; its hash is left blank. Faults that `found` already
 * holds count: *result is NULL, and only what they leave whole is checked further. */
static posture_status build_option(const folder *f, int option, posture_diagnostics *found, scenario **result)
{
    folder edited = {0};
    reader r = {.source = f, .found = found};
    posture_status status = POSTURE_OK;
    *result = NULL;
    if (option > 0) {
        status = option_apply(f, option, found, &edited);
        r.source = &edited;
    }
    if (status == POSTURE_OK) {
        r.result = calloc(1, sizeof *r.result);
        status = r.result ? build(&r, option) : POSTURE_ERROR_MEMORY;
    }
    if (status == POSTURE_OK) {
        *result = r.result;
    } else {
        scenario_destroy(r.result);
    }
    arena_clear(&edited.memory);
    return status;
}

static bool was_found(const posture_diagnostics *list, const posture_diagnostic *d)
{
    for (size_t i = 0; i < posture_diagnostics_count(list); i++) {
        const posture_diagnostic *other = posture_diagnostics_get(list, i);
        if (other->line == d->line && other->column == d->column && strcmp(other->file, d->file) == 0 &&
            strcmp(other->text, d->text) == 0)
            return true;
    }
    return false;
}

/* What an option adds to the findings. Warnings about the scenario as stated were given with that; a fault in another
 * file than the option's own says under which option it arises. */
static void add_new_findings(const posture_diagnostics *from, const char *option_file, const char *option,
                             posture_diagnostics *to)
{
    for (size_t i = 0; i < posture_diagnostics_count(from); i++) {
        const posture_diagnostic *d = posture_diagnostics_get(from, i);
        text_mark mark = {d->file, d->line, d->column};
        bool own = strcmp(d->file, option_file) == 0;
        if (was_found(to, d))
            continue;
        if (d->severity == POSTURE_FAULT && own)
            diagnostics_fault(to, mark, "%s", d->text);
        else if (d->severity == POSTURE_FAULT)
            diagnostics_fault(to, mark, "%s (with option %s)", d->text, option);
        else if (own)
            diagnostics_warning(to, mark, "%s", d->text);
    }
}

/* Builds with every option and adds what is wrong with any to `found`. */
static posture_status check_options(const folder *f, posture_diagnostics *found)
{
    posture_status status = POSTURE_OK;
    for (int o = 1; o < f->option_count && status == POSTURE_OK; o++) {
        posture_diagnostics *own = NULL;
        scenario *s = NULL;
        status = posture_diagnostics_create(&own);
        if (status == POSTURE_OK)
            status = build_option(f, o, own, &s);
        if (status == POSTURE_OK || status == POSTURE_ERROR_INPUT) {
            add_new_findings(own, f->options[o].option.mark.file, f->options[o].id, found);
            status = diagnostics_status(own) == POSTURE_ERROR_MEMORY ? POSTURE_ERROR_MEMORY : POSTURE_OK;
        }
        scenario_destroy(s);
        posture_diagnostics_destroy(own);
    }
    return status;
}

static posture_status load(const char *path, const char *option, posture_diagnostics *found, scenario **result)
{
    folder f;
    *result = NULL;
    posture_status status = folder_read(path, found, &f);
    if (status != POSTURE_OK)
        return status;
    int index = option ? folder_find_option(&f, option) : 0;
    scenario *s = NULL;
    if (index < 0) {
        status = POSTURE_ERROR_UNKNOWN_NAME;
        goto done;
    }
    status = build_option(&f, index, found, &s);
    if (status == POSTURE_OK && !option)
        status = check_options(&f, found);
    if (status == POSTURE_OK)
        status = diagnostics_status(found);
    if (status == POSTURE_OK)
        status = scenario_hash(s);
    diagnostics_sort(found);
    if (status == POSTURE_OK) {
        *result = s;
        s = NULL;
    }
done:
    scenario_destroy(s);
    folder_clear(&f);
    return status;
}

enum { CHOICES_MAX = 32 };

/* Applies the choices one after another; each edited folder borrows texts from the one before. */
static posture_status build_choices(const folder *f, const struct option_choice *choices, int count,
                                    posture_diagnostics *found, scenario **result)
{
    folder edited[CHOICES_MAX];
    int made = 0, plan_of = 0;
    reader r = {.source = f, .found = found};
    posture_status status = POSTURE_OK;
    for (; made < count && status == POSTURE_OK; made++) {
        const struct option_choice *c = &choices[made];
        const int option = folder_find_option(f, c->option);
        if (option < 0)
            status = POSTURE_ERROR_UNKNOWN_NAME;
        else
            status = option_apply_without(r.source, option, c->without, c->without_count, found, &edited[made]);
        if (status != POSTURE_OK)
            break;
        r.source = &edited[made];
        const int column = schema_find_column(schema_get(TABLE_OPTION), "defence_plan");
        if (f->options[option].option.count > 0 && f->options[option].option.records[0].cells[column].text)
            plan_of = option;
    }
    if (status == POSTURE_OK) {
        r.result = calloc(1, sizeof *r.result);
        status = r.result ? build(&r, plan_of) : POSTURE_ERROR_MEMORY;
    }
    if (status == POSTURE_OK)
        status = scenario_hash(r.result);
    if (status == POSTURE_OK)
        *result = r.result;
    else
        scenario_destroy(r.result);
    for (int i = made; i > 0; i--)
        folder_clear(&edited[i - 1]);
    return status;
}

posture_status scenario_load_choices(const char *folder_path, const struct option_choice *choices, int count,
                                     posture_diagnostics *found, scenario **result)
{
    folder f;
    *result = NULL;
    assert(count >= 0 && count <= CHOICES_MAX);
    posture_status status = folder_read(folder_path, found, &f);
    if (status != POSTURE_OK)
        return status;
    status = build_choices(&f, choices, count, found, result);
    folder_clear(&f);
    return status;
}

posture_status scenario_load(const char *folder_path, posture_diagnostics *found, scenario **result)
{
    return load(folder_path, NULL, found, result);
}

posture_status scenario_load_option(const char *folder_path, const char *option_id, posture_diagnostics *found,
                                    scenario **result)
{
    return load(folder_path, option_id, found, result);
}

posture_status scenario_load_written(const char *folder_path, const char *id, const char *text,
                                     posture_diagnostics *found, scenario **result)
{
    folder f;
    scenario *s = NULL;
    *result = NULL;
    posture_status status = folder_read(folder_path, found, &f);
    if (status != POSTURE_OK)
        return status;
    status = folder_add_option(&f, id, text, found);
    if (status == POSTURE_OK)
        status = build_option(&f, f.option_count - 1, found, &s);
    if (status == POSTURE_OK)
        status = scenario_hash(s);
    if (status == POSTURE_OK)
        *result = s;
    else
        scenario_destroy(s);
    folder_clear(&f);
    return status;
}
