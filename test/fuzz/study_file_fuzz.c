/* Any bytes as STUDY.yaml: a study or diagnostics. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "app/study_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    posture_diagnostics *found = NULL;
    study_file file;
    if (posture_diagnostics_create(&found) != POSTURE_OK)
        abort();
    const posture_status status = study_file_parse("fuzz.yaml", (const char *)data, size, found, &file);
    if ((status == POSTURE_OK) != (posture_diagnostics_fault_count(found) == 0))
        abort();
    study_file_clear(&file);
    posture_diagnostics_destroy(found);
    return 0;
}
