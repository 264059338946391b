/* A scenario as its author wrote it: rows of marked cells, table by table, before any number is understood. Option
 * edits work here, so that an edited value passes the same checks as a written one and keeps the place it came from. */
#ifndef SCENARIO_RECORD_H
#define SCENARIO_RECORD_H

#include <stdint.h>

#include "scenario/csv_table.h"
#include "scenario/schema.h"
#include "scenario/yaml_tree.h"

typedef struct record_cell {
    const char *text;      /* NULL: blank or not written. For `node` its flow text. */
    const yaml_node *node; /* a list or map, or a scalar of a YAML file; NULL for a cell of a table */
    text_mark mark;
    double scale; /* product of the options' scalings; 1 */
} record_cell;

typedef struct record {
    const char *id; /* "" where the table has none */
    uint64_t hash;
    text_mark mark;
    record_cell *cells;    /* one for each column of the schema */
    const yaml_node *node; /* the map it was read from, NULL for a row of a table */
    bool added;            /* by an option */
} record;

typedef struct record_table {
    const schema_table *schema;
    record *records;
    int count;
    int capacity;
    text_mark mark; /* of the whole table */
    bool damaged;   /* rows were lost to faults: a name that is missing here is no news */
} record_table;

void record_table_init(record_table *t, schema_table_id id, text_mark mark);

/* Rows of a CSV table; columns are found by name, unknown, doubled and missing ones reported. */
posture_status record_table_from_csv(record_table *t, const csv_table *csv, arena *memory, posture_diagnostics *found);

/* Appends one row from a YAML map. Unknown keys are reported, except `also_allowed` (NULL-terminated, may be NULL).
 * A node that is no map is reported and gives an empty row. */
posture_status record_table_add_map(record_table *t, const char *id, const yaml_node *map,
                                    const char *const *also_allowed, arena *memory, posture_diagnostics *found);

/* Appends a row for each map of a YAML list; NULL gives none. */
posture_status record_table_add_list(record_table *t, const yaml_node *list, arena *memory, posture_diagnostics *found);

/* Appends an empty row; NULL when out of memory. */
record *record_table_append(record_table *t, arena *memory);

/* Settles ids (of links: from-to-mode) and reports missing, malformed and doubled ones. */
posture_status record_table_settle_ids(record_table *t, arena *memory, posture_diagnostics *found);
posture_status record_settle_id(record *r, const schema_table *schema, arena *memory);

int record_table_find(const record_table *t, const char *id); /* -1 where unknown */

/* Where the value of a column stands, for messages. */
text_mark record_cell_mark(const record_table *t, int row, const char *column);

/* Same rows and cells in new arrays, so that edits leave the original alone. Texts are shared. */
posture_status record_table_copy(const record_table *from, arena *memory, record_table *to);

/* "; nearest is ..." for an unknown id, or "" where none is near. buffer holds at least 96 bytes. */
const char *record_table_hint(const record_table *t, const char *id, char *buffer, size_t size);

#endif
