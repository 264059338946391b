#include "scenario/option.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "scenario/read_row.h"

enum { PART_BYTE = 160, HINT_BYTE = 128 };

static const char *const verbs[] = {"set", "scale", "add", "remove"};
enum { VERB_COUNT = 4 };

/* The verb of an edit and the node of its path; NULL where it has none or several, which is reported. */
static const yaml_node *find_verb(const yaml_node *edit, posture_diagnostics *found, edit_verb *verb)
{
    const yaml_node *path = NULL;
    int count = 0;
    for (int v = 0; v < VERB_COUNT; v++) {
        const yaml_node *n = yaml_node_find(edit, verbs[v]);
        if (!n)
            continue;
        path = n;
        *verb = (edit_verb)v;
        count++;
    }
    if (count == 1)
        return path;
    diagnostics_fault(found, edit->mark, "an edit has exactly one of set, scale, add, remove");
    return NULL;
}

/* Where a path leads. */
typedef struct target {
    schema_table_id table;
    char id[PART_BYTE];
    char column[PART_BYTE];
} target;

static void copy_part(char *to, const char *from, size_t length)
{
    memcpy(to, from, length);
    to[length] = '\0';
}

static bool split_path(const char *path, target *t, char *table)
{
    const char *first = strchr(path, '/');
    const char *last = strrchr(path, '/');
    if (!first || strlen(path) >= PART_BYTE)
        return false;
    copy_part(table, path, (size_t)(first - path));
    t->table = schema_find_table(table);
    t->id[0] = t->column[0] = '\0';
    if (t->table != TABLE_NONE && schema_get(t->table)->single) {
        copy_part(t->column, first + 1, strlen(first + 1));
    } else if (last > first) {
        copy_part(t->id, first + 1, (size_t)(last - first - 1));
        copy_part(t->column, last + 1, strlen(last + 1));
    } else {
        copy_part(t->id, first + 1, strlen(first + 1));
    }
    return true;
}

static bool find_table(const yaml_node *path, target *t, posture_diagnostics *found)
{
    char table[PART_BYTE] = "";
    const char *names[TABLE_PLAN];
    if (split_path(path->text, t, table) && t->table != TABLE_NONE && folder_holds(t->table) && t->table != TABLE_SIDE)
        return true;
    for (int i = 0; i < TABLE_PLAN; i++)
        names[i] = schema_get((schema_table_id)i)->name;
    int nearest = *table ? text_nearest(table, names, TABLE_PLAN) : -1;
    diagnostics_fault(found, path->mark,
                      "\"%s\" leads nowhere; a path is TABLE/ID/COLUMN, such as unit/ID/home or parameter/NAME%s%s%s",
                      path->text, nearest >= 0 ? "; nearest table is \"" : "", nearest >= 0 ? names[nearest] : "",
                      nearest >= 0 ? "\"" : "");
    return false;
}

static record *find_record(folder *f, const target *t, const yaml_node *path, posture_diagnostics *found)
{
    record_table *table = &f->tables[t->table];
    if (table->schema->single)
        return table->count > 0 ? &table->records[0] : NULL;
    int row = record_table_find(table, t->id);
    if (row >= 0)
        return &table->records[row];
    char hint[HINT_BYTE];
    diagnostics_fault(found, path->mark, "no %s has the id \"%s\"%s", table->schema->name, t->id,
                      record_table_hint(table, t->id, hint, sizeof hint));
    return NULL;
}

static int find_column(const schema_table *schema, const char *name, text_mark mark, posture_diagnostics *found)
{
    int column = schema_find_column(schema, name);
    bool settled_elsewhere =
        column >= 0 && (schema->columns[column].type == SCHEMA_ID || schema->columns[column].type == SCHEMA_NESTED);
    if (column >= 0 && !settled_elsewhere)
        return column;
    int nearest = schema_nearest_column(schema, name);
    if (settled_elsewhere)
        diagnostics_fault(found, mark, "%s: \"%s\" cannot be edited", schema->name, name);
    else
        diagnostics_fault(found, mark, "%s has no column \"%s\"%s%s%s", schema->name, name,
                          nearest >= 0 ? "; nearest is \"" : "", nearest >= 0 ? schema->columns[nearest].name : "",
                          nearest >= 0 ? "\"" : "");
    return -1;
}

