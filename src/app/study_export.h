/* The tables of a study: X.csv, what each trial was (option, plan, point, replication, value of each factor), and
 * Y.csv, what came of it, line for line the same trials. Bytes depend on the study alone. */
#ifndef APP_STUDY_EXPORT_H
#define APP_STUDY_EXPORT_H

#include "app/study_trials.h"

/* Replaces both files in `folder`, each all or nothing. */
posture_status study_export(const study_trials *trials, trial_store *store, const char *folder);

#endif
