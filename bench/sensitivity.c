/* Sampling and analysis of a Sobol' study of 4096 base samples and 40 factors (172,032 rows), on one core, as a part of
 * its bar of 0.1 s: bench_sensitivity */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "numeric/sobol.h"
#include "numeric/sobol_index.h"

enum { BASE = 4096, FACTORS = 40, RUNS = 5, POINTS = 1 << 18 };
#define BAR_S 0.1

static double now_second(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static double result_of(const double *x)
{
    double y = 0;
    for (int c = 0; c < FACTORS; c++)
        y += (c % 7) * x[c] * x[(c + 1) % FACTORS];
    return y;
}

/* Seconds of one design and one analysis; negative without memory. */
static double run_once(double *sampling, double *check)
{
    sobol_index index[FACTORS];
    sobol_index_summary summary;
    design d;
    double started = now_second();
    if (sobol_index_design(BASE, FACTORS, false, 1, &d) != POSTURE_OK)
        return -1;
    *sampling = now_second() - started;
    double *y = malloc((size_t)d.rows * sizeof *y);
    double seconds = -1;
    if (y) {
        for (int r = 0; r < d.rows; r++)
            y[r] = result_of(d.points + (size_t)r * FACTORS);
        started = now_second();
        if (sobol_index_analyse(&d, y, 0, index, NULL, &summary) == POSTURE_OK)
            seconds = *sampling + now_second() - started;
        *check = index[3].total.value;
    }
    free(y);
    design_clear(&d);
    return seconds;
}

int main(void)
{
    double best = 1e9, best_sampling = 1e9, points_s = 1e9, check = 0;
    for (int i = 0; i < RUNS; i++) {
        double sampling = 0;
        double seconds = run_once(&sampling, &check);
        if (seconds < 0)
            return 1;
        best = seconds < best ? seconds : best;
        best_sampling = sampling < best_sampling ? sampling : best_sampling;
    }
    double *points = malloc(sizeof *points * POINTS * FACTORS);
    for (int i = 0; points && i < RUNS; i++) {
        double started = now_second();
        if (sobol_fill(points, 0, POINTS, FACTORS, false, 1) != POSTURE_OK)
            return 1;
        double seconds = now_second() - started;
        points_s = seconds < points_s ? seconds : points_s;
    }
    free(points);
    printf("Sobol' study, 172,032 rows x 40 factors, 100 resamples\n");
    printf("  sampling %.4f s, analysis %.4f s, both %.4f s: %.2f of the bar of %.1f s (total index %.4f)\n",
           best_sampling, best - best_sampling, best, best / BAR_S, BAR_S, check);
    printf("  points alone, 2^18 x 40: %.2f ns a coordinate\n", 1e9 * points_s / POINTS / FACTORS);
    return 0;
}
