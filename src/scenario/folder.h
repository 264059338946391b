/* All files of a scenario folder as records: read once, then built into a scenario as stated or with an option. */
#ifndef SCENARIO_FOLDER_H
#define SCENARIO_FOLDER_H

#include "scenario/record.h"

/* One plan: its own row and the tables inside it. */
typedef struct folder_plan {
    const char *id;
    record_table plan; /* one row */
    record_table objectives, tasks, triggers;
} folder_plan;

typedef struct folder_option {
    const char *id;
    record_table option;    /* one row */
    const yaml_node *edits; /* list of maps, NULL for none */
} folder_option;

typedef struct folder {
    arena memory;
    const char *path;
    record_table tables[TABLE_COUNT]; /* those that stand once; plans and options are below */
    folder_plan *plans;
    int plan_count;
    const struct folder *stated; /* the folder this is an edited copy of; NULL: nothing was edited */
    folder_option *options;      /* the first is "base", without edits */
    int option_count;
} folder;

/* Which tables stand once in a scenario and are listed in folder.tables. */
bool folder_holds(schema_table_id id);

/* Reads everything; faults are collected and whatever is whole is kept. POSTURE_ERROR_INPUT: there is no
 * such folder. After any error the folder is empty. */
posture_status folder_read(const char *path, posture_diagnostics *found, folder *f);
void folder_clear(folder *f);

/* Adds an option whose file would hold `text`; its texts are copied. */
posture_status folder_add_option(folder *f, const char *id, const char *text, posture_diagnostics *found);

int folder_find_plan(const folder *f, const char *id);
int folder_find_option(const folder *f, const char *id);

#endif
