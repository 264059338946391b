/* Work over an index range on several threads, with results that cannot depend on their number.
 *
 * Indices are handed out in chunks from one atomic counter; each worker has its own number for its own scratch space.
 * The order of execution is free: callers write to slots addressed by index and reduce in index order. */
#ifndef BASE_PARALLEL_H
#define BASE_PARALLEL_H

#include <stddef.h>

#include <posture/status.h>

typedef posture_status (*parallel_work)(void *context, int worker, size_t index);

/* Runs work(context, worker, index) for each index in [begin, end). worker is in [0, threads); worker 0 is the calling
 * thread. Returns the status of the lowest failing index, whatever the number of threads, else POSTURE_OK; after a
 * failure no new chunk is started. threads >= 1; where a thread cannot be started the others do its work. */
posture_status parallel_for(size_t begin, size_t end, int threads, parallel_work work, void *context);

/* Processors this process may use, at least 1. */
int parallel_processor_count(void);

#endif
