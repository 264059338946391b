/* One campaign told by day: who moved, who met whom where, who gave way, which road closed. Events of one day that
 * belong together (units of one task, fights at one place) become one sentence. A replication is one draw, not a
 * forecast. */
#ifndef APP_STORY_H
#define APP_STORY_H

#include <posture/status.h>

#include "campaign/trace.h"
#include "scenario/scenario.h"

typedef struct story story;

typedef struct story_line {
    int day;          /* D+day; negative before D-day */
    double hour;      /* from D-day, of the first event it tells */
    const char *kind; /* warning, deployment, movement, fight, losses, control, strike, objective, end */
    char *text;
} story_line;

/* s, plan: [borrowed]. story [out, owned] */
posture_status story_create(const scenario *s, const struct plan *plan, story **out);
void story_destroy(story *st); /* NULL is harmless */

/* Collects everything but daily positions. */
campaign_trace story_trace(story *st);

/* Told once, after the last event: the lines in order of day, then of subject. [borrowed] POSTURE_ERROR_MEMORY where
 * something was lost. */
posture_status story_tell(story *st, const story_line **lines, size_t *count);

#endif
