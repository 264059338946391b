/* Coded events from files of any size: the own CSV, GDELT 2.0, ICEWS, POLECAT and ACLED, told apart by their header
 * (GDELT, which has none, by its 61 tab-separated columns).
 *
 * Nothing is kept but the record being read. A row that cannot be used is skipped, counted, and the first
 * EVENT_NAMED_MAX of a file are named with line and column. */
#ifndef EVENT_READER_H
#define EVENT_READER_H

#include <stdio.h>

#include "base/diagnostic.h"
#include "event/signal.h"

enum { EVENT_NAMED_MAX = 20 };

typedef enum event_format {
    EVENT_OWN,
    EVENT_GDELT,
    EVENT_ICEWS,
    EVENT_POLECAT,
    EVENT_ACLED,
    EVENT_FORMAT_COUNT
} event_format;

struct event {
    int day; /* since 1970-01-01, Gregorian */
    signal_kind signal;
    const char *source; /* who acts, as the file names it [borrowed, for the time of the call] */
    const char *target; /* towards whom; "" where the file does not say */
    int line;
};

typedef struct event_summary {
    event_format format;
    int row_count;
    int skipped_count;
    int signal_count[SIGNAL_COUNT + 1];
} event_summary;

/* Returns POSTURE_OK to go on; anything else stops the reading and is returned. */
typedef posture_status event_take(void *context, const struct event *e);

/* path [borrowed]: for the diagnostics. POSTURE_ERROR_INPUT: no known header; POSTURE_ERROR_FILE; _MEMORY. */
posture_status event_read(const char *path, FILE *from, posture_diagnostics *found, event_take *take, void *context,
                          event_summary *summary);

const char *event_format_name(event_format format);

/* YYYY-MM-DD, YYYYMMDD, or "16 May 2025"; a time of day behind the first is ignored. False where it is no date. */
bool event_date_parse(const char *text, int *day);

/* buffer holds 16 bytes. */
void event_date_write(int day, char *buffer);

#endif
