#include "scenario/parameter.h"

#include <assert.h>
#include <string.h>

static const parameter_definition definitions[PARAMETER_COUNT] = {
#define X(symbol, name, unit, initial, lowest, highest, process, meaning)                                              \
    {name, unit, initial, lowest, highest, process, meaning},
    PARAMETER_LIST(X)
#undef X
};

const parameter_definition *parameter_get(parameter_id id)
{
    assert((unsigned)id < PARAMETER_COUNT);
    return &definitions[id];
}

int parameter_find(const char *name)
{
    for (int p = 0; p < PARAMETER_COUNT; p++)
        if (strcmp(definitions[p].name, name) == 0)
            return p;
    return -1;
}
