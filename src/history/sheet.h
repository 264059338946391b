/* A table of recorded events, one a row, read cell by cell. A row with a cell that is missing where it is needed, or
 * absurd, is skipped with a warning at the cell; what was skipped is kept by name and counted. A table without a
 * needed column is a fault. */
#ifndef HISTORY_SHEET_H
#define HISTORY_SHEET_H

#include <stdbool.h>

#include "scenario/csv_table.h"

typedef struct skipped_row {
    const char *name; /* of the row, else "row N" */
    int line;
    char reason[160];
} skipped_row;

typedef struct sheet {
    csv_table table;
    arena memory; /* of everything that the rows point to */
    posture_diagnostics *found;
    const char *path;
    char sha256[65]; /* of the bytes */
    int name_column; /* whose text names a row; -1: none */
    skipped_row *skipped;
    int skipped_count;
    bool row_is_whole; /* of the row being read */
} sheet;

enum { SHEET_FILE_BYTE_MAX = 16 << 20, SHEET_ROW_MAX = 20000 };

/* POSTURE_ERROR_INPUT with faults for bytes that are no table or hold no row; POSTURE_ERROR_FILE with a fault for a
 * file that cannot be read. `s` is cleared with sheet_clear in every case. path [borrowed]. */
posture_status sheet_read(const char *path, posture_diagnostics *found, sheet *s);
posture_status sheet_parse(const char *path, const char *text, size_t length, posture_diagnostics *found, sheet *s);
void sheet_clear(sheet *s);

/* Says which columns the table knows; warns of others, with the nearest name, and of columns written twice. */
void sheet_know_columns(sheet *s, const char *const *names, int count);

/* Index, -1 where there is none; needed: that is a fault. */
int sheet_column(sheet *s, const char *name, bool needed);

/* Begins a row; sheet_end_row returns whether it is whole. */
void sheet_begin_row(sheet *s);
bool sheet_end_row(sheet *s);

/* NaN where the cell is empty, or there is no such column (-1); a number outside low..high, or no number, skips the
 * row. needed: so does an empty cell. */
double sheet_number(sheet *s, int row, int column, double low, double high, bool needed);

/* Index among `words` (NULL-terminated); -1 where the cell is empty or there is no such column. */
int sheet_word(sheet *s, int row, int column, const char *const *words, bool needed);

/* The cell's text, "" without column. */
const char *sheet_text(const sheet *s, int row, int column);

/* Skips the row for a reason of the caller's, at a cell. */
__attribute__((format(printf, 4, 5))) void sheet_skip(sheet *s, int row, int column, const char *format, ...);

#endif
