#include <posture/explain.h>

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "app/catalogue.h"
#include "app/json_builder.h"
#include "base/json_text.h"
#include "base/text.h"
#include "scenario/content.h"

/* "unit.home", "unit/home" or "home" for a column. */
static bool names_entry(const char *word, const catalogue_entry *e)
{
    if (strcasecmp(word, e->name) == 0)
        return true;
    size_t length = strlen(e->table);
    return length > 0 && strncmp(word, e->table, length) == 0 && (word[length] == '.' || word[length] == '/') &&
           strcmp(word + length + 1, e->name) == 0;
}

static json_t *words_json(const char *const *words)
{
    json_builder list = json_build_array();
    for (; *words; words++)
        if (**words)
            json_build_append(&list, json_string(*words));
    return json_build_finish(&list);
}

/* Names and meanings of a table's columns. */
static json_t *columns_json(const catalogue *c, const char *table)
{
    json_builder list = json_build_array();
    for (int i = 0; i < c->count; i++) {
        if (strcmp(c->entries[i].table, table) != 0)
            continue;
        json_builder one = json_build_object();
        json_build_set(&one, "name", json_string(c->entries[i].name));
        json_build_set(&one, "meaning", json_string(c->entries[i].meaning));
        json_build_set(&one, "required", json_boolean(c->entries[i].required));
        json_build_append(&list, json_build_finish(&one));
    }
    return json_build_finish(&list);
}

static json_t *entry_json(const catalogue *c, const catalogue_entry *e)
{
    json_builder b = json_build_object();
    json_build_set(&b, "kind", json_string(e->kind));
    json_build_set(&b, "name", json_string(e->name));
    if (*e->table)
        json_build_set(&b, "table", json_string(e->table));
    if (*e->title)
        json_build_set(&b, "title", json_string(e->title));
    json_build_set(&b, "meaning", json_string(e->meaning));
    if (*e->type)
        json_build_set(&b, "type", json_string(e->type));
    if (*e->unit)
        json_build_set(&b, "unit", json_string(e->unit));
    if (e->has_range) {
        json_build_set(&b, "low", json_number(e->low));
        json_build_set(&b, "high", json_number(e->high));
    }
    if (e->words)
        json_build_set(&b, "allowed", words_json(e->words));
    if (*e->table)
        json_build_set(&b, "required", json_boolean(e->required));
    if (*e->initial)
        json_build_set(&b, "default", json_string(e->initial));
    if (*e->where)
        json_build_set(&b, "where", json_string(e->where));
    if (strcmp(e->kind, "table") == 0)
        json_build_set(&b, "columns", columns_json(c, e->name));
    return json_build_finish(&b);
}

static bool add_entries(json_builder *list, const catalogue *c, const char *word)
{
    bool any = false;
    for (int i = 0; i < c->count; i++)
        if (!word || names_entry(word, &c->entries[i])) {
            json_build_append(list, entry_json(c, &c->entries[i]));
            any = true;
        }
    return any;
}

static bool id_matches(const char *word, const content_value *v)
{
    const char *table = schema_get(v->table)->name;
    size_t length = strlen(table);
    if (*v->id && strcmp(word, v->id) == 0)
        return true;
    return strncmp(word, table, length) == 0 && word[length] == '/' && strcmp(word + length + 1, v->id) == 0;
}

static json_t *row_json(const content *c, int begin, int end)
{
    json_builder b = json_build_object(), values = json_build_object();
    for (int i = begin; i < end; i++)
        json_build_set(&values, c->values[i].column, json_string(c->values[i].text));
    json_build_set(&b, "kind", json_string("row"));
    json_build_set(&b, "name", json_string(c->values[begin].id));
    json_build_set(&b, "table", json_string(schema_get(c->values[begin].table)->name));
    json_build_set(&b, "meaning", json_string(schema_get(c->values[begin].table)->meaning));
    json_build_set(&b, "values", json_build_finish(&values));
    return json_build_finish(&b);
}

/* Rows of the scenario that have this id. */
static bool add_rows(json_builder *list, const content *c, const char *word)
{
    bool any = false;
    for (int i = 0; i < c->count;) {
        int end = i + 1;
        while (end < c->count && c->values[end].table == c->values[i].table &&
               strcmp(c->values[end].id, c->values[i].id) == 0)
            end++;
        if (id_matches(word, &c->values[i])) {
            json_build_append(list, row_json(c, i, end));
            any = true;
        }
        i = end;
    }
    return any;
}

/* The nearest name of the catalogue and the nearest id of the scenario. */
static posture_status nearest_json(const catalogue *c, const content *rows, const char *word, json_t **out)
{
    json_builder list = json_build_array();
    int count = c->count > rows->count ? c->count : rows->count;
    const char **names = calloc((size_t)count + 1, sizeof *names);
    if (names) {
        for (int i = 0; i < c->count; i++)
            names[i] = c->entries[i].name;
        int nearest = text_nearest(word, names, (size_t)c->count);
        if (nearest >= 0)
            json_build_append(&list, json_string(names[nearest]));
        for (int i = 0; i < rows->count; i++)
            names[i] = rows->values[i].id;
        nearest = text_nearest(word, names, (size_t)rows->count);
        if (nearest >= 0)
            json_build_append(&list, json_string(names[nearest]));
    }
    *out = json_build_finish(&list);
    bool failed = !names;
    free(names);
    return failed ? POSTURE_ERROR_MEMORY : POSTURE_OK;
}

static posture_status make_document(const catalogue *c, const content *rows, const char *word, char **json, bool *any)
{
    json_builder document = json_build_object(), list = json_build_array();
    size_t length = 0;
    *any = add_entries(&list, c, word);
    *any = (word && add_rows(&list, rows, word)) || *any;
    json_build_set(&document, "schema_version", json_integer(1));
    json_build_set(&document, "word", word ? json_string(word) : json_null());
    json_build_set(&document, "entries", json_build_finish(&list));
    posture_status status = POSTURE_OK;
    if (!*any) {
        json_t *nearest = NULL;
        status = nearest_json(c, rows, word, &nearest);
        json_build_set(&document, "nearest", nearest);
    }
    json_t *value = json_build_finish(&document);
    if (status == POSTURE_OK)
        status = json_to_text(value, 2, json, &length);
    json_decref(value);
    return status;
}

posture_status posture_explain(const char *word, const char *scenario_folder, posture_diagnostics *found, char **json)
{
    catalogue c = {0};
    content rows = {0};
    scenario *s = NULL;
    bool any = false;
    *json = NULL;
    posture_status status = catalogue_make(&c);
    if (status == POSTURE_OK && scenario_folder)
        status = scenario_load_option(scenario_folder, "base", found, &s);
    if (status == POSTURE_OK && s)
        status = content_make(s, &rows);
    if (status == POSTURE_OK)
        status = make_document(&c, &rows, word, json, &any);
    if (status == POSTURE_OK && !any)
        status = POSTURE_ERROR_UNKNOWN_NAME;
    content_clear(&rows);
    scenario_destroy(s);
    catalogue_clear(&c);
    return status;
}
