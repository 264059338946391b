/* Progress of several studies as one: each reports its own share of the whole. */
#ifndef APP_JOINED_PROGRESS_H
#define APP_JOINED_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct joined_progress {
    bool (*report)(void *context, size_t done, size_t total); /* NULL for none */
    void *context;
    size_t before; /* done by the studies before this one */
    size_t total;  /* of all of them */
} joined_progress;

/* For study_sink.progress; context is a joined_progress. */
bool joined_progress_report(void *context, size_t done, size_t total);

#endif
