/* The JSON document of a backtest: docs/schema/backtest.schema.json. */
#ifndef APP_BACKTEST_DOCUMENT_H
#define APP_BACKTEST_DOCUMENT_H

#include <jansson.h>

#include "history/backtest.h"

/* fitted_here: the model's committed coefficients come from this very table. NULL when out of memory. */
json_t *backtest_document(const engagement_table *table, const engagement_model *model,
                          const backtest_settings *settings, const backtest *result, bool fitted_here);

#endif
