#include <posture/diff_results.h>

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <jansson.h>

#include "app/json_builder.h"
#include "base/diagnostic.h"
#include "base/file.h"
#include "base/json_text.h"

enum { DOCUMENT_LIMIT_BYTE = 1 << 30 };

static bool is_folder(const char *path)
{
    struct stat s;
    return stat(path, &s) == 0 && S_ISDIR(s.st_mode);
}

static char *document_path(const char *path)
{
    const char *name = is_folder(path) ? "/assess.json" : "";
    size_t size = strlen(path) + strlen(name) + 1;
    char *text = malloc(size);
    if (text)
        snprintf(text, size, "%s%s", path, name);
    return text;
}

bool posture_is_results(const char *path)
{
    char *file = document_path(path);
    struct stat s;
    size_t length = file ? strlen(file) : 0;
    bool is = length > 5 && strcmp(file + length - 5, ".json") == 0 && stat(file, &s) == 0 && S_ISREG(s.st_mode);
    free(file);
    return is;
}

static posture_status load(const char *path, posture_diagnostics *found, json_t **document)
{
    *document = NULL;
    char *file = document_path(path);
    char *content = NULL;
    size_t length = 0;
    posture_status status = file ? file_read(file, DOCUMENT_LIMIT_BYTE, &content, &length) : POSTURE_ERROR_MEMORY;
    if (status == POSTURE_ERROR_FILE)
        diagnostics_fault(found, (text_mark){.file = path}, "cannot be read: %s", strerror(errno));
    if (status != POSTURE_OK)
        goto done;
    json_error_t fault;
    *document = json_loadb(content, length, 0, &fault);
    if (!*document) {
        diagnostics_fault(found, (text_mark){path, fault.line, fault.column}, "no JSON: %s", fault.text);
        status = POSTURE_ERROR_INPUT;
    } else if (!json_is_array(json_object_get(*document, "cells")) ||
               !json_is_integer(json_object_get(*document, "schema_version"))) {
        diagnostics_fault(found, (text_mark){.file = path},
                          "no result of posture assess: schema_version and cells are missing");
        json_decref(*document);
        *document = NULL;
        status = POSTURE_ERROR_INPUT;
    }
done:
    free(content);
    free(file);
    return status;
}

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

static double number_of(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return json_is_number(value) ? json_number_value(value) : NAN;
}

/* What was run, and what a difference in it means for the numbers. */
static const struct {
    const char *key, *meaning;
} run_keys[] = {
    {"scenario", "two scenarios: the numbers answer different questions"},
    {"scenario_hash", "the scenario's content changed; posture diff of the two scenario folders says where"},
    {"tool_version", "another version of posture: see its changelog"},
    {"seed", "other luck: differences within the intervals mean nothing"},
    {"replications", "another number of campaigns: intervals differ in width"},
    {"outer", "another number of draws of the assumptions"},
    {"inner", "another number of campaigns for each draw of the assumptions"},
    {"horizon_day", "another horizon: times beyond it and measures at it differ"},
};

static json_t *causes_array(const json_t *a, const json_t *b)
{
    json_builder causes = json_build_array();
    for (size_t i = 0; i < sizeof run_keys / sizeof *run_keys; i++) {
        json_t *left = json_object_get(a, run_keys[i].key);
        json_t *right = json_object_get(b, run_keys[i].key);
        if (left == right || json_equal(left, right))
            continue;
        json_builder cause = json_build_object();
        json_build_set(&cause, "what", json_string(run_keys[i].key));
        json_build_set(&cause, "a", left ? json_incref(left) : json_null());
        json_build_set(&cause, "b", right ? json_incref(right) : json_null());
        json_build_set(&cause, "meaning", json_string(run_keys[i].meaning));
        json_build_append(&causes, json_build_finish(&cause));
    }
    return json_build_finish(&causes);
}

static const json_t *find_named(const json_t *list, const char *id)
{
    size_t i;
    const json_t *entry;
    json_array_foreach(list, i, entry)
    {
        if (strcmp(text_of(entry, "id"), id) == 0)
            return entry;
    }
    return NULL;
}

