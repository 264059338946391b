/* Diagnostics for people, and the exit code that a status becomes. */
#ifndef CLI_FINDINGS_H
#define CLI_FINDINGS_H

#include <stdio.h>

#include <posture/diagnostic.h>

/* One line each: file:line:column: text. */
void findings_print(FILE *to, const posture_diagnostics *list);

/* Exit code of a status; a failure without diagnostics is named on standard error as `posture VERB: ...`. */
int findings_exit(const char *name_of_verb, posture_status status, const posture_diagnostics *list);

/* The same for verbs that run a scenario: its warnings, which posture check shows, are only counted. */
int findings_summary(const char *name_of_verb, const char *scenario, posture_status status,
                     const posture_diagnostics *list);

#endif
