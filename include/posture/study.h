/* A study: posture options x attack plans x the points of a design over uncertain factors x replications, kept in a
 * store that survives any end of the process. */
#ifndef POSTURE_STUDY_H
#define POSTURE_STUDY_H

#include <stdbool.h>
#include <stddef.h>

#include <posture/diagnostic.h>

typedef struct posture_study_def {
    const char *file;   /* STUDY.yaml [borrowed]; NULL with resume */
    const char *resume; /* folder of a study to complete [borrowed], NULL: a new one */
    const char *output; /* folder of a new study [borrowed]; NULL: results/study */
    int threads;        /* 0: one for each processor; they do not change the results */
    bool plan_only;     /* how many campaigns, how long, how much disk; nothing is written */
    void *context;      /* of progress */
    bool (*progress)(void *context, size_t done, size_t total); /* NULL: none; false stops, to be resumed */
} posture_study_def;

/* *json [out, owned, free()]: the document of docs/schema/study.schema.json; NULL on failure. The folder gets
 * study.sqlite, study.json and the tables X.csv and Y.csv. POSTURE_ERROR_INPUT: faults of the study or its scenario;
 * POSTURE_ERROR_STORE: the store is in use, full, of another version or of another scenario; all with diagnostics. What
 * was stored before a failure is kept, and resume completes it to the bytes of an undisturbed run. */
posture_status posture_study(const posture_study_def *def, posture_diagnostics *found, char **json);

#endif
