#include "app/invest_document.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/json_text.h"
#include "investment/pledge.h"

#define PATH_KIND_WORD(name, text) text,
static const char *const kinds[] = {SPENDING_PATH_LIST(PATH_KIND_WORD)};

void invest_unit_id(const struct invest_result *r, const struct formed_unit *u, char *id, size_t size)
{
    const struct programme *p = &r->s->programmes[u->programme];
    const char *type = r->s->types[p->type].id;
    if (u->ordinal > 0)
        snprintf(id, size, "%s-%s-%d-%d", p->country, type, u->ready_year, u->ordinal);
    else
        snprintf(id, size, "%s-%s-later", p->country, type);
}

static json_t *year_or_null(int year)
{
    return year == INT_MAX ? json_null() : json_integer(year);
}

static json_t *band_object(const double *band)
{
    json_builder b = json_build_object();
    json_build_set(&b, "p10", json_number(band[0]));
    json_build_set(&b, "p50", json_number(band[1]));
    json_build_set(&b, "p90", json_number(band[2]));
    return json_build_finish(&b);
}

static int reached(const struct outlook *o, int year, char which)
{
    int count = 0;
    for (int i = 0; i < o->unit_count; i++) {
        const struct formed_unit *u = &o->units[i];
        const int when = which == 'f'   ? u->formed_year
                         : which == 'e' ? u->equipped_year
                         : which == 't' ? u->trained_year
                                        : u->ready_year;
        count += when <= year;
    }
    return count;
}

static void set_money(json_builder *b, const struct year_row *y)
{
    json_build_set(b, "gdp_m", json_number(y->gdp_m));
    json_build_set(b, "share", json_number(y->share));
    json_build_set(b, "spending_m", json_number(y->spending_m));
    json_build_set(b, "equipment_m", json_number(y->equipment_m));
    json_build_set(b, "personnel_m", json_number(y->personnel_m));
    json_build_set(b, "operations_m", json_number(y->operations_m));
    json_build_set(b, "infrastructure_m", json_number(y->infrastructure_m));
    json_build_set(b, "opening_m", json_number(y->opening_m));
    json_build_set(b, "delivered_m", json_number(y->delivered_m));
    json_build_set(b, "price_loss_m", json_number(y->price_loss_m));
    json_build_set(b, "pipeline_m", json_number(y->pipeline_m));
    json_build_set(b, "unspent_m", json_number(y->backlog_m));
    json_build_set(b, "equipment_delivered_m", json_number(y->equipment_delivered_m));
}

static json_t *year_object(const struct outlook *o, int i)
{
    const struct year_row *y = &o->years[i];
    const struct pledge met = pledge_of(y->share, y->spending_m > 0 ? y->equipment_m / y->spending_m : 0);
    json_builder b = json_build_object(), spread = json_build_object();
    json_build_set(&b, "year", json_integer(y->year));
    set_money(&b, y);
    json_build_set(&b, "capital_m", json_number(y->capital_m));
    json_build_set(&b, "people", json_number(y->people));
    json_build_set(&b, "readiness_share", json_number(y->readiness_share));
    json_build_set(&b, "units_formed", json_integer(reached(o, y->year, 'f')));
    json_build_set(&b, "units_equipped", json_integer(reached(o, y->year, 'e')));
    json_build_set(&b, "units_trained", json_integer(reached(o, y->year, 't')));
    json_build_set(&b, "units_ready", json_integer(reached(o, y->year, 'r')));
    json_build_set(&b, "two_percent", json_boolean(met.two_percent));
    json_build_set(&b, "equipment_20_percent", json_boolean(met.equipment_20_percent));
    json_build_set(&b, "three_and_half_percent", json_boolean(met.three_and_half_percent));
    json_build_set(&spread, "spending_m", band_object(o->band[i].spending_m));
    json_build_set(&spread, "capital_m", band_object(o->band[i].capital_m));
    json_build_set(&spread, "units_ready", band_object(o->band[i].units_ready));
    json_build_set(&b, "spread", json_build_finish(&spread));
    return json_build_finish(&b);
}

static json_t *units_array(const struct invest_result *r, const struct outlook *o)
{
    json_builder list = json_build_array();
    for (int i = 0; i < o->unit_count; i++) {
        const struct formed_unit *u = &o->units[i];
        const struct programme *p = &r->s->programmes[u->programme];
        char id[160];
        json_builder b = json_build_object();
        invest_unit_id(r, u, id, sizeof id);
        json_build_set(&b, "id", u->ordinal > 0 ? json_string(id) : json_null());
        json_build_set(&b, "programme", json_string(p->id));
        json_build_set(&b, "type", json_string(r->s->types[p->type].id));
        json_build_set(&b, "home", json_string(r->s->net.places[p->home].id));
        json_build_set(&b, "mark", json_string(provenance_mark_text(p->mark)));
        json_build_set(&b, "formed_year", year_or_null(u->formed_year));
        json_build_set(&b, "equipped_year", year_or_null(u->equipped_year));
        json_build_set(&b, "trained_year", year_or_null(u->trained_year));
        json_build_set(&b, "ready_year", year_or_null(u->ready_year));
        json_build_append(&list, json_build_finish(&b));
    }
    return json_build_finish(&list);
}

