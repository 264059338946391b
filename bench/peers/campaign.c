/* The campaign of README.md: bench_peer REPLICATIONS prints seconds, then mean and standard deviation of each result.
 */
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "numeric/rng.h"

enum { COLUMNS = 12, ROWS = 8, PLACES = COLUMNS * ROWS, ATTACKERS = 160, DEFENDERS = 140, STEPS = 90, RESULTS = 3 };

/* Units in the field, those that left taken out: what is gone costs nothing. */
typedef struct side {
    int count;
    double strength[ATTACKERS];
    int place[ATTACKERS];
    uint32_t name[ATTACKERS]; /* whose luck it is */
    double total[PLACES], kept[PLACES];
} side;

static void add(side *s, int place)
{
    s->strength[s->count] = 1;
    s->name[s->count] = (uint32_t)s->count;
    s->place[s->count++] = place;
}

static void set_up(side *attackers, side *defenders)
{
    attackers->count = defenders->count = 0;
    for (int u = 0; u < ATTACKERS; u++)
        add(attackers, u % 2 * ROWS + u / 2 % ROWS);
    for (int u = 0; u < DEFENDERS; u++)
        add(defenders, (5 + u % 5) * ROWS + u / 5 % ROWS);
}

static void sum_up(side *s)
{
    memset(s->total, 0, sizeof s->total);
    for (int u = 0; u < s->count; u++)
        s->total[s->place[u]] += s->strength[u];
}

static double clip(double share)
{
    return share < 0 ? 0 : share > 0.5 ? 0.5 : share;
}

static void lose(side *s)
{
    int left = 0;
    for (int u = 0; u < s->count; u++) {
        const double strength = s->strength[u] * s->kept[s->place[u]];
        s->strength[left] = strength;
        s->place[left] = s->place[u];
        s->name[left] = s->name[u];
        left += strength >= 0.5;
    }
    s->count = left;
    sum_up(s);
}

static void fight(side *attackers, side *defenders, rng_stream luck, uint32_t step)
{
    bool fought = false;
    for (int p = 0; p < PLACES; p++) {
        const double a = attackers->total[p], d = defenders->total[p];
        attackers->kept[p] = defenders->kept[p] = 1;
        if (a <= 0 || d <= 0)
            continue;
        const double x = rng_normal(luck, RNG_TEST, (uint64_t)p, step, 0);
        const double y = rng_normal(luck, RNG_TEST, (uint64_t)p, step, 1);
        attackers->kept[p] = 1 - clip(0.1 * d / a * (1 + 0.3 * x));
        defenders->kept[p] = 1 - clip(0.012 * a / d * (1 + 0.3 * y));
        fought = true;
    }
    if (!fought)
        return;
    lose(attackers);
    lose(defenders);
}

/* One draw serves both questions: below 0.56 east, below 0.63 up, below 0.7 down, else it stays. */
static void move(side *attackers, const side *defenders, rng_stream luck, uint32_t step)
{
    bool able = false;
    for (int u = 0; u < attackers->count; u++) {
        const int p = attackers->place[u];
        if (p >= PLACES - ROWS || defenders->total[p] > 0)
            continue;
        const double draw = rng_uniform(luck, RNG_TEST, 1000 + attackers->name[u], step, 2);
        const int row = p % ROWS;
        able = true;
        if (draw < 0.56)
            attackers->place[u] = p + ROWS;
        else if (draw < 0.63)
            attackers->place[u] = row > 0 ? p - 1 : p;
        else if (draw < 0.7)
            attackers->place[u] = row < ROWS - 1 ? p + 1 : p;
    }
    if (able)
        sum_up(attackers);
}

static void run(uint64_t replication, double result[RESULTS])
{
    static side attackers, defenders;
    const rng_stream luck = {1, replication};
    set_up(&attackers, &defenders);
    sum_up(&attackers);
    sum_up(&defenders);
    for (uint32_t step = 0; step < STEPS; step++) {
        fight(&attackers, &defenders, luck, step);
        move(&attackers, &defenders, luck, step);
    }
    result[0] = attackers.count;
    result[1] = result[2] = 0;
    for (int u = 0; u < attackers.count; u++) {
        result[1] += attackers.strength[u];
        result[2] += attackers.place[u] >= PLACES - ROWS;
    }
}

int main(int argc, char **argv)
{
    const long n = argc > 1 ? atol(argv[1]) : 1000;
    double sum[RESULTS] = {0}, squares[RESULTS] = {0};
    struct timespec from, to;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    for (long i = 0; i < n; i++) {
        double result[RESULTS];
        run((uint64_t)i, result);
        for (int k = 0; k < RESULTS; k++) {
            sum[k] += result[k];
            squares[k] += result[k] * result[k];
        }
    }
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    printf("%ld %.6f", n, (double)(to.tv_sec - from.tv_sec) + 1e-9 * (double)(to.tv_nsec - from.tv_nsec));
    for (int k = 0; k < RESULTS; k++) {
        const double mean = sum[k] / (double)n;
        printf(" %.6f %.6f", mean, sqrt(fmax(squares[k] / (double)n - mean * mean, 0)));
    }
    putchar('\n');
    return 0;
}
