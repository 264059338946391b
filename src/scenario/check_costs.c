#include "scenario/check_costs.h"

#include <stdbool.h>
#include <string.h>

#include "theatre/forces.h"
#include "theatre/network.h"

static const record_table *table_of(const reader *r)
{
    return &r->source->tables[TABLE_COST];
}

static bool is_stated(const reader *r, int row, const char *column)
{
    const record_table *t = table_of(r);
    return t->records[row].cells[schema_find_column(t->schema, column)].text != NULL;
}

static bool is_currency(const char *text)
{
    for (int i = 0; i < 3; i++)
        if (text[i] < 'A' || text[i] > 'Z')
            return false;
    return text[3] == '\0';
}

static bool names_unit(const scenario *s, const char *name)
{
    for (int i = 0; i < s->type_count; i++)
        if (strcmp(s->types[i].id, name) == 0)
            return true;
    for (int c = 0; c < UNIT_CATEGORY_COUNT; c++)
        if (strcmp(unit_category_text((unit_category)c), name) == 0)
            return true;
    return scenario_find_country(s, name) >= 0;
}

static bool names_mode(const char *name)
{
    for (int m = 0; m < LINK_MODE_COUNT; m++)
        if (strcmp(link_mode_text((link_mode)m), name) == 0)
            return true;
    return false;
}

/* What a card of this change may name, where it names something. */
static void check_applies_to(reader *r, int row, const struct cost_card *c)
{
    const char *allowed = NULL;
    if (c->change == COST_PARAMETER && parameter_find(c->applies_to) < 0)
        allowed = "the name of a model parameter";
    else if (c->change == COST_LINK && *c->applies_to && !names_mode(c->applies_to))
        allowed = "road, rail, sea or air, or nothing";
    else if (c->change != COST_PARAMETER && c->change != COST_LINK && *c->applies_to &&
             !names_unit(r->result, c->applies_to))
        allowed = "a unit type, a unit category or a country, or nothing";
    if (allowed)
        diagnostics_fault(r->found, record_cell_mark(table_of(r), row, "applies_to"),
                          "applies_to: \"%s\" is not known; a card of change %s takes %s", c->applies_to,
                          cost_change_text(c->change), allowed);
}

static void check_per(reader *r, int row, const struct cost_card *c)
{
    const bool of_parameter = c->per == COST_PER_DOUBLING || c->per == COST_PER_STEP;
    const bool of_unit = c->per == COST_PER_UNIT || c->per == COST_PER_BATTALION || c->per == COST_PER_PERSON;
    const bool fits = c->per == COST_PER_CHANGE || (c->change == COST_PARAMETER && of_parameter) ||
                      (c->change == COST_LINK && c->per == COST_PER_KM) ||
                      (c->change != COST_PARAMETER && c->change != COST_LINK && of_unit);
    const bool of_share = c->change == COST_EQUIP && (c->per == COST_PER_UNIT || c->per == COST_PER_CHANGE);
    if (!fits || of_share)
        diagnostics_fault(r->found, record_cell_mark(table_of(r), row, "per"),
                          "per: \"%s\" is no measure of change %s; allowed are %s", cost_per_text(c->per),
                          cost_change_text(c->change),
                          c->change == COST_PARAMETER ? "doubling, step, change"
                          : c->change == COST_LINK    ? "km, change"
                          : c->change == COST_EQUIP   ? "battalion, person: a unit may be filled in part"
                                                      : "unit, battalion, person, change");
}

/* A low or high end that is not stated is the amount itself. */
static void complete_bounds(reader *r, int row, struct cost_card *c)
{
    static const char *const low[COST_KINDS] = {"equipment_low_m", "infrastructure_low_m", "running_low_m"};
    static const char *const high[COST_KINDS] = {"equipment_high_m", "infrastructure_high_m", "running_high_m"};
    for (int k = 0; k < COST_KINDS; k++) {
        double *amount = c->amount[k];
        if (!is_stated(r, row, low[k]))
            amount[COST_LOW] = amount[COST_MID];
        if (!is_stated(r, row, high[k]))
            amount[COST_HIGH] = amount[COST_MID];
        if (amount[COST_LOW] > amount[COST_MID] || amount[COST_MID] > amount[COST_HIGH])
            diagnostics_fault(r->found, record_cell_mark(table_of(r), row, low[k]),
                              "%s: low, middle and high amounts must ascend", low[k]);
    }
}

static void convert(reader *r, int row, struct cost_card *c)
{
    const struct cost_basis *basis = &r->result->cost_basis;
    const bool same = strcmp(c->currency, basis->currency) == 0 && c->price_year == basis->price_year;
    if (!is_currency(c->currency))
        diagnostics_fault(r->found, record_cell_mark(table_of(r), row, "currency"),
                          "currency: \"%s\"; a currency code has three capital letters (ISO 4217)", c->currency);
    else if (!same && c->rate <= 0)
        diagnostics_fault(r->found, record_cell_mark(table_of(r), row, "rate"),
                          "rate: missing; the card is in %s of %d and the basis is %s of %d, so it needs the basis "
                          "money that one of its units is worth",
                          c->currency, c->price_year, basis->currency, basis->price_year);
    if (c->rate <= 0)
        c->rate = 1;
    for (int k = 0; k < COST_KINDS; k++)
        for (int b = 0; b < COST_BOUNDS; b++)
            c->amount[k][b] *= c->rate;
}

void check_costs(reader *r)
{
    scenario *s = r->result;
    if (s->cost_count > 0 && !is_currency(s->cost_basis.currency)) {
        diagnostics_fault(r->found, r->source->tables[TABLE_COST_BASIS].mark,
                          "costs: a scenario with costs.csv states its currency and price_year here, as in "
                          "costs: {currency: EUR, price_year: 2021}");
        return;
    }
    for (int i = 0; i < s->cost_count; i++) {
        struct cost_card *c = &s->costs[i];
        check_applies_to(r, i, c);
        check_per(r, i, c);
        complete_bounds(r, i, c);
        convert(r, i, c);
    }
}
