#include "history/calibrate.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "history/score.h"

enum { NUMBERS_OF_ESTIMATE = sizeof(struct estimate) / sizeof(double) };

/* The coefficients that campaigns draw, in the order of engagement_calibrated's draws. */
static const struct {
    const char *name;
    size_t at; /* byte in struct estimate */
} drawn[ENGAGEMENT_DRAWS] = {
    {"win.intercept", offsetof(struct estimate, win[WIN_INTERCEPT])},
    {"win.power", offsetof(struct estimate, win[WIN_POWER])},
    {"loss.attacker.intercept", offsetof(struct estimate, loss[ENGAGEMENT_ATTACKER][LOSS_INTERCEPT])},
    {"loss.defender.intercept", offsetof(struct estimate, loss[ENGAGEMENT_DEFENDER][LOSS_INTERCEPT])},
    {"advance.intercept", offsetof(struct estimate, advance[ADVANCE_INTERCEPT])},
    {"advance.course", offsetof(struct estimate, advance[ADVANCE_COURSE])},
};

typedef struct workshop {
    engagement_table *table;
    const calibrate_settings *settings;
    arena *memory;
    int n;
    struct estimate_case *cases;
    int *chosen, *fold;
    double *scratch, *weight;
    double *prob[FORECASTS];
    double *samples; /* bootstraps by NUMBERS_OF_ESTIMATE */
} workshop;

const char *calibrate_draw_name(int draw)
{
    assert(draw >= 0 && draw < ENGAGEMENT_DRAWS);
    return drawn[draw].name;
}

static void drop_later(engagement_table *table, int last_year, calibrated *out)
{
    int kept = 0;
    for (int i = 0; i < table->count; i++) {
        if (table->rows[i].year > last_year) {
            out->later++;
            continue;
        }
        table->rows[kept++] = table->rows[i];
    }
    table->count = kept;
    out->engagements = kept;
}

static void find_years(const engagement_table *table, calibrated *out)
{
    for (int i = 0; i < table->count; i++) {
        double year = table->rows[i].year;
        if (isnan(year))
            continue;
        if (out->first_year == 0 || year < out->first_year)
            out->first_year = (int)year;
        if (year > out->last_year)
            out->last_year = (int)year;
    }
}

static posture_status make_workshop(engagement_table *table, const calibrate_settings *settings, workshop *w)
{
    *w = (workshop){.table = table, .settings = settings, .memory = &table->sheet.memory, .n = table->count};
    size_t n = (size_t)w->n;
    w->cases = arena_allocate_array(w->memory, n, sizeof *w->cases);
    w->chosen = arena_allocate_array(w->memory, n, sizeof *w->chosen);
    w->fold = arena_allocate_array(w->memory, n, sizeof *w->fold);
    w->weight = arena_allocate_array(w->memory, n, sizeof *w->weight);
    w->scratch = arena_allocate_array(w->memory, estimate_scratch(w->n), sizeof *w->scratch);
    w->samples = arena_allocate_array(w->memory, (size_t)settings->bootstraps * NUMBERS_OF_ESTIMATE, sizeof(double));
    if (!w->cases || !w->chosen || !w->fold || !w->weight || !w->scratch || !w->samples)
        return POSTURE_ERROR_MEMORY;
    for (int f = 0; f < FORECASTS; f++)
        if (!(w->prob[f] = arena_allocate_array(w->memory, n, sizeof(double))))
            return POSTURE_ERROR_MEMORY;
    for (int i = 0; i < w->n; i++)
        estimate_case_make(&table->rows[i], &w->cases[i]);
    return POSTURE_OK;
}

static bool fit_samples(workshop *w)
{
    for (int s = 0; s < w->settings->bootstraps; s++) {
        struct estimate one;
        int count = 0;
        score_resample(w->settings->seed, (uint32_t)s, w->n, w->weight);
        for (int i = 0; i < w->n; i++)
            for (int k = 0; k < (int)w->weight[i]; k++)
                w->chosen[count++] = i;
        if (!estimate_fit(w->cases, w->chosen, count, w->scratch, &one))
            return false;
        memcpy(w->samples + (size_t)s * NUMBERS_OF_ESTIMATE, &one, sizeof one);
    }
    return true;
}

/* Covariance of two numbers of the estimate over the bootstrap samples. */
static double covariance_of(const workshop *w, const double *mean, size_t a, size_t b)
{
    double sum = 0;
    for (int s = 0; s < w->settings->bootstraps; s++) {
        const double *one = w->samples + (size_t)s * NUMBERS_OF_ESTIMATE;
        sum += (one[a] - mean[a]) * (one[b] - mean[b]);
    }
    return sum / (w->settings->bootstraps - 1);
}

