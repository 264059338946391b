/* The canonical content of a scenario: every value as table, id, column and text, whatever way it was written. The hash
 * and `posture diff` are made from it. */
#ifndef SCENARIO_CONTENT_H
#define SCENARIO_CONTENT_H

#include "scenario/scenario.h"
#include "scenario/schema.h"

/* One value. Rows of plans have ids such as overrun/highway. */
typedef struct content_value {
    schema_table_id table;
    const char *id; /* "" in tables of one row */
    const char *column;
    const char *text; /* "" for a blank */
} content_value;

typedef struct content {
    arena memory;
    content_value *values; /* ordered by table, id, column */
    int count;
} content;

/* texts and ids are borrowed from the scenario or owned by the content. */
posture_status content_make(const scenario *s, content *c);
void content_clear(content *c);

#endif
