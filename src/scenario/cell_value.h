/* From a written cell to a value: numbers with their units, distributions, references, words, dates. Whatever is wrong
 * is reported with what was found, what is allowed and the nearest valid name, and leaves a harmless value. */
#ifndef SCENARIO_CELL_VALUE_H
#define SCENARIO_CELL_VALUE_H

#include "scenario/folder.h"
#include "scenario/scenario.h"

/* One scenario under construction. */
typedef struct reader {
    scenario *result;
    const folder *source;
    posture_diagnostics *found;
    const record_table *tasks; /* of the plan being read, for references to tasks */
    long d_day_serial;         /* days from 1970-01-01 */
    int factor_capacity;
    bool *factor_used; /* one for each stated factor */
    bool out_of_memory;
} reader;

/* Where the numbers of one row come from. */
typedef struct row_marks {
    provenance_mark mark;
    int32_t source; /* -1: none */
} row_marks;

/* The cell of one column, with the path for messages and anonymous factors. */
typedef struct cell_place {
    const schema_column *column;
    const record_cell *cell;
    const char *path; /* table/id/column */
    row_marks marks;  /* of this value */
} cell_place;

/* A text copied into the scenario. NULL only when out of memory, which the reader remembers. */
const char *cell_copy(reader *r, const char *text);

bool cell_number(reader *r, const cell_place *at, double *value);
bool cell_quantity(reader *r, const cell_place *at, quantity *value);
bool cell_word(reader *r, const cell_place *at, int *index);
bool cell_flag(reader *r, const cell_place *at, bool *flag);
bool cell_date(reader *r, const cell_place *at, long *serial);
bool cell_side(reader *r, const cell_place *at, side_role *side);
bool cell_mark(reader *r, const cell_place *at, provenance_mark *mark);

/* Index of `id` in the table; reports it where unknown. */
bool cell_reference(reader *r, schema_table_id table, const char *column, const char *id, text_mark mark,
                    int32_t *index);

/* Reads the distribution of a factor's row (or of a map of the same keys) in `unit`; other fields of *out stay. */
bool cell_distribution(reader *r, const record *factor_row, const char *unit, const cell_place *at, struct factor *out);

/* Appends a factor; its index, -1 when out of memory. */
int32_t cell_add_factor(reader *r, const struct factor *f);

/* "capital, city, town" for a message. */
void cell_list_words(const char *const *words, char *buffer, size_t size);

#endif
