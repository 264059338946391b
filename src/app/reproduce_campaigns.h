/* Published games, studies and measured combat against whole campaigns: runs every line of the table of targets. */
#ifndef APP_REPRODUCE_CAMPAIGNS_H
#define APP_REPRODUCE_CAMPAIGNS_H

#include <posture/diagnostic.h>
#include <posture/status.h>

#include "app/campaign_targets.h"

/* What was computed for each line; NaN where nothing could be. */
typedef struct campaign_results {
    double computed[CAMPAIGN_TARGET_COUNT];
    bool run[CAMPAIGN_TARGET_COUNT];
} campaign_results;

/* Runs the lines of `target` ("T1"; NULL: all) on the validation scenarios in `folder`, with seed 1, and fills
 * `results`; the others stay as they were. Takes seconds for a target. Faults of a scenario are added to `found`. */
posture_status reproduce_campaigns(const char *folder, const char *target, posture_diagnostics *found,
                                   campaign_results *results);

#endif
