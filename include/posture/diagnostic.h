/* Everything found wrong with the input, collected: a reader never stops at the first fault.
 *
 * Each entry reads `file:line:column: what was found, what is allowed, nearest valid name`. Line and column count
 * from 1; 0 means that the finding concerns the whole file. The list owns the texts. */
#ifndef POSTURE_DIAGNOSTIC_H
#define POSTURE_DIAGNOSTIC_H

#include <stddef.h>

#include <posture/status.h>

typedef enum posture_severity { POSTURE_WARNING, POSTURE_FAULT } posture_severity;

typedef struct posture_diagnostic {
    const char *file;
    int line;
    int column;
    posture_severity severity;
    const char *text;
} posture_diagnostic;

typedef struct posture_diagnostics posture_diagnostics;

posture_status posture_diagnostics_create(posture_diagnostics **list); /* list [out, owned] */
void posture_diagnostics_destroy(posture_diagnostics *list);           /* NULL is harmless */

size_t posture_diagnostics_count(const posture_diagnostics *list);
size_t posture_diagnostics_fault_count(const posture_diagnostics *list);

/* Entry `index` in order of file, line, column once sorted; in order of discovery before. [borrowed] */
const posture_diagnostic *posture_diagnostics_get(const posture_diagnostics *list, size_t index);

#endif
