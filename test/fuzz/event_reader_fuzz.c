/* Any bytes as coded events: diagnostics or events whose dates are written and read as the same day. */
#define _GNU_SOURCE /* fmemopen */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "event/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static posture_status check(void *context, const struct event *e)
{
    char text[16];
    int day = 0;
    ++*(int *)context;
    event_date_write(e->day, text);
    if (!event_date_parse(text, &day) || day != e->day)
        abort();
    return POSTURE_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    posture_diagnostics *found = NULL;
    event_summary summary;
    int count = 0;
    if (size == 0)
        return 0;
    FILE *from = fmemopen((void *)(uintptr_t)data, size, "r");
    if (!from || posture_diagnostics_create(&found) != POSTURE_OK)
        abort();
    if (event_read("fuzz.csv", from, found, check, &count, &summary) == POSTURE_OK &&
        count + summary.skipped_count != summary.row_count)
        abort();
    posture_diagnostics_destroy(found);
    fclose(from);
    return 0;
}
