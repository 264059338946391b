#include "scenario/read_row.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum { PATH_BYTE = 512 };

_Static_assert(sizeof(place_kind) == sizeof(int) && sizeof(side_role) == sizeof(int), "enumerations are stored as int");

/* Mark and source of the row, and its `marks` text; row_marks of a value start from here. */
typedef struct row_origin {
    row_marks row;
    const record_cell *marks;
} row_origin;

static const record_cell *find_cell(const record_table *table, int index, const char *column, int *at)
{
    *at = schema_find_column(table->schema, column);
    return *at >= 0 ? &table->records[index].cells[*at] : NULL;
}

static void read_source(reader *r, const record_cell *cell, row_marks *marks)
{
    if (cell && cell->text)
        cell_reference(r, TABLE_SOURCE, "source", cell->text, cell->mark, &marks->source);
    else if (cell && marks->mark != PROVENANCE_ASSUMED)
        diagnostics_fault(r->found, cell->mark,
                          "source: missing; what is marked %s names a row of sources.csv, or is marked assumed",
                          provenance_mark_text(marks->mark));
}

/* "ntm_day=assumed;strength_percent=derived:own": faults in the text are reported once, in check_marks. */
static bool find_override(const char *marks, const char *column, char *mark, size_t size)
{
    size_t length = strlen(column);
    for (const char *p = marks; p && *p; p = strchr(p, ';') ? strchr(p, ';') + 1 : NULL) {
        p += strspn(p, " ");
        if (strncmp(p, column, length) == 0 && p[length] == '=') {
            size_t n = strcspn(p + length + 1, "; ");
            snprintf(mark, size, "%.*s", (int)(n < size ? n : size - 1), p + length + 1);
            return true;
        }
    }
    return false;
}

static bool mark_from_text(const char *text, size_t length, provenance_mark *mark)
{
    for (int m = 0; m < PROVENANCE_COUNT; m++) {
        const char *word = provenance_mark_text((provenance_mark)m);
        if (strlen(word) == length && strncmp(word, text, length) == 0) {
            *mark = (provenance_mark)m;
            return true;
        }
    }
    return false;
}

static void check_mark_entry(reader *r, const schema_table *schema, const char *entry, text_mark mark)
{
    char column[64], origin[64];
    const char *equals = strchr(entry, '=');
    provenance_mark ignored;
    int32_t source = -1;
    snprintf(column, sizeof column, "%.*s", (int)(equals ? equals - entry : 0), entry);
    snprintf(origin, sizeof origin, "%s", equals ? equals + 1 : "");
    char *colon = strchr(origin, ':');
    size_t mark_length = colon ? (size_t)(colon - origin) : strlen(origin);
    if (!equals || schema_find_column(schema, column) < 0) {
        int nearest = schema_nearest_column(schema, column);
        diagnostics_fault(r->found, mark, "marks: \"%s\" names no column; column=mark is expected%s%s%s", entry,
                          nearest >= 0 ? "; nearest is \"" : "", nearest >= 0 ? schema->columns[nearest].name : "",
                          nearest >= 0 ? "\"" : "");
    } else if (!mark_from_text(origin, mark_length, &ignored)) {
        diagnostics_fault(r->found, mark, "marks: \"%s\" is no mark; allowed are published, derived, assumed", origin);
    } else if (colon) {
        cell_reference(r, TABLE_SOURCE, "marks", colon + 1, mark, &source);
    }
}

static void check_marks(reader *r, const schema_table *schema, const record_cell *cell)
{
    char entry[PATH_BYTE];
    for (const char *p = cell->text; *p;) {
        p += strspn(p, "; ");
        size_t n = strcspn(p, ";");
        snprintf(entry, sizeof entry, "%.*s", (int)(n < sizeof entry ? n : sizeof entry - 1), p);
        if (n > 0)
            check_mark_entry(r, schema, entry, cell->mark);
        p += n;
    }
}

