/* The store of a study: one SQLite file of trials, written in transactions, so that whatever ends the process leaves
 * whole batches. It holds no time of day and no path but those the caller gives as metadata. The first process to open
 * a store has it alone until it closes it; the operating system frees it when the process ends, however it ends. */
#ifndef OUTPUT_TRIAL_STORE_H
#define OUTPUT_TRIAL_STORE_H

#include <posture/diagnostic.h>
#include <stdbool.h>

#include "scenario/outcome.h"

#define TRIAL_STORE_VERSION 1

typedef struct trial_store trial_store;

typedef struct trial {
    uint64_t trial; /* its key: rows do not depend on the order in which they were made */
    int status;     /* posture_status of the replication */
    double measure[OUTCOME_COUNT];
} trial;

/* create: a new file, which must not exist; else one that does. Faults (no store, another version, in use, damaged, no
 * room) go to `found` and give POSTURE_ERROR_STORE. path [borrowed] outlives the store. */
posture_status trial_store_open(const char *path, bool create, posture_diagnostics *found, trial_store **store);
void trial_store_close(trial_store *store); /* NULL is harmless; what was not committed is gone */

/* *value [out, owned, free()]: NULL where there is none. */
posture_status trial_store_get(trial_store *store, const char *key, char **value);
posture_status trial_store_set(trial_store *store, const char *key, const char *value);

/* All of them in one transaction that is on the disk when it returns, or none. */
posture_status trial_store_append(trial_store *store, const trial *trials, size_t count, posture_diagnostics *found);

posture_status trial_store_count(trial_store *store, uint64_t *count);

/* Every trial in order of its key; a status other than POSTURE_OK of `each` ends it. */
posture_status trial_store_read(trial_store *store, posture_status (*each)(void *context, const trial *t),
                                void *context);

#endif