/* Lower factor L of a = L L' (Cholesky). False where a is not positive definite. */
static bool factor_covariance(calibrated *out)
{
    for (int i = 0; i < ENGAGEMENT_DRAWS; i++)
        for (int j = 0; j <= i; j++) {
            double rest = out->covariance[i][j];
            for (int k = 0; k < j; k++)
                rest -= out->cholesky[i][k] * out->cholesky[j][k];
            if (i == j && !(rest > 0))
                return false;
            out->cholesky[i][j] = i == j ? sqrt(rest) : rest / out->cholesky[j][j];
        }
    return true;
}

static bool fill_uncertainty(workshop *w, calibrated *out)
{
    double mean[NUMBERS_OF_ESTIMATE] = {0};
    double error[NUMBERS_OF_ESTIMATE];
    if (!fit_samples(w))
        return false;
    for (int s = 0; s < w->settings->bootstraps; s++)
        for (size_t k = 0; k < NUMBERS_OF_ESTIMATE; k++)
            mean[k] += w->samples[(size_t)s * NUMBERS_OF_ESTIMATE + k] / w->settings->bootstraps;
    for (size_t k = 0; k < NUMBERS_OF_ESTIMATE; k++)
        error[k] = sqrt(covariance_of(w, mean, k, k));
    memcpy(&out->standard_error, error, sizeof out->standard_error);
    for (int i = 0; i < ENGAGEMENT_DRAWS; i++)
        for (int j = 0; j < ENGAGEMENT_DRAWS; j++)
            out->covariance[i][j] = covariance_of(w, mean, drawn[i].at / sizeof(double), drawn[j].at / sizeof(double));
    return factor_covariance(out);
}

/* The model's odds for each engagement, estimated without its fold. */
static bool forecast_model(workshop *w, int folds)
{
    for (int fold = 0; fold < folds; fold++) {
        double win[WIN_TERMS];
        int count = 0;
        for (int i = 0; i < w->n; i++)
            if (w->fold[i] != fold)
                w->chosen[count++] = i;
        if (!estimate_win(w->cases, w->chosen, count, w->scratch, win))
            return false;
        for (int i = 0; i < w->n; i++)
            if (w->fold[i] == fold)
                w->prob[FORECAST_MODEL][i] = estimate_win_prob(&w->cases[i], win);
    }
    return true;
}

static posture_status score_split(workshop *w, bool by_war, calibrated *out)
{
    int repeats = by_war ? 1 : BASELINE_REPEATS;
    for (int r = 0; r < repeats; r++) {
        int folds;
        baseline_split(w->table, by_war, w->settings->seed, (uint32_t)r, w->fold, &folds);
        if (folds < 2)
            return POSTURE_OK;
        out->folds[by_war] = folds;
        posture_status status = baseline_forecast(w->table, w->fold, folds, w->memory, w->prob);
        if (status != POSTURE_OK)
            return status;
        if (!forecast_model(w, folds))
            return POSTURE_ERROR_NUMERIC;
        for (int f = 0; f < FORECASTS; f++)
            for (int i = 0; i < w->n; i++) {
                bool won = w->table->rows[i].winner == WINNER_ATTACKER;
                out->score[by_war][f][SCORE_BRIER] += score_brier(w->prob[f][i], won) / w->n / repeats;
                out->score[by_war][f][SCORE_LOG] += score_log_loss(w->prob[f][i], won) / w->n / repeats;
            }
    }
    return POSTURE_OK;
}

posture_status calibrate(engagement_table *table, const calibrate_settings *settings, calibrated *out)
{
    workshop w;
    assert(settings->bootstraps >= 2 && settings->bootstraps <= CALIBRATE_BOOTSTRAPS_MAX);
    *out = (calibrated){0};
    drop_later(table, settings->last_year, out);
    find_years(table, out);
    if (table->count < CALIBRATE_ENGAGEMENTS_MIN)
        return POSTURE_ERROR_INPUT;
    posture_status status = make_workshop(table, settings, &w);
    if (status != POSTURE_OK)
        return status;
    for (int i = 0; i < w.n; i++)
        w.chosen[i] = i;
    if (!estimate_fit(w.cases, w.chosen, w.n, w.scratch, &out->centre) || !fill_uncertainty(&w, out))
        return POSTURE_ERROR_INPUT;
    for (int by_war = 0; by_war < CALIBRATE_SPLITS && status == POSTURE_OK; by_war++)
        status = score_split(&w, by_war, out);
    return status;
}
