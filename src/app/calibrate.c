#include <posture/calibrate.h>

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/calibration_source.h"
#include "app/json_builder.h"
#include "app/table_json.h"
#include "base/diagnostic.h"
#include "base/file.h"
#include "base/json_text.h"

/* Names of the terms, in the order of calibration.h. */
static const char *const win_terms[WIN_TERMS] = {"intercept", "power", "air", "surprise", "wet", "fortified"};
static const char *const loss_terms[LOSS_TERMS] = {"intercept", "course",    "power",  "size",
                                                   "moving",    "fortified", "density"};
static const char *const advance_terms[ADVANCE_TERMS] = {"intercept", "course", "fortified", "rugged", "moving"};
static const char *const pace_terms[PACE_TERMS] = {"intercept", "size"};

enum { DEFAULT_BOOTSTRAPS = 400, DEFAULT_SEED = 1990, YEAR_MAX = 9999 };

/* A committed coefficient has four decimals. */
#define COMMITTED_ROUNDING 0.00005000001

posture_calibrate_def posture_calibrate_def_default(void)
{
    return (posture_calibrate_def){
        .last_year = calibration.last_year, .bootstraps = DEFAULT_BOOTSTRAPS, .seed = DEFAULT_SEED};
}

static json_t *coefficient(const char *equation, const char *term, double value, double error, double committed)
{
    json_builder b = json_build_object();
    json_build_set(&b, "equation", json_string(equation));
    json_build_set(&b, "term", json_string(term));
    json_build_set(&b, "estimate", json_number(value));
    json_build_set(&b, "standard_error", json_number(error));
    json_build_set(&b, "committed", json_number(committed));
    return json_build_finish(&b);
}

static void append_equation(json_builder *list, const char *equation, const char *const *terms, int count,
                            const double *value, const double *error, const double *committed)
{
    for (int t = 0; t < count; t++)
        json_build_append(list, coefficient(equation, terms[t], value[t], error[t], committed[t]));
}

static json_t *coefficient_array(const calibrated *c)
{
    static const char *const loss_names[ENGAGEMENT_SIDES] = {
        [ENGAGEMENT_ATTACKER] = "attacker_loss", [ENGAGEMENT_DEFENDER] = "defender_loss"};
    static const char *const residual[] = {"residual_sd"};
    const struct estimate *e = &c->centre;
    const struct estimate *error = &c->standard_error;
    json_builder list = json_build_array();
    append_equation(&list, "win", win_terms, WIN_TERMS, e->win, error->win, calibration.win);
    for (int s = 0; s < ENGAGEMENT_SIDES; s++) {
        append_equation(&list, loss_names[s], loss_terms, LOSS_TERMS, e->loss[s], error->loss[s], calibration.loss[s]);
        append_equation(&list, loss_names[s], residual, 1, &e->loss_sd[s], &error->loss_sd[s], &calibration.loss_sd[s]);
    }
    append_equation(&list, "advance", advance_terms, ADVANCE_TERMS, e->advance, error->advance, calibration.advance);
    append_equation(&list, "advance", residual, 1, &e->advance_sd, &error->advance_sd, &calibration.advance_sd);
    append_equation(&list, "pace", pace_terms, PACE_TERMS, e->pace, error->pace, calibration.pace);
    return json_build_finish(&list);
}

static json_t *covariance_object(const calibrated *c)
{
    json_builder b = json_build_object();
    json_builder names = json_build_array();
    json_builder matrix = json_build_array();
    for (int i = 0; i < ENGAGEMENT_DRAWS; i++) {
        json_builder row = json_build_array();
        for (int j = 0; j < ENGAGEMENT_DRAWS; j++)
            json_build_append(&row, json_number(c->covariance[i][j]));
        json_build_append(&names, json_string(calibrate_draw_name(i)));
        json_build_append(&matrix, json_build_finish(&row));
    }
    json_build_set(&b, "names", json_build_finish(&names));
    json_build_set(&b, "matrix", json_build_finish(&matrix));
    return json_build_finish(&b);
}

static json_t *score_array(const calibrated *c, int split)
{
    json_builder list = json_build_array();
    for (int k = 0; k < FORECASTS && c->folds[split] > 0; k++) {
        int f = k == 0 ? FORECAST_MODEL : k - 1; /* the model first */
        json_builder one = json_build_object();
        json_build_set(&one, "name", json_string(f == FORECAST_MODEL ? "calibrated" : baseline_name((baseline)f)));
        json_build_set(&one, "title", json_string(f == FORECAST_MODEL ? "this model" : baseline_title((baseline)f)));
        json_build_set(&one, "brier", json_number(c->score[split][f][SCORE_BRIER]));
        json_build_set(&one, "log_loss", json_number(c->score[split][f][SCORE_LOG]));
        json_build_append(&list, json_build_finish(&one));
    }
    return json_build_finish(&list);
}

static json_t *scores_object(const calibrated *c)
{
    json_builder b = json_build_object();
    json_build_set(&b, "random_folds", json_integer(c->folds[0]));
    json_build_set(&b, "random", score_array(c, 0));
    json_build_set(&b, "war_folds", json_integer(c->folds[1]));
    json_build_set(&b, "war_left_out", score_array(c, 1));
    return json_build_finish(&b);
}

