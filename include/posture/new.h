/* A scenario to start from. */
#ifndef POSTURE_NEW_H
#define POSTURE_NEW_H

#include <posture/diagnostic.h>

/* Writes a small, complete, commented scenario into `folder`, which is created; it passes `check` and runs. A folder
 * that holds files is refused with POSTURE_ERROR_INPUT and a diagnostic. *json [out, owned, free()]: the document of
 * docs/schema/new.schema.json; NULL on failure. */
posture_status posture_new(const char *folder, posture_diagnostics *found, char **json);

#endif
