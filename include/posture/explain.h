/* What a word means: a measure, a parameter, a column or table of the scenario, an engagement model, a term of the
 * field; with a scenario also any id in it. */
#ifndef POSTURE_EXPLAIN_H
#define POSTURE_EXPLAIN_H

#include <posture/diagnostic.h>

/* word: NULL for everything that does not depend on a scenario. scenario: a folder, or NULL. *json [out, owned,
 * free()]: the document of docs/schema/explain.schema.json. Where nothing has this name the status is
 * POSTURE_ERROR_UNKNOWN_NAME and the document gives the nearest names. NULL after other failures. */
posture_status posture_explain(const char *word, const char *scenario, posture_diagnostics *found, char **json);

#endif
