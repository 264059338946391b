#include "progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { BAR_COLUMNS = 24 };

static double now_second(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

progress progress_start(const char *verb, const char *what)
{
    return (progress){
        .shown = isatty(STDERR_FILENO), .verb = verb, .what = what, .started_second = now_second(), .drawn_second = 0};
}

bool progress_update(void *context, size_t done, size_t total)
{
    progress *p = context;
    double now = now_second();
    if (!p->shown || now - p->drawn_second < 0.1 || total == 0)
        return true;
    p->drawn_second = now;
    char bar[BAR_COLUMNS + 1];
    size_t filled = done * BAR_COLUMNS / total;
    for (size_t i = 0; i < BAR_COLUMNS; i++)
        bar[i] = i < filled ? '#' : '.';
    bar[BAR_COLUMNS] = 0;
    double elapsed = now - p->started_second;
    double rate = elapsed > 0 ? (double)done / elapsed : 0;
    long left = rate > 0 ? (long)((double)(total - done) / rate + 0.5) : 0;
    fprintf(stderr, "\r%s [%s] %3zu %%  %zu of %zu %s, %.0f/s, %ld:%02ld left\033[K", p->verb, bar, done * 100 / total,
            done, total, p->what, rate, left / 60, left % 60);
    fflush(stderr);
    return true;
}

void progress_end(const progress *p)
{
    if (p->shown && p->drawn_second > 0)
        fputs("\r\033[K", stderr);
}
