/* Any bytes as a table: diagnostics, no crash, no leak; cells lie inside the text's arena. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/csv_table.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    posture_diagnostics *found = NULL;
    arena memory;
    csv_table table;
    arena_init(&memory);
    if (posture_diagnostics_create(&found) != POSTURE_OK)
        abort();
    memset(&table, 0, sizeof table);
    (void)csv_table_parse("fuzz.csv", (const char *)data, size, &memory, found, &table);
    posture_diagnostics_destroy(found);
    arena_clear(&memory);
    return 0;
}
