#include "app/at_cost.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/frontier.h"
#include "app/option_bills.h"
#include "app/portfolio.h"
#include "base/diagnostic.h"
#include "base/json_text.h"
#include "cost/costing.h"
#include "scenario/option.h"
#include "study/case.h"

/* A part of an option: the rows it is about, kept or left out. */
typedef struct at_cost_part {
    const struct option *option;
    const char **kept, **left_out;
    int kept_count, left_out_count;
} at_cost_part;

struct at_cost_option {
    struct option as; /* what the study calls it */
    at_cost_part *parts;
    int part_count;
};

static char *keep_text(at_cost *a, const char *text)
{
    return arena_copy_text(&a->memory, text, strlen(text));
}

static char *join(at_cost *a, const char *first, const char *second)
{
    const size_t size = strlen(first) + strlen(second) + 1;
    char *text = arena_allocate(&a->memory, size);
    if (text)
        snprintf(text, size, "%s%s", first, second);
    return text;
}

/* The rows an option is about, each once, in the order written. NULL when out of memory. */
static const char **list_subjects(at_cost *a, const struct option *o, int *count)
{
    const char **list = arena_allocate_array(&a->memory, (size_t)o->edit_count + 1, sizeof *list);
    *count = 0;
    for (int e = 0; list && e < o->edit_count; e++) {
        char *subject = keep_text(a, o->edits[e].path);
        if (!subject)
            return NULL;
        option_edit_subject(o->edits[e].path, subject);
        int known = 0;
        while (known < *count && strcmp(list[known], subject) != 0)
            known++;
        if (known == *count)
            list[(*count)++] = subject;
    }
    return list;
}

/* Equivalent annual cost of the lines about one row. */
static double subject_cost(const struct cost_basis *basis, const bill *b, const char *subject)
{
    const char *slash = strchr(subject, '/');
    double sum = 0;
    for (int i = 0; slash && i < b->line_count; i++)
        if (strcmp(b->lines[i].subject, slash + 1) == 0)
            sum += costing_line_yearly(basis, &b->lines[i], COST_MID);
    return sum;
}

/* Keeps rows in the order written while the money lasts; a row that no longer fits is passed over. */
static posture_status cut(at_cost *a, const struct cost_basis *basis, const bill *b, double budget_m,
                          at_cost_part *part)
{
    int count = 0;
    const char **subjects = list_subjects(a, part->option, &count);
    part->kept = arena_allocate_array(&a->memory, (size_t)count + 1, sizeof *part->kept);
    part->left_out = arena_allocate_array(&a->memory, (size_t)count + 1, sizeof *part->left_out);
    if (!subjects || !part->kept || !part->left_out)
        return POSTURE_ERROR_MEMORY;
    double spent = 0;
    for (int i = 0; i < count; i++) {
        const double cost = subject_cost(basis, b, subjects[i]);
        if (spent + cost > budget_m) {
            part->left_out[part->left_out_count++] = subjects[i];
        } else {
            spent += cost;
            part->kept[part->kept_count++] = subjects[i];
        }
    }
    return POSTURE_OK;
}

static posture_status load(const assess_input *in, const struct at_cost_option *o, posture_diagnostics *found,
                           scenario **result)
{
    struct option_choice choices[PORTFOLIO_OPTIONS_MAX];
    for (int p = 0; p < o->part_count; p++)
        choices[p] = (struct option_choice){o->parts[p].option->id, o->parts[p].left_out, o->parts[p].left_out_count};
    posture_diagnostics *own = NULL; /* warnings were told with the scenario */
    posture_status status = posture_diagnostics_create(&own);
    if (status == POSTURE_OK)
        status = scenario_load_choices(in->scenarios[0]->folder, choices, o->part_count, own, result);
    if (status == POSTURE_ERROR_INPUT)
        diagnostics_fault(found, (text_mark){in->scenarios[0]->folder, 0, 0},
                          "option %s cannot be made: what was left out of an option belongs to what was kept",
                          o->as.id);
    posture_diagnostics_destroy(own);
    return status;
}

