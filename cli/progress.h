/* A progress line on standard error, only where that is a terminal: share done, rate, time left. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct progress {
    bool shown;
    const char *verb;
    const char *what; /* plural of what is counted */
    double started_second, drawn_second;
} progress;

progress progress_start(const char *verb, const char *what);

/* context is a progress; redraws ten times a second at most; always true. */
bool progress_update(void *context, size_t done, size_t total);

void progress_end(const progress *p); /* clears the line */

#endif
