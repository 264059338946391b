/* What posture options cost: from the changes that each makes to the posture, by the scenario's cost cards. */
#ifndef POSTURE_COST_H
#define POSTURE_COST_H

#include <posture/diagnostic.h>

typedef struct posture_cost_def {
    const char *scenario; /* folder [borrowed], required */
    const char *options;  /* ids, comma-separated [borrowed]; NULL: as the scenario says, else all */
    const char *csv;      /* folder for cost_options.csv, cost_lines.csv and cost_cash.csv [borrowed]; NULL: none */
} posture_cost_def;

/* *json [out, owned, free()]: the document of docs/schema/cost.schema.json; NULL on failure. POSTURE_ERROR_INPUT: the
 * scenario has errors or no cost cards; POSTURE_ERROR_UNKNOWN_NAME: an option that it does not have;
 * POSTURE_ERROR_FILE: a table cannot be written; all with diagnostics. */
posture_status posture_cost(const posture_cost_def *def, posture_diagnostics *found, char **json);

#endif
