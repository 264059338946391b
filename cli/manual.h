#ifndef CLI_MANUAL_H
#define CLI_MANUAL_H

#include <stdio.h>

#include "verbs.h"

/* Writes the page in man(7) from the verbs' summaries and help texts; `verbs` ends with NULL. */
void manual_print(FILE *to, const verb *const *verbs, const char *version);

#endif
