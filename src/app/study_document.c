#include "app/study_document.h"

#include <math.h>
#include <stdlib.h>

#include "app/json_builder.h"
#include "base/json_text.h"
#include "numeric/matrix_game.h"
#include "numeric/morris.h"
#include "numeric/robustness.h"
#include "numeric/sobol_index.h"

static const char *option_id(const study_trials *t, int option)
{
    return option == 0 ? "base" : t->input->options[option]->id;
}

static const char *measure_id(const study_trials *t, int i)
{
    return outcome_get((outcome_measure)t->file->measure[i])->name;
}

static json_t *estimates(const study_values *v, bool paired)
{
    const study_trials *t = v->trials;
    json_builder list = json_build_array();
    for (int o = paired ? 1 : 0; o < t->options; o++)
        for (int p = 0; p < t->plans; p++)
            for (int m = 0; m < v->measures; m++) {
                json_builder b = json_build_object();
                json_build_set(&b, "option", json_string(option_id(t, o)));
                if (paired)
                    json_build_set(&b, "against", json_string("base"));
                json_build_set(&b, "plan", json_string(t->input->plan_ids[p]));
                json_build_set(&b, "measure", json_string(measure_id(t, m)));
                json_set_interval(&b, study_values_mean(v, o, paired ? 0 : -1, p, m));
                json_build_append(&list, json_build_finish(&b));
            }
    return json_build_finish(&list);
}

static json_t *inputs_of_morris(const study_trials *t, const morris_effect *effect)
{
    json_builder list = json_build_array();
    for (int c = 0; c < t->points->columns; c++) {
        json_builder b = json_build_object();
        json_build_set(&b, "factor", json_string(t->input->scenarios[0]->factors[t->points->factor[c]].id));
        json_build_set(&b, "mu", json_interval(effect[c].mu));
        json_build_set(&b, "mu_star", json_interval(effect[c].mu_star));
        json_build_set(&b, "sigma", json_interval(effect[c].sigma));
        json_build_set(&b, "distinguishable", json_boolean(effect[c].distinguishable));
        json_build_append(&list, json_build_finish(&b));
    }
    return json_build_finish(&list);
}

static json_t *inputs_of_sobol(const study_trials *t, const sobol_index *index)
{
    json_builder list = json_build_array();
    for (int c = 0; c < t->points->columns; c++) {
        json_builder b = json_build_object();
        json_build_set(&b, "factor", json_string(t->input->scenarios[0]->factors[t->points->factor[c]].id));
        json_build_set(&b, "first", json_interval(index[c].first));
        json_build_set(&b, "total", json_interval(index[c].total));
        json_build_set(&b, "first_distinguishable", json_boolean(index[c].first_distinguishable));
        json_build_set(&b, "total_distinguishable", json_boolean(index[c].total_distinguishable));
        json_build_append(&list, json_build_finish(&b));
    }
    return json_build_finish(&list);
}

/* Inputs of one cell by the analysis that the sampler allows; null where its results do not allow one. */
static json_t *analyse(const study_values *v, const double *y, double standard_error)
{
    const study_trials *t = v->trials;
    const size_t room = (size_t)t->points->columns;
    json_t *inputs = NULL;
    if (t->file->kind == STUDY_MORRIS) {
        morris_effect *effect = calloc(room, sizeof *effect);
        if (effect && morris_analyse(&t->points->plan, y, standard_error, 0, effect) == POSTURE_OK)
            inputs = inputs_of_morris(t, effect);
        free(effect);
        return inputs;
    }
    sobol_index *index = calloc(room, sizeof *index);
    sobol_index_summary summary;
    if (!index)
        return NULL;
    const posture_status status = sobol_index_analyse(&t->points->plan, y, 0, index, NULL, &summary);
    if (status != POSTURE_ERROR_MEMORY)
        inputs = status == POSTURE_OK ? inputs_of_sobol(t, index) : json_null();
    free(index);
    return inputs;
}

