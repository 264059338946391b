#include "scenario/cell_value.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/units.h"

enum { WORDS_BYTE = 512, HINT_BYTE = 128, NUMBER_BYTE = 32 };

const char *cell_copy(reader *r, const char *text)
{
    const char *copy = arena_copy_text(&r->result->memory, text, strlen(text));
    if (!copy)
        r->out_of_memory = true;
    return copy ? copy : "";
}

void cell_list_words(const char *const *words, char *buffer, size_t size)
{
    size_t length = 0;
    *buffer = '\0';
    for (; *words && length < size; words++)
        if (**words)
            length += (size_t)snprintf(buffer + length, size - length, "%s%s", length ? ", " : "", *words);
}

static size_t count_words(const char *const *words)
{
    size_t count = 0;
    while (words[count])
        count++;
    return count;
}

/* "3.5 h" in `unit`. Reports what is wrong. */
static bool read_number(reader *r, const char *name, const char *unit, const char *text, text_mark mark, double *value)
{
    size_t end = strspn(text, "+-.0123456789");
    if ((text[end] == 'e' || text[end] == 'E') && strspn(text + end + 1, "+-0123456789") > 0)
        end += 1 + strspn(text + end + 1, "+-0123456789");
    if (end == 0 || !text_to_double(text, end, value)) {
        diagnostics_fault(r->found, mark,
                          "%s: \"%s\" is not a number; allowed are a value, a value with its unit, a distribution or "
                          "{factor: ID}",
                          name, text);
        return false;
    }
    const char *symbol = text + end + strspn(text + end, " ");
    double factor = 1;
    if (!units_convert_factor(symbol, unit, &factor)) {
        char words[WORDS_BYTE];
        cell_list_words(units_alternatives(unit), words, sizeof words);
        diagnostics_fault(r->found, mark, "%s: unit \"%s\" does not fit; %s%s", name, symbol,
                          *words ? "allowed are " : "a plain number is expected", words);
        return false;
    }
    *value *= factor;
    return true;
}

static void report_range(reader *r, const cell_place *at, double value)
{
    char found[NUMBER_BYTE], low[NUMBER_BYTE], high[NUMBER_BYTE];
    text_from_double(value, found);
    text_from_double(at->column->low, low);
    text_from_double(at->column->high, high);
    diagnostics_fault(r->found, at->cell->mark, "%s: %s is out of range; allowed is %s to %s%s%s", at->column->name,
                      found, low, high, *at->column->unit ? " " : "", at->column->unit);
}

static double column_factor(const schema_column *column)
{
    return column->field_factor != 0 ? column->field_factor : 1;
}

bool cell_number(reader *r, const cell_place *at, double *value)
{
    double number = 0;
    if (at->cell->text[0] == '{' || at->cell->text[0] == '[') {
        diagnostics_fault(r->found, at->cell->mark, "%s: one plain value is expected here, not a distribution",
                          at->column->name);
        return false;
    }
    if (!read_number(r, at->column->name, at->column->unit, at->cell->text, at->cell->mark, &number))
        return false;
    number *= at->cell->scale;
    if (number < at->column->low || number > at->column->high) {
        report_range(r, at, number);
        return false;
    }
    *value = number * column_factor(at->column);
    return true;
}

int32_t cell_add_factor(reader *r, const struct factor *f)
{
    scenario *s = r->result;
    if (s->factor_count == r->factor_capacity) {
        int capacity = r->factor_capacity ? 2 * r->factor_capacity : 64;
        struct factor *grown = arena_allocate_array(&s->memory, (size_t)capacity, sizeof *grown);
        if (!grown) {
            r->out_of_memory = true;
            return -1;
        }
        if (s->factor_count > 0)
            memcpy(grown, s->factors, (size_t)s->factor_count * sizeof *grown);
        s->factors = grown;
        r->factor_capacity = capacity;
    }
    s->factors[s->factor_count] = *f;
    return s->factor_count++;
}

static bool factor_cell_number(reader *r, const record *row, factor_column c, const char *unit, double *value)
{
    const record_cell *cell = &row->cells[c];
    if (!cell->text)
        return true;
    if (!read_number(r, schema_get(TABLE_FACTOR)->columns[c].name, unit, cell->text, cell->mark, value))
        return false;
    *value *= cell->scale;
    return true;
}

