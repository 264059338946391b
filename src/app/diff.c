#include <posture/diff.h>

#include <stdlib.h>
#include <string.h>

#include "app/json_builder.h"
#include "base/json_text.h"
#include "scenario/content.h"

typedef struct side_of_diff {
    scenario *s;
    content c;
} side_of_diff;

/* FOLDER, or FOLDER:OPTION. The scenario as stated is not built with all its options: only its own values count. */
static posture_status load_side(const char *what, posture_diagnostics *found, side_of_diff *side)
{
    const char *colon = strrchr(what, ':');
    size_t length = colon ? (size_t)(colon - what) : strlen(what);
    char *folder_path = strndup(what, length);
    if (!folder_path)
        return POSTURE_ERROR_MEMORY;
    posture_status status = scenario_load_option(folder_path, colon ? colon + 1 : "base", found, &side->s);
    if (status == POSTURE_OK)
        status = content_make(side->s, &side->c);
    free(folder_path);
    return status;
}

static int compare(const content_value *a, const content_value *b)
{
    if (a->table != b->table)
        return a->table < b->table ? -1 : 1;
    int by_id = strcmp(a->id, b->id);
    return by_id != 0 ? by_id : strcmp(a->column, b->column);
}

static bool same_row(const content_value *a, const content_value *b)
{
    return a->table == b->table && strcmp(a->id, b->id) == 0;
}

static void add_change(json_builder *list, const content_value *v, const char *change, const char *before,
                       const char *after)
{
    json_builder one = json_build_object();
    bool row = strcmp(change, "set") != 0;
    json_build_set(&one, "table", json_string(schema_get(v->table)->name));
    json_build_set(&one, "id", json_string(v->id));
    json_build_set(&one, "column", row ? json_null() : json_string(v->column));
    json_build_set(&one, "change", json_string(change));
    json_build_set(&one, "before", row ? json_null() : json_string(before));
    json_build_set(&one, "after", row ? json_null() : json_string(after));
    json_build_append(list, json_build_finish(&one));
}

/* Index behind the row that starts at `i`. */
static int row_end(const content *c, int i)
{
    int end = i + 1;
    while (end < c->count && same_row(&c->values[i], &c->values[end]))
        end++;
    return end;
}

/* Both contents are ordered alike, so that one walk through both finds every difference. */
static json_t *changes_json(const content *before, const content *after)
{
    json_builder list = json_build_array();
    int i = 0, k = 0;
    while (i < before->count || k < after->count) {
        const content_value *a = &before->values[i], *b = &after->values[k];
        int order = i == before->count ? 1 : k == after->count ? -1 : compare(a, b);
        if (order == 0) {
            if (strcmp(a->text, b->text) != 0)
                add_change(&list, a, "set", a->text, b->text);
            i++;
            k++;
        } else if (order < 0) {
            add_change(&list, a, "removed", NULL, NULL);
            i = row_end(before, i);
        } else {
            add_change(&list, b, "added", NULL, NULL);
            k = row_end(after, k);
        }
    }
    return json_build_finish(&list);
}

static json_t *side_json(const char *what, const scenario *s)
{
    json_builder b = json_build_object();
    json_build_set(&b, "scenario", json_string(what));
    json_build_set(&b, "title", json_string(s->title));
    json_build_set(&b, "hash", json_string(s->hash));
    return json_build_finish(&b);
}

posture_status posture_diff_scenarios(const char *before, const char *after, posture_diagnostics *found, char **json)
{
    side_of_diff a = {0}, b = {0};
    size_t length = 0;
    *json = NULL;
    posture_status status = load_side(before, found, &a);
    posture_status second = load_side(after, found, &b);
    status = status != POSTURE_OK ? status : second;
    if (status == POSTURE_OK) {
        json_builder document = json_build_object();
        json_build_set(&document, "schema_version", json_integer(1));
        json_build_set(&document, "kind", json_string("scenarios"));
        json_build_set(&document, "before", side_json(before, a.s));
        json_build_set(&document, "after", side_json(after, b.s));
        json_build_set(&document, "same", json_boolean(strcmp(a.s->hash, b.s->hash) == 0));
        json_build_set(&document, "changes", changes_json(&a.c, &b.c));
        json_t *value = json_build_finish(&document);
        status = json_to_text(value, 2, json, &length);
        json_decref(value);
    }
    content_clear(&a.c);
    content_clear(&b.c);
    scenario_destroy(a.s);
    scenario_destroy(b.s);
    return status;
}
