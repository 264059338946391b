/* Tables of comma-separated values, read strictly: RFC 4180 (Shafranovich 2005), UTF-8, a byte order mark tolerated,
 * lines that start with # before the header are comments. Every cell knows its line and column.
 *
 * Faults (a stray quote, text behind a closing quote, a bare carriage return, a row of another length, an empty line,
 * bytes that are not UTF-8) go to `found`; the rows that are whole are kept. */
#ifndef SCENARIO_CSV_TABLE_H
#define SCENARIO_CSV_TABLE_H

#include "base/arena.h"
#include "base/diagnostic.h"

enum { CSV_COLUMN_MAX = 128 };

typedef struct csv_cell {
    const char *text; /* unescaped */
    text_mark mark;   /* of the first character, behind an opening quote; columns count characters */
} csv_cell;

typedef struct csv_row {
    csv_cell *cells;
    int count;
} csv_row;

typedef struct csv_table {
    csv_row header; /* count 0: the text holds no header */
    csv_row *rows;  /* each with as many cells as the header */
    int row_count;
} csv_table;

/* file [borrowed by the marks]; memory owns the cells. POSTURE_ERROR_MEMORY, else POSTURE_OK with or without faults. */
posture_status csv_table_parse(const char *file, const char *text, size_t length, arena *memory,
                               posture_diagnostics *found, csv_table *table);

#endif