static int read_list(reader *r, const record *row, factor_column c, const char *unit, double *values)
{
    const char *name = schema_get(TABLE_FACTOR)->columns[c].name;
    const yaml_node *list = row->cells[c].node;
    if (!list || list->kind != YAML_LIST || list->count == 0 || list->count > DISTRIBUTION_LIST_MAX) {
        diagnostics_fault(r->found, row->cells[c].mark, "%s: a list of one to %d numbers is expected", name,
                          DISTRIBUTION_LIST_MAX);
        return 0;
    }
    int count = 0;
    for (const yaml_node *n = list->first; n; n = n->next)
        if (!read_number(r, name, unit, n->text, n->mark, &values[count++]))
            return 0;
    return count;
}

static bool read_values(reader *r, const record *row, const char *unit, distribution *d)
{
    d->kind = DISTRIBUTION_LIST;
    d->list_count = read_list(r, row, FACTOR_VALUES, unit, d->list_value);
    double sum = 0;
    int weights = d->list_count;
    for (int i = 0; i < d->list_count; i++)
        d->list_weight[i] = 1;
    if (row->cells[FACTOR_WEIGHTS].text)
        weights = read_list(r, row, FACTOR_WEIGHTS, "", d->list_weight);
    if (d->list_count == 0 || weights == 0)
        return false;
    for (int i = 0; i < weights; i++)
        sum += d->list_weight[i] >= 0 ? d->list_weight[i] : NAN;
    if (weights != d->list_count || !(sum > 0)) {
        diagnostics_fault(r->found, row->cells[FACTOR_WEIGHTS].mark,
                          "weights: one for each of the %d values is expected, none negative, not all 0",
                          d->list_count);
        return false;
    }
    for (int i = 0; i < d->list_count; i++)
        d->list_weight[i] /= sum;
    return true;
}

/* Which of the number cells are written, as bits. */
static unsigned written_cells(const record *row)
{
    unsigned bits = 0;
    for (int c = FACTOR_VALUE; c <= FACTOR_WEIGHTS; c++)
        if (row->cells[c].text)
            bits |= 1u << c;
    return bits;
}

static bool read_form(reader *r, const record *row, const char *unit, text_mark mark, distribution *d)
{
    enum {
        VALUE = 1u << FACTOR_VALUE,
        LOW = 1u << FACTOR_LOW,
        MODE = 1u << FACTOR_MODE,
        HIGH = 1u << FACTOR_HIGH,
        MEAN = 1u << FACTOR_MEAN,
        SD = 1u << FACTOR_SD,
        VALUES = 1u << FACTOR_VALUES,
        WEIGHTS = 1u << FACTOR_WEIGHTS
    };
    double number[FACTOR_COLUMN_COUNT] = {0};
    number[FACTOR_LOW] = -INFINITY;
    number[FACTOR_HIGH] = INFINITY;
    unsigned form = written_cells(row);
    if ((form & ~(unsigned)WEIGHTS) == VALUES)
        return read_values(r, row, unit, d);
    bool whole = true;
    for (int c = FACTOR_VALUE; c <= FACTOR_SD; c++)
        whole = factor_cell_number(r, row, (factor_column)c, unit, &number[c]) && whole;
    if (!whole)
        return false;
    if (form == VALUE)
        *d = distribution_constant(number[FACTOR_VALUE]);
    else if (form == (LOW | HIGH))
        *d = (distribution){.kind = DISTRIBUTION_UNIFORM, .a = number[FACTOR_LOW], .b = number[FACTOR_HIGH]};
    else if (form == (LOW | MODE | HIGH))
        *d = (distribution){.kind = DISTRIBUTION_TRIANGULAR,
                            .a = number[FACTOR_LOW],
                            .b = number[FACTOR_MODE],
                            .c = number[FACTOR_HIGH]};
    else if ((form & ~(unsigned)(LOW | HIGH)) == (MEAN | SD))
        *d = (distribution){.kind = DISTRIBUTION_NORMAL,
                            .a = number[FACTOR_MEAN],
                            .b = number[FACTOR_SD],
                            .c = number[FACTOR_LOW],
                            .d = number[FACTOR_HIGH]};
    else {
        diagnostics_fault(r->found, mark,
                          "not a distribution; allowed are {low, high}, {low, mode, high}, {mean, sd} with or without "
                          "low and high, {values} with or without weights, {value}");
        return false;
    }
    return true;
}

