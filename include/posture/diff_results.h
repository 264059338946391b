/* Two results of `assess` side by side: what differs in what was run, and which measures of which option and plan moved
 * by more than their Monte Carlo error. */
#ifndef POSTURE_DIFF_RESULTS_H
#define POSTURE_DIFF_RESULTS_H

#include <stdbool.h>

#include <posture/diagnostic.h>

/* Whether the path is a result: a .json file, or a folder that holds assess.json. */
bool posture_is_results(const char *path);

/* json, text [out, owned, free()]: the document of docs/schema/diff-results.schema.json, and the same for people; NULL
 * on failure, either may be a NULL pointer where it is not wanted. POSTURE_ERROR_FILE for what cannot be read,
 * POSTURE_ERROR_INPUT for what is no result of assess, both with diagnostics. */
posture_status posture_diff_results(const char *a, const char *b, posture_diagnostics *found, char **json, char **text);

#endif
