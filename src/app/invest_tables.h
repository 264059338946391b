/* The tables of `posture invest --csv`: years, units and pledges, one row each. */
#ifndef APP_INVEST_TABLES_H
#define APP_INVEST_TABLES_H

#include <posture/diagnostic.h>

#include "app/invest_result.h"

/* Writes them into the folder, which is made. POSTURE_ERROR_FILE with a fault where it cannot. */
posture_status invest_tables_write(const struct invest_result *r, const char *folder, posture_diagnostics *found);

#endif
