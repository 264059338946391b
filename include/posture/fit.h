/* Lanchester-type attrition laws fitted to a campaign's daily strengths and losses (Bracken's general form). */
#ifndef POSTURE_FIT_H
#define POSTURE_FIT_H

#include <posture/diagnostic.h>

typedef struct posture_fit_def {
    const char
        *table;      /* CSV file [borrowed], required: day,blue_strength,red_strength,blue_losses,red_losses,attacker */
    const char *law; /* square, linear, log or general (default) */
} posture_fit_def;

posture_fit_def posture_fit_def_default(void);

/* *json [out, owned, free()]: the document of docs/schema/fit.schema.json; NULL on failure. Rows that cannot be used
 * are warnings in `found` and stand in the document. POSTURE_ERROR_INPUT: no usable table, or the law asked for cannot
 * be told from it; POSTURE_ERROR_UNKNOWN_NAME: no such law; POSTURE_ERROR_FILE: all with diagnostics. */
posture_status posture_fit(const posture_fit_def *def, posture_diagnostics *found, char **json);

#endif