static json_t *sensitivity_of(const study_values *v, int option, int plan, int measure, double *y)
{
    const study_trials *t = v->trials;
    double variance = 0;
    for (int point = 0; point < t->rows; point++) {
        double standard_error = 0;
        y[point] = study_values_point(v, point, option, plan, measure, &standard_error);
        variance += standard_error * standard_error / t->rows;
    }
    json_builder b = json_build_object();
    json_build_set(&b, "option", json_string(option_id(t, option)));
    json_build_set(&b, "plan", json_string(t->input->plan_ids[plan]));
    json_build_set(&b, "measure", json_string(measure_id(t, measure)));
    json_build_set(&b, "luck_standard_error", json_number(sqrt(variance)));
    json_build_set(&b, "inputs", analyse(v, y, sqrt(variance)));
    return json_build_finish(&b);
}

/* null where the sampler is neither Morris' nor Saltelli's: no analysis of theirs is valid then. */
static json_t *sensitivity(const study_values *v)
{
    const study_trials *t = v->trials;
    if (t->file->kind != STUDY_MORRIS && t->file->kind != STUDY_SALTELLI)
        return json_null();
    double *y = malloc((size_t)t->rows * sizeof *y);
    if (!y)
        return NULL;
    json_builder list = json_build_array();
    for (int o = 0; o < t->options; o++)
        for (int p = 0; p < t->plans; p++)
            for (int m = 0; m < v->measures; m++)
                json_build_append(&list, sensitivity_of(v, o, p, m, y));
    free(y);
    json_builder b = json_build_object();
    json_build_set(&b, "method", json_string(t->file->kind == STUDY_MORRIS ? "morris" : "sobol"));
    json_build_set(&b, "cells", json_build_finish(&list));
    return json_build_finish(&b);
}

static json_t *shares(const double *share, int count)
{
    json_builder list = json_build_array();
    for (int i = 0; i < count; i++)
        json_build_append(&list, json_number(share[i]));
    return json_build_finish(&list);
}

/* The attacker chooses the plan, the defender the option, on the first measure, of which the defender wants less (or
 * more, and then its negative is played). */
static json_t *game(const study_values *v)
{
    const study_trials *t = v->trials;
    const double sign = t->file->larger_is_better ? -1 : 1;
    double *payoff = malloc((size_t)t->plans * (size_t)t->options * sizeof *payoff);
    double *plan = calloc((size_t)t->plans, sizeof *plan);
    double *option = calloc((size_t)t->options, sizeof *option);
    json_t *result = NULL;
    double value = NAN;
    bool saddle = false;
    if (!payoff || !plan || !option)
        goto done;
    for (int p = 0; p < t->plans; p++)
        for (int o = 0; o < t->options; o++)
            payoff[p * t->options + o] = sign * study_values_mean(v, o, -1, p, 0).value;
    const posture_status status = matrix_game_solve(payoff, t->plans, t->options, &value, plan, option, &saddle);
    if (status == POSTURE_OK) {
        json_builder b = json_build_object();
        json_build_set(&b, "measure", json_string(measure_id(t, 0)));
        json_build_set(&b, "value", json_number(sign * value));
        json_build_set(&b, "saddle", json_boolean(saddle));
        json_build_set(&b, "plan_share", shares(plan, t->plans));
        json_build_set(&b, "option_share", shares(option, t->options));
        result = json_build_finish(&b);
    } else if (status != POSTURE_ERROR_MEMORY) {
        result = json_null();
    }
done:
    free(payoff);
    free(plan);
    free(option);
    return result;
}