static bool all_near(const double *a, const double *b, int count)
{
    for (int i = 0; i < count; i++)
        if (!(fabs(a[i] - b[i]) <= COMMITTED_ROUNDING))
            return false;
    return true;
}

/* Whether this is what the program fights with: same table, same estimates, same uncertainty. */
static bool is_committed(const calibrated *c, const char *sha256)
{
    const struct estimate *e = &c->centre;
    return strcmp(sha256, calibration.table_sha256) == 0 && all_near(e->win, calibration.win, WIN_TERMS) &&
           all_near(e->loss[0], calibration.loss[0], LOSS_TERMS) &&
           all_near(e->loss[1], calibration.loss[1], LOSS_TERMS) &&
           all_near(e->advance, calibration.advance, ADVANCE_TERMS) &&
           all_near(e->pace, calibration.pace, PACE_TERMS) && all_near(e->loss_sd, calibration.loss_sd, 2) &&
           all_near(&e->advance_sd, &calibration.advance_sd, 1) &&
           all_near(&c->cholesky[0][0], &calibration.cholesky[0][0], ENGAGEMENT_DRAWS * ENGAGEMENT_DRAWS);
}

static posture_status write_document(const posture_calibrate_def *def, const calibrated *c, const sheet *s, char **json)
{
    json_builder b = json_build_object();
    size_t length = 0;
    json_build_set(&b, "schema_version", json_integer(1));
    table_json_set(&b, s);
    json_build_set(&b, "n", json_integer(c->engagements));
    json_build_set(&b, "later_left_out", json_integer(c->later));
    json_build_set(&b, "first_year", json_integer(c->first_year));
    json_build_set(&b, "last_year", json_integer(c->last_year));
    json_build_set(&b, "bootstraps", json_integer(def->bootstraps));
    json_build_set(&b, "seed", json_integer((json_int_t)def->seed));
    json_build_set(&b, "coefficients", coefficient_array(c));
    json_build_set(&b, "covariance", covariance_object(c));
    json_build_set(&b, "scores", scores_object(c));
    json_build_set(&b, "is_committed", json_boolean(is_committed(c, s->sha256)));
    json_t *document = json_build_finish(&b);
    posture_status status = json_to_text(document, 2, json, &length);
    json_decref(document);
    return status;
}

static posture_status check_def(const posture_calibrate_def *def, posture_diagnostics *found)
{
    if (def->bootstraps < 2 || def->bootstraps > CALIBRATE_BOOTSTRAPS_MAX)
        diagnostics_fault(found, (text_mark){0}, "%d bootstrap samples; allowed are 2 to %d", def->bootstraps,
                          CALIBRATE_BOOTSTRAPS_MAX);
    else if (def->last_year < 1 || def->last_year > YEAR_MAX)
        diagnostics_fault(found, (text_mark){0}, "last year %d; allowed are 1 to %d", def->last_year, YEAR_MAX);
    else
        return POSTURE_OK;
    return POSTURE_ERROR_INPUT;
}

static posture_status write_source(const posture_calibrate_def *def, const calibrated *c, const sheet *s,
                                   posture_diagnostics *found)
{
    char *text = NULL;
    posture_status status = calibration_source(c, s->sha256, &text);
    if (status == POSTURE_OK) {
        status = file_write_atomic(def->source_file, text, strlen(text));
        if (status == POSTURE_ERROR_FILE)
            diagnostics_fault(found, (text_mark){def->source_file, 0, 0}, "cannot be written: %s", strerror(errno));
    }
    free(text);
    return status;
}

static posture_status estimate_table(const posture_calibrate_def *def, engagement_table *table,
                                     posture_diagnostics *found, calibrated *result)
{
    const calibrate_settings settings = {def->last_year, def->bootstraps, def->seed};
    posture_status status = calibrate(table, &settings, result);
    if (status == POSTURE_ERROR_INPUT)
        diagnostics_fault(found, (text_mark){def->table, 0, 0}, "%d usable engagements up to %d: %s",
                          result->engagements, def->last_year,
                          result->engagements < CALIBRATE_ENGAGEMENTS_MIN ? "too few to estimate the coefficients"
                                                                          : "they do not tell the coefficients apart");
    return status;
}

posture_status posture_calibrate(const posture_calibrate_def *def, posture_diagnostics *found, char **json)
{
    engagement_table table;
    calibrated result;
    *json = NULL;
    posture_status status = check_def(def, found);
    if (status != POSTURE_OK)
        return status;
    status = engagement_table_read(def->table, found, &table);
    if (status == POSTURE_OK)
        status = estimate_table(def, &table, found, &result);
    if (status == POSTURE_OK)
        status = write_document(def, &result, &table.sheet, json);
    if (status == POSTURE_OK && def->source_file)
        status = write_source(def, &result, &table.sheet, found);
    if (status != POSTURE_OK) {
        free(*json);
        *json = NULL;
    }
    engagement_table_clear(&table);
    diagnostics_sort(found);
    return status;
}
