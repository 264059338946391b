/* Any bytes as a workbook of defence expenditure: diagnostics or rows, no crash, no leak. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "import/nato_defexp.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    posture_diagnostics *found = NULL;
    struct workbook w;
    struct nato_table t = {0};
    if (posture_diagnostics_create(&found) != POSTURE_OK)
        abort();
    if (workbook_parse("fuzz.xlsx", (const char *)data, size, found, &w) == POSTURE_OK)
        (void)nato_table_read(&w, "fuzz.xlsx", found, &t);
    nato_table_clear(&t);
    workbook_clear(&w);
    posture_diagnostics_destroy(found);
    return 0;
}