static void scale_distribution(distribution *d, double k)
{
    if (k == 0) {
        *d = distribution_constant(0);
        return;
    }
    d->a *= k;
    d->b *= k;
    d->c *= k;
    d->d *= k;
    for (int i = 0; i < d->list_count; i++)
        d->list_value[i] *= k;
}

/* A normal without stated ends is cut at the range of its column, if that has one. */
static bool fit_to_range(reader *r, const cell_place *at, distribution *d)
{
    if (d->kind == DISTRIBUTION_NORMAL) {
        d->c = d->c == -INFINITY && at->column->low > -SCHEMA_UNBOUNDED ? at->column->low : d->c;
        d->d = d->d == INFINITY && at->column->high < SCHEMA_UNBOUNDED ? at->column->high : d->d;
    }
    const char *fault = distribution_fault(d);
    if (fault) {
        diagnostics_fault(r->found, at->cell->mark, "%s: %s", at->column->name, fault);
        return false;
    }
    double low = distribution_low(d);
    double high = distribution_high(d);
    if (low < at->column->low || high > at->column->high) {
        report_range(r, at, low < at->column->low ? low : high);
        return false;
    }
    return true;
}

static bool read_luck(reader *r, const record *row, struct factor *out)
{
    const schema_table *schema = schema_get(TABLE_FACTOR);
    bool whole = true;
    cell_place kind = {&schema->columns[FACTOR_KIND], &row->cells[FACTOR_KIND], "", {0}};
    cell_place correlation = {&schema->columns[FACTOR_CORRELATION], &row->cells[FACTOR_CORRELATION], "", {0}};
    cell_place mark = {&schema->columns[FACTOR_MARK], &row->cells[FACTOR_MARK], "", {0}};
    int index = (int)out->kind;
    if (kind.cell->text)
        whole = cell_word(r, &kind, &index);
    out->kind = (factor_kind)index;
    if (correlation.cell->text)
        whole = cell_number(r, &correlation, &out->correlation) && whole;
    if (mark.cell->text)
        whole = cell_mark(r, &mark, &out->mark) && whole;
    if (row->cells[FACTOR_SOURCE].text)
        whole = cell_reference(r, TABLE_SOURCE, "source", row->cells[FACTOR_SOURCE].text,
                               row->cells[FACTOR_SOURCE].mark, &out->source) &&
                whole;
    out->group = row->cells[FACTOR_GROUP].text ? cell_copy(r, row->cells[FACTOR_GROUP].text) : "";
    out->group_hash = text_hash(out->group);
    return whole;
}

bool cell_distribution(reader *r, const record *factor_row, const char *unit, const cell_place *at, struct factor *out)
{
    bool whole = read_form(r, factor_row, unit, at->cell->mark, &out->spread);
    whole = read_luck(r, factor_row, out) && whole;
    if (!whole)
        return false;
    scale_distribution(&out->spread, at->cell->scale);
    return fit_to_range(r, at, &out->spread);
}

/* {factor: ID}: the factor itself, or a copy in other units or scaled that shares its luck. */
static bool refer_to_factor(reader *r, const cell_place *at, const yaml_node *id, quantity *value)
{
    int32_t index = -1;
    if (!cell_reference(r, TABLE_FACTOR, at->column->name, id->text, id->mark, &index))
        return false;
    if (r->factor_used)
        r->factor_used[index] = true;
    struct factor f = r->result->factors[index];
    double k = 1;
    if (isnan(f.spread.a))
        return false; /* its own faults were reported */
    if (!units_convert_factor(f.unit, at->column->unit, &k) && *at->column->unit) {
        diagnostics_fault(r->found, id->mark, "%s: factor \"%s\" is in %s, which does not convert to %s",
                          at->column->name, f.id, f.unit, at->column->unit);
        return false;
    }
    k *= at->cell->scale;
    scale_distribution(&f.spread, k);
    if (!fit_to_range(r, at, &f.spread))
        return false;
    k *= column_factor(at->column);
    scale_distribution(&f.spread, column_factor(at->column));
    if (k != 1) {
        f.id = cell_copy(r, at->path);
        index = cell_add_factor(r, &f);
    }
    factor_baseline(&f, 1, &value->value);
    value->factor = index;
    return index >= 0;
}

