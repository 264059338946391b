/* Events counted by actor pair, week and indicator. Memory grows with pairs and weeks, not with events. */
#ifndef EVENT_WEEK_TABLE_H
#define EVENT_WEEK_TABLE_H

#include "base/arena.h"
#include "event/reader.h"

enum { WEEK_PAIR_MAX = 32768 };

struct week_pair {
    const char *source, *target;
    int first_week;
    int week_count;
    int (*counts)[SIGNAL_COUNT]; /* week_count */
    int total;
};

typedef struct week_table {
    arena memory; /* names */
    struct week_pair *pairs;
    int pair_count, pair_capacity;
    int *slots; /* open addressing; 0: free, else index + 1 */
    int first_week, last_week;
    int lost_count; /* events of a pair beyond WEEK_PAIR_MAX */
} week_table;

posture_status week_table_init(week_table *t);
void week_table_clear(week_table *t);

/* An event_take: context is the table. Events of no weight, and of an actor towards itself, are passed over. */
posture_status week_table_take(void *context, const struct event *e);

/* Takes every pair to last_week, and orders the pairs by source, then target; the slots are void then. */
posture_status week_table_finish(week_table *t);

/* Weeks begin on Mondays; week 0 holds 1970-01-01. */
int week_of_day(int day);
int week_first_day(int week);

#endif
