/* The model parameters a scenario may set: see parameter_list.h for each. */
#ifndef SCENARIO_PARAMETER_H
#define SCENARIO_PARAMETER_H

#include "scenario/parameter_list.h"

typedef enum parameter_id {
#define X(symbol, name, unit, initial, lowest, highest, process, meaning) PARAMETER_##symbol,
    PARAMETER_LIST(X)
#undef X
        PARAMETER_COUNT
} parameter_id;

typedef struct parameter_definition {
    const char *name;
    const char *unit;
    double initial, lowest, highest;
    const char *process;
    const char *meaning;
} parameter_definition;

const parameter_definition *parameter_get(parameter_id id); /* never NULL */
int parameter_find(const char *name);                       /* -1 where unknown */

#endif
