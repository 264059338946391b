/* Any bytes as a table of engagements: diagnostics or rows, no crash, no leak; a small table that is left is scored. */
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "history/backtest.h"
#include "process/engagement/registry.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ROWS_MAX = 20 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const backtest_settings settings = {1, 2, 2};
    posture_diagnostics *found = NULL;
    engagement_table table;
    backtest result;
    if (posture_diagnostics_create(&found) != POSTURE_OK)
        abort();
    posture_status status = engagement_table_parse("fuzz.csv", (const char *)data, size, found, &table);
    if (status == POSTURE_OK && table.count + table.sheet.skipped_count != table.sheet.table.row_count)
        abort();
    if (status == POSTURE_OK && table.count <= ROWS_MAX) {
        status = backtest_run(&table, engagement_models()[0], &settings, true, &result);
        if (status == POSTURE_OK && !isfinite(result.brier.value))
            abort();
    }
    engagement_table_clear(&table);
    posture_diagnostics_destroy(found);
    return 0;
}
