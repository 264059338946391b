/* The sentences of one day, made from its events. */
#ifndef APP_STORY_LINES_H
#define APP_STORY_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "campaign/trace.h"
#include "scenario/scenario.h"

/* What the sentences need to name things. */
typedef struct story_names {
    const scenario *s;
    const struct plan *plan; /* the attack plan; tasks of the defence are in s->defence_plan */
} story_names;

typedef struct story_sink {
    void *context;
    /* text [borrowed]; false when out of memory */
    bool (*line)(void *context, int64_t second, const char *kind, const char *text);
} story_sink;

/* events: all of one day, in time order; moves are merged in place. False when out of memory. */
bool story_day(const story_names *names, campaign_event *events, size_t count, const story_sink *sink);

#endif