static row_origin read_origin(reader *r, const record_table *table, int index)
{
    row_origin origin = {{PROVENANCE_ASSUMED, -1}, NULL};
    int at = -1;
    const record_cell *mark = find_cell(table, index, "mark", &at);
    if (mark && mark->text) {
        cell_place place = {&table->schema->columns[at], mark, "", {0}};
        cell_mark(r, &place, &origin.row.mark);
    } else if (mark && table->schema->columns[at].required) {
        diagnostics_fault(r->found, mark->mark, "mark: missing; allowed are published, derived, assumed");
    }
    read_source(r, find_cell(table, index, "source", &at), &origin.row);
    origin.marks = find_cell(table, index, "marks", &at);
    if (origin.marks && origin.marks->text)
        check_marks(r, table->schema, origin.marks);
    return origin;
}

static row_marks marks_of(reader *r, const row_origin *origin, const char *column)
{
    row_marks marks = origin->row;
    char text[64];
    if (!origin->marks || !origin->marks->text || !find_override(origin->marks->text, column, text, sizeof text))
        return marks;
    char *colon = strchr(text, ':');
    mark_from_text(text, colon ? (size_t)(colon - text) : strlen(text), &marks.mark);
    if (colon)
        marks.source = record_table_find(&r->source->tables[TABLE_SOURCE], colon + 1);
    return marks;
}

static void read_reference_list(reader *r, const cell_place *at, int32_t **indices, int *count)
{
    const yaml_node *list = at->cell->node;
    if (!list || list->kind != YAML_LIST) {
        diagnostics_fault(r->found, at->cell->mark, "%s: a list of ids is expected, [first, second]", at->column->name);
        return;
    }
    *indices = arena_allocate_array(&r->result->memory, (size_t)list->count, sizeof **indices);
    if (!*indices) {
        r->out_of_memory = true;
        return;
    }
    for (const yaml_node *n = list->first; n; n = n->next)
        if (cell_reference(r, at->column->refers_to, at->column->name, n->text, n->mark, &(*indices)[*count]))
            (*count)++;
}

static void read_text_list(reader *r, const cell_place *at, const char ***texts, int *count)
{
    const yaml_node *list = at->cell->node;
    if (!list || list->kind != YAML_LIST) {
        diagnostics_fault(r->found, at->cell->mark, "%s: a list of texts is expected", at->column->name);
        return;
    }
    *texts = arena_allocate_array(&r->result->memory, (size_t)list->count, sizeof **texts);
    if (!*texts) {
        r->out_of_memory = true;
        return;
    }
    for (const yaml_node *n = list->first; n; n = n->next) {
        int32_t ignored = -1;
        if (at->column->refers_to != TABLE_NONE &&
            !cell_reference(r, at->column->refers_to, at->column->name, n->text, n->mark, &ignored))
            continue;
        (*texts)[(*count)++] = cell_copy(r, n->text);
    }
}

static void read_text(reader *r, const cell_place *at, const char **text)
{
    int ignored_word = 0;
    int32_t ignored_row = -1;
    bool good = true;
    if (at->column->words)
        good = cell_word(r, at, &ignored_word);
    else if (at->column->refers_to != TABLE_NONE)
        good = cell_reference(r, at->column->refers_to, at->column->name, at->cell->text, at->cell->mark, &ignored_row);
    *text = good ? cell_copy(r, at->cell->text) : "";
}

/* One stated or default cell into its field. Lists of units, nested tables and marks have their own readers. */
static void read_field(reader *r, const cell_place *at, void *field, int *count)
{
    double number = 0;
    long serial = 0;
    switch (at->column->type) {
    case SCHEMA_ID:
    case SCHEMA_TEXT:
        read_text(r, at, field);
        break;
    case SCHEMA_NUMBER:
        cell_number(r, at, field);
        break;
    case SCHEMA_INTEGER:
        if (cell_number(r, at, &number) && number != (double)(int)number)
            diagnostics_fault(r->found, at->cell->mark, "%s: a whole number is expected", at->column->name);
        *(int *)field = (int)number;
        break;
    case SCHEMA_QUANTITY:
        cell_quantity(r, at, field);
        break;
    case SCHEMA_WORD:
        cell_word(r, at, field);
        break;
    case SCHEMA_FLAG:
        cell_flag(r, at, field);
        break;
    case SCHEMA_DATE:
        if (cell_date(r, at, &serial))
            *(const char **)field = cell_copy(r, at->cell->text);
        break;
    case SCHEMA_DAY:
        if (cell_date(r, at, &serial) && r->d_day_serial != 0)
            *(double *)field = (double)(serial - r->d_day_serial);
        break;
    case SCHEMA_SIDE:
        cell_side(r, at, field);
        break;
    case SCHEMA_REFERENCE:
        if (at->column->refers_to == TABLE_SOURCE)
            *(int32_t *)field = at->marks.source; /* was read with the mark */
        else
            cell_reference(r, at->column->refers_to, at->column->name, at->cell->text, at->cell->mark, field);
        break;
    case SCHEMA_REFERENCES:
        read_reference_list(r, at, field, count);
        break;
    case SCHEMA_TEXTS:
        read_text_list(r, at, field, count);
        break;
    case SCHEMA_MARK:
        *(provenance_mark *)field = at->marks.mark;
        break;
    case SCHEMA_UNITS:
    case SCHEMA_NUMBERS:
    case SCHEMA_MARKS:
    case SCHEMA_NESTED:
        break;
    }
}

