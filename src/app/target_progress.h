/* How far the tasks of a plan come along their axes, from the daily positions of whole campaigns. */
#ifndef APP_TARGET_PROGRESS_H
#define APP_TARGET_PROGRESS_H

#include "app/value_list.h"
#include "campaign/trace.h"
#include "scenario/scenario.h"

typedef struct target_progress {
    campaign_trace trace; /* hand &p.trace to a campaign */
    const scenario *s;
    const struct plan *plan;
    int32_t *task_of_unit; /* -1: none of the watched tasks */
    double farthest;       /* share of its axis, of the campaign that runs */
    value_list shares;     /* of each campaign that has ended */
} target_progress;

/* Watches the tasks whose id is among `tasks`; the farthest of them counts. The scenario outlives it. */
posture_status target_progress_open(target_progress *p, const scenario *s, const char *plan, const char *const *tasks,
                                    int task_count);
void target_progress_close(target_progress *p);

#endif
