#include "app/backtest_document.h"

#include "app/json_builder.h"
#include "app/table_json.h"
#include "base/json_text.h"
#include "process/engagement/calibration.h"

static const char *const number_names[NUMBERS] = {"attacker", "defender", "advance"};
static const char *const group_kinds[GROUP_KINDS] = {"posture", "era", "terrain"};
static const char *const split_names[SPLITS] = {"random", "war"};

/* Plain numbers, for programs; the intervals stand in `intervals`. */
static void set_numbers(json_builder *b, const backtest *r)
{
    json_builder factor = json_build_object();
    json_builder coverage = json_build_object();
    json_builder count = json_build_object();
    for (int k = 0; k < NUMBERS; k++) {
        json_build_set(&count, number_names[k], json_integer(r->number[k].n));
        if (k == NUMBER_ADVANCE)
            continue;
        json_build_set(&factor, number_names[k], json_number(r->number[k].factor.value));
        json_build_set(&coverage, number_names[k], json_number(r->number[k].coverage.value));
    }
    json_build_set(b, "loss_factor", json_build_finish(&factor));
    json_build_set(b, "coverage80", json_build_finish(&coverage));
    json_build_set(b, "advance_factor", json_number(r->number[NUMBER_ADVANCE].factor.value));
    json_build_set(b, "advance_coverage80", json_number(r->number[NUMBER_ADVANCE].coverage.value));
    json_build_set(b, "recorded", json_build_finish(&count));
}

static json_t *intervals_json(const backtest *r)
{
    json_builder b = json_build_object();
    json_build_set(&b, "brier", json_interval(r->brier));
    json_build_set(&b, "log_loss", json_interval(r->log_loss));
    json_build_set(&b, "auc", json_interval(r->auc));
    json_builder factor = json_build_object();
    json_builder coverage = json_build_object();
    for (int k = 0; k < NUMBERS; k++) {
        json_build_set(&factor, number_names[k], json_interval(r->number[k].factor));
        json_build_set(&coverage, number_names[k], json_interval(r->number[k].coverage));
    }
    json_build_set(&b, "factor", json_build_finish(&factor));
    json_build_set(&b, "coverage80", json_build_finish(&coverage));
    return json_build_finish(&b);
}

static json_t *calibration_array(const backtest *r)
{
    json_builder list = json_build_array();
    for (int i = 0; i < r->bin_count; i++) {
        json_builder b = json_build_object();
        json_build_set(&b, "n", json_integer(r->bins[i].n));
        json_build_set(&b, "predicted", json_number(r->bins[i].mean_prob));
        json_build_set(&b, "won", json_interval(r->bins[i].won_share));
        json_build_append(&list, json_build_finish(&b));
    }
    return json_build_finish(&list);
}

static json_t *group_json(const struct backtest_group *g)
{
    json_builder b = json_build_object();
    json_builder factor = json_build_object();
    json_builder coverage = json_build_object();
    json_build_set(&b, "by", json_string(group_kinds[g->kind]));
    json_build_set(&b, "name", json_string(g->name));
    json_build_set(&b, "n", json_integer(g->n));
    json_build_set(&b, "won_share", json_number(g->won_share));
    json_build_set(&b, "predicted", json_number(g->mean_prob));
    json_build_set(&b, "brier", json_number(g->brier));
    json_build_set(&b, "log_loss", json_number(g->log_loss));
    for (int k = 0; k < NUMBERS; k++) {
        json_build_set(&factor, number_names[k], json_number(g->factor[k]));
        json_build_set(&coverage, number_names[k], json_number(g->coverage[k]));
    }
    json_build_set(&b, "factor", json_build_finish(&factor));
    json_build_set(&b, "coverage80", json_build_finish(&coverage));
    json_build_set(&b, "advance_won_recorded_km_per_day", json_number(g->advance_won_recorded));
    json_build_set(&b, "advance_won_predicted_km_per_day", json_number(g->advance_won_predicted));
    return json_build_finish(&b);
}

static json_t *groups_array(const backtest *r)
{
    json_builder list = json_build_array();
    for (int i = 0; i < r->group_count; i++)
        json_build_append(&list, group_json(&r->groups[i]));
    return json_build_finish(&list);
}

static void set_forecast(json_builder *b, const struct forecast_score *f)
{
    json_build_set(b, "brier", json_number(f->brier.value));
    json_build_set(b, "log_loss", json_number(f->log_loss.value));
    json_build_set(b, "auc", json_number(f->auc));
    json_build_set(b, "brier_interval", json_interval(f->brier));
    json_build_set(b, "difference", json_interval(f->difference));
}

static json_t *baselines_array(const backtest *r, int split)
{
    json_builder list = json_build_array();
    for (int k = 0; k < BASELINE_COUNT && r->fold_count[split] > 0; k++) {
        json_builder b = json_build_object();
        json_build_set(&b, "name", json_string(baseline_name((baseline)k)));
        json_build_set(&b, "title", json_string(baseline_title((baseline)k)));
        set_forecast(&b, &r->baseline[split][k]);
        json_build_append(&list, json_build_finish(&b));
    }
    return json_build_finish(&list);
}