/* A scalar where a scalar belongs; lists and maps only where numbers and lists are read. */
static bool shape_fits(reader *r, const schema_column *column, const record_cell *cell)
{
    bool takes_node = column->type == SCHEMA_QUANTITY || column->type == SCHEMA_REFERENCES ||
                      column->type == SCHEMA_TEXTS || column->type == SCHEMA_UNITS || column->type == SCHEMA_NESTED ||
                      column->type == SCHEMA_NUMBERS || column->type == SCHEMA_NUMBER;
    if (takes_node || !cell->node || cell->node->kind == YAML_SCALAR || column->type == SCHEMA_TEXT)
        return true;
    diagnostics_fault(r->found, cell->mark, "%s: %s is expected here, not a list or map", column->name,
                      schema_type_text(column->type));
    return false;
}

static void read_column(reader *r, const record_table *table, int index, const row_origin *origin, int c, void *out)
{
    const schema_column *column = &table->schema->columns[c];
    const record *row = &table->records[index];
    record_cell cell = row->cells[c];
    char path[PATH_BYTE];
    void *field = column->offset >= 0 ? (char *)out + column->offset : NULL;
    if (column->type == SCHEMA_REFERENCE && field)
        *(int32_t *)field = -1;
    if (column->type == SCHEMA_QUANTITY && field)
        *(quantity *)field = quantity_of(0);
    if ((column->type == SCHEMA_ID || column->type == SCHEMA_TEXT || column->type == SCHEMA_DATE) && field)
        *(const char **)field = "";
    if (!cell.text && !(cell.node && cell.node->kind != YAML_SCALAR)) {
        if (column->required && column->type != SCHEMA_MARK)
            diagnostics_fault(r->found, cell.mark.file ? cell.mark : row->mark, "%s: missing; %s is required",
                              column->name, schema_type_text(column->type));
        if (column->required || !column->initial)
            return;
        cell.text = *column->initial ? column->initial : NULL;
        cell.node = NULL;
        if (!cell.text)
            return;
    } else if (schema_is_number(column->type) && column->offset >= 0) {
        r->result->provenance.count[marks_of(r, origin, column->name).mark]++;
    }
    if (!field || !shape_fits(r, column, &cell))
        return;
    snprintf(path, sizeof path, "%s/%s%s%s", table->schema->name, row->id, table->schema->single ? "" : "/",
             column->name);
    cell_place at = {column, &cell, path, marks_of(r, origin, column->name)};
    read_field(r, &at, field, (int *)(void *)((char *)out + column->count_offset));
}

void read_row(reader *r, const record_table *table, int index, void *out)
{
    row_origin origin = read_origin(r, table, index);
    for (int c = 0; c < table->schema->column_count; c++)
        read_column(r, table, index, &origin, c, out);
    if (table->schema->hash_offset >= 0)
        *(uint64_t *)(void *)((char *)out + table->schema->hash_offset) = text_hash(table->records[index].id);
}

void *read_rows(reader *r, const record_table *table, int *count)
{
    char *rows = arena_allocate_array(&r->result->memory, (size_t)table->count, table->schema->row_size);
    *count = 0;
    if (!rows) {
        r->out_of_memory = true;
        return NULL;
    }
    for (int i = 0; i < table->count; i++)
        read_row(r, table, i, rows + (size_t)i * table->schema->row_size);
    *count = table->count;
    return rows;
}
