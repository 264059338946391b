#include "import/nato_defexp.h"

#include <ctype.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { ROWS_MAX = 64 * 64, TEXT_BYTE = 128, YEARS_LEAST = 3 };

static const struct {
    const char *name, *code;
} countries[] = {{"albania", "ALB"},
                 {"belgium", "BEL"},
                 {"bulgaria", "BGR"},
                 {"canada", "CAN"},
                 {"croatia", "HRV"},
                 {"czechia", "CZE"},
                 {"czech republic", "CZE"},
                 {"denmark", "DNK"},
                 {"estonia", "EST"},
                 {"finland", "FIN"},
                 {"france", "FRA"},
                 {"germany", "DEU"},
                 {"greece", "GRC"},
                 {"hungary", "HUN"},
                 {"italy", "ITA"},
                 {"latvia", "LVA"},
                 {"lithuania", "LTU"},
                 {"luxembourg", "LUX"},
                 {"montenegro", "MNE"},
                 {"netherlands", "NLD"},
                 {"north macedonia", "MKD"},
                 {"norway", "NOR"},
                 {"poland", "POL"},
                 {"portugal", "PRT"},
                 {"romania", "ROU"},
                 {"slovak republic", "SVK"},
                 {"slovakia", "SVK"},
                 {"slovenia", "SVN"},
                 {"spain", "ESP"},
                 {"sweden", "SWE"},
                 {"t\xc3\xbcrkiye", "TUR"},
                 {"turkey", "TUR"},
                 {"united kingdom", "GBR"},
                 {"united states", "USA"},
                 {"nato europe and canada", "NEC"},
                 {"nato total", "NTO"}};

/* What a block of a sheet holds; its heading has the one word and not the other. The first such block is taken. */
struct block {
    const char *sheet, *word, *not_word;
    size_t offset; /* of the double in nato_row */
    double scale;
};
static const struct block blocks[] = {
    {"TABLE2", "prices", "current", offsetof(struct nato_row, spending_m), 1},
    {"TABLE3", "share", "change", offsetof(struct nato_row, share), 0.01},
    {"TABLE5", "prices", "current", offsetof(struct nato_row, gdp_m), 1},
    {"TABLE7", "", "", offsetof(struct nato_row, people), 1000},
    {"TABLE8A", "equipment", "", offsetof(struct nato_row, equipment_share), 0.01},
    {"TABLE8A", "personnel", "", offsetof(struct nato_row, personnel_share), 0.01},
    {"TABLE8B", "infrastructure", "", offsetof(struct nato_row, infrastructure_share), 0.01},
    {"TABLE8B", "other", "", offsetof(struct nato_row, operations_share), 0.01},
};

struct reading {
    const char *path;
    posture_diagnostics *found;
    struct nato_table *table;
    int year_of[WORKBOOK_COLUMNS_MAX + 1]; /* of the columns under the last row of years; 0: none */
    bool estimate_of[WORKBOOK_COLUMNS_MAX + 1];
    int first_column;
};

/* Lower case, without marks, what stands in brackets, and blanks at the ends. */
static void clean(const char *text, char *name)
{
    size_t n = 0;
    for (; *text && *text != '(' && n + 1 < TEXT_BYTE; text++)
        if (*text != '*')
            name[n++] = (char)tolower((unsigned char)*text);
    while (n > 0 && isspace((unsigned char)name[n - 1]))
        n--;
    name[n] = '\0';
    memmove(name, name + strspn(name, " \t\n"), strlen(name + strspn(name, " \t\n")) + 1);
}

static const char *find_country(const char *text)
{
    char name[TEXT_BYTE];
    clean(text, name);
    for (size_t i = 0; i < sizeof countries / sizeof *countries; i++)
        if (strcmp(countries[i].name, name) == 0)
            return countries[i].code;
    return NULL;
}

/* A year from a number or a text, with or without e; 0 where it is none. */
static int year_of(const char *text, bool *estimate)
{
    char *end = NULL;
    const long year = strtol(text, &end, 10);
    *estimate = *end == 'e';
    const bool whole = *end == '\0' || strcmp(end, "e") == 0 || strcmp(end, ".0") == 0;
    return end != text && whole && year >= 1949 && year <= 2100 ? (int)year : 0;
}

