/* Designs of experiments: which points of the unit cube a study runs. Pure numbers; what a column means, and which
 * quantile of which factor a coordinate stands for, is the caller's business.
 *
 * A design knows how it was made, because an analysis is valid for one kind of sample only: morris_analyse refuses a
 * Saltelli design, and so on. Every design is a function of its arguments and its seed alone. */
#ifndef NUMERIC_DESIGN_H
#define NUMERIC_DESIGN_H

#include <posture/status.h>
#include <stdbool.h>
#include <stdint.h>

typedef enum design_kind {
    DESIGN_USER, /* points somebody else chose */
    DESIGN_FACTORIAL,
    DESIGN_FRACTIONAL_FACTORIAL,
    DESIGN_SOBOL,
    DESIGN_LATIN_HYPERCUBE,
    DESIGN_NEARLY_ORTHOGONAL,
    DESIGN_MORRIS,
    DESIGN_SALTELLI,
    DESIGN_KIND_COUNT
} design_kind;

enum { DESIGN_ROWS_MAX = 1 << 24 };

typedef struct design {
    design_kind kind;
    int rows, columns;
    double *points; /* [owned] rows by columns, row after row, in [0, 1); Morris' published grid includes 1 */
    uint64_t seed;
    int blocks;        /* Morris: trajectories; Saltelli: base samples N; else 1 */
    bool second_order; /* Saltelli: with the matrices B_A^i */
    bool radial;       /* Morris: rows differ from the first of their block, not from the one before */
    int *block_factor; /* [owned] Morris: the column that each step moves, block after block; else NULL */
    uint32_t *word;    /* [owned] fractional factorial: each column as a product of basic factors; else NULL */
    int resolution;    /* fractional factorial: length of the shortest defining word, 5 for V or more; else 0 */
    int basic_factors; /* fractional factorial: rows = 2 to this power */
} design;

/* Room for the points, set to 0. POSTURE_ERROR_INPUT where rows or columns are not positive or rows exceed
 * DESIGN_ROWS_MAX. On failure *out is empty and needs no clearing. */
posture_status design_init(design *out, design_kind kind, int rows, int columns, uint64_t seed);
void design_clear(design *d);

/* Words of the field: "Latin hypercube", ... Never NULL. */
const char *design_kind_text(design_kind kind);

/* What is between the columns. */
typedef struct design_correlation {
    double max_abs;  /* largest absolute Pearson correlation of two columns; 0 with one column */
    double mean_abs; /* mean over the pairs */
    int first, second;
} design_correlation;

/* POSTURE_ERROR_MEMORY alone. A constant column correlates with nothing. */
posture_status design_correlate(const design *d, design_correlation *out);

/* Uniform in (0, 1) from a design's seed: purpose and column tell apart what the draws are for. */
double design_uniform(uint64_t seed, uint32_t purpose, int column, uint32_t index);

/* A random order of 0 .. count-1 (Fisher & Yates), from a design's seed. */
void design_permute(int *order, int count, uint64_t seed, uint32_t purpose, int column);

#endif
