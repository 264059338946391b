/* Effect against cost, after the table of options. */
#ifndef CLI_FRONTIER_TABLE_H
#define CLI_FRONTIER_TABLE_H

#include <jansson.h>

#include "terminal.h"

/* frontier: the member of assess.json; null prints nothing. */
void frontier_table_print(const terminal *t, const json_t *frontier);

/* What --at-cost made of the options; null prints nothing. */
void at_cost_print(const terminal *t, const json_t *at_cost);

#endif