static json_t *refit_json(const backtest *r, int split, bool nations)
{
    json_builder b = json_build_object();
    json_build_set(&b, "folds", json_string(split_names[split]));
    json_build_set(&b, "count", json_integer(r->fold_count[split]));
    json_build_set(&b, "nations", json_boolean(nations));
    json_build_set(&b, "title", json_string(nations ? "the model refitted, nations told" : "the model refitted"));
    set_forecast(&b, nations ? &r->refit_nations[split] : &r->refit[split]);
    return json_build_finish(&b);
}

static json_t *cross_validated_json(const backtest *r)
{
    json_builder list = json_build_array();
    for (int split = 0; split < SPLITS && r->refitted; split++) {
        if (r->fold_count[split] == 0)
            continue;
        json_build_append(&list, refit_json(r, split, false));
        if (r->with_nations)
            json_build_append(&list, refit_json(r, split, true));
    }
    return json_build_finish(&list);
}

static json_t *pair_json(const double *score)
{
    json_builder b = json_build_object();
    json_build_set(&b, "brier", json_number(score[SCORE_BRIER]));
    json_build_set(&b, "log_loss", json_number(score[SCORE_LOG]));
    return json_build_finish(&b);
}

static json_t *committed_json(void)
{
    json_builder b = json_build_object();
    json_build_set(&b, "engagements", json_integer(calibration.engagements));
    json_build_set(&b, "ten_fold", pair_json(calibration.ten_fold_model));
    json_build_set(&b, "ten_fold_base_rate", pair_json(calibration.ten_fold_base));
    json_build_set(&b, "war_left_out", pair_json(calibration.war_left_out_model));
    json_build_set(&b, "war_left_out_base_rate", pair_json(calibration.war_left_out_base));
    return json_build_finish(&b);
}

static json_t *engagements_array(const engagement_table *table, const backtest *r)
{
    json_builder list = json_build_array();
    for (int i = 0; i < table->count; i++) {
        const struct engagement *e = &table->rows[i];
        const struct prediction *p = &r->predictions[i];
        json_builder b = json_build_object();
        json_build_set(&b, "id", json_string(e->id));
        json_build_set(&b, "name", json_string(e->name));
        json_build_set(&b, "won", json_boolean(e->winner == WINNER_ATTACKER));
        json_build_set(&b, "predicted", json_number(p->win_prob));
        for (int side = 0; side < ENGAGEMENT_SIDES; side++) {
            const double *loss = p->loss_share_per_day[side];
            json_builder one = json_build_object();
            json_build_set(&one, "recorded", json_number(engagement_loss_share_per_day(e, side)));
            json_build_set(&one, "p10", json_number(loss[PREDICTION_LOW]));
            json_build_set(&one, "p50", json_number(loss[PREDICTION_MEDIAN]));
            json_build_set(&one, "p90", json_number(loss[PREDICTION_HIGH]));
            json_build_set(&b,
                           side == ENGAGEMENT_ATTACKER ? "attacker_loss_share_per_day" : "defender_loss_share_per_day",
                           json_build_finish(&one));
        }
        json_build_append(&list, json_build_finish(&b));
    }
    return json_build_finish(&list);
}

json_t *backtest_document(const engagement_table *table, const engagement_model *model,
                          const backtest_settings *settings, const backtest *result, bool fitted_here)
{
    json_builder b = json_build_object();
    json_build_set(&b, "schema_version", json_integer(1));
    json_build_set(&b, "tool_version", json_string(POSTURE_VERSION));
    table_json_set(&b, &table->sheet);
    json_build_set(&b, "model", json_string(model->id));
    json_build_set(&b, "model_title", json_string(model->title));
    json_build_set(&b, "fitted_on_this_file", json_boolean(fitted_here));
    json_build_set(&b, "seed", json_integer((json_int_t)settings->seed));
    json_build_set(&b, "replications", json_integer(settings->replications));
    json_build_set(&b, "bootstraps", json_integer(settings->bootstraps));
    json_build_set(&b, "n", json_integer(result->n));
    json_build_set(&b, "gives_odds", json_boolean(result->gives_odds));
    json_build_set(&b, "brier", json_number(result->brier.value));
    json_build_set(&b, "log_loss", json_number(result->log_loss.value));
    json_build_set(&b, "auc", json_number(result->auc.value));
    json_build_set(&b, "won_share", json_number(result->won_share));
    json_build_set(&b, "predicted", json_number(result->mean_prob));
    json_build_set(&b, "decided", json_number(result->decided_prob));
    set_numbers(&b, result);
    json_build_set(&b, "intervals", intervals_json(result));
    json_build_set(&b, "baselines", baselines_array(result, 0));
    json_build_set(&b, "baselines_by_war", baselines_array(result, 1));
    json_build_set(&b, "cross_validated", cross_validated_json(result));
    json_build_set(&b, "committed_scores", fitted_here ? committed_json() : json_null());
    json_build_set(&b, "calibration", calibration_array(result));
    json_build_set(&b, "groups", groups_array(result));
    json_build_set(&b, "engagements", engagements_array(table, result));
    return json_build_finish(&b);
}
