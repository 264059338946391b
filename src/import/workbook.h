/* The cells of an Office Open XML workbook (ECMA-376): a zip of XML parts, read with libzip and expat. Formulas are not
 * computed; their stored values are read. Sizes are bounded: a small file cannot unfold into a large one. */
#ifndef IMPORT_WORKBOOK_H
#define IMPORT_WORKBOOK_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diagnostic.h"

enum { WORKBOOK_COLUMNS_MAX = 256, WORKBOOK_ROWS_MAX = 4096, WORKBOOK_SHEETS_MAX = 64, WORKBOOK_NAME_BYTE = 64 };

struct workbook_cell {
    int row, column;  /* from 1 */
    const char *text; /* as stored; "" for a blank */
    bool error;       /* such as #REF! */
};

struct workbook_sheet {
    const char *name;
    struct workbook_cell *cells; /* in the order of the file: row by row */
    int cell_count;
};

struct workbook {
    arena memory;
    struct workbook_sheet sheets[WORKBOOK_SHEETS_MAX];
    int sheet_count;
};

/* path [borrowed]. POSTURE_ERROR_INPUT with faults for bytes that are no workbook, POSTURE_ERROR_FILE with a fault for
 * a file that cannot be read. w is cleared with workbook_clear in every case. */
posture_status workbook_read(const char *path, posture_diagnostics *found, struct workbook *w);
posture_status workbook_parse(const char *path, const char *bytes, size_t length, posture_diagnostics *found,
                              struct workbook *w);
void workbook_clear(struct workbook *w);

/* "D12" from row 12 and column 4. name: at least 16 bytes. */
void workbook_cell_name(int row, int column, char *name);

#endif
