/* Coded events filtered into the probability that an attack is being prepared, by pair of actors and week. */
#ifndef POSTURE_WARN_H
#define POSTURE_WARN_H

#include <stdbool.h>

#include <posture/diagnostic.h>

typedef struct posture_warn_def {
    const char *events; /* a file: own CSV, GDELT 2.0, ICEWS, POLECAT, ACLED [borrowed] */
    const char
        *rates; /* a table indicator,peace,exercise,preparation of events a week [borrowed]; NULL: assumed ones */
    const char *labels; /* a table source_country,target_country,from,to,state [borrowed]; NULL: nothing to score */
    bool estimate;      /* rates from the labels */
    double threshold;   /* at which the alarm is raised, for the score; 0..1 */
} posture_warn_def;

posture_warn_def posture_warn_def_default(void);

/* *json [out, owned, free()]: the document of docs/schema/warn.schema.json; NULL on failure. Rows that cannot be used
 * are warnings. POSTURE_ERROR_INPUT, POSTURE_ERROR_FILE: with diagnostics. */
posture_status posture_warn(const posture_warn_def *def, posture_diagnostics *found, char **json);

#endif
