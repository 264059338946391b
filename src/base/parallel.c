#define _GNU_SOURCE // NOLINT(bugprone-reserved-identifier,cert-dcl37-c): sched_getaffinity
#include <base/parallel.h>

#include <assert.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct job {
    atomic_size_t next; /* first index, counted from 0, that nobody has taken yet */
    atomic_bool stopped;
    size_t begin;
    size_t count;
    size_t chunk;
    parallel_work work;
    void *context;
} job;

typedef struct worker {
    job *job;
    int number;
    size_t failed_index;
    posture_status status;
    pthread_t thread;
} worker;

/* Chunks are taken in ascending order and a taken chunk runs up to its own first failure. So every index below a
 * failing one that ran was run too, and the lowest failing index is the same for any number of threads. */
static void run_chunks(worker *w)
{
    job *j = w->job;
    while (!atomic_load_explicit(&j->stopped, memory_order_relaxed)) {
        size_t first = atomic_fetch_add_explicit(&j->next, j->chunk, memory_order_relaxed);
        if (first >= j->count)
            return;
        size_t last = j->chunk < j->count - first ? first + j->chunk : j->count;
        for (size_t i = first; i < last; i++) {
            posture_status status = j->work(j->context, w->number, j->begin + i);
            if (status == POSTURE_OK)
                continue;
            w->status = status;
            w->failed_index = i;
            atomic_store_explicit(&j->stopped, true, memory_order_relaxed);
            return;
        }
    }
}

static void *thread_main(void *argument)
{
    run_chunks(argument);
    return NULL;
}

/* Large enough that the counter costs nothing, small enough that the last worker is not waited for. */
static size_t chunk_size(size_t count, int threads)
{
    enum { CHUNKS_PER_THREAD = 16, CHUNK_MAX = 64 };
    size_t chunk = count / ((size_t)threads * CHUNKS_PER_THREAD);
    return chunk < 1 ? 1 : chunk > CHUNK_MAX ? CHUNK_MAX : chunk;
}

static posture_status lowest_failure(const worker *workers, int count)
{
    const worker *lowest = NULL;
    for (int i = 0; i < count; i++)
        if (workers[i].status != POSTURE_OK && (!lowest || workers[i].failed_index < lowest->failed_index))
            lowest = &workers[i];
    return lowest ? lowest->status : POSTURE_OK;
}

posture_status parallel_for(size_t begin, size_t end, int threads, parallel_work work, void *context)
{
    assert(begin <= end && threads >= 1 && work);
    size_t count = end - begin;
    if ((size_t)threads > count)
        threads = count > 1 ? (int)count : 1;
    job j = {.begin = begin, .count = count, .chunk = chunk_size(count, threads), .work = work, .context = context};
    worker *workers = calloc((size_t)threads, sizeof *workers);
    if (!workers)
        return POSTURE_ERROR_MEMORY;
    int started = 1;
    workers[0] = (worker){.job = &j, .number = 0};
    while (started < threads) {
        worker *w = &workers[started];
        *w = (worker){.job = &j, .number = started};
        if (pthread_create(&w->thread, NULL, thread_main, w) != 0)
            break; /* the others do its work */
        started++;
    }
    run_chunks(&workers[0]);
    for (int i = 1; i < started; i++)
        pthread_join(workers[i].thread, NULL);
    posture_status status = lowest_failure(workers, started);
    free(workers);
    return status;
}

int parallel_processor_count(void)
{
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    int count = sched_getaffinity(0, sizeof allowed, &allowed) == 0 ? CPU_COUNT(&allowed) : 0;
    if (count < 1) /* more processors than the fixed set holds */
        count = (int)sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : count;
}
