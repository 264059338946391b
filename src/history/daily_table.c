#include "history/daily_table.h"

#include <string.h>

#define LARGEST 1e9

enum { COLUMN_DAY, COLUMN_STRENGTH, COLUMN_LOSSES = COLUMN_STRENGTH + DAILY_SIDES, COLUMN_ATTACKER = 5, COLUMNS };

static const char *const names[COLUMNS] = {"day",         "blue_strength", "red_strength",
                                           "blue_losses", "red_losses",    "attacker"};
static const char *const side_words[] = {"blue", "red", NULL};

/* A day without losses of a side has no logarithm and is left out, by name. */
static double positive(sheet *s, int row, int column)
{
    double value = sheet_number(s, row, column, 0, LARGEST, true);
    if (value == 0)
        sheet_skip(s, row, column, "%s is 0, which has no logarithm", s->table.header.cells[column].text);
    return value;
}

static bool read_day(daily_table *table, int row, const int *column)
{
    sheet *s = &table->sheet;
    struct daily *d = &table->days[table->count];
    sheet_begin_row(s);
    d->day = sheet_number(s, row, column[COLUMN_DAY], -LARGEST, LARGEST, true);
    for (int side = 0; side < DAILY_SIDES; side++) {
        d->strength[side] = positive(s, row, column[COLUMN_STRENGTH + side]);
        d->losses[side] = positive(s, row, column[COLUMN_LOSSES + side]);
        if (d->losses[side] > d->strength[side])
            sheet_skip(s, row, column[COLUMN_LOSSES + side], "%s: more than were there", names[COLUMN_LOSSES + side]);
    }
    d->attacker = sheet_word(s, row, column[COLUMN_ATTACKER], side_words, true);
    for (int i = 0; i < table->count && s->row_is_whole; i++)
        if (table->days[i].day == d->day)
            sheet_skip(s, row, column[COLUMN_DAY], "day %.10g stands here again", d->day);
    return sheet_end_row(s);
}

static posture_status read_days(daily_table *table)
{
    sheet *s = &table->sheet;
    int column[COLUMNS];
    size_t faults = posture_diagnostics_fault_count(s->found);
    s->name_column = sheet_column(s, "day", false);
    sheet_know_columns(s, names, COLUMNS);
    for (int c = 0; c < COLUMNS; c++)
        column[c] = sheet_column(s, names[c], true);
    if (posture_diagnostics_fault_count(s->found) > faults)
        return POSTURE_ERROR_INPUT;
    table->days = arena_allocate_array(&s->memory, (size_t)s->table.row_count, sizeof *table->days);
    if (!table->days)
        return POSTURE_ERROR_MEMORY;
    for (int row = 0; row < s->table.row_count; row++)
        table->count += read_day(table, row, column);
    if (diagnostics_status(s->found) == POSTURE_ERROR_MEMORY)
        return POSTURE_ERROR_MEMORY; /* a day would be skipped without a word */
    if (table->count > 0)
        return POSTURE_OK;
    diagnostics_fault(s->found, (text_mark){s->path, 0, 0}, "no day can be used");
    return POSTURE_ERROR_INPUT;
}

posture_status daily_table_parse(const char *path, const char *text, size_t length, posture_diagnostics *found,
                                 daily_table *table)
{
    memset(table, 0, sizeof *table);
    posture_status status = sheet_parse(path, text, length, found, &table->sheet);
    return status == POSTURE_OK ? read_days(table) : status;
}

posture_status daily_table_read(const char *path, posture_diagnostics *found, daily_table *table)
{
    memset(table, 0, sizeof *table);
    posture_status status = sheet_read(path, found, &table->sheet);
    return status == POSTURE_OK ? read_days(table) : status;
}

void daily_table_clear(daily_table *table)
{
    sheet_clear(&table->sheet);
}
