/* The first thing an analyst reads: options against attack plans with intervals, from the document of assess --json. */
#ifndef CLI_ASSESS_TABLE_H
#define CLI_ASSESS_TABLE_H

#include <jansson.h>

#include "terminal.h"

void assess_table_print(const terminal *t, const json_t *document);

#endif
