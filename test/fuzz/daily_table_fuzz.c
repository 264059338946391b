/* Any bytes as a campaign's daily table: diagnostics or numbers, no crash, no leak; what is left fits or is refused. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "history/lanchester_fit.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    posture_diagnostics *found = NULL;
    daily_table table;
    if (posture_diagnostics_create(&found) != POSTURE_OK)
        abort();
    posture_status status = daily_table_parse("fuzz.csv", (const char *)data, size, found, &table);
    for (int law = 0; status == POSTURE_OK && law < LAW_COUNT; law++) {
        lanchester_fit fit;
        posture_status fitted;
        (void)lanchester_fit_law(table.days, table.count, (lanchester_law)law, &table.sheet.memory, &fit, &fitted);
    }
    daily_table_clear(&table);
    posture_diagnostics_destroy(found);
    return 0;
}
