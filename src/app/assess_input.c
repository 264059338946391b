/* realpath is X/Open. */
#define _XOPEN_SOURCE 700 /* NOLINT(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
#include "app/assess_input.h"

#include <stdlib.h>
#include <string.h>

#include "base/diagnostic.h"
#include "base/text.h"

char *assess_input_folder_name(const char *folder)
{
    char *resolved = realpath(folder, NULL);
    const char *path = resolved ? resolved : folder;
    size_t end = strlen(path);
    while (end > 1 && path[end - 1] == '/')
        end--;
    size_t start = end;
    while (start > 0 && path[start - 1] != '/')
        start--;
    char *name = end > start ? strndup(path + start, end - start) : strdup("scenario");
    free(resolved);
    return name;
}

static void report_unknown(const char *what, const char *id, const char *const *known, int count,
                           posture_diagnostics *found)
{
    int nearest = known ? text_nearest(id, known, (size_t)count) : -1;
    text_mark mark = {.file = "command line"};
    if (known && nearest >= 0)
        diagnostics_fault(found, mark, "the scenario has no %s \"%s\"; nearest is \"%s\"", what, id, known[nearest]);
    else
        diagnostics_fault(found, mark, "the scenario has no %s \"%s\"", what, id);
}

int assess_input_find_plan(const scenario *s, const char *id, posture_diagnostics *found)
{
    int index = scenario_find_plan(s, id);
    if (index >= 0 && s->plans[index].attack)
        return index;
    const char **known = malloc(((size_t)s->plan_count + 1) * sizeof *known);
    int count = 0;
    for (int i = 0; known && i < s->plan_count; i++)
        if (s->plans[i].attack)
            known[count++] = s->plans[i].id;
    report_unknown("attack plan", id, known, count, found);
    free(known);
    return -1;
}

int assess_input_find_option(const scenario *s, const char *id, posture_diagnostics *found)
{
    int index = scenario_find_option(s, id);
    if (index >= 0)
        return index;
    const char **known = malloc(((size_t)s->option_count + 1) * sizeof *known);
    int count = 0;
    for (int i = 0; known && i < s->option_count; i++)
        known[count++] = s->options[i].id;
    report_unknown("option", id, known, count, found);
    free(known);
    return -1;
}

/* Adds an index to a list that holds each once. */
static void add_once(int *list, int *count, int index)
{
    for (int i = 0; i < *count; i++)
        if (list[i] == index)
            return;
    list[(*count)++] = index;
}

typedef int (*find_name)(const scenario *s, const char *id, posture_diagnostics *found);

/* Resolves names from a comma-separated text; empty ones are skipped. */
static posture_status choose_from_text(const scenario *s, const char *text, find_name find, int *list, int *count,
                                       posture_diagnostics *found)
{
    char *copy = strdup(text);
    if (!copy)
        return POSTURE_ERROR_MEMORY;
    posture_status status = POSTURE_OK;
    char *rest = copy;
    for (char *id = strtok_r(copy, ", ", &rest); id; id = strtok_r(NULL, ", ", &rest)) {
        int index = find(s, id, found);
        if (index < 0)
            status = POSTURE_ERROR_UNKNOWN_NAME;
        else
            add_once(list, count, index);
    }
    free(copy);
    return status;
}

static posture_status choose_from_list(const scenario *s, const char *const *ids, int id_count, find_name find,
                                       int *list, int *count, posture_diagnostics *found)
{
    posture_status status = POSTURE_OK;
    for (int i = 0; i < id_count; i++) {
        int index = find(s, ids[i], found);
        if (index < 0)
            status = POSTURE_ERROR_UNKNOWN_NAME;
        else
            add_once(list, count, index);
    }
    return status;
}

static posture_status choose_options(assess_input *in, const scenario *base, const char *text,
                                     posture_diagnostics *found)
{
    int *list = calloc((size_t)base->option_count + 1, sizeof *list);
    in->options = calloc((size_t)base->option_count + 1, sizeof(const struct option *));
    posture_status status = list && in->options ? POSTURE_OK : POSTURE_ERROR_MEMORY;
    if (status != POSTURE_OK)
        goto done;
    int count = 0;
    add_once(list, &count, 0);
    if (text)
        status = choose_from_text(base, text, assess_input_find_option, list, &count, found);
    else if (base->assess_option_count > 0)
        status = choose_from_list(base, base->assess_options, base->assess_option_count, assess_input_find_option, list,
                                  &count, found);
    else
        for (int i = 0; i < base->option_count; i++)
            add_once(list, &count, i);
    for (int i = 0; i < count; i++)
        in->options[i] = &base->options[list[i]];
    in->option_count = count;
done:
    free(list);
    return status;
}

