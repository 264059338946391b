#include "scenario/check_forces.h"

#include <string.h>

static bool has_three_letters(const char *id)
{
    for (int i = 0; i < 3; i++)
        if (!((id[i] >= 'A' && id[i] <= 'Z')))
            return false;
    return id[3] == '\0';
}

static void check_countries(reader *r)
{
    const record_table *table = &r->source->tables[TABLE_COUNTRY];
    const scenario *s = r->result;
    if (s->country_count > SCENARIO_COUNTRY_MAX)
        diagnostics_fault(r->found, table->mark, "%d countries; at most %d are possible", s->country_count,
                          SCENARIO_COUNTRY_MAX);
    for (int i = 0; i < s->country_count; i++)
        if (!has_three_letters(s->countries[i].id))
            diagnostics_fault(r->found, record_cell_mark(table, i, "id"),
                              "id: \"%s\"; a country code has three capital letters (ISO 3166 alpha-3)%s",
                              s->countries[i].id,
                              strlen(s->countries[i].id) == 2 ? ", because YAML reads a bare NO as false" : "");
}

static void check_unit(reader *r, int i, const int32_t *component)
{
    const record_table *table = &r->source->tables[TABLE_UNIT];
    const network *net = &r->result->net;
    const struct unit *u = &r->result->units[i];
    if (u->available_day > r->result->horizon_day && r->result->horizon_day > 0)
        diagnostics_warning(r->found, record_cell_mark(table, i, "available_from"),
                            "available_from: after the horizon, so the unit never appears");
    if (!component || u->home < 0)
        return;
    if (net->first[u->home] == net->first[u->home + 1])
        diagnostics_fault(r->found, record_cell_mark(table, i, "home"),
                          "home: no link reaches \"%s\", so the unit can never leave", net->places[u->home].id);
    else if (u->deploy_to >= 0 && component[u->home] != component[u->deploy_to])
        diagnostics_fault(r->found, record_cell_mark(table, i, "deploy_to"),
                          "deploy_to: no route by road, rail, sea or air leads from \"%s\" to \"%s\"",
                          net->places[u->home].id, net->places[u->deploy_to].id);
    if (u->prepositioned_at >= 0 && u->deploy_to >= 0 && component[u->prepositioned_at] != component[u->deploy_to])
        diagnostics_fault(r->found, record_cell_mark(table, i, "prepositioned_at"),
                          "prepositioned_at: no route leads from \"%s\" to \"%s\"", net->places[u->prepositioned_at].id,
                          net->places[u->deploy_to].id);
}

void check_forces(reader *r, const int32_t *component)
{
    check_countries(r);
    for (int i = 0; i < r->result->unit_count; i++)
        check_unit(r, i, component);
}
