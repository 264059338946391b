#include "scenario/record.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

void record_table_init(record_table *t, schema_table_id id, text_mark mark)
{
    *t = (record_table){.schema = schema_get(id), .mark = mark};
}

record *record_table_append(record_table *t, arena *memory)
{
    if (t->count == t->capacity) {
        int capacity = t->capacity ? 2 * t->capacity : 8;
        record *grown = arena_allocate_array(memory, (size_t)capacity, sizeof *grown);
        if (!grown)
            return NULL;
        if (t->count > 0)
            memcpy(grown, t->records, (size_t)t->count * sizeof *grown);
        t->records = grown;
        t->capacity = capacity;
    }
    record *r = &t->records[t->count];
    *r = (record){.id = "", .mark = t->mark};
    r->cells = arena_allocate_array(memory, (size_t)t->schema->column_count, sizeof *r->cells);
    if (!r->cells)
        return NULL;
    for (int c = 0; c < t->schema->column_count; c++)
        r->cells[c].scale = 1;
    t->count++;
    return r;
}

static void report_unknown(const schema_table *schema, const char *what, const char *name, text_mark mark,
                           posture_diagnostics *found)
{
    int nearest = schema_nearest_column(schema, name);
    if (nearest >= 0)
        diagnostics_fault(found, mark, "unknown %s \"%s\"; nearest is \"%s\"", what, name,
                          schema->columns[nearest].name);
    else
        diagnostics_fault(found, mark, "unknown %s \"%s\"; `posture explain %s` lists the allowed ones", what, name,
                          schema->name);
}

/* column_of[i]: schema column of the i-th header cell, -1 where unknown. False where a needed column is missing. */
static bool match_header(const record_table *t, const csv_row *header, int *column_of, posture_diagnostics *found)
{
    bool complete = true;
    for (int i = 0; i < header->count; i++) {
        const csv_cell *cell = &header->cells[i];
        column_of[i] = schema_find_column(t->schema, cell->text);
        if (column_of[i] < 0)
            report_unknown(t->schema, "column", cell->text, cell->mark, found);
        for (int j = 0; j < i && column_of[i] >= 0; j++)
            if (column_of[j] == column_of[i]) {
                diagnostics_fault(found, cell->mark, "column \"%s\" stands twice", cell->text);
                column_of[i] = -1;
            }
    }
    for (int c = 0; c < t->schema->column_count; c++) {
        bool there = !t->schema->columns[c].required;
        for (int i = 0; i < header->count && !there; i++)
            there = column_of[i] == c;
        if (!there)
            diagnostics_fault(found, header->cells[0].mark, "column \"%s\" is missing", t->schema->columns[c].name);
        complete = complete && there;
    }
    return complete;
}

static posture_status fill_cell(record_cell *cell, const csv_cell *from, arena *memory, posture_diagnostics *found)
{
    cell->mark = from->mark;
    cell->text = *from->text ? from->text : NULL;
    if (*from->text != '{' && *from->text != '[')
        return POSTURE_OK;
    yaml_node *node = NULL;
    posture_status status = yaml_tree_parse(from->mark, from->text, strlen(from->text), memory, found, &node);
    cell->node = node;
    return status;
}

posture_status record_table_from_csv(record_table *t, const csv_table *csv, arena *memory, posture_diagnostics *found)
{
    int column_of[CSV_COLUMN_MAX];
    if (csv->header.count == 0 || !match_header(t, &csv->header, column_of, found))
        return diagnostics_status(found) == POSTURE_ERROR_MEMORY ? POSTURE_ERROR_MEMORY : POSTURE_OK;
    for (int row = 0; row < csv->row_count; row++) {
        record *r = record_table_append(t, memory);
        if (!r)
            return POSTURE_ERROR_MEMORY;
        r->mark = csv->rows[row].cells[0].mark;
        r->mark.column = 1;
        for (int c = 0; c < t->schema->column_count; c++)
            r->cells[c].mark = r->mark;
        for (int i = 0; i < csv->header.count; i++) {
            if (column_of[i] < 0)
                continue;
            posture_status status = fill_cell(&r->cells[column_of[i]], &csv->rows[row].cells[i], memory, found);
            if (status != POSTURE_OK)
                return status;
        }
    }
    return POSTURE_OK;
}

static bool is_among(const char *name, const char *const *names)
{
    for (; names && *names; names++)
        if (strcmp(name, *names) == 0)
            return true;
    return false;
}

posture_status record_table_add_map(record_table *t, const char *id, const yaml_node *map,
                                    const char *const *also_allowed, arena *memory, posture_diagnostics *found)
{
    record *r = record_table_append(t, memory);
    if (!r)
        return POSTURE_ERROR_MEMORY;
    r->id = id;
    if (!map)
        return POSTURE_OK;
    r->mark = map->mark;
    r->node = map;
    for (int c = 0; c < t->schema->column_count; c++)
        r->cells[c].mark = map->mark;
    if (map->kind != YAML_MAP)
        diagnostics_fault(found, map->mark, "%s: a map of keys and values is expected here", t->schema->name);
    for (const yaml_node *n = map->first; n && map->kind == YAML_MAP; n = n->next) {
        int c = schema_find_column(t->schema, n->key);
        if (c < 0) {
            if (!is_among(n->key, also_allowed))
                report_unknown(t->schema, "key", n->key, n->key_mark, found);
            continue;
        }
        const char *text = yaml_node_text(n, memory);
        if (!text)
            return POSTURE_ERROR_MEMORY;
        r->cells[c] = (record_cell){*text ? text : NULL, n, n->mark, 1};
    }
    return POSTURE_OK;
}

