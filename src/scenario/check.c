#include "scenario/check.h"

#include <math.h>

#include "scenario/check_costs.h"
#include "scenario/check_forces.h"
#include "scenario/check_network.h"
#include "scenario/check_plans.h"
#include "scenario/check_spending.h"
#include "scenario/check_stakes.h"
#include "scenario/complete.h"

static void check_factors(reader *r)
{
    const record_table *factors = &r->source->tables[TABLE_FACTOR];
    for (int i = 0; i < factors->count; i++)
        if (!r->factor_used[i])
            diagnostics_warning(r->found, factors->records[i].mark, "factor \"%s\" is never used",
                                factors->records[i].id);
}

static double highest(const scenario *s, parameter_id id)
{
    quantity q = s->parameters[id];
    return q.factor >= 0 ? distribution_high(&s->factors[q.factor].spread) : q.value;
}

static text_mark parameter_mark(const reader *r, parameter_id id)
{
    return record_cell_mark(&r->source->tables[TABLE_PARAMETER], 0, parameter_get(id)->name);
}

static void check_parameters(reader *r)
{
    const scenario *s = r->result;
    double warning_day = highest(s, PARAMETER_WARNING_STATED_DAY);
    double preparation_day = highest(s, PARAMETER_PREPARATION_DAY);
    if (warning_day > preparation_day)
        diagnostics_fault(
            r->found, parameter_mark(r, PARAMETER_WARNING_STATED_DAY),
            "warning_stated_day: %g days of warning, but the build-up lasts at most %g (preparation_day); "
            "nobody is warned before it starts",
            warning_day, preparation_day);
    if (s->parameters[PARAMETER_PREPARED_HOUR].value < s->parameters[PARAMETER_HASTY_HOUR].value)
        diagnostics_fault(r->found, parameter_mark(r, PARAMETER_PREPARED_HOUR),
                          "prepared_hour: earlier than hasty_hour");
    if (s->parameters[PARAMETER_SUPPLY_HALF_KM].value < s->parameters[PARAMETER_SUPPLY_FULL_KM].value)
        diagnostics_fault(r->found, parameter_mark(r, PARAMETER_SUPPLY_HALF_KM),
                          "supply_half_km: nearer than supply_full_km");
    double steps = 24 / s->contact_step_hour;
    if (steps != floor(steps))
        diagnostics_fault(r->found, record_cell_mark(&r->source->tables[TABLE_SCENARIO], 0, "contact_step_hour"),
                          "contact_step_hour: %g does not divide a day of 24 hours", s->contact_step_hour);
}

void check_scenario(reader *r)
{
    const network *net = &r->result->net;
    const record_table *tables = r->source->tables;
    int32_t *component = NULL;
    if (!check_has_fault(r, tables[TABLE_PLACE].mark.file) && !check_has_fault(r, tables[TABLE_LINK].mark.file)) {
        complete_scenario(r);
        component = arena_allocate_array(&r->result->memory, (size_t)net->place_count, sizeof *component);
        if (!component || r->out_of_memory) {
            r->out_of_memory = true;
            return;
        }
        network_components(net, 1u << LINK_ROAD | 1u << LINK_RAIL | 1u << LINK_SEA | 1u << LINK_AIR, component);
        check_network(r);
    }
    if (!check_has_fault(r, tables[TABLE_SCENARIO].mark.file)) {
        check_factors(r);
        check_parameters(r);
    }
    check_forces(r, component);
    if (!check_has_fault(r, tables[TABLE_COST].mark.file))
        check_costs(r);
    if (!check_has_fault(r, tables[TABLE_SPENDING].mark.file) && !check_has_fault(r, tables[TABLE_PATH].mark.file))
        check_spending(r);
    if (!check_has_fault(r, tables[TABLE_ADVERSARY].mark.file) && !check_has_fault(r, tables[TABLE_ALLY].mark.file))
        check_stakes(r);
    check_plans(r, component);
}
