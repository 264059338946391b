#include "app/year_options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/invest_document.h"
#include "base/diagnostic.h"
#include "base/json_text.h"
#include "investment/outlook.h"

enum { UNIT_BYTE = 512, ID_BYTE = 160, TITLE_BYTE = 256 };

/* One option under construction. */
struct making {
    const scenario *s;
    const struct spending_path *path;
    int year;
    char *text; /* the option as its file would have it */
    size_t length, size;
    int units;
};

static bool takes_part(const scenario *s, const char *country)
{
    return scenario_find_country(s, country) >= 0;
}

static void add_unit(struct making *m, const struct formed_unit *u, const char *id)
{
    const struct programme *p = &m->s->programmes[u->programme];
    m->length += (size_t)snprintf(
        m->text + m->length, m->size - m->length,
        "  - {add: unit/%s, name: %s, country: %s, parent: New units (%s), type: %s, home: %s, ntm_day: 1, "
        "strength_percent: 100, readiness: active, authority: national, mark: assumed}\n",
        id, id, p->country, p->country, m->s->types[p->type].id, m->s->net.places[p->home].id);
    m->units++;
}

/* The units of one country that are ready by the year. */
static posture_status add_country(struct making *m, const char *country)
{
    struct outlook o = {0};
    if (m->year <= m->s->investment.base_year)
        return POSTURE_OK;
    posture_status status = outlook_make(m->s, m->path, country, m->year, 0, 0, &o);
    const struct invest_result names = {.s = (scenario *)m->s};
    for (int i = 0; i < o.unit_count && status == POSTURE_OK; i++) {
        char id[ID_BYTE];
        if (o.units[i].ready_year > m->year)
            continue;
        invest_unit_id(&names, &o.units[i], id, sizeof id);
        add_unit(m, &o.units[i], id);
    }
    outlook_clear(&o);
    return status;
}

static bool is_first_of_country(const scenario *s, int programme)
{
    for (int i = 0; i < programme; i++)
        if (strcmp(s->programmes[i].country, s->programmes[programme].country) == 0)
            return false;
    return true;
}

static posture_status write_option(struct making *m, const char *title)
{
    size_t most = 0;
    for (int p = 0; p < m->s->programme_count; p++)
        most += (size_t)m->s->programmes[p].count;
    m->size = TITLE_BYTE + 64 + UNIT_BYTE * most;
    m->text = calloc(m->size, 1);
    if (!m->text)
        return POSTURE_ERROR_MEMORY;
    m->length = (size_t)snprintf(m->text, m->size, "title: \"%s\"\nedits:\n", title);
    posture_status status = POSTURE_OK;
    for (int p = 0; p < m->s->programme_count && status == POSTURE_OK; p++)
        if (is_first_of_country(m->s, p) && takes_part(m->s, m->s->programmes[p].country))
            status = add_country(m, m->s->programmes[p].country);
    if (m->units == 0)
        snprintf(m->text, m->size, "title: \"%s\"\n", title);
    return status;
}

/* Warnings are the base's again and left out. */
static posture_status load(const assess_input *in, const struct year_option *o, const char *text,
                           posture_diagnostics *found, scenario **result)
{
    posture_diagnostics *own = NULL;
    posture_status status = posture_diagnostics_create(&own);
    if (status == POSTURE_OK)
        status = scenario_load_written(in->scenarios[0]->folder, o->as.id, text, own, result);
    for (size_t i = 0; own && i < posture_diagnostics_count(own); i++) {
        const posture_diagnostic *d = posture_diagnostics_get(own, i);
        if (d->severity == POSTURE_FAULT)
            diagnostics_fault(found, (text_mark){in->scenarios[0]->folder, 0, 0}, "forces of %s: %s", o->as.id,
                              d->text);
    }
    posture_diagnostics_destroy(own);
    return status;
}

static posture_status append(struct year_options *y, assess_input *in, const struct spending_path *path, int year,
                             posture_diagnostics *found)
{
    struct year_option *o = &y->options[y->count];
    struct making m = {.s = in->scenarios[0], .path = path, .year = year};
    char id[ID_BYTE], title[TITLE_BYTE];
    snprintf(id, sizeof id, "%.100s-%d", path->id, year);
    snprintf(title, sizeof title, "Forces of %d: %.180s", year, path->title);
    *o = (struct year_option){.path = path, .year = year};
    o->as = (struct option){.id = arena_copy_text(&y->memory, id, strlen(id)),
                            .title = arena_copy_text(&y->memory, title, strlen(title)),
                            .summary = "Units ready by the end of the year, beside those of the scenario.",
                            .defence_plan = ""};
    posture_status status = o->as.id && o->as.title ? write_option(&m, title) : POSTURE_ERROR_MEMORY;
    if (status == POSTURE_OK)
        status = load(in, o, m.text, found, &in->scenarios[in->option_count]);
    free(m.text);
    if (status != POSTURE_OK)
        return status;
    o->units = m.units;
    if (year == y->base_year)
        y->base_year_equal &= strcmp(in->scenarios[in->option_count]->hash, in->scenarios[0]->hash) == 0;
    in->options[in->option_count++] = &o->as;
    y->count++;
    return POSTURE_OK;
}

