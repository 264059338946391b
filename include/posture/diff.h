/* What changed between two scenarios, by table, id and column. */
#ifndef POSTURE_DIFF_H
#define POSTURE_DIFF_H

#include <posture/diagnostic.h>

/* before, after: scenario folders, each either FOLDER or FOLDER:OPTION for the scenario with an option applied. Values
 * are compared, not texts: 72 h and 3 days are the same. *json [out, owned, free()]: the document of
 * docs/schema/diff.schema.json; NULL on failure. POSTURE_ERROR_INPUT: one of them has faults, in `found`. */
posture_status posture_diff_scenarios(const char *before, const char *after, posture_diagnostics *found, char **json);

#endif
