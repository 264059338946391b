/* From one written row to one struct, by the schema's offsets alone. */
#ifndef SCENARIO_READ_ROW_H
#define SCENARIO_READ_ROW_H

#include "scenario/cell_value.h"

/* Fills the fields of `out` that the schema of `table` stores. Blank cells take the column's default; missing required
 * ones are reported. Numbers that the author wrote are counted by mark. */
void read_row(reader *r, const record_table *table, int index, void *out);

/* All rows into a zeroed array of the scenario's arena; NULL when out of memory. *count [out] */
void *read_rows(reader *r, const record_table *table, int *count);

#endif
