/* Options against engagement models: does the ranking depend on how fights are modelled? */
#ifndef CLI_ACROSS_TABLE_H
#define CLI_ACROSS_TABLE_H

#include <jansson.h>

#include "terminal.h"

/* document: of assess; nothing is printed where it was not run across models. */
void across_table_print(const terminal *t, const json_t *document);

#endif