static json_t *robustness_object(const study_trials *t, int option, const robustness_row *row)
{
    json_builder b = json_build_object();
    json_build_set(&b, "option", json_string(option_id(t, option)));
    json_build_set(&b, "worst", json_number(row->worst));
    json_build_set(&b, "worst_plan", json_string(t->input->plan_ids[row->worst_scenario]));
    json_build_set(&b, "best", json_number(row->best));
    json_build_set(&b, "mean", json_number(row->mean));
    json_build_set(&b, "hurwicz", json_number(row->hurwicz));
    json_build_set(&b, "regret_max", json_number(row->regret_max));
    json_build_set(&b, "regret_mean", json_number(row->regret_mean));
    return json_build_finish(&b);
}

/* Options over plans on the first measure; Hurwicz' optimism 1/2. */
static json_t *robustness(const study_values *v)
{
    const study_trials *t = v->trials;
    double *value = malloc((size_t)t->plans * (size_t)t->options * sizeof *value);
    robustness_row *row = calloc((size_t)t->options, sizeof *row);
    const robustness_options how = {.smaller_is_better = !t->file->larger_is_better, .optimism = 0.5};
    robustness_choice choice;
    json_t *result = NULL;
    if (value && row) {
        for (int o = 0; o < t->options; o++)
            for (int p = 0; p < t->plans; p++)
                value[o * t->plans + p] = study_values_mean(v, o, -1, p, 0).value;
        const posture_status status = robustness_table(value, t->options, t->plans, &how, row, NULL, &choice);
        json_builder list = json_build_array();
        for (int o = 0; status == POSTURE_OK && o < t->options; o++)
            json_build_append(&list, robustness_object(t, o, &row[o]));
        result = json_build_finish(&list);
    }
    free(value);
    free(row);
    return result;
}

static json_t *design_object(const study_trials *t)
{
    design_correlation correlation = {0};
    json_builder b = json_build_object();
    json_build_set(&b, "kind", json_string(study_design_text(t->file->kind)));
    json_build_set(&b, "points", json_integer(t->rows));
    if (t->file->kind != STUDY_BASELINE && design_correlate(&t->points->plan, &correlation) != POSTURE_OK)
        b.failed = true;
    json_build_set(&b, "max_abs_correlation", json_number(correlation.max_abs));
    json_builder factors = json_build_array();
    for (int c = 0; t->file->kind != STUDY_BASELINE && c < t->points->columns; c++)
        json_build_append(&factors, json_string(t->input->scenarios[0]->factors[t->points->factor[c]].id));
    json_build_set(&b, "factors", json_build_finish(&factors));
    return json_build_finish(&b);
}

posture_status study_document(const study_values *values, const char *stopped, json_t *flips, json_t **document)
{
    const study_trials *t = values->trials;
    json_builder b = json_build_object(), options = json_build_array(), plans = json_build_array();
    for (int o = 0; o < t->options; o++)
        json_build_append(&options, json_string(option_id(t, o)));
    for (int p = 0; p < t->plans; p++)
        json_build_append(&plans, json_string(t->input->plan_ids[p]));
    json_build_set(&b, "schema_version", json_integer(1));
    json_build_set(&b, "scenario", json_string(t->input->name));
    json_build_set(&b, "seed", json_integer((json_int_t)t->file->seed));
    json_build_set(&b, "design", design_object(t));
    json_build_set(&b, "options", json_build_finish(&options));
    json_build_set(&b, "plans", json_build_finish(&plans));
    json_build_set(&b, "replications", json_integer((json_int_t)study_values_replications(values)));
    json_build_set(&b, "campaigns", json_integer((json_int_t)values->count));
    json_build_set(&b, "failed", json_integer((json_int_t)values->failed));
    json_build_set(&b, "stopped", json_string(stopped));
    json_build_set(&b, "estimates", estimates(values, false));
    json_build_set(&b, "paired", estimates(values, true));
    json_build_set(&b, "sensitivity", sensitivity(values));
    json_build_set(&b, "robustness", robustness(values));
    json_build_set(&b, "game", game(values));
    json_build_set(&b, "flips", flips ? flips : json_null());
    *document = json_build_finish(&b);
    return *document ? POSTURE_OK : POSTURE_ERROR_MEMORY;
}
