/* What a study runs on: the scenario, the options and attack plans asked for, each option applied and checked. */
#ifndef APP_ASSESS_INPUT_H
#define APP_ASSESS_INPUT_H

#include <posture/diagnostic.h>

#include "scenario/scenario.h"

typedef struct assess_input {
    char *name; /* of the scenario's folder */
    int option_count;
    scenario **scenarios;          /* [option_count], option applied; 0 is the posture as stated */
    const struct option **options; /* [option_count], in scenarios[0] */
    int plan_count;
    const char **plan_ids; /* [plan_count], in scenarios[0] */
} assess_input;

/* options, plans: comma-separated ids, NULL for the scenario's own choice, and all where it has none. The base posture
 * always comes first. Unknown names and faults of any option go to `found`. in: zeroed or cleared. */
posture_status assess_input_load(assess_input *in, const char *folder, const char *options, const char *plans,
                                 posture_diagnostics *found);
void assess_input_clear(assess_input *in); /* zeroed storage is harmless */

/* Name of a folder: its last component, the resolved one for "." and the like. malloc'ed, NULL out of memory. */
char *assess_input_folder_name(const char *folder);

/* Index of the attack plan or option with this id; -1 with a fault that names the nearest one where there is none. */
int assess_input_find_plan(const scenario *s, const char *id, posture_diagnostics *found);
int assess_input_find_option(const scenario *s, const char *id, posture_diagnostics *found);

#endif
