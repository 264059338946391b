#include "app/report_document.h"

#include <math.h>
#include <string.h>

#include "app/json_builder.h"
#include "base/json_text.h"

const char *report_side_text(side_role side)
{
    return side == SIDE_DEFENDER ? "d" : side == SIDE_ATTACKER ? "a" : "n";
}

static json_t *text_or_empty(const char *text)
{
    return json_string(text ? text : "");
}

static json_t *measures_array(void)
{
    static const char *const kinds[] = {[OUTCOME_KIND_PROPORTION] = "proportion",
                                        [OUTCOME_KIND_TIME] = "time",
                                        [OUTCOME_KIND_SPAN] = "span",
                                        [OUTCOME_KIND_COUNT] = "count",
                                        [OUTCOME_KIND_AMOUNT] = "amount"};
    json_builder measures = json_build_array();
    for (int m = 0; m < OUTCOME_COUNT; m++) {
        const outcome_definition *definition = outcome_get((outcome_measure)m);
        json_builder b = json_build_object();
        json_build_set(&b, "name", json_string(definition->name));
        json_build_set(&b, "title", json_string(definition->title));
        json_build_set(&b, "meaning", json_string(definition->meaning));
        json_build_set(&b, "unit", json_string(definition->unit));
        json_build_set(&b, "kind", json_string(kinds[definition->kind]));
        json_build_append(&measures, json_build_finish(&b));
    }
    return json_build_finish(&measures);
}

static json_t *sources_array(const scenario *s)
{
    json_builder sources = json_build_array();
    for (int i = 0; i < s->source_count; i++) {
        json_builder b = json_build_object();
        json_build_set(&b, "id", json_string(s->sources[i].id));
        json_build_set(&b, "title", text_or_empty(s->sources[i].title));
        json_build_set(&b, "year", text_or_empty(s->sources[i].year));
        json_build_set(&b, "note", text_or_empty(s->sources[i].note));
        json_build_append(&sources, json_build_finish(&b));
    }
    return json_build_finish(&sources);
}

static json_t *factors_array(const scenario *s)
{
    json_builder factors = json_build_array();
    for (int i = 0; i < s->factor_count; i++) {
        const struct factor *f = &s->factors[i];
        double baseline = NAN;
        factor_baseline(f, 1, &baseline);
        json_builder b = json_build_object();
        json_build_set(&b, "id", json_string(f->id));
        json_build_set(&b, "title", text_or_empty(f->title));
        json_build_set(&b, "unit", text_or_empty(f->unit));
        json_build_set(&b, "kind", json_string(f->kind == FACTOR_EPISTEMIC ? "epistemic" : "aleatory"));
        json_build_set(&b, "low", json_number(distribution_low(&f->spread)));
        json_build_set(&b, "high", json_number(distribution_high(&f->spread)));
        json_build_set(&b, "baseline", json_number(baseline));
        json_build_set(&b, "mark", json_string(provenance_mark_text(f->mark)));
        json_build_set(&b, "source", json_string(f->source >= 0 ? s->sources[f->source].id : ""));
        json_build_append(&factors, json_build_finish(&b));
    }
    return json_build_finish(&factors);
}

static json_t *scenario_object(const scenario *s)
{
    json_builder marks = json_build_object();
    for (int mark = 0; mark < PROVENANCE_COUNT; mark++)
        json_build_set(&marks, provenance_mark_text((provenance_mark)mark), json_integer(s->provenance.count[mark]));
    json_builder missing = json_build_array();
    for (int i = 0; i < s->not_modelled_count; i++)
        json_build_append(&missing, json_string(s->not_modelled[i]));
    json_builder b = json_build_object();
    json_build_set(&b, "title", text_or_empty(s->title));
    json_build_set(&b, "summary", text_or_empty(s->summary));
    json_build_set(&b, "d_day", json_string(s->d_day));
    json_build_set(&b, "horizon_day", json_number(s->horizon_day));
    json_build_set(&b, "contact_step_hour", json_number(s->contact_step_hour));
    json_build_set(&b, "hash", json_string(s->hash));
    json_build_set(&b, "tool_version", json_string(POSTURE_VERSION));
    json_build_set(&b, "marks", json_build_finish(&marks));
    json_build_set(&b, "not_modelled", json_build_finish(&missing));
    json_build_set(&b, "sources", sources_array(s));
    json_build_set(&b, "factors", factors_array(s));
    return json_build_finish(&b);
}

static json_t *place_object(const scenario *s, const struct place *p)
{
    const struct country *country = &s->countries[p->country];
    json_builder b = json_build_object();
    json_build_set(&b, "id", json_string(p->id));
    json_build_set(&b, "name", text_or_empty(p->name));
    json_build_set(&b, "side", json_string(report_side_text(country->side)));
    json_build_set(&b, "country", json_string(country->id));
    json_build_set(&b, "lat", json_number(p->lat_deg));
    json_build_set(&b, "lon", json_number(p->lon_deg));
    json_build_set(&b, "kind", json_string(place_kind_text(p->kind)));
    json_build_set(&b, "population_thousand", json_number(p->population_thousand));
    return json_build_finish(&b);
}

static json_t *gauge_value(const struct link *l)
{
    if (l->mode != LINK_RAIL)
        return json_null();
    if (l->gauge == (GAUGE_1435 | GAUGE_1520))
        return json_string("dual");
    return json_integer(l->gauge == GAUGE_1520 ? 1520 : 1435);
}