static posture_status set_cell(record *r, int column, const yaml_node *value, arena *memory)
{
    const char *text = yaml_node_text(value, memory);
    if (!text)
        return POSTURE_ERROR_MEMORY;
    r->cells[column] = (record_cell){*text ? text : NULL, value, value->mark, 1};
    return POSTURE_OK;
}

/* set factor/ID: another distribution, or one value, in place of the stated one. */
static posture_status set_factor(record *r, const yaml_node *value, arena *memory, posture_diagnostics *found)
{
    const schema_table *schema = schema_get(TABLE_FACTOR);
    for (int c = FACTOR_VALUE; c <= FACTOR_WEIGHTS; c++)
        r->cells[c] = (record_cell){NULL, NULL, value->mark, 1};
    r->mark = value->mark;
    if (value->kind == YAML_SCALAR)
        return set_cell(r, FACTOR_VALUE, value, memory);
    if (value->kind == YAML_LIST)
        return set_cell(r, FACTOR_VALUES, value, memory);
    for (const yaml_node *n = value->first; n; n = n->next) {
        int column = find_column(schema, n->key, n->key_mark, found);
        posture_status status = column >= 0 ? set_cell(r, column, n, memory) : POSTURE_OK;
        if (status != POSTURE_OK)
            return status;
    }
    return POSTURE_OK;
}

static posture_status apply_set(folder *f, const yaml_node *edit, const yaml_node *path, posture_diagnostics *found)
{
    target t;
    const yaml_node *value = yaml_node_find(edit, "value");
    if (!value)
        diagnostics_fault(found, edit->mark, "set: `value` is missing");
    record *r = find_table(path, &t, found) ? find_record(f, &t, path, found) : NULL;
    if (!r || !value)
        return POSTURE_OK;
    if (t.table == TABLE_FACTOR && !*t.column)
        return set_factor(r, value, &f->memory, found);
    const schema_table *schema = schema_get(t.table);
    int column = find_column(schema, t.column, path->mark, found);
    if (column < 0)
        return POSTURE_OK;
    posture_status status = set_cell(r, column, value, &f->memory);
    if (status == POSTURE_OK && t.table == TABLE_LINK)
        status = record_settle_id(r, schema, &f->memory);
    return status;
}

static void scale_record(record *r, const target *t, double by, const yaml_node *path, posture_diagnostics *found)
{
    const schema_table *schema = schema_get(t->table);
    if (t->table == TABLE_FACTOR && !*t->column) {
        for (int c = FACTOR_VALUE; c < FACTOR_VALUES; c++)
            r->cells[c].scale *= by;
        if (r->cells[FACTOR_VALUES].text)
            diagnostics_fault(found, path->mark, "scale: factor \"%s\" is a list of values; set it instead", t->id);
        return;
    }
    int column = find_column(schema, t->column, path->mark, found);
    if (column < 0)
        return;
    schema_type type = schema->columns[column].type;
    if (type != SCHEMA_NUMBER && type != SCHEMA_QUANTITY && type != SCHEMA_INTEGER)
        diagnostics_fault(found, path->mark, "scale: %s is no number; set it instead", t->column);
    else if (!r->cells[column].text && !schema->columns[column].initial)
        diagnostics_fault(found, path->mark, "scale: %s is blank; set it instead", path->text);
    else
        r->cells[column].scale *= by;
    if (type == SCHEMA_QUANTITY || type == SCHEMA_NUMBER)
        r->cells[column].mark = path->mark;
}

static posture_status apply_scale(folder *f, const yaml_node *edit, const yaml_node *path, posture_diagnostics *found)
{
    target t;
    double factor = 1;
    const yaml_node *by = yaml_node_find(edit, "by");
    if (!by || by->kind != YAML_SCALAR || !text_to_double(by->text, strlen(by->text), &factor) || factor < 0)
        diagnostics_fault(found, by ? by->mark : edit->mark, "scale: `by` has to be a number, 0 or more");
    record *r = find_table(path, &t, found) ? find_record(f, &t, path, found) : NULL;
    if (r)
        scale_record(r, &t, factor, path, found);
    return POSTURE_OK;
}

