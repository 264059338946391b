/* A backtest for people: scores beside baselines, calibration, groups, rows that were not used. */
#ifndef CLI_BACKTEST_TABLE_H
#define CLI_BACKTEST_TABLE_H

#include <jansson.h>

#include "terminal.h"

/* document: as posture_backtest makes it. */
void backtest_table_print(const terminal *t, const json_t *document);

#endif