/* Luck in the CSV tables, ignorance in parameters, plans and stakes. */
static bool is_luck(const char *path)
{
    static const char *const ignorance[] = {"parameter/", "task/",     "adversary/", "belief/",
                                            "worth/",     "alliance/", "ally/"};
    for (size_t i = 0; i < sizeof ignorance / sizeof *ignorance; i++)
        if (strncmp(path, ignorance[i], strlen(ignorance[i])) == 0)
            return false;
    return true;
}

static bool read_spread(reader *r, const cell_place *at, const yaml_node *node, quantity *value)
{
    record_table rows;
    record_table_init(&rows, TABLE_FACTOR, at->cell->mark);
    posture_status status = POSTURE_OK;
    if (node->kind == YAML_LIST) {
        record *row = record_table_append(&rows, &r->result->memory);
        if (row)
            row->cells[FACTOR_VALUES] = (record_cell){at->cell->text, node, at->cell->mark, 1};
        else
            status = POSTURE_ERROR_MEMORY;
    } else {
        status = record_table_add_map(&rows, "", node, NULL, &r->result->memory, r->found);
    }
    if (status != POSTURE_OK) {
        r->out_of_memory = true;
        return false;
    }
    struct factor f = {.kind = is_luck(at->path) ? FACTOR_ALEATORY : FACTOR_EPISTEMIC,
                       .mark = at->marks.mark,
                       .source = at->marks.source,
                       .title = at->column->meaning,
                       .unit = at->column->unit};
    if (!cell_distribution(r, &rows.records[0], at->column->unit, at, &f))
        return false;
    scale_distribution(&f.spread, column_factor(at->column));
    factor_baseline(&f, 1, &value->value);
    value->factor = -1;
    if (f.spread.kind == DISTRIBUTION_CONSTANT)
        return true;
    f.id = cell_copy(r, at->path);
    f.hash = text_hash(f.id);
    value->factor = cell_add_factor(r, &f);
    return value->factor >= 0;
}

bool cell_quantity(reader *r, const cell_place *at, quantity *value)
{
    const yaml_node *node = at->cell->node;
    *value = quantity_of(0);
    if (!node || node->kind == YAML_SCALAR) {
        if (at->cell->text[0] == '{' || at->cell->text[0] == '[')
            return false; /* not YAML, which was reported when the table was read */
        return cell_number(r, at, &value->value);
    }
    const yaml_node *factor = yaml_node_find(node, "factor");
    if (!factor)
        return read_spread(r, at, node, value);
    if (node->count != 1) {
        diagnostics_fault(r->found, node->mark, "%s: {factor: ID} stands alone", at->column->name);
        return false;
    }
    return refer_to_factor(r, at, factor, value);
}

bool cell_word(reader *r, const cell_place *at, int *index)
{
    const char *const *words = at->column->words;
    for (int i = 0; words[i]; i++)
        if (*words[i] && strcmp(words[i], at->cell->text) == 0) {
            *index = i;
            return true;
        }
    char list[WORDS_BYTE];
    cell_list_words(words, list, sizeof list);
    int nearest = text_nearest(at->cell->text, words, count_words(words));
    diagnostics_fault(r->found, at->cell->mark, "%s: \"%s\" is not allowed; allowed are %s%s%s%s", at->column->name,
                      at->cell->text, list, nearest >= 0 ? "; nearest is \"" : "", nearest >= 0 ? words[nearest] : "",
                      nearest >= 0 ? "\"" : "");
    return false;
}

