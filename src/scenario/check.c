#include "scenario/check.h"

static void check_factors(reader *r)
{
    const record_table *factors = &r->source->tables[TABLE_FACTOR];
    for (int i = 0; i < factors->count; i++)
        if (!r->factor_used[i])
            diagnostics_warning(r->found, factors->records[i].mark, "factor \"%s\" is never used",
                                factors->records[i].id);
}

void check_scenario(reader *r)
{
    check_factors(r);
}
