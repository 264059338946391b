/* Scenario discovery on 100,000 rows and 20 columns, on one core, as a part of the bar of 0.5 s: bench_discovery */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "numeric/classification_tree.h"
#include "numeric/latin_hypercube.h"
#include "numeric/prim.h"

enum { ROWS = 100000, COLUMNS = 20, RUNS = 3 };
#define BAR_S 0.5

static double now_second(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void measure_prim(const double *x, const bool *y)
{
    double best = 1e9;
    int boxes = 0;
    double density = 0;
    for (int i = 0; i < RUNS; i++) {
        prim_options options = {.peel_share = 0.05};
        prim_result result;
        double started = now_second();
        if (prim_find(x, y, ROWS, COLUMNS, &options, &result) != POSTURE_OK)
            return;
        double seconds = now_second() - started;
        best = seconds < best ? seconds : best;
        boxes = result.boxes;
        density = result.box[boxes - 1].density;
        prim_result_clear(&result);
    }
    printf("  PRIM, peel 0.05, %d boxes to a density of %.3f: %.3f s, %.2f of the bar of %.1f s\n", boxes, density,
           best, best / BAR_S, BAR_S);
}

static void measure_tree(const double *x, const bool *y)
{
    classification_options options = {.leaf_min = 5000};
    classification_tree tree;
    double started = now_second();
    if (classification_tree_grow(x, y, ROWS, COLUMNS, &options, &tree) != POSTURE_OK)
        return;
    printf("  classification tree, leaves of 5,000 rows or more, %d leaves: %.3f s\n", tree.leaves,
           now_second() - started);
    classification_tree_clear(&tree);
}

int main(void)
{
    design d;
    if (latin_hypercube_design(ROWS, COLUMNS, 1, &d) != POSTURE_OK)
        return 1;
    bool *y = malloc(ROWS * sizeof *y);
    for (int r = 0; y && r < ROWS; r++) {
        const double *row = d.points + (size_t)r * COLUMNS;
        double chance = row[0] > 0.4 && row[3] < 0.5 && row[7] > 0.3 ? 0.8 : 0.1;
        y[r] = design_uniform(2, 1, 0, (uint32_t)r) < chance;
    }
    printf("scenario discovery, 100,000 rows x 20 columns\n");
    if (y) {
        measure_prim(d.points, y);
        measure_tree(d.points, y);
    }
    free(y);
    design_clear(&d);
    return 0;
}