bool cell_flag(reader *r, const cell_place *at, bool *flag)
{
    static const char *const words[] = {"0", "1", "false", "true", NULL};
    schema_column column = *at->column;
    cell_place place = *at;
    int index = 0;
    if (!column.words)
        column.words = words;
    place.column = &column;
    if (!cell_word(r, &place, &index))
        return false;
    *flag = index % 2 == 1;
    return true;
}

/* Days from 1970-01-01 in the proleptic Gregorian calendar: years counted from March, so that the leap day is last. */
static long days_from_civil(int year, int month, int day)
{
    int y = month <= 2 ? year - 1 : year;
    int m = month <= 2 ? month + 9 : month - 3;
    long year_days = 365L * y + y / 4 - y / 100 + y / 400;
    return year_days + (153L * m + 2) / 5 + day - 1 - 719468;
}

bool cell_date(reader *r, const cell_place *at, long *serial)
{
    static const int month_days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const char *t = at->cell->text;
    bool shaped = strlen(t) == 10;
    for (int i = 0; i < 10 && shaped; i++)
        shaped = i == 4 || i == 7 ? t[i] == '-' : t[i] >= '0' && t[i] <= '9';
    if (shaped) {
        int year = (t[0] - '0') * 1000 + (t[1] - '0') * 100 + (t[2] - '0') * 10 + (t[3] - '0');
        int month = (t[5] - '0') * 10 + (t[6] - '0');
        int day = (t[8] - '0') * 10 + (t[9] - '0');
        bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        if (year >= 1900 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= month_days[month - 1] &&
            (month != 2 || day < 29 || leap)) {
            *serial = days_from_civil(year, month, day);
            return true;
        }
    }
    diagnostics_fault(r->found, at->cell->mark, "%s: \"%s\" is not a date; allowed is YYYY-MM-DD, 1900 to 2200",
                      at->column->name, t);
    return false;
}

bool cell_side(reader *r, const cell_place *at, side_role *side)
{
    const record_table *sides = &r->source->tables[TABLE_SIDE];
    const char *names[SIDE_COUNT + 1] = {NULL};
    int count = 0;
    for (int i = 0; i < sides->count; i++) {
        if (*sides->records[i].id == '\0')
            continue;
        if (strcmp(sides->records[i].id, at->cell->text) == 0) {
            *side = (side_role)i;
            return true;
        }
        names[count++] = sides->records[i].id;
    }
    char list[WORDS_BYTE];
    if (sides->damaged)
        return false;
    cell_list_words(names, list, sizeof list);
    diagnostics_fault(r->found, at->cell->mark, "%s: no side has the id \"%s\"; allowed are %s", at->column->name,
                      at->cell->text, list);
    return false;
}

bool cell_mark(reader *r, const cell_place *at, provenance_mark *mark)
{
    int index = 0;
    if (!cell_word(r, at, &index))
        return false;
    *mark = (provenance_mark)index;
    return true;
}

static int find_row(const reader *r, schema_table_id table, const char *id, const record_table **rows)
{
    *rows = table == TABLE_TASK ? r->tasks : &r->source->tables[table];
    if (table == TABLE_PLAN)
        return folder_find_plan(r->source, id);
    if (table == TABLE_OPTION)
        return folder_find_option(r->source, id);
    return *rows ? record_table_find(*rows, id) : -1;
}

bool cell_reference(reader *r, schema_table_id table, const char *column, const char *id, text_mark mark,
                    int32_t *index)
{
    const record_table *rows = NULL;
    char hint[HINT_BYTE] = "";
    int row = find_row(r, table, id, &rows);
    if (row >= 0) {
        *index = row;
        return true;
    }
    if (rows && rows->damaged)
        return false;
    if (table == TABLE_COUNTRY && strlen(id) == 2) {
        diagnostics_fault(r->found, mark,
                          "%s: \"%s\" has two letters; country codes have three (ISO 3166 alpha-3), because YAML reads "
                          "a bare NO as false",
                          column, id);
        return false;
    }
    if (rows)
        record_table_hint(rows, id, hint, sizeof hint);
    diagnostics_fault(r->found, mark, "%s: no %s has the id \"%s\"%s", column, schema_get(table)->name, id, hint);
    return false;
}
