#include "scenario/outcome.h"

#include <assert.h>
#include <string.h>

static const outcome_definition definitions[OUTCOME_COUNT] = {
#define X(symbol, name, unit, kind, title, meaning) {name, unit, OUTCOME_KIND_##kind, title, meaning},
    OUTCOME_LIST(X)
#undef X
};

const outcome_definition *outcome_get(outcome_measure m)
{
    assert((unsigned)m < OUTCOME_COUNT);
    return &definitions[m];
}

int outcome_find(const char *name)
{
    for (int m = 0; m < OUTCOME_COUNT; m++)
        if (strcmp(definitions[m].name, name) == 0)
            return m;
    return -1;
}