static posture_status choose_plans(assess_input *in, const scenario *base, const char *text, posture_diagnostics *found)
{
    int *list = calloc((size_t)base->plan_count + 1, sizeof *list);
    in->plan_ids = calloc((size_t)base->plan_count + 1, sizeof(const char *));
    posture_status status = list && in->plan_ids ? POSTURE_OK : POSTURE_ERROR_MEMORY;
    if (status != POSTURE_OK)
        goto done;
    int count = 0;
    if (text)
        status = choose_from_text(base, text, assess_input_find_plan, list, &count, found);
    else if (base->assess_plan_count > 0)
        status = choose_from_list(base, base->assess_plans, base->assess_plan_count, assess_input_find_plan, list,
                                  &count, found);
    else
        for (int i = 0; i < base->plan_count; i++)
            if (base->plans[i].attack)
                add_once(list, &count, i);
    for (int i = 0; i < count; i++)
        in->plan_ids[i] = base->plans[list[i]].id;
    in->plan_count = count;
    if (status == POSTURE_OK && count == 0) {
        diagnostics_fault(found, (text_mark){.file = base->folder},
                          "no attack plan to assess; plans/ needs at least one");
        status = POSTURE_ERROR_INPUT;
    }
done:
    free(list);
    return status;
}

/* Reads one option. Its warnings are mostly the base's again and left out; its faults are told. */
static posture_status load_option(const char *folder, const char *id, posture_diagnostics *found, scenario **result)
{
    posture_diagnostics *own = NULL;
    posture_status status = posture_diagnostics_create(&own);
    if (status != POSTURE_OK)
        return status;
    status = scenario_load_option(folder, id, own, result);
    for (size_t i = 0; i < posture_diagnostics_count(own); i++) {
        const posture_diagnostic *d = posture_diagnostics_get(own, i);
        if (d->severity == POSTURE_FAULT)
            diagnostics_fault(found, (text_mark){d->file, d->line, d->column}, "%s", d->text);
    }
    posture_diagnostics_destroy(own);
    return status;
}

/* Every option is read, so that faults of all of them are told at once. */
static posture_status load_options(assess_input *in, const char *folder, posture_diagnostics *found)
{
    posture_status first = POSTURE_OK;
    for (int i = 1; i < in->option_count; i++) {
        posture_status status = load_option(folder, in->options[i]->id, found, &in->scenarios[i]);
        if (first == POSTURE_OK)
            first = status;
        if (status != POSTURE_OK && status != POSTURE_ERROR_INPUT)
            return status;
    }
    return first;
}

posture_status assess_input_load(assess_input *in, const char *folder, const char *options, const char *plans,
                                 posture_diagnostics *found)
{
    memset(in, 0, sizeof *in);
    scenario *base = NULL;
    posture_status status = scenario_load(folder, found, &base);
    if (status != POSTURE_OK)
        return status;
    in->name = assess_input_folder_name(folder);
    in->scenarios = calloc((size_t)base->option_count + 1, sizeof(scenario *));
    if (!in->name || !in->scenarios) {
        scenario_destroy(base);
        assess_input_clear(in);
        return POSTURE_ERROR_MEMORY;
    }
    in->scenarios[0] = base;
    in->option_count = 1;
    status = choose_options(in, base, options, found);
    posture_status plan_status = choose_plans(in, base, plans, found);
    if (status == POSTURE_OK)
        status = plan_status;
    if (status == POSTURE_OK)
        status = load_options(in, folder, found);
    if (status != POSTURE_OK)
        assess_input_clear(in);
    return status;
}

void assess_input_clear(assess_input *in)
{
    for (int i = 0; in->scenarios && i < in->option_count; i++)
        scenario_destroy(in->scenarios[i]);
    free(in->scenarios);
    free(in->options);
    free(in->plan_ids);
    free(in->name);
    memset(in, 0, sizeof *in);
}
