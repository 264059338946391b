#include "scenario/csv_table.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

typedef struct parser {
    const char *at, *end;
    text_mark mark; /* of `at` */
    char *write;    /* where the unescaped text of the current cell goes; never ahead of the reading */
    csv_cell *cell; /* next free cell */
    posture_diagnostics *found;
} parser;

static bool at_line_end(const parser *p)
{
    return p->at == p->end || *p->at == '\n' || (*p->at == '\r' && p->at + 1 < p->end && p->at[1] == '\n');
}

static void advance(parser *p)
{
    if (*p->at == '\n') {
        p->mark.line++;
        p->mark.column = 1;
    } else if (((unsigned char)p->at[1] & 0xc0) != 0x80) {
        p->mark.column++; /* at[1] is readable: the text is closed by a NUL */
    }
    p->at++;
}

static void skip_line_end(parser *p)
{
    if (p->at < p->end && *p->at == '\r')
        advance(p);
    if (p->at < p->end)
        advance(p);
}

static void skip_line(parser *p)
{
    while (!at_line_end(p))
        advance(p);
    skip_line_end(p);
}

static void keep(parser *p)
{
    *p->write++ = *p->at;
    advance(p);
}

static bool read_quoted(parser *p)
{
    text_mark opening = p->mark;
    advance(p);
    p->cell->mark = p->mark;
    for (;;) {
        if (p->at == p->end) {
            diagnostics_fault(p->found, opening, "the quote that opens here is never closed");
            return false;
        }
        if (*p->at != '"') {
            keep(p);
        } else if (p->at + 1 < p->end && p->at[1] == '"') {
            advance(p);
            keep(p);
        } else {
            advance(p);
            break;
        }
    }
    if (at_line_end(p) || *p->at == ',')
        return true;
    diagnostics_fault(
        p->found, p->mark,
        "text behind a closing quote; allowed are a comma or the end of the line (a quote inside a quoted "
        "cell is written twice)");
    return false;
}

static bool read_plain(parser *p)
{
    p->cell->mark = p->mark;
    while (!at_line_end(p) && *p->at != ',') {
        if (*p->at == '"' || *p->at == '\r') {
            diagnostics_fault(p->found, p->mark, "%s; a cell with quotes, commas or line ends is written in quotes",
                              *p->at == '"' ? "a quote inside a cell without quotes"
                                            : "a carriage return without line feed");
            return false;
        }
        keep(p);
    }
    return true;
}

/* One row up to and including its line end; false where it was faulty and skipped. */
static bool read_row(parser *p, csv_row *row)
{
    row->cells = p->cell;
    row->count = 0;
    for (;;) {
        p->cell->text = p->write;
        bool whole = row->count < CSV_COLUMN_MAX && (p->at < p->end && *p->at == '"' ? read_quoted(p) : read_plain(p));
        if (!whole) {
            if (row->count == CSV_COLUMN_MAX)
                diagnostics_fault(p->found, p->mark, "more than %d cells in a row", CSV_COLUMN_MAX);
            skip_line(p);
            return false;
        }
        row->count++;
        p->cell++;
        bool last = at_line_end(p);
        if (last)
            skip_line_end(p);
        else
            advance(p);
        *p->write++ = '\0'; /* takes the place of the comma or line end just read */
        if (last)
            return true;
    }
}

static void read_rows(parser *p, csv_table *table)
{
    while (p->at < p->end) {
        if (table->header.count == 0 && *p->at == '#') {
            skip_line(p);
            continue;
        }
        if (at_line_end(p)) {
            diagnostics_fault(p->found, p->mark, "empty line");
            skip_line_end(p);
            continue;
        }
        text_mark mark = p->mark;
        csv_row row;
        if (!read_row(p, &row)) {
            if (table->header.count == 0)
                return;
            continue;
        }
        if (table->header.count == 0)
            table->header = row;
        else if (row.count == table->header.count)
            table->rows[table->row_count++] = row;
        else
            diagnostics_fault(p->found, mark, "%d cells in this row; the header has %d", row.count,
                              table->header.count);
    }
}

static void report_bytes(parser *p)
{
    while (p->at < p->end) {
        const char *line_end = memchr(p->at, '\n', (size_t)(p->end - p->at));
        size_t length = line_end ? (size_t)(line_end - p->at) + 1 : (size_t)(p->end - p->at);
        if (!text_is_utf8(p->at, length) || memchr(p->at, '\0', length))
            diagnostics_fault(p->found, (text_mark){p->mark.file, p->mark.line, 0},
                              "this line is not UTF-8 text; save the file as UTF-8");
        p->at += length;
        p->mark.line++;
    }
}

posture_status csv_table_parse(const char *file, const char *text, size_t length, arena *memory,
                               posture_diagnostics *found, csv_table *table)
{
    *table = (csv_table){0};
    size_t faults_before = posture_diagnostics_fault_count(found);
    if (length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
        text += 3;
        length -= 3;
    }
    size_t cells = 1, rows = 1;
    for (size_t i = 0; i < length; i++) {
        cells += text[i] == ',' || text[i] == '\n';
        rows += text[i] == '\n';
    }
    char *copy = arena_copy_text(memory, text, length);
    parser p = {copy, copy + length, {file, 1, 1}, arena_allocate(memory, length + 1), NULL, found};
    p.cell = arena_allocate_array(memory, cells, sizeof *p.cell);
    table->rows = arena_allocate_array(memory, rows, sizeof *table->rows);
    if (!copy || !p.write || !p.cell || !table->rows)
        return POSTURE_ERROR_MEMORY;
    if (!text_is_utf8(text, length) || memchr(text, '\0', length))
        report_bytes(&p);
    else
        read_rows(&p, table);
    if (table->header.count == 0 && posture_diagnostics_fault_count(found) == faults_before)
        diagnostics_fault(found, (text_mark){file, 0, 0}, "no header line");
    return POSTURE_OK;
}
