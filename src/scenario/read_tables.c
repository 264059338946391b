#include "scenario/read_tables.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "base/units.h"
#include "scenario/read_row.h"

static void read_settings(reader *r)
{
    scenario *s = r->result;
    const record_table *settings = &r->source->tables[TABLE_SCENARIO];
    const record_table *parameters = &r->source->tables[TABLE_PARAMETER];
    if (settings->count == 0)
        return;
    read_row(r, settings, 0, s);
    const record_cell *format = &settings->records[0].cells[schema_find_column(settings->schema, "format")];
    if (format->text && strcmp(format->text, "1") != 0)
        diagnostics_fault(r->found, format->mark, "format: \"%s\" is not known; this version reads format 1",
                          format->text);
    int date = schema_find_column(settings->schema, "d_day");
    cell_place at = {&settings->schema->columns[date], &settings->records[0].cells[date], "scenario/d_day", {0}};
    if (*s->d_day)
        cell_date(r, &at, &r->d_day_serial);
    read_row(r, &r->source->tables[TABLE_ASSESS], 0, s);
    read_row(r, &r->source->tables[TABLE_COST_BASIS], 0, s);
    read_row(r, &r->source->tables[TABLE_INVESTMENT], 0, s);
    for (int side = 0; side < SIDE_COUNT; side++) {
        s->sides[side] = (struct side){"", ""};
        if (r->source->tables[TABLE_SIDE].records[side].node)
            read_row(r, &r->source->tables[TABLE_SIDE], side, &s->sides[side]);
    }
    for (int p = 0; p < PARAMETER_COUNT; p++)
        s->parameter_stated[p] = parameters->records[0].cells[p].text != NULL;
}

/* What is not stated takes the default, which is this program's assumption. */
static void read_parameters(reader *r)
{
    scenario *s = r->result;
    if (r->source->tables[TABLE_PARAMETER].count == 0)
        return;
    read_row(r, &r->source->tables[TABLE_PARAMETER], 0, s);
    for (int p = 0; p < PARAMETER_COUNT; p++)
        s->provenance.count[PROVENANCE_ASSUMED] += !s->parameter_stated[p];
}

static const char *factor_text(reader *r, const record *row, factor_column c)
{
    const schema_column *column = &schema_get(TABLE_FACTOR)->columns[c];
    if (row->cells[c].text)
        return cell_copy(r, row->cells[c].text);
    if (column->required)
        diagnostics_fault(r->found, row->mark, "%s: missing; %s is required", column->name,
                          schema_type_text(column->type));
    return column->initial ? column->initial : "";
}

static void read_factor(reader *r, const record_table *table, const record *row)
{
    struct factor f = {.kind = FACTOR_EPISTEMIC, .mark = PROVENANCE_ASSUMED, .source = -1};
    f.id = factor_text(r, row, FACTOR_ID);
    f.hash = text_hash(f.id);
    f.title = factor_text(r, row, FACTOR_TITLE);
    f.unit = factor_text(r, row, FACTOR_UNIT);
    if (!*units_alternatives(f.unit))
        diagnostics_fault(r->found, row->cells[FACTOR_UNIT].mark, "unit: \"%s\" is not a known unit of measure",
                          f.unit);
    schema_column named = table->schema->columns[FACTOR_VALUE];
    named.name = f.id;
    record_cell whole = {.text = "", .mark = row->mark, .scale = 1};
    cell_place at = {&named, &whole, "factor", {f.mark, f.source}};
    if (!cell_distribution(r, row, f.unit, &at, &f))
        f.spread = distribution_constant(NAN);
    r->result->provenance.count[f.mark]++;
    cell_add_factor(r, &f);
}

static void read_factors(reader *r)
{
    const record_table *table = &r->source->tables[TABLE_FACTOR];
    for (int i = 0; i < table->count; i++)
        read_factor(r, table, &table->records[i]);
    r->result->stated_factor_count = r->result->factor_count;
}

static void read_network(reader *r)
{
    network *net = &r->result->net;
    net->places = read_rows(r, &r->source->tables[TABLE_PLACE], &net->place_count);
    net->links = read_rows(r, &r->source->tables[TABLE_LINK], &net->link_count);
    for (int i = 0; i < net->link_count; i++)
        net->links[i].id = cell_copy(r, r->source->tables[TABLE_LINK].records[i].id);
}

/* The share of assumed values tells how far the campaign rests on assumptions: a table of statistics does not dilute
 * it. */
static void read_spending(reader *r)
{
    const provenance_count before = r->result->provenance;
    r->result->spending = read_rows(r, &r->source->tables[TABLE_SPENDING], &r->result->spending_count);
    r->result->provenance = before;
}

void read_tables(reader *r)
{
    scenario *s = r->result;
    read_settings(r);
    s->sources = read_rows(r, &r->source->tables[TABLE_SOURCE], &s->source_count);
    read_factors(r);
    read_parameters(r);
    s->countries = read_rows(r, &r->source->tables[TABLE_COUNTRY], &s->country_count);
    read_network(r);
    s->types = read_rows(r, &r->source->tables[TABLE_UNIT_TYPE], &s->type_count);
    s->units = read_rows(r, &r->source->tables[TABLE_UNIT], &s->unit_count);
    s->costs = read_rows(r, &r->source->tables[TABLE_COST], &s->cost_count);
    read_spending(r);
    s->paths = read_rows(r, &r->source->tables[TABLE_PATH], &s->path_count);
    s->programmes = read_rows(r, &r->source->tables[TABLE_PROGRAMME], &s->programme_count);
    s->adversaries = read_rows(r, &r->source->tables[TABLE_ADVERSARY], &s->adversary_count);
    s->beliefs = read_rows(r, &r->source->tables[TABLE_BELIEF], &s->belief_count);
    s->worths = read_rows(r, &r->source->tables[TABLE_WORTH], &s->worth_count);
    read_row(r, &r->source->tables[TABLE_ALLIANCE], 0, s);
    s->allies = read_rows(r, &r->source->tables[TABLE_ALLY], &s->ally_count);
    s->indicators = read_rows(r, &r->source->tables[TABLE_INDICATOR], &s->indicator_count);
}
