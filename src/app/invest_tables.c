#include "app/invest_tables.h"

#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/invest_document.h"
#include "base/diagnostic.h"
#include "base/file.h"
#include "investment/pledge.h"

enum { ROW_BYTE = 1024 };

/* Text that grows; a failed allocation is remembered. */
struct table_text {
    char *text;
    size_t length, capacity;
    bool failed;
};

__attribute__((format(printf, 2, 3))) static void put(struct table_text *t, const char *format, ...)
{
    char row[ROW_BYTE];
    va_list arguments;
    va_start(arguments, format);
    const int wrote = vsnprintf(row, sizeof row, format, arguments);
    va_end(arguments);
    if (t->failed || wrote < 0 || wrote >= ROW_BYTE) {
        t->failed = true;
        return;
    }
    if (t->length + (size_t)wrote + 1 > t->capacity) {
        const size_t capacity = 2 * (t->capacity + ROW_BYTE);
        char *grown = realloc(t->text, capacity);
        if (!grown) {
            t->failed = true;
            return;
        }
        t->text = grown;
        t->capacity = capacity;
    }
    memcpy(t->text + t->length, row, (size_t)wrote + 1);
    t->length += (size_t)wrote;
}

static void put_years(const struct invest_result *r, struct table_text *t)
{
    put(t, "path,country,year,gdp_m,share,spending_m,equipment_m,personnel_m,operations_m,infrastructure_m,opening_m,"
           "delivered_m,price_loss_m,pipeline_m,unspent_m,equipment_delivered_m,capital_m,people,readiness_share,"
           "units_ready,currency,price_year\n");
    for (int p = 0; p < r->path_count; p++)
        for (int c = 0; c < r->country_count; c++) {
            const struct outlook *o = invest_outlook(r, p, c);
            for (int i = 0; i < o->year_count; i++) {
                const struct year_row *y = &o->years[i];
                if (y->year < r->first_year)
                    continue;
                put(t, "%s,%s,%d,%.17g,%.17g,%.17g,%.17g,%.17g,%.17g,%.17g,", r->paths[p]->id, o->country, y->year,
                    y->gdp_m, y->share, y->spending_m, y->equipment_m, y->personnel_m, y->operations_m,
                    y->infrastructure_m);
                put(t, "%.17g,%.17g,%.17g,%.17g,%.17g,%.17g,%.17g,%.17g,%.17g,%d,%s,%d\n", y->opening_m, y->delivered_m,
                    y->price_loss_m, y->pipeline_m, y->backlog_m, y->equipment_delivered_m, y->capital_m, y->people,
                    y->readiness_share, formation_ready(o->units, o->unit_count, y->year), r->s->investment.currency,
                    r->s->investment.price_year);
            }
        }
}

static void put_year(struct table_text *t, int year, const char *behind)
{
    if (year == INT_MAX)
        put(t, "%s", behind);
    else
        put(t, "%d%s", year, behind);
}

static void put_units(const struct invest_result *r, struct table_text *t)
{
    put(t, "path,country,id,programme,type,home,mark,formed_year,equipped_year,trained_year,ready_year\n");
    for (int p = 0; p < r->path_count; p++)
        for (int c = 0; c < r->country_count; c++) {
            const struct outlook *o = invest_outlook(r, p, c);
            for (int i = 0; i < o->unit_count; i++) {
                const struct formed_unit *u = &o->units[i];
                const struct programme *w = &r->s->programmes[u->programme];
                char id[160];
                invest_unit_id(r, u, id, sizeof id);
                put(t, "%s,%s,%s,%s,%s,%s,%s,", r->paths[p]->id, o->country, u->ordinal > 0 ? id : "", w->id,
                    r->s->types[w->type].id, r->s->net.places[w->home].id, provenance_mark_text(w->mark));
                put_year(t, u->formed_year, ",");
                put_year(t, u->equipped_year, ",");
                put_year(t, u->trained_year, ",");
                put_year(t, u->ready_year, "\n");
            }
        }
}

static void put_pledges(const struct invest_result *r, struct table_text *t)
{
    put(t, "path,country,year,share,equipment_share,two_percent,equipment_20_percent,three_and_half_percent\n");
    for (int p = 0; p < r->path_count; p++)
        for (int c = 0; c < r->country_count; c++) {
            const struct outlook *o = invest_outlook(r, p, c);
            for (int i = 0; i < o->year_count; i++) {
                const struct year_row *y = &o->years[i];
                const double equipment = y->spending_m > 0 ? y->equipment_m / y->spending_m : 0;
                const struct pledge met = pledge_of(y->share, equipment);
                if (y->year >= r->first_year)
                    put(t, "%s,%s,%d,%.17g,%.17g,%d,%d,%d\n", r->paths[p]->id, o->country, y->year, y->share, equipment,
                        met.two_percent, met.equipment_20_percent, met.three_and_half_percent);
            }
        }
}

static posture_status write_table(const char *folder, const char *name, const struct table_text *t,
                                  posture_diagnostics *found)
{
    const size_t size = strlen(folder) + strlen(name) + 2;
    char *path = t->failed ? NULL : malloc(size);
    if (!path)
        return POSTURE_ERROR_MEMORY;
    snprintf(path, size, "%s/%s", folder, name);
    posture_status status = file_write_atomic(path, t->text, t->length);
    if (status == POSTURE_ERROR_FILE)
        diagnostics_fault(found, (text_mark){path, 0, 0}, "cannot be written: %s", strerror(errno));
    free(path);
    return status;
}

posture_status invest_tables_write(const struct invest_result *r, const char *folder, posture_diagnostics *found)
{
    static const struct {
        const char *name;
        void (*put)(const struct invest_result *r, struct table_text *t);
    } tables[] = {
        {"invest_years.csv", put_years}, {"invest_units.csv", put_units}, {"invest_pledges.csv", put_pledges}};
    posture_status status = file_make_folder(folder);
    if (status == POSTURE_ERROR_FILE)
        diagnostics_fault(found, (text_mark){folder, 0, 0}, "cannot be made: %s", strerror(errno));
    for (size_t i = 0; i < sizeof tables / sizeof *tables && status == POSTURE_OK; i++) {
        struct table_text t = {0};
        tables[i].put(r, &t);
        status = write_table(folder, tables[i].name, &t, found);
        free(t.text);
    }
    return status;
}
