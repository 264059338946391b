/* An engagement model scored on a table of recorded engagements. */
#ifndef POSTURE_BACKTEST_H
#define POSTURE_BACKTEST_H

#include <stddef.h>
#include <stdint.h>

#include <posture/diagnostic.h>

enum { POSTURE_BACKTEST_REPLICATIONS_MAX = 100000, POSTURE_BACKTEST_BOOTSTRAPS_MAX = 5000 };

typedef struct posture_backtest_def {
    const char *table;   /* CSV file [borrowed], required; columns: docs/theory/backtest.md */
    const char *model;   /* id of an engagement model; NULL or "default": the default */
    uint64_t seed;       /* default 1 */
    size_t replications; /* simulated fights of each engagement, 1..100000; default 1000 */
    size_t bootstraps;   /* samples behind each interval, 1..5000; default 1000 */
    const char *html;    /* file for the page with pictures; NULL for none */
} posture_backtest_def;

posture_backtest_def posture_backtest_def_default(void);

/* *json [out, owned, free()]: the document of docs/schema/backtest.schema.json; NULL on failure. Rows that cannot be
 * used are warnings in `found` and stand in the document. POSTURE_ERROR_INPUT: no usable table;
 * POSTURE_ERROR_UNKNOWN_NAME: no such model; POSTURE_ERROR_FILE: the table cannot be read or the page not be written;
 * all with diagnostics. */
posture_status posture_backtest(const posture_backtest_def *def, posture_diagnostics *found, char **json);

#endif
