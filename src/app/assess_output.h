/* Where a study's rows go: the store and, on request, the tidy tables, with the factor values that each replication
 * drew. Offers itself to the study as its sink. */
#ifndef APP_ASSESS_OUTPUT_H
#define APP_ASSESS_OUTPUT_H

#include "app/assess_input.h"
#include "app/results_folder.h"
#include "output/export_csv.h"
#include "output/store_sqlite.h"
#include "study/study.h"

typedef struct assess_factor {
    int option; /* whose own it is; 0: the base's, shared by the options that state it alike */
    int index;  /* in that option's scenario */
} assess_factor;

typedef struct assess_output {
    const assess_input *input;
    const study_design *design;
    bool series;
    store_sqlite *store;
    export_csv *runs, *factors; /* NULL unless asked for */
    assess_factor *keys;        /* store's factor_key - 1 */
    int key_count;
    double *values; /* scratch, one for each factor of any option */
} assess_output;

/* Creates the files in the partial folder and writes what was run. On failure `out` is clear. */
posture_status assess_output_open(assess_output *out, const assess_input *input, const study_design *design,
                                  const results_folder *folder, bool csv, bool series);
study_sink assess_output_sink(assess_output *out); /* without progress */
posture_status assess_output_finish(assess_output *out);
void assess_output_close(assess_output *out); /* zeroed storage is harmless */

#endif