/* One option of the input becomes one at the budget; *keeps: something of it is left. */
static posture_status make_single(at_cost *a, const at_cost_limits *limits, const assess_input *in, int index,
                                  const bill *b, struct at_cost_option *o, bool *keeps)
{
    const struct option *from = in->options[index];
    o->as = *from;
    o->parts = arena_allocate_array(&a->memory, 1, sizeof *o->parts);
    if (!o->parts)
        return POSTURE_ERROR_MEMORY;
    o->part_count = 1;
    o->parts[0].option = from;
    *keeps = true;
    const bool dear = b->sum.yearly[COST_MID] > limits->budget_m;
    posture_status status = cut(a, &in->scenarios[0]->cost_basis, b, dear ? limits->budget_m : INFINITY, &o->parts[0]);
    if (status != POSTURE_OK || !dear)
        return status;
    *keeps = o->parts[0].kept_count > 0;
    o->as.id = join(a, from->id, "_cut");
    o->as.title = join(a, from->title, " (cut to the money)");
    return o->as.id && o->as.title ? POSTURE_OK : POSTURE_ERROR_MEMORY;
}

/* Options that buy nothing are left out; the others are replaced by their versions at the budget. */
static posture_status replace_options(at_cost *a, const at_cost_limits *limits, assess_input *in, const bill *bills,
                                      posture_diagnostics *found)
{
    const int stated = in->option_count;
    int kept = 1;
    for (int i = 1; i < stated; i++) {
        struct at_cost_option *o = &a->options[kept];
        bool keeps = bills[i].line_count > 0;
        posture_status status = keeps ? make_single(a, limits, in, i, &bills[i], o, &keeps) : POSTURE_OK;
        if (status != POSTURE_OK)
            return status;
        scenario *made = in->scenarios[i];
        in->scenarios[i] = NULL;
        if (keeps && o->parts[0].left_out_count > 0) {
            scenario_destroy(made);
            made = NULL;
            status = load(in, o, found, &made);
        }
        if (!keeps) {
            a->too_dear[a->dropped_count] = bills[i].line_count > 0;
            a->dropped[a->dropped_count++] = in->options[i]->id;
            scenario_destroy(made);
            continue;
        }
        if (status != POSTURE_OK)
            return status;
        in->scenarios[kept] = made;
        in->options[kept++] = &o->as;
    }
    in->option_count = kept;
    a->count = kept;
    return POSTURE_OK;
}

static bool share_a_row(const at_cost_part *x, const at_cost_part *y)
{
    for (int i = 0; i < x->kept_count; i++)
        for (int k = 0; k < y->kept_count; k++)
            if (strcmp(x->kept[i], y->kept[k]) == 0)
                return true;
    return false;
}

/* Sum over the plans of each option's paired effect, from a short run of the same design. */
static posture_status run_pilot(at_cost *a, const assess_input *in, const study_design *design, double *effect)
{
    study_design pilot = *design;
    case_set *cases = NULL;
    study_result *result = NULL;
    pilot.options = in->option_count;
    pilot.outer = design->outer / 4 > 8 ? design->outer / 4 : 8;
    a->pilot_replications = pilot.outer * pilot.inner;
    posture_status status = case_set_create((const scenario *const *)in->scenarios, in->option_count, in->plan_ids,
                                            in->plan_count, pilot.threads, &cases);
    const study_source source = {.context = cases, .run = case_set_run};
    const study_sink sink = {0};
    if (status == POSTURE_OK)
        status = study_run(&pilot, &source, &sink, &result);
    const outcome_measure m = frontier_measure(design->horizon_day);
    for (int o = 1; o < in->option_count && status == POSTURE_OK; o++) {
        effect[o - 1] = 0;
        for (int p = 0; p < in->plan_count; p++)
            effect[o - 1] += comparison_difference(study_result_comparison(result, o, p), m).value;
        if (isnan(effect[o - 1]))
            effect[o - 1] = 0;
    }
    study_result_destroy(result);
    case_set_destroy(cases);
    return status;
}

