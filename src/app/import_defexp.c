#include <posture/import.h>

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/json_builder.h"
#include "base/diagnostic.h"
#include "base/file.h"
#include "base/json_text.h"
#include "base/text.h"
#include "import/nato_defexp.h"
#include "scenario/csv_table.h"

enum { TEXT_BYTE = 512, CSV_LIMIT_BYTE = 16 << 20, VALUES = 8, CELL_BYTE = 40 };

static const char *const value_columns[VALUES] = {
    "gdp_m",           "spending_m",           "gdp_share",        "equipment_share",
    "personnel_share", "infrastructure_share", "operations_share", "people"};

static double value_of(const struct nato_row *r, int column)
{
    const double values[VALUES] = {r->gdp_m,
                                   r->spending_m,
                                   r->share,
                                   r->equipment_share,
                                   r->personnel_share,
                                   r->infrastructure_share,
                                   r->operations_share,
                                   r->people};
    return values[column];
}

/* Shortest text of a value at the digits that the workbook means; "" where there is none. */
static void value_text(const struct nato_row *r, int column, char *text)
{
    const double value = value_of(r, column);
    if (isnan(value))
        text[0] = '\0';
    else if (column >= 2 && column <= 6)
        snprintf(text, CELL_BYTE, "%.5f", value);
    else
        snprintf(text, CELL_BYTE, column == 7 ? "%.0f" : "%.10g", value);
}

/* What is not within a country's first or last year of the table has no row in spending.csv: it needs both amounts. */
static bool is_whole(const struct nato_row *r)
{
    return !isnan(r->gdp_m) && !isnan(r->spending_m);
}

static size_t put_row(char *to, size_t size, const struct nato_row *r, int price_year)
{
    char cells[VALUES][CELL_BYTE], id[8];
    for (int c = 0; c < VALUES; c++)
        value_text(r, c, cells[c]);
    for (size_t i = 0; i < sizeof id && (i == 0 || r->country[i - 1]); i++)
        id[i] = (char)tolower((unsigned char)r->country[i]);
    const int wrote = snprintf(to, size, "%s_%d,%s,%d,%s,%s,%s,%s,%s,%s,%s,%s,%d,USD,%d,published,nato_defexp\n", id,
                               r->year, r->country, r->year, cells[0], cells[1], cells[2], cells[3], cells[4], cells[5],
                               cells[6], cells[7], r->estimate, price_year);
    return wrote > 0 ? (size_t)wrote : 0;
}

static posture_status write_table(const struct nato_table *t, const char *path, posture_diagnostics *found)
{
    static const char head[] =
        "id,country,year,gdp_m,spending_m,gdp_share,equipment_share,personnel_share,"
        "infrastructure_share,operations_share,people,estimate,currency,price_year,mark,source\n";
    const size_t size = sizeof head + (size_t)t->row_count * TEXT_BYTE;
    char *text = malloc(size);
    if (!text)
        return POSTURE_ERROR_MEMORY;
    memcpy(text, head, sizeof head);
    size_t length = sizeof head - 1;
    for (int i = 0; i < t->row_count; i++)
        if (is_whole(&t->rows[i]))
            length += put_row(text + length, size - length, &t->rows[i], t->price_year);
    posture_status status = file_write_atomic(path, text, length);
    if (status == POSTURE_ERROR_FILE)
        diagnostics_fault(found, (text_mark){path, 0, 0}, "cannot be written: %s", strerror(errno));
    free(text);
    return status;
}

static int find_column(const csv_table *csv, const char *name)
{
    for (int c = 0; c < csv->header.count; c++)
        if (strcmp(csv->header.cells[c].text, name) == 0)
            return c;
    return -1;
}

static json_t *change_object(const struct nato_row *r, int column, const char *before, const char *after)
{
    json_builder b = json_build_object();
    double was = NAN, is = NAN;
    text_to_double(before, strlen(before), &was);
    text_to_double(after, strlen(after), &is);
    json_build_set(&b, "country", json_string(r->country));
    json_build_set(&b, "year", json_integer(r->year));
    json_build_set(&b, "column", json_string(value_columns[column]));
    json_build_set(&b, "before", json_number(was));
    json_build_set(&b, "after", json_number(is));
    return json_build_finish(&b);
}

/* Values that both editions state and that differ in what the new one prints. */
static void compare_row(json_builder *list, const csv_table *csv, const csv_row *old, const struct nato_row *r)
{
    for (int c = 0; c < VALUES; c++) {
        char after[CELL_BYTE];
        double was = 0, is = 0;
        const int at = find_column(csv, value_columns[c]);
        value_text(r, c, after);
        if (at < 0 || !text_to_double(old->cells[at].text, strlen(old->cells[at].text), &was) ||
            !text_to_double(after, strlen(after), &is))
            continue;
        if (fabs(was - is) > 1e-9 * (1 + fabs(was)))
            json_build_append(list, change_object(r, c, old->cells[at].text, after));
    }
}

