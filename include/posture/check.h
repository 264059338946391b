/* Everything wrong with a scenario folder, at once, and what it holds. */
#ifndef POSTURE_CHECK_H
#define POSTURE_CHECK_H

#include <posture/diagnostic.h>

/* Reads and checks a folder with each of its options. POSTURE_OK: it can be run; `found` may hold warnings.
 * POSTURE_ERROR_INPUT: it cannot. In both cases *json [out, owned, free()] is the document of
 * docs/schema/check.schema.json: all findings and, where it can be run, the summary. NULL after other statuses. */
posture_status posture_check(const char *folder, posture_diagnostics *found, char **json);

#endif
