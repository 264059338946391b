/* Posture options: typed edits of the scenario by id. */
#ifndef SCENARIO_OPTION_H
#define SCENARIO_OPTION_H

#include "scenario/cell_value.h"

/* Fills the scenario's list of options, for listing and reports; checks only their own keys. */
void read_options(reader *r);

/* A copy of `from` with the option's edits applied in order. Rows that it adds stand behind the stated ones, ordered
 * by id, so that the order of edits that touch different ids does not matter. Texts are shared with `from`, which
 * outlives the copy. Faults name the place in the option's file. */
posture_status option_apply(const folder *from, int option, posture_diagnostics *found, folder *edited);

/* The same without the edits of some rows: `without` holds paths TABLE/ID, or TABLE/COLUMN of a table of one row. */
posture_status option_apply_without(const folder *from, int option, const char *const *without, int without_count,
                                    posture_diagnostics *found, folder *edited);

/* What an edit is about: its path without the column of a row. subject: as long as the path with its NUL. */
void option_edit_subject(const char *path, char *subject);

#endif
