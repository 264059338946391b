#include "app/assess_document.h"

#include <math.h>
#include <string.h>

#include "app/json_builder.h"
#include "base/json_text.h"

static json_t *named(const char *id, const char *title, const char *summary)
{
    json_builder b = json_build_object();
    json_build_set(&b, "id", json_string(id));
    json_build_set(&b, "title", json_string(title));
    json_build_set(&b, "summary", json_string(summary ? summary : ""));
    return json_build_finish(&b);
}

static json_t *by_day(const measure_estimate *e, double horizon_day)
{
    json_builder days = json_build_array();
    for (int i = 0; i < TALLY_DAY_COUNT && tally_days[i] <= horizon_day; i++) {
        json_builder b = json_build_object();
        json_build_set(&b, "day", json_integer(tally_days[i]));
        json_build_set(&b, "value", json_number(e->within[i].value));
        json_build_set(&b, "lo", json_number(e->within[i].lo));
        json_build_set(&b, "hi", json_number(e->within[i].hi));
        json_build_append(&days, json_build_finish(&b));
    }
    return json_build_finish(&days);
}

static const char *statistic_text(outcome_kind kind)
{
    if (kind == OUTCOME_KIND_PROPORTION)
        return "share";
    return kind == OUTCOME_KIND_TIME || kind == OUTCOME_KIND_SPAN ? "median" : "mean";
}

static json_t *estimate_object(tally *t, outcome_measure m)
{
    const outcome_definition *definition = outcome_get(m);
    measure_estimate e;
    tally_estimate(t, m, &e);
    /* The tenths of a 0/1 value say nothing that its share does not. */
    bool is_share = definition->kind == OUTCOME_KIND_PROPORTION;
    json_builder b = json_build_object();
    json_build_set(&b, "value", json_number(e.value.value));
    json_build_set(&b, "lo", json_number(e.value.lo));
    json_build_set(&b, "hi", json_number(e.value.hi));
    json_build_set(&b, "p10", json_number(is_share ? NAN : e.p10));
    json_build_set(&b, "p50", json_number(is_share ? NAN : e.p50));
    json_build_set(&b, "p90", json_number(is_share ? NAN : e.p90));
    json_build_set(&b, "amin", json_number(e.amin));
    json_build_set(&b, "amax", json_number(e.amax));
    json_build_set(&b, "unit", json_string(definition->unit));
    json_build_set(&b, "statistic", json_string(statistic_text(definition->kind)));
    json_build_set(&b, "censored", json_number(e.censored));
    json_build_set(&b, "replications", json_integer((json_int_t)e.replications));
    if (isinf(e.value.value))
        json_build_set(&b, "beyond", json_string(e.value.value > 0 ? "above" : "below"));
    if (definition->kind == OUTCOME_KIND_TIME) {
        json_build_set(&b, "restricted_mean", json_interval(e.restricted_mean));
        json_build_set(&b, "by_day", by_day(&e, t->horizon_day));
    }
    return json_build_finish(&b);
}

static json_t *cell_object(const assess_study *s, int option, int plan)
{
    tally *t = study_result_tally(s->result, option, plan);
    json_builder measures = json_build_object();
    for (int m = 0; m < OUTCOME_COUNT; m++)
        json_build_set(&measures, outcome_get((outcome_measure)m)->name, estimate_object(t, (outcome_measure)m));
    json_builder b = json_build_object();
    json_build_set(&b, "option", json_string(s->options[option]->id));
    json_build_set(&b, "plan", json_string(s->plan_ids[plan]));
    json_build_set(&b, "measures", json_build_finish(&measures));
    return json_build_finish(&b);
}

