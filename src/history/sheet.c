#include "history/sheet.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "scenario/cell_value.h"
#include "scenario/sha256.h"

enum { MESSAGE = 320, WORDS_TEXT = 256 };

posture_status sheet_parse(const char *path, const char *text, size_t length, posture_diagnostics *found, sheet *s)
{
    memset(s, 0, sizeof *s);
    s->path = path;
    s->found = found;
    s->name_column = -1;
    arena_init(&s->memory);
    sha256 digest;
    sha256_begin(&digest);
    sha256_add(&digest, text, length);
    sha256_end(&digest, s->sha256);
    size_t faults = posture_diagnostics_fault_count(found);
    posture_status status = csv_table_parse(path, text, length, &s->memory, found, &s->table);
    if (status != POSTURE_OK)
        return status;
    if (posture_diagnostics_fault_count(found) > faults)
        return POSTURE_ERROR_INPUT;
    if (s->table.row_count == 0) {
        diagnostics_fault(found, (text_mark){path, 0, 0}, "no rows behind the header");
        return POSTURE_ERROR_INPUT;
    }
    if (s->table.row_count > SHEET_ROW_MAX) {
        diagnostics_fault(found, (text_mark){path, 0, 0}, "%d rows; allowed are %d", s->table.row_count, SHEET_ROW_MAX);
        return POSTURE_ERROR_INPUT;
    }
    s->skipped = arena_allocate_array(&s->memory, (size_t)s->table.row_count, sizeof *s->skipped);
    return s->skipped ? POSTURE_OK : POSTURE_ERROR_MEMORY;
}

posture_status sheet_read(const char *path, posture_diagnostics *found, sheet *s)
{
    char *text = NULL;
    size_t length = 0;
    memset(s, 0, sizeof *s);
    posture_status status = file_read(path, SHEET_FILE_BYTE_MAX, &text, &length);
    if (status == POSTURE_ERROR_FILE)
        diagnostics_fault(found, (text_mark){path, 0, 0}, "cannot be read: %s", strerror(errno));
    if (status == POSTURE_OK)
        status = sheet_parse(path, text, length, found, s);
    free(text);
    return status;
}

void sheet_clear(sheet *s)
{
    arena_clear(&s->memory);
}

void sheet_know_columns(sheet *s, const char *const *names, int count)
{
    const csv_row *header = &s->table.header;
    for (int c = 0; c < header->count; c++) {
        const csv_cell *cell = &header->cells[c];
        bool known = false;
        for (int i = 0; i < count; i++)
            known = known || strcmp(cell->text, names[i]) == 0;
        for (int before = 0; before < c; before++)
            if (strcmp(cell->text, header->cells[before].text) == 0)
                diagnostics_fault(s->found, cell->mark, "column \"%s\" stands here again", cell->text);
        if (known)
            continue;
        int nearest = text_nearest(cell->text, names, (size_t)count);
        diagnostics_warning(s->found, cell->mark, "column \"%s\" is not used%s%s%s", cell->text,
                            nearest >= 0 ? "; did you mean \"" : "", nearest >= 0 ? names[nearest] : "",
                            nearest >= 0 ? "\"?" : "");
    }
}

int sheet_column(sheet *s, const char *name, bool needed)
{
    for (int c = 0; c < s->table.header.count; c++)
        if (strcmp(s->table.header.cells[c].text, name) == 0)
            return c;
    if (needed)
        diagnostics_fault(s->found, s->table.header.cells[0].mark, "the header has no column \"%s\"", name);
    return -1;
}

void sheet_begin_row(sheet *s)
{
    s->row_is_whole = true;
}

bool sheet_end_row(sheet *s)
{
    return s->row_is_whole;
}

const char *sheet_text(const sheet *s, int row, int column)
{
    return column >= 0 ? s->table.rows[row].cells[column].text : "";
}

void sheet_skip(sheet *s, int row, int column, const char *format, ...)
{
    char reason[MESSAGE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(reason, sizeof reason, format, arguments);
    va_end(arguments);
    const csv_cell *cell = &s->table.rows[row].cells[column >= 0 ? column : 0];
    const char *name = sheet_text(s, row, s->name_column);
    if (s->row_is_whole) {
        skipped_row *skipped = &s->skipped[s->skipped_count++];
        skipped->name = name;
        skipped->line = cell->mark.line;
        snprintf(skipped->reason, sizeof skipped->reason, "%.*s", (int)sizeof skipped->reason - 1, reason);
    }
    s->row_is_whole = false;
    diagnostics_warning(s->found, cell->mark, "%s; the row%s%s%s is skipped", reason, *name ? " \"" : "", name,
                        *name ? "\"" : "");
}

static const char *column_name(const sheet *s, int column)
{
    return s->table.header.cells[column].text;
}

double sheet_number(sheet *s, int row, int column, double low, double high, bool needed)
{
    const char *text = sheet_text(s, row, column);
    double value = NAN;
    if (!*text) {
        if (needed)
            sheet_skip(s, row, column, "%s is missing", column >= 0 ? column_name(s, column) : "a number");
        return NAN;
    }
    if (!text_to_double(text, strlen(text), &value))
        sheet_skip(s, row, column, "%s: \"%.60s\" is no number", column_name(s, column), text);
    else if (!(value >= low && value <= high))
        sheet_skip(s, row, column, "%s: %.60s; allowed are %.10g to %.10g", column_name(s, column), text, low, high);
    else
        return value;
    return NAN;
}

int sheet_word(sheet *s, int row, int column, const char *const *words, bool needed)
{
    const char *text = sheet_text(s, row, column);
    if (!*text) {
        if (needed)
            sheet_skip(s, row, column, "%s is missing", column >= 0 ? column_name(s, column) : "a word");
        return -1;
    }
    for (int i = 0; words[i]; i++)
        if (strcmp(text, words[i]) == 0)
            return i;
    char list[WORDS_TEXT];
    cell_list_words(words, list, sizeof list);
    sheet_skip(s, row, column, "%s: \"%.60s\"; allowed are %s", column_name(s, column), text, list);
    return -1;
}