static json_t *map_object(const scenario *s)
{
    json_builder places = json_build_array();
    for (int i = 0; i < s->net.place_count; i++)
        json_build_append(&places, place_object(s, &s->net.places[i]));
    json_builder links = json_build_array();
    for (int i = 0; i < s->net.link_count; i++) {
        const struct link *l = &s->net.links[i];
        json_builder b = json_build_object();
        json_build_set(&b, "a", json_integer(l->from));
        json_build_set(&b, "b", json_integer(l->to));
        json_build_set(&b, "mode", json_string(link_mode_text(l->mode)));
        json_build_set(&b, "class", json_string(link_class_text(l->class)));
        json_build_set(&b, "gauge", gauge_value(l));
        json_build_set(&b, "border", json_boolean(l->border));
        json_build_append(&links, json_build_finish(&b));
    }
    json_builder b = json_build_object();
    json_build_set(&b, "places", json_build_finish(&places));
    json_build_set(&b, "links", json_build_finish(&links));
    return json_build_finish(&b);
}

static json_t *chance_by_day(const series_tally *t, int objective,
                             interval (*chance)(const series_tally *, int objective, int day))
{
    json_builder value = json_build_array();
    json_builder lo = json_build_array();
    json_builder hi = json_build_array();
    for (int day = 0; day < t->day_count; day++) {
        interval i = chance(t, objective, day);
        json_build_append(&value, json_number(i.value));
        json_build_append(&lo, json_number(i.lo));
        json_build_append(&hi, json_number(i.hi));
    }
    json_builder b = json_build_object();
    json_build_set(&b, "value", json_build_finish(&value));
    json_build_set(&b, "lo", json_build_finish(&lo));
    json_build_set(&b, "hi", json_build_finish(&hi));
    return json_build_finish(&b);
}

static json_t *cell_objectives(const assess_study *study, int option, int plan)
{
    const scenario *s = study->scenarios[option];
    const struct plan *p = &s->plans[scenario_find_plan(s, study->plan_ids[plan])];
    const series_tally *t = study_result_series(study->result, option, plan);
    json_builder objectives = json_build_array();
    for (int i = 0; i < t->objective_count && i < p->objective_count; i++) {
        const struct objective *o = &p->objectives[i];
        json_builder b = json_build_object();
        json_build_set(&b, "id", json_string(o->id));
        json_build_set(&b, "title", text_or_empty(o->title));
        json_build_set(&b, "place", json_string(s->net.places[o->place].id));
        json_build_set(&b, "reached_by_day", chance_by_day(t, i, series_tally_reached));
        json_build_set(&b, "held_by_day", chance_by_day(t, i, series_tally_held));
        json_build_append(&objectives, json_build_finish(&b));
    }
    json_builder b = json_build_object();
    json_build_set(&b, "option", json_string(study->options[option]->id));
    json_build_set(&b, "plan", json_string(study->plan_ids[plan]));
    json_build_set(&b, "objectives", json_build_finish(&objectives));
    return json_build_finish(&b);
}

static json_t *series_object(const assess_study *study, int option, int plan, series_name name)
{
    enum { MEAN, LO, HI, P10, P50, P90, LINES };
    static const char *const keys[LINES] = {"mean", "lo", "hi", "p10", "p50", "p90"};
    series_tally *t = study_result_series(study->result, option, plan);
    json_builder lines[LINES];
    for (int i = 0; i < LINES; i++)
        lines[i] = json_build_array();
    for (int day = 0; day < t->day_count; day++) {
        series_point p = series_tally_point(t, name, day);
        const double values[LINES] = {p.mean.value, p.mean.lo, p.mean.hi, p.p10, p.p50, p.p90};
        for (int i = 0; i < LINES; i++)
            json_build_append(&lines[i], json_number(values[i]));
    }
    const series_definition *definition = series_get(name);
    json_builder b = json_build_object();
    json_build_set(&b, "option", json_string(study->options[option]->id));
    json_build_set(&b, "plan", json_string(study->plan_ids[plan]));
    json_build_set(&b, "name", json_string(definition->name));
    json_build_set(&b, "title", json_string(definition->title));
    json_build_set(&b, "unit", json_string(definition->unit));
    for (int i = 0; i < LINES; i++)
        json_build_set(&b, keys[i], json_build_finish(&lines[i]));
    return json_build_finish(&b);
}

json_t *report_document(const assess_study *study, json_t *assess, json_t *replay)
{
    json_builder objectives = json_build_array();
    json_builder series = json_build_array();
    for (int option = 0; option < study->design->options; option++) {
        for (int plan = 0; plan < study->design->plans; plan++) {
            json_build_append(&objectives, cell_objectives(study, option, plan));
            for (int name = 0; name < SERIES_COUNT; name++)
                json_build_append(&series, series_object(study, option, plan, (series_name)name));
        }
    }
    const scenario *base = study->scenarios[study->design->base];
    json_builder b = json_build_object();
    json_build_set(&b, "assess", json_incref(assess));
    json_build_set(&b, "measures", measures_array());
    json_build_set(&b, "scenario", scenario_object(base));
    json_build_set(&b, "map", map_object(base));
    json_build_set(&b, "objectives", json_build_finish(&objectives));
    json_build_set(&b, "series", json_build_finish(&series));
    json_build_set(&b, "replay", replay);
    return json_build_finish(&b);
}