static bool is_chosen(const char *paths, const char *id)
{
    const size_t length = strlen(id);
    for (const char *p = paths; p; p = strchr(p, ',') ? strchr(p, ',') + 1 : NULL)
        if (strncmp(p, id, length) == 0 && (p[length] == ',' || p[length] == '\0'))
            return true;
    return paths == NULL;
}

static posture_status check(const scenario *s, const char *paths, int first, int last, posture_diagnostics *found)
{
    char word[ID_BYTE];
    if (s->path_count == 0) {
        diagnostics_fault(found, (text_mark){s->folder, 0, 0}, "the scenario has no paths; investment.yaml holds them");
        return POSTURE_ERROR_INPUT;
    }
    if (first < s->investment.base_year || last < first || last - s->investment.base_year > YEAR_MODEL_YEARS_MAX) {
        diagnostics_fault(found, (text_mark){0}, "years %d..%d: they ascend from the base year %d on", first, last,
                          s->investment.base_year);
        return POSTURE_ERROR_INPUT;
    }
    for (const char *p = paths; p; p = strchr(p, ',') ? strchr(p, ',') + 1 : NULL) {
        bool known = false;
        snprintf(word, sizeof word, "%.*s", (int)strcspn(p, ","), p);
        for (int i = 0; i < s->path_count; i++)
            known |= strcmp(s->paths[i].id, word) == 0;
        if (known)
            continue;
        diagnostics_fault(found, (text_mark){0}, "no path \"%s\"; the scenario's investment.yaml lists them", word);
        return POSTURE_ERROR_UNKNOWN_NAME;
    }
    return POSTURE_OK;
}

static posture_status make_room(struct year_options *y, assess_input *in, size_t more)
{
    const size_t most = (size_t)in->option_count + more;
    scenario **scenarios =
        realloc(in->scenarios, most * sizeof(*scenarios)); /* NOLINT(bugprone-sizeof-expression): pointers are stored */
    if (!scenarios)
        return POSTURE_ERROR_MEMORY;
    in->scenarios = scenarios;
    const struct option **options =
        realloc(in->options, most * sizeof(*options)); /* NOLINT(bugprone-sizeof-expression) */
    if (!options)
        return POSTURE_ERROR_MEMORY;
    in->options = options;
    y->options = arena_allocate_array(&y->memory, more, sizeof *y->options);
    return y->options ? POSTURE_OK : POSTURE_ERROR_MEMORY;
}

posture_status year_options_append(struct year_options *y, const char *paths, int first_year, int last_year,
                                   assess_input *in, posture_diagnostics *found)
{
    const scenario *s = in->scenarios[0];
    arena_init(&y->memory);
    posture_status status = check(s, paths, first_year, last_year, found);
    if (status == POSTURE_OK)
        status = make_room(y, in, (size_t)s->path_count * (size_t)(last_year - first_year + 1));
    y->first_year = first_year;
    y->last_year = last_year;
    y->base_year = s->investment.base_year;
    y->base_year_equal = true;
    for (int p = 0; p < s->path_count && status == POSTURE_OK; p++)
        for (int year = first_year; is_chosen(paths, s->paths[p].id) && year <= last_year && status == POSTURE_OK;
             year++)
            status = append(y, in, &s->paths[p], year, found);
    return status;
}

void year_options_clear(struct year_options *y)
{
    arena_clear(&y->memory);
    *y = (struct year_options){0};
}

json_t *year_options_object(const struct year_options *y)
{
    if (y->count == 0)
        return json_null();
    json_builder b = json_build_object(), points = json_build_array();
    char caption[TITLE_BYTE];
    snprintf(caption, sizeof caption, "As planned in %d, without what came after.", y->base_year);
    for (int i = 0; i < y->count; i++) {
        const struct year_option *o = &y->options[i];
        json_builder one = json_build_object();
        json_build_set(&one, "option", json_string(o->as.id));
        json_build_set(&one, "path", json_string(o->path->id));
        json_build_set(&one, "year", json_integer(o->year));
        json_build_set(&one, "units_added", json_integer(o->units));
        json_build_append(&points, json_build_finish(&one));
    }
    json_build_set(&b, "first_year", json_integer(y->first_year));
    json_build_set(&b, "last_year", json_integer(y->last_year));
    json_build_set(&b, "base_year", json_integer(y->base_year));
    json_build_set(&b, "base_year_equal",
                   y->first_year == y->base_year ? json_boolean(y->base_year_equal) : json_null());
    json_build_set(&b, "caption", json_string(caption));
    json_build_set(&b, "points", json_build_finish(&points));
    return json_build_finish(&b);
}
