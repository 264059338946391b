/* NATO's workbook of defence expenditure as rows of spending.csv. Layout and traps are those of the editions of 2024:
 * tables 2, 3, 5, 7, 8a and 8b; year cells of numbers and text (2019, "2023e"); names with * and (currency); stray
 * #REF! rows; a table shifted by a column. Found by content, not by fixed cells: a row with three years or more heads
 * the columns, a known name begins a row. */
#ifndef IMPORT_NATO_DEFEXP_H
#define IMPORT_NATO_DEFEXP_H

#include "import/workbook.h"

struct nato_row {
    const char *country; /* alpha-3; NEC, NTO: totals [static] */
    int year;
    bool estimate;
    /* NaN where the workbook has none. */
    double gdp_m, spending_m; /* million US dollars at constant prices */
    double share, equipment_share, personnel_share, infrastructure_share, operations_share; /* 0..1 */
    double people;
};

struct nato_table {
    arena memory;
    struct nato_row *rows; /* by country in the order of the workbook's first table, then year */
    int row_count;
    int price_year; /* of the constant prices, as the headings say; 0: they do not */
};

/* Sheets or blocks that are missing are faults; cells that are no numbers are warnings with sheet and cell. table:
 * cleared with nato_table_clear in every case. */
posture_status nato_table_read(const struct workbook *w, const char *path, posture_diagnostics *found,
                               struct nato_table *table);
void nato_table_clear(struct nato_table *table);

#endif