static json_t *path_object(const struct invest_result *r, int path)
{
    const struct spending_path *p = r->paths[path];
    json_builder b = json_build_object(), countries = json_build_array();
    for (int c = 0; c < r->country_count; c++) {
        const struct outlook *o = invest_outlook(r, path, c);
        json_builder one = json_build_object(), years = json_build_array();
        for (int i = 0; i < o->year_count; i++)
            if (o->years[i].year >= r->first_year)
                json_build_append(&years, year_object(o, i));
        json_build_set(&one, "country", json_string(o->country));
        json_build_set(&one, "years", json_build_finish(&years));
        json_build_set(&one, "units", units_array(r, o));
        json_build_append(&countries, json_build_finish(&one));
    }
    json_build_set(&b, "id", json_string(p->id));
    json_build_set(&b, "title", json_string(p->title));
    json_build_set(&b, "kind", json_string(kinds[p->kind]));
    json_build_set(&b, "mark", json_string(provenance_mark_text(p->mark)));
    json_build_set(&b, "countries", json_build_finish(&countries));
    return json_build_finish(&b);
}

/* What was recorded, those years after the base year among them. */
static json_t *recorded_array(const struct invest_result *r)
{
    json_builder list = json_build_array();
    for (int i = 0; i < r->s->spending_count; i++) {
        const struct spending *y = &r->s->spending[i];
        if (y->equipment_share + y->personnel_share <= 0 || y->gdp_m <= 0)
            continue;
        const double share = y->gdp_share > 0 ? y->gdp_share : y->spending_m / y->gdp_m;
        const struct pledge met = pledge_of(share, y->equipment_share);
        json_builder b = json_build_object();
        json_build_set(&b, "country", json_string(y->country));
        json_build_set(&b, "year", json_integer(y->year));
        json_build_set(&b, "estimate", json_boolean(y->estimate));
        json_build_set(&b, "share", json_number(share));
        json_build_set(&b, "equipment_share", json_number(y->equipment_share));
        json_build_set(&b, "two_percent", json_boolean(met.two_percent));
        json_build_set(&b, "equipment_20_percent", json_boolean(met.equipment_20_percent));
        json_build_set(&b, "three_and_half_percent", json_boolean(met.three_and_half_percent));
        json_build_append(&list, json_build_finish(&b));
    }
    return json_build_finish(&list);
}

static json_t *target_object(const struct invest_result *r)
{
    json_builder b = json_build_object(), list = json_build_array();
    for (int p = 0; p < r->path_count; p++) {
        json_builder one = json_build_object();
        json_build_set(&one, "path", json_string(r->paths[p]->id));
        json_build_set(&one, "share", r->target_share[p] < 0 ? json_null() : json_number(r->target_share[p]));
        json_build_append(&list, json_build_finish(&one));
    }
    json_build_set(&b, "country", json_string(r->target_country));
    json_build_set(&b, "units", json_integer(r->target_units));
    json_build_set(&b, "year", json_integer(r->target_year));
    json_build_set(&b, "needed", json_build_finish(&list));
    return json_build_finish(&b);
}

json_t *invest_document(const struct invest_result *r)
{
    const struct investment_terms *t = &r->s->investment;
    json_builder b = json_build_object(), basis = json_build_object(), paths = json_build_array();
    json_build_set(&basis, "currency", json_string(t->currency));
    json_build_set(&basis, "price_year", json_integer(t->price_year));
    json_build_set(&basis, "base_year", json_integer(t->base_year));
    for (int p = 0; p < r->path_count; p++)
        json_build_append(&paths, path_object(r, p));
    json_build_set(&b, "schema_version", json_integer(1));
    json_build_set(&b, "scenario", json_string(r->s->title));
    json_build_set(&b, "scenario_hash", json_string(r->s->hash));
    json_build_set(&b, "basis", json_build_finish(&basis));
    json_build_set(&b, "first_year", json_integer(r->first_year));
    json_build_set(&b, "last_year", json_integer(r->last_year));
    json_build_set(&b, "paths", json_build_finish(&paths));
    json_build_set(&b, "recorded", recorded_array(r));
    json_build_set(&b, "target", r->targeted ? target_object(r) : json_null());
    return json_build_finish(&b);
}
