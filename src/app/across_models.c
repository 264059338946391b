#include "app/across_models.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/json_builder.h"
#include "base/json_text.h"
#include "numeric/rank.h"
#include "process/engagement/registry.h"

/* What the sample says, [model][option]. */
typedef struct across_table {
    const assess_input *in;
    const across_sample *sample;
    int models, options;
    int *plan;       /* the worst one */
    interval *worst; /* the share under it */
    double *rank;    /* 1 is best: the least share */
    double *share;   /* the values of `worst`; where no replication succeeded, worse than any */
} across_table;

static int at(const across_table *t, int model, int option)
{
    return model * t->options + option;
}

static void find_worst_plan(across_table *t, int model, int option)
{
    const int i = at(t, model, option);
    t->plan[i] = 0;
    for (int plan = 0; plan < t->in->plan_count; plan++) {
        const interval share = across_sample_share(t->sample, model, option, plan);
        if (plan > 0 && !(share.value > t->worst[i].value))
            continue;
        t->plan[i] = plan;
        t->worst[i] = share;
    }
    t->share[i] = isnan(t->worst[i].value) ? 2 : t->worst[i].value;
}

static void clear_table(across_table *t)
{
    free(t->plan);
    free(t->worst);
    free(t->rank);
    free(t->share);
}

static bool fill_table(across_table *t)
{
    const size_t size = (size_t)t->models * (size_t)t->options;
    t->plan = calloc(size, sizeof *t->plan);
    t->worst = calloc(size, sizeof *t->worst);
    t->rank = calloc(size, sizeof *t->rank);
    t->share = calloc(size, sizeof *t->share);
    if (!t->plan || !t->worst || !t->rank || !t->share)
        return false;
    for (int m = 0; m < t->models; m++) {
        for (int option = 0; option < t->options; option++)
            find_worst_plan(t, m, option);
        rank_ascending(&t->share[at(t, m, 0)], t->options, &t->rank[at(t, m, 0)]);
    }
    return true;
}

static double mean_rank(const across_table *t, int option)
{
    double sum = 0;
    for (int m = 0; m < t->models; m++)
        sum += t->rank[at(t, m, option)];
    return sum / t->models;
}

static bool is_first(const across_table *t, int model, int option)
{
    for (int other = 0; other < t->options; other++)
        if (t->share[at(t, model, other)] < t->share[at(t, model, option)])
            return false;
    return true;
}

static int times_first(const across_table *t, int option)
{
    int count = 0;
    for (int m = 0; m < t->models; m++)
        count += is_first(t, m, option);
    return count;
}

/* The option with the least mean rank; the one stated first among equals. */
static int best_option(const across_table *t)
{
    int best = 0;
    for (int option = 1; option < t->options; option++)
        if (mean_rank(t, option) < mean_rank(t, best))
            best = option;
    return best;
}

/* Options that share the best mean rank. */
static int times_best(const across_table *t, int best)
{
    int count = 0;
    for (int option = 0; option < t->options; option++)
        count += mean_rank(t, option) == mean_rank(t, best);
    return count;
}

static interval difference(const across_table *t, int model, int option, int against)
{
    return across_sample_difference(t->sample, model, option, t->plan[at(t, model, option)], against,
                                    t->plan[at(t, model, against)]);
}

static json_t *cell_object(const across_table *t, int model, int option)
{
    json_builder plans = json_build_array();
    for (int plan = 0; plan < t->in->plan_count; plan++) {
        json_builder p = json_build_object();
        json_build_set(&p, "plan", json_string(t->in->plan_ids[plan]));
        json_set_interval(&p, across_sample_share(t->sample, model, option, plan));
        json_build_set(&p, "diff",
                       option == 0 ? json_null()
                                   : json_interval(across_sample_difference(t->sample, model, option, plan, 0, plan)));
        json_build_append(&plans, json_build_finish(&p));
    }
    const int i = at(t, model, option);
    json_builder b = json_build_object();
    json_build_set(&b, "option", json_string(t->in->options[option]->id));
    json_build_set(&b, "model", json_string(engagement_models()[model]->id));
    json_build_set(&b, "plan", json_string(t->in->plan_ids[t->plan[i]]));
    json_set_interval(&b, t->worst[i]);
    json_build_set(&b, "diff", option == 0 ? json_null() : json_interval(difference(t, model, option, 0)));
    json_build_set(&b, "rank", json_number(t->rank[i]));
    json_build_set(&b, "plans", json_build_finish(&plans));
    return json_build_finish(&b);
}

