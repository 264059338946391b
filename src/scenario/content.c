#include "scenario/content.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { SPREAD_BYTE = 1024, ID_BYTE = 256 };

/* Rows of one table that share a prefix of their ids. */
typedef struct row_range {
    schema_table_id table;
    const char *prefix; /* "overrun/" or "" */
    const void *rows;
    int count;
} row_range;

typedef struct builder {
    const scenario *s;
    content *c;
    int capacity;
    bool out_of_memory;
} builder;

static const char *keep(builder *b, const char *text)
{
    const char *copy = arena_copy_text(&b->c->memory, text, strlen(text));
    b->out_of_memory = b->out_of_memory || !copy;
    return copy ? copy : "";
}

static const char *number_text(builder *b, double stored, const schema_column *column)
{
    char text[32];
    /* Back in the unit as written: a millionth hides the rounding of the way there and back. */
    if (column->field_factor != 0)
        stored = floor(stored / column->field_factor * 1e6 + 0.5) / 1e6;
    text_from_double(stored, text);
    return keep(b, text);
}

static size_t add_number(char *buffer, size_t length, const char *key, double value)
{
    char text[32];
    text_from_double(value, text);
    return length +
           (size_t)snprintf(buffer + length, SPREAD_BYTE - length, "%s%s: %s", length > 1 ? ", " : "", key, text);
}

static size_t add_numbers(char *buffer, size_t length, const char *key, const double *values, int count)
{
    length += (size_t)snprintf(buffer + length, SPREAD_BYTE - length, "%s%s: [", length > 1 ? ", " : "", key);
    for (int i = 0; i < count; i++) {
        char text[32];
        text_from_double(values[i], text);
        length += (size_t)snprintf(buffer + length, SPREAD_BYTE - length, "%s%s", i > 0 ? ", " : "", text);
    }
    return length + (size_t)snprintf(buffer + length, SPREAD_BYTE - length, "]");
}

/* Flow text of a factor's distribution; what every value has by default is left out. */
static const char *spread_text(builder *b, const struct factor *f)
{
    const distribution *d = &f->spread;
    char buffer[SPREAD_BYTE] = "{";
    size_t n = 1;
    switch (d->kind) {
    case DISTRIBUTION_CONSTANT:
        n = add_number(buffer, n, "value", d->a);
        break;
    case DISTRIBUTION_UNIFORM:
        n = add_number(buffer, n, "low", d->a);
        n = add_number(buffer, n, "high", d->b);
        break;
    case DISTRIBUTION_TRIANGULAR:
        n = add_number(buffer, n, "low", d->a);
        n = add_number(buffer, n, "mode", d->b);
        n = add_number(buffer, n, "high", d->c);
        break;
    case DISTRIBUTION_NORMAL:
        n = add_number(buffer, n, "mean", d->a);
        n = add_number(buffer, n, "sd", d->b);
        if (isfinite(d->c))
            n = add_number(buffer, n, "low", d->c);
        if (isfinite(d->d))
            n = add_number(buffer, n, "high", d->d);
        break;
    case DISTRIBUTION_LIST:
        n = add_numbers(buffer, n, "values", d->list_value, d->list_count);
        n = add_numbers(buffer, n, "weights", d->list_weight, d->list_count);
        break;
    }
    n += (size_t)snprintf(buffer + n, SPREAD_BYTE - n, ", kind: %s",
                          f->kind == FACTOR_EPISTEMIC ? "epistemic" : "aleatory");
    if (*f->group && strlen(f->group) < ID_BYTE) {
        n += (size_t)snprintf(buffer + n, SPREAD_BYTE - n, ", group: %s", f->group);
        n = add_number(buffer, n, "correlation", f->correlation);
    }
    snprintf(buffer + n, SPREAD_BYTE - n, "}");
    return keep(b, buffer);
}

static const char *quantity_text(builder *b, const quantity *q, const schema_column *column)
{
    char buffer[ID_BYTE + 16];
    if (q->factor < 0)
        return number_text(b, q->value, column);
    const struct factor *f = &b->s->factors[q->factor];
    if (q->factor >= b->s->stated_factor_count)
        return spread_text(b, f);
    snprintf(buffer, sizeof buffer, "{factor: %s}", f->id);
    return keep(b, buffer);
}

static const char *row_id(const scenario *s, schema_table_id table, int32_t index)
{
    if (index < 0)
        return "";
    switch (table) {
    case TABLE_SOURCE:
        return s->sources[index].id;
    case TABLE_COUNTRY:
        return s->countries[index].id;
    case TABLE_PLACE:
        return s->net.places[index].id;
    case TABLE_UNIT_TYPE:
        return s->types[index].id;
    case TABLE_UNIT:
        return s->units[index].id;
    case TABLE_PLAN:
        return s->plans[index].id;
    default:
        return "";
    }
}