/* Ids of options or plans in one document and not in the other. */
static json_t *only_in(const json_t *a, const json_t *b, const char *key)
{
    json_builder ids = json_build_array();
    size_t i;
    const json_t *entry;
    json_array_foreach(json_object_get(a, key), i, entry)
    {
        if (!find_named(json_object_get(b, key), text_of(entry, "id")))
            json_build_append(&ids, json_string(text_of(entry, "id")));
    }
    return json_build_finish(&ids);
}

/* Options in both whose scenario, with the option applied, is not the same. */
static json_t *changed_options(const json_t *a, const json_t *b)
{
    json_builder ids = json_build_array();
    size_t i;
    const json_t *entry;
    json_array_foreach(json_object_get(a, "options"), i, entry)
    {
        const json_t *other = find_named(json_object_get(b, "options"), text_of(entry, "id"));
        if (other && strcmp(text_of(entry, "scenario_hash"), text_of(other, "scenario_hash")) != 0)
            json_build_append(&ids, json_string(text_of(entry, "id")));
    }
    return json_build_finish(&ids);
}

static const json_t *find_cell(const json_t *document, const json_t *like)
{
    size_t i;
    const json_t *cell;
    json_array_foreach(json_object_get(document, "cells"), i, cell)
    {
        if (strcmp(text_of(cell, "option"), text_of(like, "option")) == 0 &&
            strcmp(text_of(cell, "plan"), text_of(like, "plan")) == 0)
            return cell;
    }
    return NULL;
}

static json_t *side_object(const json_t *estimate)
{
    json_builder b = json_build_object();
    static const char *const keys[] = {"value", "lo", "hi"};
    for (int i = 0; i < 3; i++)
        json_build_set(&b, keys[i], json_number(number_of(estimate, keys[i])));
    return json_build_finish(&b);
}

static double root_of_squares(double x, double y)
{
    return sqrt(x * x + y * y);
}

/* b minus a with the interval of two independent estimates, each bound from the two intervals' own (Zou & Donner 2008).
 * NULL without a difference; an object that failed is not. */
static json_t *change_object(const json_t *cell, const char *measure, const json_t *a, const json_t *b, bool *changed)
{
    double difference = number_of(b, "value") - number_of(a, "value");
    double below =
        root_of_squares(number_of(b, "value") - number_of(b, "lo"), number_of(a, "hi") - number_of(a, "value"));
    double above =
        root_of_squares(number_of(b, "hi") - number_of(b, "value"), number_of(a, "value") - number_of(a, "lo"));
    bool both_beyond = isnan(number_of(a, "value")) && isnan(number_of(b, "value"));
    *changed = difference != 0 && !both_beyond;
    if (!*changed)
        return NULL;
    bool beyond_error = difference - below > 0 || difference + above < 0;
    json_builder o = json_build_object();
    json_build_set(&o, "option", json_string(text_of(cell, "option")));
    json_build_set(&o, "plan", json_string(text_of(cell, "plan")));
    json_build_set(&o, "measure", json_string(measure));
    json_build_set(&o, "unit", json_string(text_of(a, "unit")));
    json_build_set(&o, "a", side_object(a));
    json_build_set(&o, "b", side_object(b));
    json_build_set(&o, "diff", json_number(difference));
    json_build_set(&o, "lo", json_number(difference - below));
    json_build_set(&o, "hi", json_number(difference + above));
    json_build_set(&o, "beyond_error", json_boolean(beyond_error));
    return json_build_finish(&o);
}

static json_t *changes_array(const json_t *a, const json_t *b)
{
    json_builder changes = json_build_array();
    size_t i;
    json_t *cell;
    json_array_foreach(json_object_get(a, "cells"), i, cell)
    {
        const json_t *other = find_cell(b, cell);
        const char *name;
        json_t *estimate;
        json_object_foreach(json_object_get(cell, "measures"), name, estimate)
        {
            const json_t *second = json_object_get(json_object_get(other, "measures"), name);
            bool changed = false;
            json_t *change = second ? change_object(cell, name, estimate, second, &changed) : NULL;
            if (changed)
                json_build_append(&changes, change);
        }
    }
    return json_build_finish(&changes);
}