static posture_status find_sets(const at_cost *a, const at_cost_limits *limits, const bill *bills, const double *effect,
                                uint64_t *set, int *count)
{
    const int n = a->count - 1;
    double *numbers = calloc((size_t)n * (2 + BILL_YEARS) + 1, sizeof *numbers);
    bool *exclude = calloc((size_t)n * (size_t)n + 1, sizeof *exclude);
    posture_status status = numbers && exclude ? POSTURE_OK : POSTURE_ERROR_MEMORY;
    if (status == POSTURE_OK) {
        double *cost = numbers, *people = cost + n, *cash = people + n;
        for (int k = 0; k < n; k++) {
            const bill *b = &bills[k + 1];
            cost[k] = b->sum.yearly[COST_MID];
            people[k] = b->headcount;
            memcpy(cash + (size_t)k * BILL_YEARS, b->cash, sizeof b->cash);
            for (int l = 0; l < n; l++)
                exclude[k * n + l] = k != l && share_a_row(&a->options[k + 1].parts[0], &a->options[l + 1].parts[0]);
        }
        const portfolio_problem problem = {.options = n,
                                           .effect = effect,
                                           .cost = cost,
                                           .people = people,
                                           .cash = cash,
                                           .years = BILL_YEARS,
                                           .exclude = exclude,
                                           .budget = limits->budget_m,
                                           .cash_ceiling = limits->cash_ceiling_m,
                                           .people_ceiling = limits->people_ceiling};
        status = portfolio_find(&problem, AT_COST_PORTFOLIOS, set, count);
    }
    free(exclude);
    free(numbers);
    return status;
}

/* A set becomes an option: its parts in the order of the options. */
static posture_status make_set(at_cost *a, assess_input *in, uint64_t set, int number, posture_diagnostics *found)
{
    char id[32];
    struct at_cost_option *o = &a->options[a->count];
    const int singles = in->option_count;
    o->parts = arena_allocate_array(&a->memory, PORTFOLIO_OPTIONS_MAX, sizeof *o->parts);
    snprintf(id, sizeof id, "together_%d", number);
    char *title = keep_text(a, "");
    for (int k = 1; k < singles && o->parts && title; k++) {
        if (k > PORTFOLIO_OPTIONS_MAX || !(set >> (k - 1) & 1))
            continue;
        o->parts[o->part_count++] = a->options[k].parts[0];
        title = join(a, title, o->part_count > 1 ? " + " : "");
        title = title ? join(a, title, a->options[k].as.title) : NULL;
    }
    o->as = (struct option){.id = keep_text(a, id), .title = title, .summary = "", .defence_plan = ""};
    if (!o->parts || !title || !o->as.id)
        return POSTURE_ERROR_MEMORY;
    posture_status status = load(in, o, found, &in->scenarios[a->count]);
    if (status != POSTURE_OK)
        return status;
    in->options[a->count] = &o->as;
    a->count++;
    return POSTURE_OK;
}

static posture_status make_room(at_cost *a, assess_input *in)
{
    const size_t most = (size_t)in->option_count + AT_COST_PORTFOLIOS;
    a->options = arena_allocate_array(&a->memory, most, sizeof *a->options);
    a->dropped = arena_allocate_array(&a->memory, most, sizeof *a->dropped);
    a->too_dear = arena_allocate_array(&a->memory, most, sizeof *a->too_dear);
    scenario **scenarios = realloc(in->scenarios, most * sizeof(scenario *));
    if (scenarios)
        in->scenarios = scenarios;
    const struct option **options = realloc(in->options, most * sizeof(const struct option *));
    if (options)
        in->options = options;
    if (!a->options || !a->dropped || !a->too_dear || !scenarios || !options)
        return POSTURE_ERROR_MEMORY;
    a->options[0].as = *in->options[0];
    return POSTURE_OK;
}

static posture_status renew_bills(const assess_input *in, int before, bill **bills)
{
    option_bills_free(*bills, before);
    *bills = NULL;
    return option_bills_make(in, bills);
}