static const char *list_item(const builder *b, const schema_column *column, const void *field, int i)
{
    if (column->type == SCHEMA_TEXTS)
        return (*(const char *const *const *)field)[i];
    return row_id(b->s, column->refers_to, (*(const int32_t *const *)field)[i]);
}

static const char *list_text(builder *b, const schema_column *column, const void *field, int count)
{
    size_t size = 3;
    for (int i = 0; i < count; i++)
        size += strlen(list_item(b, column, field, i)) + 2;
    char *list = arena_allocate(&b->c->memory, size);
    if (!list) {
        b->out_of_memory = true;
        return "";
    }
    size_t n = (size_t)snprintf(list, size, "[");
    for (int i = 0; i < count; i++)
        n += (size_t)snprintf(list + n, size - n, "%s%s", i > 0 ? ", " : "", list_item(b, column, field, i));
    snprintf(list + n, size - n, "]");
    return list;
}

/* Tasks of triggers are named by their plan, which is the prefix of the row. */
static const char *task_id(const builder *b, const char *prefix, int32_t task)
{
    for (int p = 0; p < b->s->plan_count && task >= 0; p++) {
        size_t length = strlen(b->s->plans[p].id);
        if (strncmp(prefix, b->s->plans[p].id, length) == 0 && prefix[length] == '/')
            return b->s->plans[p].tasks[task].id;
    }
    return "";
}

static const char *field_text(builder *b, const schema_column *column, const char *prefix, const void *row)
{
    const void *field = (const char *)row + column->offset;
    const char *text = NULL;
    switch (column->type) {
    case SCHEMA_ID:
    case SCHEMA_TEXT:
    case SCHEMA_DATE:
        text = *(const char *const *)field;
        return text ? text : "";
    case SCHEMA_NUMBER:
    case SCHEMA_DAY:
        return number_text(b, *(const double *)field, column);
    case SCHEMA_INTEGER:
        return number_text(b, *(const int *)field, column);
    case SCHEMA_QUANTITY:
        return quantity_text(b, field, column);
    case SCHEMA_WORD:
        return column->words[*(const int *)field];
    case SCHEMA_FLAG:
        return column->words ? column->words[*(const bool *)field] : *(const bool *)field ? "1" : "0";
    case SCHEMA_SIDE:
        return b->s->sides[*(const side_role *)field].id;
    case SCHEMA_MARK:
        return provenance_mark_text(*(const provenance_mark *)field);
    case SCHEMA_REFERENCE:
        return column->refers_to == TABLE_TASK ? task_id(b, prefix, *(const int32_t *)field)
                                               : row_id(b->s, column->refers_to, *(const int32_t *)field);
    case SCHEMA_REFERENCES:
    case SCHEMA_UNITS:
    case SCHEMA_TEXTS:
        return list_text(b, column, field, *(const int *)(const void *)((const char *)row + column->count_offset));
    case SCHEMA_NUMBERS:
    case SCHEMA_MARKS:
    case SCHEMA_NESTED:
        break;
    }
    return "";
}

static void add(builder *b, schema_table_id table, const char *id, const char *column, const char *text)
{
    content *c = b->c;
    if (c->count == b->capacity) {
        int capacity = b->capacity ? 2 * b->capacity : 1024;
        content_value *grown = realloc(c->values, (size_t)capacity * sizeof *grown);
        if (!grown) {
            b->out_of_memory = true;
            return;
        }
        c->values = grown;
        b->capacity = capacity;
    }
    c->values[c->count++] = (content_value){table, id, column, text};
}

/* The id of a row as its own column or struct field gives it; triggers are counted. */
static const char *make_id(builder *b, const row_range *range, const void *row, int index)
{
    const schema_table *schema = schema_get(range->table);
    char id[ID_BYTE];
    const char *own = "";
    int column = schema_find_column(schema, "id");
    if (schema->single)
        return "";
    if (column >= 0 && schema->columns[column].offset >= 0)
        own = *(const char *const *)(const void *)((const char *)row + schema->columns[column].offset);
    else if (range->table == TABLE_LINK)
        own = ((const struct link *)row)->id;
    else if (range->table == TABLE_PLAN)
        own = ((const struct plan *)row)->id;
    if (*own)
        snprintf(id, sizeof id, "%s%s", range->prefix, own);
    else
        snprintf(id, sizeof id, "%s%d", range->prefix, index + 1);
    return keep(b, id);
}