/* One comparison: which models say what of it, beyond what chance explains. */
static json_t *comparison_object(const across_table *t, int option, int against)
{
    enum { BETTER, WORSE, UNDECIDED, VERDICTS };
    static const char *const keys[VERDICTS] = {"better", "worse", "undecided"};
    json_builder lists[VERDICTS];
    int count[VERDICTS] = {0};
    for (int v = 0; v < VERDICTS; v++)
        lists[v] = json_build_array();
    for (int m = 0; m < t->models; m++) {
        const interval d = difference(t, m, option, against);
        const int verdict = d.hi < 0 ? BETTER : d.lo > 0 ? WORSE : UNDECIDED;
        json_build_append(&lists[verdict], json_string(engagement_models()[m]->id));
        count[verdict]++;
    }
    const char *holds = count[BETTER] && count[WORSE]   ? "contradicted"
                        : count[UNDECIDED] == t->models ? "undecided"
                        : count[UNDECIDED]              ? "some"
                                                        : "all";
    json_builder b = json_build_object();
    json_build_set(&b, "option", json_string(t->in->options[option]->id));
    json_build_set(&b, "against", json_string(t->in->options[against]->id));
    for (int v = 0; v < VERDICTS; v++)
        json_build_set(&b, keys[v], json_build_finish(&lists[v]));
    json_build_set(&b, "holds_under", json_string(holds));
    json_build_set(&b, "depends_on_model", json_boolean(count[BETTER] && count[WORSE]));
    return json_build_finish(&b);
}

static json_t *comparisons_array(const across_table *t)
{
    json_builder b = json_build_array();
    for (int option = 1; option < t->options; option++)
        for (int against = 0; against < option; against++)
            json_build_append(&b, comparison_object(t, option, against));
    return json_build_finish(&b);
}

static json_t *agreement_object(const across_table *t)
{
    char text[512];
    const int best = best_option(t);
    const int first = times_first(t, best);
    const double w = rank_concordance(t->rank, t->models, t->options);
    const int tied = times_best(t, best);
    int length = 0;
    if (tied == t->options && t->options > 1)
        length = snprintf(text, sizeof text, "No option is ahead of another: this measure does not tell them apart.");
    else if (tied > 1)
        length = snprintf(text, sizeof text, "The best mean rank is shared by %d options, %s among them.", tied,
                          t->in->options[best]->id);
    else
        length = snprintf(text, sizeof text, "The best option is %s: first, alone or tied, under %d of %d models.",
                          t->in->options[best]->id, first, t->models);
    if (!isnan(w) && length > 0 && (size_t)length < sizeof text)
        snprintf(text + length, sizeof text - (size_t)length, " Agreement of the rankings: Kendall's W = %.2f.", w);
    json_builder b = json_build_object();
    json_build_set(&b, "kendall_w", json_number(w));
    json_build_set(&b, "best_option", json_string(t->in->options[best]->id));
    json_build_set(&b, "best_tied", json_integer(tied));
    json_build_set(&b, "best_under", json_integer(first));
    json_build_set(&b, "models", json_integer(t->models));
    json_build_set(&b, "sentence", json_string(text));
    return json_build_finish(&b);
}

static json_t *models_array(void)
{
    json_builder list = json_build_array();
    for (int m = 0; engagement_models()[m]; m++) {
        json_builder b = json_build_object();
        json_build_set(&b, "id", json_string(engagement_models()[m]->id));
        json_build_set(&b, "title", json_string(engagement_models()[m]->title));
        json_build_set(&b, "source", json_string(engagement_models()[m]->source));
        json_build_append(&list, json_build_finish(&b));
    }
    return json_build_finish(&list);
}

static json_t *options_array(const across_table *t)
{
    json_builder list = json_build_array();
    for (int option = 0; option < t->options; option++) {
        json_builder b = json_build_object();
        json_build_set(&b, "option", json_string(t->in->options[option]->id));
        json_build_set(&b, "mean_rank", json_number(mean_rank(t, option)));
        json_build_set(&b, "first_under", json_integer(times_first(t, option)));
        json_build_append(&list, json_build_finish(&b));
    }
    return json_build_finish(&list);
}

static json_t *table_object(const across_table *t)
{
    const study_design *d = &t->sample->design;
    json_builder cells = json_build_array();
    for (int option = 0; option < t->options; option++)
        for (int m = 0; m < t->models; m++)
            json_build_append(&cells, cell_object(t, m, option));
    json_builder b = json_build_object();
    json_build_set(&b, "measure", json_string(outcome_get(t->sample->measure)->name));
    json_build_set(&b, "replications", json_integer((json_int_t)d->outer * (json_int_t)d->inner));
    json_build_set(&b, "outer", json_integer((json_int_t)d->outer));
    json_build_set(&b, "inner", json_integer((json_int_t)d->inner));
    json_build_set(&b, "stated_model", json_string(t->in->scenarios[0]->engagement_model));
    json_build_set(&b, "models", models_array());
    json_build_set(&b, "options", options_array(t));
    json_build_set(&b, "cells", json_build_finish(&cells));
    json_build_set(&b, "agreement", agreement_object(t));
    json_build_set(&b, "comparisons", comparisons_array(t));
    return json_build_finish(&b);
}

json_t *across_models_object(const assess_input *in, const across_sample *sample)
{
    across_table t = {.in = in, .sample = sample, .models = sample->models, .options = in->option_count};
    json_t *object = fill_table(&t) ? table_object(&t) : NULL;
    clear_table(&t);
    return object;
}
