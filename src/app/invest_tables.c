#include "app/invest_tables.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/invest_document.h"
#include "app/table_files.h"
#include "investment/pledge.h"

static void put_years(const void *context, text_out *t)
{
    const struct invest_result *r = context;
    text_out_format(
        t, "path,country,year,gdp_m,share,spending_m,equipment_m,personnel_m,operations_m,infrastructure_m,opening_m,"
           "delivered_m,price_loss_m,pipeline_m,unspent_m,equipment_delivered_m,capital_m,people,readiness_share,"
           "units_ready,currency,price_year\n");
    for (int p = 0; p < r->path_count; p++)
        for (int c = 0; c < r->country_count; c++) {
            const struct outlook *o = invest_outlook(r, p, c);
            for (int i = 0; i < o->year_count; i++) {
                const struct year_row *y = &o->years[i];
                if (y->year < r->first_year)
                    continue;
                text_out_format(t, "%s,%s,%d,%.17g,%.17g,%.17g,%.17g,%.17g,%.17g,%.17g,", r->paths[p]->id, o->country,
                                y->year, y->gdp_m, y->share, y->spending_m, y->equipment_m, y->personnel_m,
                                y->operations_m, y->infrastructure_m);
                text_out_format(t, "%.17g,%.17g,%.17g,%.17g,%.17g,%.17g,%.17g,%.17g,%.17g,%d,%s,%d\n", y->opening_m,
                                y->delivered_m, y->price_loss_m, y->pipeline_m, y->backlog_m, y->equipment_delivered_m,
                                y->capital_m, y->people, y->readiness_share,
                                formation_ready(o->units, o->unit_count, y->year), r->s->investment.currency,
                                r->s->investment.price_year);
            }
        }
}

static void put_year(text_out *t, int year, const char *behind)
{
    if (year == INT_MAX)
        text_out_format(t, "%s", behind);
    else
        text_out_format(t, "%d%s", year, behind);
}

static void put_units(const void *context, text_out *t)
{
    const struct invest_result *r = context;
    text_out_format(t, "path,country,id,programme,type,home,mark,formed_year,equipped_year,trained_year,ready_year\n");
    for (int p = 0; p < r->path_count; p++)
        for (int c = 0; c < r->country_count; c++) {
            const struct outlook *o = invest_outlook(r, p, c);
            for (int i = 0; i < o->unit_count; i++) {
                const struct formed_unit *u = &o->units[i];
                const struct programme *w = &r->s->programmes[u->programme];
                char id[160];
                invest_unit_id(r, u, id, sizeof id);
                text_out_format(t, "%s,%s,%s,%s,%s,%s,%s,", r->paths[p]->id, o->country, u->ordinal > 0 ? id : "",
                                w->id, r->s->types[w->type].id, r->s->net.places[w->home].id,
                                provenance_mark_text(w->mark));
                put_year(t, u->formed_year, ",");
                put_year(t, u->equipped_year, ",");
                put_year(t, u->trained_year, ",");
                put_year(t, u->ready_year, "\n");
            }
        }
}

static void put_pledges(const void *context, text_out *t)
{
    const struct invest_result *r = context;
    text_out_format(
        t, "path,country,year,share,equipment_share,two_percent,equipment_20_percent,three_and_half_percent\n");
    for (int p = 0; p < r->path_count; p++)
        for (int c = 0; c < r->country_count; c++) {
            const struct outlook *o = invest_outlook(r, p, c);
            for (int i = 0; i < o->year_count; i++) {
                const struct year_row *y = &o->years[i];
                const double equipment = y->spending_m > 0 ? y->equipment_m / y->spending_m : 0;
                const struct pledge met = pledge_of(y->share, equipment);
                if (y->year >= r->first_year)
                    text_out_format(t, "%s,%s,%d,%.17g,%.17g,%d,%d,%d\n", r->paths[p]->id, o->country, y->year,
                                    y->share, equipment, met.two_percent, met.equipment_20_percent,
                                    met.three_and_half_percent);
            }
        }
}

posture_status invest_tables_write(const struct invest_result *r, const char *folder, posture_diagnostics *found)
{
    static const table_file tables[] = {
        {"invest_years.csv", put_years}, {"invest_units.csv", put_units}, {"invest_pledges.csv", put_pledges}};
    return table_files_write(folder, tables, sizeof tables / sizeof *tables, r, found);
}