static json_t *paired_object(const assess_study *s, int option, int plan, outcome_measure m)
{
    const comparison *c = study_result_comparison(s->result, option, plan);
    const outcome_definition *definition = outcome_get(m);
    interval difference = comparison_difference(c, m);
    json_builder b = json_build_object();
    json_build_set(&b, "option", json_string(s->options[option]->id));
    json_build_set(&b, "against", json_string(s->options[s->design->base]->id));
    json_build_set(&b, "plan", json_string(s->plan_ids[plan]));
    json_build_set(&b, "measure", json_string(definition->name));
    json_build_set(&b, "diff", json_number(difference.value));
    json_build_set(&b, "lo", json_number(difference.lo));
    json_build_set(&b, "hi", json_number(difference.hi));
    json_build_set(&b, "unit", json_string(definition->unit));
    json_build_set(
        &b, "statistic",
        json_string(definition->kind == OUTCOME_KIND_TIME ? "difference of restricted means" : "mean difference"));
    json_build_set(&b, "pairs", json_integer((json_int_t)comparison_pairs(c, m)));
    return json_build_finish(&b);
}

static void set_cells(json_builder *b, const assess_study *s)
{
    json_builder cells = json_build_array();
    json_builder paired = json_build_array();
    json_builder failures = json_build_array();
    for (int option = 0; option < s->design->options; option++) {
        for (int plan = 0; plan < s->design->plans; plan++) {
            json_build_append(&cells, cell_object(s, option, plan));
            for (int m = 0; option != s->design->base && m < OUTCOME_COUNT; m++)
                json_build_append(&paired, paired_object(s, option, plan, (outcome_measure)m));
            json_builder f = json_build_object();
            json_build_set(&f, "option", json_string(s->options[option]->id));
            json_build_set(&f, "plan", json_string(s->plan_ids[plan]));
            json_build_set(&f, "count", json_integer((json_int_t)study_result_tally(s->result, option, plan)->failed));
            json_build_append(&failures, json_build_finish(&f));
        }
    }
    json_build_set(b, "cells", json_build_finish(&cells));
    json_build_set(b, "paired", json_build_finish(&paired));
    json_build_set(b, "failed", json_build_finish(&failures));
}

static json_t *marks_object(const scenario *s)
{
    json_builder b = json_build_object();
    for (int mark = 0; mark < PROVENANCE_COUNT; mark++)
        json_build_set(&b, provenance_mark_text((provenance_mark)mark), json_integer(s->provenance.count[mark]));
    return json_build_finish(&b);
}

static void set_names(json_builder *b, const assess_study *s)
{
    json_builder options = json_build_array();
    json_builder plans = json_build_array();
    for (int i = 0; i < s->design->options; i++) {
        json_t *option = named(s->options[i]->id, s->options[i]->title, s->options[i]->summary);
        if (json_object_set_new(option, "scenario_hash", json_string(s->scenarios[i]->hash)) != 0)
            options.failed = true;
        json_build_append(&options, option);
    }
    for (int i = 0; i < s->design->plans; i++) {
        const struct plan *plan = &s->scenarios[0]->plans[scenario_find_plan(s->scenarios[0], s->plan_ids[i])];
        json_build_append(&plans, named(plan->id, plan->title, plan->summary));
    }
    json_build_set(b, "options", json_build_finish(&options));
    json_build_set(b, "plans", json_build_finish(&plans));
}

json_t *assess_document(const assess_study *s)
{
    const scenario *base = s->scenarios[s->design->base];
    json_builder b = json_build_object();
    json_build_set(&b, "schema_version", json_integer(1));
    json_build_set(&b, "scenario", json_string(s->name));
    json_build_set(&b, "title", json_string(base->title));
    json_build_set(&b, "scenario_hash", json_string(base->hash));
    json_build_set(&b, "tool_version", json_string(POSTURE_VERSION));
    json_build_set(&b, "seed", json_integer((json_int_t)s->design->seed));
    json_build_set(&b, "replications", json_integer((json_int_t)s->design->outer * (json_int_t)s->design->inner));
    json_build_set(&b, "outer", json_integer((json_int_t)s->design->outer));
    json_build_set(&b, "inner", json_integer((json_int_t)s->design->inner));
    json_build_set(&b, "horizon_day", json_number(base->horizon_day));
    json_build_set(&b, "interval_level", json_number(study_level));
    json_build_set(&b, "base", json_string(s->options[s->design->base]->id));
    json_build_set(&b, "marks", marks_object(base));
    set_names(&b, s);
    set_cells(&b, s);
    return json_build_finish(&b);
}
