/* STUDY.yaml: what a study runs. Every fault is reported with its line and column, what is allowed and the nearest
 * valid name. docs/study.md describes the keys. */
#ifndef APP_STUDY_FILE_H
#define APP_STUDY_FILE_H

#include <posture/diagnostic.h>

#include "base/arena.h"
#include "scenario/outcome.h"
#include "scenario/scenario.h"

enum { STUDY_FACTORS_MAX = 256 };

/* What the points of a study's design are. */
typedef enum study_design_kind {
    STUDY_BASELINE, /* one point, every factor at its baseline */
    STUDY_FACTORIAL,
    STUDY_FRACTIONAL,
    STUDY_SOBOL,
    STUDY_LATIN_HYPERCUBE,
    STUDY_NEARLY_ORTHOGONAL,
    STUDY_MORRIS,
    STUDY_SALTELLI,
    STUDY_DESIGN_COUNT
} study_design_kind;

typedef struct study_factor {
    const char *id;
    double low, high; /* NaN: the quantiles of the factor's own distribution */
    int line, column;
} study_factor;

typedef struct study_file {
    arena memory;
    const char *scenario;        /* folder, relative to that of the file */
    uint64_t seed;               /* default 1 */
    const char *options, *plans; /* comma-separated; NULL: as the scenario says */
    study_factor *factors;       /* NULL: all epistemic factors */
    int factor_count;
    study_design_kind kind;           /* default baseline */
    int size;                         /* points, levels, trajectories or base samples; see docs/study.md */
    int replications;                 /* of each point; the budget where precision is asked for */
    int measure[OUTCOME_COUNT];       /* default: the first measure of probabilities */
    double half_width[OUTCOME_COUNT]; /* of each, INFINITY: none asked */
    int measure_count;
    bool larger_is_better; /* the first measure, for the defender; default: smaller is */
    bool flip;             /* search for what reverses the ranking */
} study_file;

/* text: of `path`, which outlives the result. POSTURE_ERROR_INPUT with faults in `found`. */
posture_status study_file_parse(const char *path, const char *text, size_t length, posture_diagnostics *found,
                                study_file *out);
void study_file_clear(study_file *f); /* zeroed storage is harmless */

const char *study_design_text(study_design_kind kind);

/* Faults for names that the scenario does not have. */
posture_status study_file_check(const study_file *f, const char *path, const scenario *s, posture_diagnostics *found);

#endif
