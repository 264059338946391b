/* What happened, event by event: one callback, from which the story by day, the JSON lines of `run --trace` and the
 * report's day slider are made. Costs nothing where it is NULL. */
#ifndef CAMPAIGN_TRACE_H
#define CAMPAIGN_TRACE_H

#include <stdint.h>

#include "theatre/forces.h"

#define EVENT_KIND_LIST(X)                                                                                             \
    X(WARNING, "warning")       /* a: probability; country */                                                          \
    X(DECISION, "decision")     /* C-day of `country`; b: share released */                                            \
    X(MOBILISED, "mobilised")   /* unit formed at place; a: turnout */                                                 \
    X(DEPARTED, "departed")     /* unit leaves place on deployment */                                                  \
    X(CLOSED, "closed")         /* unit closed at place */                                                             \
    X(MOVED, "moved")           /* unit from place to other_place; a: km a day, b: 1 opposed, 0 unopposed, 2 bypass */ \
    X(ENGAGEMENT, "engagement") /* at place; a: power ratio, b: advance km; other: attacker and defender battalions */ \
    X(LOSS, "loss")             /* unit; a: people lost, b: strength share left */                                     \
    X(BROKEN, "broken")         /* unit gives up the fight */                                                          \
    X(WITHDREW, "withdrew")     /* unit from place to other_place */                                                   \
    X(CONTROL, "control")       /* place passes to `side` */                                                           \
    X(ISOLATED, "isolated")     /* unit cut off */                                                                     \
    X(ROAD_CLOSED, "road_closed") /* link; crossing destroyed or interdicted */                                        \
    X(STRIKE, "strike")           /* missiles on place; a: missiles, b: hits */                                        \
    X(AIR, "air")                 /* day's air campaign; a, b: kills of each side */                                   \
    X(REACTION, "reaction")       /* a trigger fired; text: the trigger */                                             \
    X(REACHED, "reached")         /* objective reached */                                                              \
    X(HELD, "held")               /* objective held */                                                                 \
    X(LOST_AGAIN, "lost_again")   /* objective lost */                                                                 \
    X(DESTROYED, "destroyed")     /* unit ceases to exist */                                                           \
    X(POSITION, "position")       /* daily: unit at place or on link; a: strength share, b: offset share */            \
    X(ENDED, "ended")             /* end of the campaign; text: why */

typedef enum event_kind {
#define X(name, text) EVENT_##name,
    EVENT_KIND_LIST(X)
#undef X
        EVENT_KIND_COUNT
} event_kind;

const char *event_kind_text(event_kind kind);

/* Indices are -1 where they do not apply. */
typedef struct campaign_event {
    int64_t second; /* from D-day 00:00 UTC */
    event_kind kind;
    side_role side;
    int32_t unit, place, other_place, link, country, objective, task;
    double a, b;
    double attacker_battalions, defender_battalions;
    const char *text; /* static or scenario text, NULL for none */
} campaign_event;

typedef struct campaign_trace {
    void *context;
    void (*event)(void *context, const campaign_event *event);
} campaign_trace;

#endif