static json_t *compare(const struct nato_table *t, const csv_table *csv, int *added)
{
    json_builder list = json_build_array();
    const int country = find_column(csv, "country"), year = find_column(csv, "year");
    for (int i = 0; i < t->row_count; i++) {
        const struct nato_row *r = &t->rows[i];
        const csv_row *old = NULL;
        for (int k = 0; country >= 0 && year >= 0 && k < csv->row_count && !old; k++)
            if (strcmp(csv->rows[k].cells[country].text, r->country) == 0 &&
                strtol(csv->rows[k].cells[year].text, NULL, 10) == r->year)
                old = &csv->rows[k];
        if (old)
            compare_row(&list, csv, old, r);
        else
            *added += is_whole(r);
    }
    return json_build_finish(&list);
}

/* {file, changed[], rows_added} of an earlier table. *against [out, owned] */
static posture_status compare_with(const struct nato_table *t, const char *path, posture_diagnostics *found,
                                   json_t **against)
{
    char *text = NULL;
    size_t length = 0;
    int added = 0;
    csv_table csv;
    arena memory;
    arena_init(&memory);
    posture_status status = file_read(path, CSV_LIMIT_BYTE, &text, &length);
    if (status == POSTURE_ERROR_FILE)
        diagnostics_fault(found, (text_mark){path, 0, 0}, "cannot be read: %s", strerror(errno));
    if (status == POSTURE_OK)
        status = csv_table_parse(path, text, length, &memory, found, &csv);
    if (status == POSTURE_OK)
        status = diagnostics_status(found);
    if (status == POSTURE_OK) {
        json_builder b = json_build_object();
        json_build_set(&b, "file", json_string(path));
        json_build_set(&b, "changed", compare(t, &csv, &added));
        json_build_set(&b, "rows_added", json_integer(added));
        *against = json_build_finish(&b);
        status = *against ? POSTURE_OK : POSTURE_ERROR_MEMORY;
    }
    arena_clear(&memory);
    free(text);
    return status;
}

static json_t *document_of(const posture_import_def *def, const struct nato_table *t, json_t *against)
{
    json_builder b = json_build_object();
    int rows = 0;
    for (int i = 0; i < t->row_count; i++)
        rows += is_whole(&t->rows[i]);
    json_build_set(&b, "schema_version", json_integer(1));
    json_build_set(&b, "kind", json_string(def->kind));
    json_build_set(&b, "file", json_string(def->file));
    json_build_set(&b, "rows", json_integer(rows));
    json_build_set(&b, "rows_left_out", json_integer(t->row_count - rows));
    json_build_set(&b, "price_year", json_integer(t->price_year));
    json_build_set(&b, "output", def->output ? json_string(def->output) : json_null());
    json_build_set(&b, "against", against ? against : json_null());
    return json_build_finish(&b);
}

static posture_status import_table(const posture_import_def *def, const struct nato_table *t,
                                   posture_diagnostics *found, char **json)
{
    json_t *against = NULL;
    size_t length = 0;
    posture_status status = POSTURE_OK;
    const char *earlier = def->against ? def->against : def->output;
    if (t->price_year == 0) {
        diagnostics_fault(found, (text_mark){def->file, 0, 0}, "no heading tells the year of the constant prices");
        return POSTURE_ERROR_INPUT;
    }
    if (earlier && (def->against || access(earlier, F_OK) == 0))
        status = compare_with(t, earlier, found, &against);
    if (status == POSTURE_OK && def->output)
        status = write_table(t, def->output, found);
    if (status != POSTURE_OK) {
        json_decref(against);
        return status;
    }
    json_t *document = document_of(def, t, against);
    status = json_to_text(document, 2, json, &length);
    json_decref(document);
    return status;
}

posture_status posture_import(const posture_import_def *def, posture_diagnostics *found, char **json)
{
    struct workbook w;
    struct nato_table t = {0};
    *json = NULL;
    if (strcmp(def->kind, "nato-defexp") != 0) {
        diagnostics_fault(found, (text_mark){0}, "no kind \"%s\"; allowed is nato-defexp", def->kind);
        return POSTURE_ERROR_UNKNOWN_NAME;
    }
    posture_status status = workbook_read(def->file, found, &w);
    if (status == POSTURE_OK)
        status = nato_table_read(&w, def->file, found, &t);
    if (status == POSTURE_OK)
        status = import_table(def, &t, found, json);
    nato_table_clear(&t);
    workbook_clear(&w);
    diagnostics_sort(found);
    return status;
}
