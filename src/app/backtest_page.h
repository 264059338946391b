/* A backtest as one HTML page with pictures that opens from disk: no script, no network. */
#ifndef APP_BACKTEST_PAGE_H
#define APP_BACKTEST_PAGE_H

#include <stddef.h>

#include <jansson.h>

#include <posture/status.h>

/* document: of backtest_document. page [out, owned, free()]. */
posture_status backtest_page(const json_t *document, char **page, size_t *length);

#endif
