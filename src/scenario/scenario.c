#include "scenario/scenario.h"

#include <stdlib.h>
#include <string.h>

void scenario_destroy(scenario *s)
{
    if (!s)
        return;
    arena_clear(&s->memory);
    free(s);
}

/* Index of the row whose `id` is the text searched for, -1 where there is none. */
#define FIND(rows, count)                                                                                              \
    for (int i = 0; i < (count); i++)                                                                                  \
        if (strcmp((rows)[i].id, id) == 0)                                                                             \
            return i;                                                                                                  \
    return -1

int scenario_find_place(const scenario *s, const char *id)
{
    FIND(s->net.places, s->net.place_count);
}

int scenario_find_unit(const scenario *s, const char *id)
{
    FIND(s->units, s->unit_count);
}

int scenario_find_country(const scenario *s, const char *id)
{
    FIND(s->countries, s->country_count);
}

int scenario_find_plan(const scenario *s, const char *id)
{
    FIND(s->plans, s->plan_count);
}

int scenario_find_option(const scenario *s, const char *id)
{
    FIND(s->options, s->option_count);
}

int scenario_find_factor(const scenario *s, const char *id)
{
    FIND(s->factors, s->factor_count);
}