static posture_status compare(const char *a, const char *b, posture_diagnostics *found, json_t **document)
{
    *document = NULL;
    json_t *left = NULL;
    json_t *right = NULL;
    posture_status status = load(a, found, &left);
    posture_status second = load(b, found, &right);
    if (status == POSTURE_OK)
        status = second;
    if (status == POSTURE_OK) {
        json_builder o = json_build_object();
        json_build_set(&o, "schema_version", json_integer(1));
        json_build_set(&o, "causes", causes_array(left, right));
        json_build_set(&o, "changed_options", changed_options(left, right));
        json_build_set(&o, "options_only_in_a", only_in(left, right, "options"));
        json_build_set(&o, "options_only_in_b", only_in(right, left, "options"));
        json_build_set(&o, "plans_only_in_a", only_in(left, right, "plans"));
        json_build_set(&o, "plans_only_in_b", only_in(right, left, "plans"));
        json_build_set(&o, "changes", changes_array(left, right));
        *document = json_build_finish(&o);
        status = *document ? POSTURE_OK : POSTURE_ERROR_MEMORY;
    }
    json_decref(left);
    json_decref(right);
    return status;
}

static void print_list(FILE *to, const json_t *document, const char *key, const char *title)
{
    size_t i;
    const json_t *entry;
    if (json_array_size(json_object_get(document, key)) == 0)
        return;
    fprintf(to, "%s:", title);
    json_array_foreach(json_object_get(document, key), i, entry) fprintf(to, " %s", json_string_value(entry));
    fputc('\n', to);
}

static void print_number(FILE *to, double x)
{
    if (isnan(x))
        fputs("beyond", to);
    else
        fprintf(to, "%.4g", x);
}

static void print_side(FILE *to, const json_t *side)
{
    print_number(to, number_of(side, "value"));
    fputs(" [", to);
    print_number(to, number_of(side, "lo"));
    fputs(", ", to);
    print_number(to, number_of(side, "hi"));
    fputc(']', to);
}

static void print_changes(FILE *to, const json_t *document)
{
    size_t i;
    size_t within = 0;
    size_t shown = 0;
    const json_t *change;
    json_array_foreach(json_object_get(document, "changes"), i, change)
    {
        if (!json_is_true(json_object_get(change, "beyond_error")) && !isnan(number_of(change, "diff"))) {
            within++;
            continue;
        }
        shown++;
        fprintf(to, "%s against %s, %s: ", text_of(change, "option"), text_of(change, "plan"),
                text_of(change, "measure"));
        print_side(to, json_object_get(change, "a"));
        fputs(" -> ", to);
        print_side(to, json_object_get(change, "b"));
        fprintf(to, " %s\n", text_of(change, "unit"));
    }
    if (shown == 0)
        fputs("No measure of a common option and plan moved by more than its Monte Carlo error.\n", to);
    if (within > 0)
        fprintf(to, "%zu more moved within their Monte Carlo error.\n", within);
}

static char *document_text(const json_t *document)
{
    char *text = NULL;
    size_t length = 0;
    FILE *to = open_memstream(&text, &length);
    if (!to)
        return NULL;
    size_t i;
    const json_t *cause;
    json_array_foreach(json_object_get(document, "causes"), i, cause)
        fprintf(to, "%s differs: %s\n", text_of(cause, "what"), text_of(cause, "meaning"));
    if (i == 0)
        fputs("What was run is the same in both.\n", to);
    print_list(to, document, "changed_options", "options that changed");
    print_list(to, document, "options_only_in_a", "options only in the first");
    print_list(to, document, "options_only_in_b", "options only in the second");
    print_list(to, document, "plans_only_in_a", "plans only in the first");
    print_list(to, document, "plans_only_in_b", "plans only in the second");
    print_changes(to, document);
    if (fclose(to) != 0) {
        free(text);
        return NULL;
    }
    return text;
}

posture_status posture_diff_results(const char *a, const char *b, posture_diagnostics *found, char **json, char **text)
{
    if (json)
        *json = NULL;
    if (text)
        *text = NULL;
    json_t *document = NULL;
    posture_status status = compare(a, b, found, &document);
    size_t length = 0;
    if (status == POSTURE_OK && json)
        status = json_to_text(document, 2, json, &length);
    if (status == POSTURE_OK && text) {
        *text = document_text(document);
        if (!*text)
            status = POSTURE_ERROR_MEMORY;
    }
    json_decref(document);
    if (status != POSTURE_OK && json) {
        free(*json);
        *json = NULL;
    }
    return status;
}