posture_status record_table_add_list(record_table *t, const yaml_node *list, arena *memory, posture_diagnostics *found)
{
    if (list && list->kind != YAML_LIST) {
        diagnostics_fault(found, list->mark, "a list of maps is expected here");
        return POSTURE_OK;
    }
    for (const yaml_node *n = list ? list->first : NULL; n; n = n->next) {
        posture_status status = record_table_add_map(t, "", n, NULL, memory, found);
        if (status != POSTURE_OK)
            return status;
    }
    return POSTURE_OK;
}

posture_status record_settle_id(record *r, const schema_table *schema, arena *memory)
{
    int id_column = schema_find_column(schema, "id");
    if (id_column >= 0) {
        r->id = r->cells[id_column].text ? r->cells[id_column].text : "";
    } else if (schema == schema_get(TABLE_LINK)) {
        enum { LINK_FROM, LINK_TO, LINK_MODE_COLUMN };
        const char *part[3];
        size_t length = 0;
        for (int i = LINK_FROM; i <= LINK_MODE_COLUMN; i++) {
            part[i] = r->cells[i].text ? r->cells[i].text : "";
            length += strlen(part[i]) + 1;
        }
        char *id = arena_allocate(memory, length);
        if (!id)
            return POSTURE_ERROR_MEMORY;
        snprintf(id, length, "%s-%s-%s", part[0], part[1], part[2]);
        r->id = id;
    }
    r->hash = text_hash(r->id);
    return POSTURE_OK;
}

enum { ID_LENGTH_MAX = 64 };

/* Ids stand in paths, lists and file names: letters, digits, underscore, dot and hyphen are enough. */
static bool id_is_well_formed(const char *id)
{
    for (const char *c = id; *c; c++) {
        bool letter = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z');
        if (!letter && !(*c >= '0' && *c <= '9') && !strchr("_.-", *c))
            return false;
    }
    return true;
}

static void check_id(const record_table *t, int index, posture_diagnostics *found)
{
    const record *r = &t->records[index];
    int id_column = schema_find_column(t->schema, "id");
    text_mark mark = id_column >= 0 ? r->cells[id_column].mark : r->mark;
    if (!*r->id)
        return; /* reported as a missing value when the row is read */
    if (strlen(r->id) > (id_column >= 0 ? ID_LENGTH_MAX : 3 * ID_LENGTH_MAX))
        diagnostics_fault(found, mark, "id of %zu characters; at most %d are allowed", strlen(r->id), ID_LENGTH_MAX);
    else if (!id_is_well_formed(r->id))
        diagnostics_fault(found, mark, "id \"%s\": allowed are letters, digits and . _ -", r->id);
    for (int i = 0; i < index; i++)
        if (t->records[i].hash == r->hash && strcmp(t->records[i].id, r->id) == 0) {
            diagnostics_fault(found, mark, "duplicate %s \"%s\", first given on line %d", t->schema->name, r->id,
                              t->records[i].mark.line);
            return;
        }
}

posture_status record_table_settle_ids(record_table *t, arena *memory, posture_diagnostics *found)
{
    for (int i = 0; i < t->count; i++) {
        posture_status status = record_settle_id(&t->records[i], t->schema, memory);
        if (status != POSTURE_OK)
            return status;
        check_id(t, i, found);
    }
    return POSTURE_OK;
}

int record_table_find(const record_table *t, const char *id)
{
    uint64_t hash = text_hash(id);
    for (int i = 0; i < t->count; i++)
        if (t->records[i].hash == hash && strcmp(t->records[i].id, id) == 0)
            return i;
    return -1;
}

text_mark record_cell_mark(const record_table *t, int row, const char *column)
{
    const record *r = &t->records[row];
    int c = schema_find_column(t->schema, column);
    return c >= 0 && r->cells[c].mark.file ? r->cells[c].mark : r->mark;
}

posture_status record_table_copy(const record_table *from, arena *memory, record_table *to)
{
    *to = *from;
    to->capacity = from->count;
    to->records = arena_allocate_array(memory, (size_t)from->count, sizeof *to->records);
    if (!to->records)
        return POSTURE_ERROR_MEMORY;
    size_t cells_byte = (size_t)from->schema->column_count * sizeof(record_cell);
    for (int i = 0; i < from->count; i++) {
        to->records[i] = from->records[i];
        to->records[i].cells = arena_allocate(memory, cells_byte);
        if (!to->records[i].cells)
            return POSTURE_ERROR_MEMORY;
        memcpy(to->records[i].cells, from->records[i].cells, cells_byte);
    }
    return POSTURE_OK;
}

const char *record_table_hint(const record_table *t, const char *id, char *buffer, size_t size)
{
    /* text_nearest wants all candidates at once; blocks keep this free of allocation, ties still go to the first. */
    enum { BLOCK = 64 };
    const char *best[2] = {NULL, NULL};
    for (int begin = 0; begin < t->count; begin += BLOCK) {
        const char *names[BLOCK];
        int count = t->count - begin < BLOCK ? t->count - begin : BLOCK;
        for (int i = 0; i < count; i++)
            names[i] = t->records[begin + i].id;
        int nearest = text_nearest(id, names, (size_t)count);
        if (nearest < 0)
            continue;
        best[1] = names[nearest];
        best[0] = best[0] && text_nearest(id, best, 2) == 0 ? best[0] : best[1];
    }
    *buffer = '\0';
    if (best[0])
        snprintf(buffer, size, "; nearest is \"%s\"", best[0]);
    return buffer;
}