static posture_status add_sets(at_cost *a, const at_cost_limits *limits, assess_input *in, const bill *bills,
                               const study_design *design, posture_diagnostics *found)
{
    uint64_t set[AT_COST_PORTFOLIOS];
    int count = 0;
    if (a->count < 3 || a->count > PORTFOLIO_OPTIONS_MAX)
        return POSTURE_OK;
    double *effect = calloc((size_t)a->count, sizeof *effect);
    posture_status status = effect ? run_pilot(a, in, design, effect) : POSTURE_ERROR_MEMORY;
    if (status == POSTURE_OK)
        status = find_sets(a, limits, bills, effect, set, &count);
    const int singles = a->count;
    for (int i = 0; i < count && status == POSTURE_OK; i++) {
        in->option_count = singles;
        status = make_set(a, in, set[i], i + 1, found);
    }
    in->option_count = a->count;
    free(effect);
    return status;
}

posture_status at_cost_apply(at_cost *a, const at_cost_limits *limits, assess_input *in, bill **bills,
                             const study_design *design, posture_diagnostics *found)
{
    *a = (at_cost){0};
    arena_init(&a->memory);
    if (!*bills) {
        diagnostics_fault(found, (text_mark){in->scenarios[0]->folder, 0, 0},
                          "--at-cost: the scenario has no cost cards; costs.csv holds them (posture explain cost)");
        return POSTURE_ERROR_INPUT;
    }
    int before = in->option_count;
    posture_status status = make_room(a, in);
    if (status == POSTURE_OK)
        status = replace_options(a, limits, in, *bills, found);
    if (status != POSTURE_OK)
        return status;
    if (a->count < 2) {
        diagnostics_fault(found, (text_mark){in->scenarios[0]->folder, 0, 0},
                          "--at-cost: nothing of any option can be bought for this money");
        return POSTURE_ERROR_INPUT;
    }
    status = renew_bills(in, before, bills);
    before = in->option_count;
    if (status == POSTURE_OK)
        status = add_sets(a, limits, in, *bills, design, found);
    return status == POSTURE_OK ? renew_bills(in, before, bills) : status;
}

void at_cost_clear(at_cost *a)
{
    arena_clear(&a->memory);
    *a = (at_cost){0};
}

static json_t *texts(const char *const *list, int count)
{
    json_builder b = json_build_array();
    for (int i = 0; i < count; i++)
        json_build_append(&b, json_string(list[i]));
    return json_build_finish(&b);
}

static json_t *option_object(const struct at_cost_option *o)
{
    json_builder b = json_build_object();
    json_builder parts = json_build_array();
    for (int p = 0; p < o->part_count; p++) {
        json_builder part = json_build_object();
        json_build_set(&part, "option", json_string(o->parts[p].option->id));
        json_build_set(&part, "kept", texts(o->parts[p].kept, o->parts[p].kept_count));
        json_build_set(&part, "left_out", texts(o->parts[p].left_out, o->parts[p].left_out_count));
        json_build_append(&parts, json_build_finish(&part));
    }
    json_build_set(&b, "id", json_string(o->as.id));
    json_build_set(&b, "parts", json_build_finish(&parts));
    return json_build_finish(&b);
}

json_t *at_cost_object(const at_cost *a, const at_cost_limits *limits)
{
    if (a->count == 0)
        return json_null();
    json_builder b = json_build_object();
    json_builder options = json_build_array();
    for (int i = 1; i < a->count; i++)
        json_build_append(&options, option_object(&a->options[i]));
    json_build_set(&b, "budget_m", json_number(limits->budget_m));
    json_build_set(&b, "cash_ceiling_m", json_number(limits->cash_ceiling_m));
    json_build_set(&b, "people_ceiling", json_number(limits->people_ceiling));
    json_build_set(&b, "pilot_replications", json_integer((json_int_t)a->pilot_replications));
    json_build_set(&b, "options", json_build_finish(&options));
    json_builder dropped = json_build_array();
    for (int i = 0; i < a->dropped_count; i++) {
        json_builder one = json_build_object();
        json_build_set(&one, "option", json_string(a->dropped[i]));
        json_build_set(&one, "reason", json_string(a->too_dear[i] ? "too_dear" : "buys_nothing"));
        json_build_append(&dropped, json_build_finish(&one));
    }
    json_build_set(&b, "dropped", json_build_finish(&dropped));
    return json_build_finish(&b);
}