static struct nato_row *row_of(struct reading *r, const char *country, int year, bool estimate)
{
    struct nato_table *t = r->table;
    for (int i = 0; i < t->row_count; i++)
        if (t->rows[i].year == year && strcmp(t->rows[i].country, country) == 0) {
            t->rows[i].estimate |= estimate;
            return &t->rows[i];
        }
    if (t->row_count >= ROWS_MAX)
        return NULL;
    t->rows[t->row_count] = (struct nato_row){country, year, estimate, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
    return &t->rows[t->row_count++];
}

static bool is_sheet(const char *name, const char *wanted)
{
    for (; *name; name++) {
        if (isspace((unsigned char)*name) || *name == '_')
            continue;
        if (toupper((unsigned char)*name) != *wanted++)
            return false;
    }
    return *wanted == '\0';
}

static bool has_word(const char *heading, const struct block *b)
{
    char name[TEXT_BYTE];
    size_t n = 0;
    for (; heading[n] && n + 1 < TEXT_BYTE; n++)
        name[n] = (char)tolower((unsigned char)heading[n]);
    name[n] = '\0';
    return strstr(name, b->word) != NULL && !(*b->not_word && strstr(name, b->not_word) != NULL);
}

/* A row of years heads the columns below it; true where cells [from, to) are one. */
static bool take_years(struct reading *r, const struct workbook_cell *cells, int from, int to)
{
    int years = 0, first = 0;
    bool estimate;
    for (int i = from; i < to; i++)
        years += year_of(cells[i].text, &estimate) > 0;
    if (years < YEARS_LEAST)
        return false;
    memset(r->year_of, 0, sizeof r->year_of);
    for (int i = from; i < to; i++) {
        const int year = year_of(cells[i].text, &estimate);
        r->year_of[cells[i].column] = year;
        r->estimate_of[cells[i].column] = estimate;
        if (year > 0 && first == 0)
            first = cells[i].column;
    }
    r->first_column = first;
    return true;
}

static void take_price_year(struct reading *r, const char *heading)
{
    for (const char *p = heading; *p; p++) {
        const long year = isdigit((unsigned char)*p) ? strtol(p, NULL, 10) : 0;
        if (year >= 1990 && year <= 2100 && strstr(p, "prices"))
            r->table->price_year = (int)year;
        while (isdigit((unsigned char)p[0]) && isdigit((unsigned char)p[1]))
            p++;
    }
}

static void take_values(struct reading *r, const struct block *b, const struct workbook_sheet *sheet, int from, int to,
                        const char *country, double scale)
{
    for (int i = from; i < to; i++) {
        const struct workbook_cell *c = &sheet->cells[i];
        const int year = r->year_of[c->column];
        double value = 0;
        char cell[16];
        if (year == 0)
            continue;
        workbook_cell_name(c->row, c->column, cell);
        if (c->error || !text_to_double(c->text, strlen(c->text), &value)) {
            diagnostics_warning(r->found, (text_mark){r->path, 0, 0},
                                "sheet %s, cell %s: \"%s\" is no number; left out", sheet->name, cell, c->text);
            continue;
        }
        struct nato_row *row = row_of(r, country, year, r->estimate_of[c->column]);
        if (row)
            memcpy((char *)row + b->offset, &(double){value * scale}, sizeof(double));
    }
}

/* Cells of one row of the sheet: end index. */
static int row_end(const struct workbook_sheet *sheet, int from)
{
    int to = from;
    while (to < sheet->cell_count && sheet->cells[to].row == sheet->cells[from].row)
        to++;
    return to;
}

static void read_block(struct reading *r, const struct block *b, const struct workbook_sheet *sheet)
{
    bool inside = *b->word == '\0', done = false;
    double scale = b->scale;
    int taken = 0;
    memset(r->year_of, 0, sizeof r->year_of);
    for (int from = 0, to = 0; from < sheet->cell_count && !done; from = to) {
        const char *country = NULL, *heading = NULL;
        to = row_end(sheet, from);
        for (int i = from; i < to && !country; i++)
            if (!sheet->cells[i].error && (country = find_country(sheet->cells[i].text)) == NULL && !heading)
                heading = sheet->cells[i].text;
        if (!country && take_years(r, sheet->cells, from, to))
            continue; /* amounts of a country may look like years */
        if (country && inside && r->first_column > 0) {
            take_values(r, b, sheet, from, to, country, scale);
            taken++;
        } else if (!country && heading && to - from <= 2 && *b->word) {
            done = inside && taken > 0 && !has_word(heading, b);
            inside = inside || has_word(heading, b);
            if (has_word(heading, b))
                scale = strstr(heading, "Billion") || strstr(heading, "billion") ? 1000 * b->scale : b->scale;
            if (inside && !done)
                take_price_year(r, heading);
        }
    }
    if (taken == 0)
        diagnostics_fault(r->found, (text_mark){r->path, 0, 0}, "sheet %s: no block of countries by year headed \"%s\"",
                          sheet->name, b->word);
}

posture_status nato_table_read(const struct workbook *w, const char *path, posture_diagnostics *found,
                               struct nato_table *table)
{
    struct reading r = {.path = path, .found = found, .table = table};
    *table = (struct nato_table){0};
    arena_init(&table->memory);
    table->rows = arena_allocate_array(&table->memory, ROWS_MAX, sizeof *table->rows);
    if (!table->rows)
        return POSTURE_ERROR_MEMORY;
    for (size_t b = 0; b < sizeof blocks / sizeof *blocks; b++) {
        const struct workbook_sheet *sheet = NULL;
        for (int i = 0; i < w->sheet_count && !sheet; i++)
            if (is_sheet(w->sheets[i].name, blocks[b].sheet))
                sheet = &w->sheets[i];
        if (sheet)
            read_block(&r, &blocks[b], sheet);
        else
            diagnostics_fault(found, (text_mark){path, 0, 0}, "no sheet %s in the workbook", blocks[b].sheet);
    }
    return diagnostics_status(found);
}

void nato_table_clear(struct nato_table *table)
{
    arena_clear(&table->memory);
    *table = (struct nato_table){0};
}
