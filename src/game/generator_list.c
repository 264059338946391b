#include "game/generator_list.h"

#include <string.h>

#include "game/audience.h"
#include "game/bargaining.h"
#include "game/brinkmanship.h"
#include "game/escalation.h"
#include "game/extended.h"
#include "game/mutual.h"
#include "game/rudimentary.h"
#include "game/unilateral.h"

static const struct generator *const generators[] = {
    &rudimentary_generator, &unilateral_generator,   &mutual_generator,
    &escalation_generator,  &extended_generator,     &bargaining_generator,
    &audience_generator,    &brinkmanship_generator, NULL};

int generator_count(void)
{
    int count = 0;
    while (generators[count])
        count++;
    return count;
}

const struct generator *generator_at(int index)
{
    return generators[index];
}

const struct generator *generator_find(const char *name)
{
    for (int i = 0; i < generator_count(); i++)
        if (strcmp(generators[i]->name, name) == 0)
            return generators[i];
    return NULL;
}

int generator_parameter_count(const struct generator *which)
{
    int count = 0;
    while (which->parameters[count].key)
        count++;
    return count;
}
