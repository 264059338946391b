/* The folder of a study's results, never half-written: everything goes into FOLDER.partial, which takes FOLDER's place
 * when it is complete. A run that is killed leaves FOLDER as it was and a readable store in FOLDER.partial. */
#ifndef APP_RESULTS_FOLDER_H
#define APP_RESULTS_FOLDER_H

#include <posture/diagnostic.h>

typedef struct results_folder {
    char *path;    /* where the results will stand */
    char *partial; /* where they are written */
    int lock;      /* file descriptor; one run at a time writes here */
} results_folder;

/* `path` is taken as given. A folder that holds files and is not one of results is refused, a folder another run
 * writes to as well; `found` says so. Old contents of the partial folder are removed. */
posture_status results_folder_open(results_folder *f, const char *path, posture_diagnostics *found);

/* PARTIAL/name, malloc'ed; NULL when out of memory. */
char *results_folder_file(const results_folder *f, const char *name);

/* Puts the partial folder in place. Files in an older results folder that are not results are kept. */
posture_status results_folder_complete(results_folder *f);

void results_folder_close(results_folder *f); /* zeroed storage is harmless */

#endif