static posture_status apply_add(folder *f, const yaml_node *edit, const yaml_node *path, posture_diagnostics *found)
{
    static const char *const own_keys[] = {"add", NULL};
    target t;
    if (!find_table(path, &t, found))
        return POSTURE_OK;
    record_table *table = &f->tables[t.table];
    if (!table->schema->may_add || *t.column) {
        diagnostics_fault(found, path->mark, "add: a path is TABLE/ID, and rows of %s %s", table->schema->name,
                          table->schema->may_add ? "have no further part" : "cannot be added");
        return POSTURE_OK;
    }
    if (record_table_find(table, t.id) >= 0) {
        diagnostics_fault(found, path->mark, "add: %s \"%s\" exists", table->schema->name, t.id);
        return POSTURE_OK;
    }
    posture_status status = record_table_add_map(table, "", edit, own_keys, &f->memory, found);
    if (status != POSTURE_OK)
        return status;
    record *r = &table->records[table->count - 1];
    int id_column = schema_find_column(table->schema, "id");
    if (id_column >= 0) {
        const char *id = arena_copy_text(&f->memory, t.id, strlen(t.id));
        if (!id)
            return POSTURE_ERROR_MEMORY;
        r->cells[id_column] = (record_cell){id, NULL, path->mark, 1};
    }
    r->added = true;
    status = record_settle_id(r, table->schema, &f->memory);
    if (status == POSTURE_OK && strcmp(r->id, t.id) != 0)
        diagnostics_fault(found, path->mark, "add: the id of this link is \"%s\", not \"%s\"", r->id, t.id);
    return status;
}

static posture_status apply_remove(folder *f, const yaml_node *edit, const yaml_node *path, posture_diagnostics *found)
{
    target t;
    (void)edit;
    if (!find_table(path, &t, found))
        return POSTURE_OK;
    record_table *table = &f->tables[t.table];
    if (!table->schema->may_add || *t.column) {
        diagnostics_fault(found, path->mark, "remove: a path is TABLE/ID of a table with rows");
        return POSTURE_OK;
    }
    record *r = find_record(f, &t, path, found);
    if (!r)
        return POSTURE_OK;
    size_t behind = (size_t)(table->records + table->count - (r + 1));
    memmove(r, r + 1, behind * sizeof *r);
    table->count--;
    return POSTURE_OK;
}

static void check_keys(const yaml_node *edit, edit_verb verb, posture_diagnostics *found)
{
    const char *argument = verb == EDIT_SET ? "value" : verb == EDIT_SCALE ? "by" : "";
    for (const yaml_node *n = edit->first; n && verb != EDIT_ADD; n = n->next)
        if (strcmp(n->key, verbs[verb]) != 0 && strcmp(n->key, argument) != 0)
            diagnostics_fault(found, n->key_mark, "unknown key \"%s\" in a %s%s%s", n->key, verbs[verb],
                              *argument ? "; allowed is " : "", argument);
}

static posture_status apply_edit(folder *f, const yaml_node *edit, posture_diagnostics *found)
{
    static posture_status (*const apply[])(folder *, const yaml_node *, const yaml_node *,
                                           posture_diagnostics *) = {apply_set, apply_scale, apply_add, apply_remove};
    edit_verb verb = EDIT_SET;
    if (edit->kind != YAML_MAP) {
        diagnostics_fault(found, edit->mark, "an edit is a map with one of set, scale, add, remove");
        return POSTURE_OK;
    }
    const yaml_node *path = find_verb(edit, found, &verb);
    if (!path)
        return POSTURE_OK;
    check_keys(edit, verb, found);
    return apply[verb](f, edit, path, found);
}

static int compare_records(const void *left, const void *right)
{
    return strcmp(((const record *)left)->id, ((const record *)right)->id);
}

static void order_added_rows(record_table *t)
{
    int first = t->count;
    while (first > 0 && t->records[first - 1].added)
        first--;
    if (t->count - first > 1)
        qsort(&t->records[first], (size_t)(t->count - first), sizeof *t->records, compare_records);
}

void option_edit_subject(const char *path, char *subject)
{
    const char *first = strchr(path, '/');
    const char *second = first ? strchr(first + 1, '/') : NULL;
    const char *last = strrchr(path, '/');
    const size_t length = second ? (size_t)(last - path) : strlen(path);
    memcpy(subject, path, length);
    subject[length] = '\0';
}