static void add_range(builder *b, row_range range)
{
    const schema_table *schema = schema_get(range.table);
    for (int i = 0; i < range.count; i++) {
        const char *row = (const char *)range.rows + (size_t)i * schema->row_size;
        const char *id = make_id(b, &range, row, i);
        for (int c = 0; c < schema->column_count; c++)
            if (schema->columns[c].offset >= 0 && schema->columns[c].type != SCHEMA_ID)
                add(b, range.table, id, schema->columns[c].name, field_text(b, &schema->columns[c], range.prefix, row));
        if (range.table == TABLE_FACTOR)
            add(b, range.table, id, "distribution", spread_text(b, (const struct factor *)(const void *)row));
    }
}

static void add_plan(builder *b, const struct plan *p)
{
    char prefix[ID_BYTE];
    snprintf(prefix, sizeof prefix, "%s/", p->id);
    add_range(b, (row_range){TABLE_PLAN, "", p, 1});
    add_range(b, (row_range){TABLE_OBJECTIVE, prefix, p->objectives, p->objective_count});
    add_range(b, (row_range){TABLE_TASK, prefix, p->tasks, p->task_count});
    add_range(b, (row_range){TABLE_TRIGGER, prefix, p->triggers, p->trigger_count});
}

static int compare_values(const void *left, const void *right)
{
    const content_value *a = left, *b = right;
    if (a->table != b->table)
        return a->table < b->table ? -1 : 1;
    int by_id = strcmp(a->id, b->id);
    return by_id != 0 ? by_id : strcmp(a->column, b->column);
}

posture_status content_make(const scenario *s, content *c)
{
    builder b = {.s = s, .c = c};
    *c = (content){0};
    arena_init(&c->memory);
    add_range(&b, (row_range){TABLE_SCENARIO, "", s, 1});
    add_range(&b, (row_range){TABLE_ASSESS, "", s, 1});
    add_range(&b, (row_range){TABLE_PARAMETER, "", s, 1});
    add_range(&b, (row_range){TABLE_SIDE, "", s->sides, SIDE_COUNT});
    add_range(&b, (row_range){TABLE_SOURCE, "", s->sources, s->source_count});
    add_range(&b, (row_range){TABLE_FACTOR, "", s->factors, s->stated_factor_count});
    add_range(&b, (row_range){TABLE_COUNTRY, "", s->countries, s->country_count});
    add_range(&b, (row_range){TABLE_PLACE, "", s->net.places, s->net.place_count});
    add_range(&b, (row_range){TABLE_LINK, "", s->net.links, s->net.link_count});
    add_range(&b, (row_range){TABLE_UNIT_TYPE, "", s->types, s->type_count});
    add_range(&b, (row_range){TABLE_UNIT, "", s->units, s->unit_count});
    add_range(&b, (row_range){TABLE_INDICATOR, "", s->indicators, s->indicator_count});
    add_range(&b, (row_range){TABLE_COST_BASIS, "", s, 1});
    add_range(&b, (row_range){TABLE_COST, "", s->costs, s->cost_count});
    add_range(&b, (row_range){TABLE_INVESTMENT, "", s, 1});
    add_range(&b, (row_range){TABLE_SPENDING, "", s->spending, s->spending_count});
    add_range(&b, (row_range){TABLE_PATH, "", s->paths, s->path_count});
    add_range(&b, (row_range){TABLE_PROGRAMME, "", s->programmes, s->programme_count});
    if (s->adversary_count > 0 || s->ally_count > 0)
        add_range(&b, (row_range){TABLE_ALLIANCE, "", s, 1});
    add_range(&b, (row_range){TABLE_ADVERSARY, "", s->adversaries, s->adversary_count});
    add_range(&b, (row_range){TABLE_BELIEF, "", s->beliefs, s->belief_count});
    add_range(&b, (row_range){TABLE_WORTH, "", s->worths, s->worth_count});
    add_range(&b, (row_range){TABLE_ALLY, "", s->allies, s->ally_count});
    for (int p = 0; p < s->plan_count; p++)
        add_plan(&b, &s->plans[p]);
    if (b.out_of_memory) {
        content_clear(c);
        return POSTURE_ERROR_MEMORY;
    }
    if (c->count > 1)
        qsort(c->values, (size_t)c->count, sizeof *c->values, compare_values);
    return POSTURE_OK;
}

void content_clear(content *c)
{
    arena_clear(&c->memory);
    free(c->values);
    *c = (content){0};
}