/* Is the edit about one of these rows? */
static bool is_about(const yaml_node *edit, const char *const *rows, int count)
{
    char subject[PART_BYTE];
    for (int v = 0; v < VERB_COUNT; v++) {
        const yaml_node *path = yaml_node_find(edit, verbs[v]);
        if (!path || path->kind != YAML_SCALAR || strlen(path->text) >= PART_BYTE)
            continue;
        option_edit_subject(path->text, subject);
        for (int i = 0; i < count; i++)
            if (strcmp(rows[i], subject) == 0)
                return true;
    }
    return false;
}

posture_status option_apply(const folder *from, int option, posture_diagnostics *found, folder *edited)
{
    return option_apply_without(from, option, NULL, 0, found, edited);
}

posture_status option_apply_without(const folder *from, int option, const char *const *without, int without_count,
                                    posture_diagnostics *found, folder *edited)
{
    const yaml_node *edits = from->options[option].edits;
    posture_status status = POSTURE_OK;
    *edited = *from;
    edited->stated = from->stated ? from->stated : from;
    arena_init(&edited->memory);
    for (int t = 0; t < TABLE_PLAN && status == POSTURE_OK; t++)
        status = record_table_copy(&from->tables[t], &edited->memory, &edited->tables[t]);
    if (edits && edits->kind != YAML_LIST) {
        diagnostics_fault(found, edits->mark, "edits: a list of edits is expected");
        edits = NULL;
    }
    for (const yaml_node *n = edits ? edits->first : NULL; n && status == POSTURE_OK; n = n->next)
        if (without_count == 0 || !is_about(n, without, without_count))
            status = apply_edit(edited, n, found);
    for (int t = 0; t < TABLE_PLAN && status == POSTURE_OK; t++)
        order_added_rows(&edited->tables[t]);
    if (status != POSTURE_OK)
        folder_clear(edited);
    return status;
}

/* The edit as a reader of the report sees it. */
static void describe_edit(reader *r, const yaml_node *n, struct edit *e)
{
    const yaml_node *path = NULL;
    for (int v = 0; v < VERB_COUNT; v++)
        if (yaml_node_find(n, verbs[v])) {
            e->verb = (edit_verb)v;
            path = yaml_node_find(n, verbs[v]);
        }
    const yaml_node *value = yaml_node_find(n, e->verb == EDIT_SCALE ? "by" : "value");
    const char *text = yaml_node_text(e->verb == EDIT_ADD ? n : value ? value : n, &r->result->memory);
    e->path = cell_copy(r, path ? path->text : "");
    e->value = cell_copy(r, text && e->verb != EDIT_REMOVE ? text : "");
    e->file = cell_copy(r, n->mark.file);
    e->line = n->mark.line;
    e->column = n->mark.column;
    r->out_of_memory = r->out_of_memory || !text;
}

static void read_edits(reader *r, const yaml_node *edits, struct option *o)
{
    if (!edits || edits->kind != YAML_LIST)
        return;
    o->edits = arena_allocate_array(&r->result->memory, (size_t)edits->count, sizeof *o->edits);
    if (!o->edits) {
        r->out_of_memory = true;
        return;
    }
    for (const yaml_node *n = edits->first; n; n = n->next)
        describe_edit(r, n, &o->edits[o->edit_count++]);
}

void read_options(reader *r)
{
    scenario *s = r->result;
    s->options = arena_allocate_array(&s->memory, (size_t)r->source->option_count, sizeof *s->options);
    if (!s->options) {
        r->out_of_memory = true;
        return;
    }
    s->option_count = r->source->option_count;
    s->options[0] =
        (struct option){.id = "base", .title = "As postured", .summary = "The posture as stated.", .defence_plan = ""};
    for (int i = 1; i < s->option_count; i++) {
        s->options[i].id = cell_copy(r, r->source->options[i].id);
        if (r->source->options[i].option.damaged)
            continue;
        read_row(r, &r->source->options[i].option, 0, &s->options[i]);
        read_edits(r, r->source->options[i].edits, &s->options[i]);
    }
}
