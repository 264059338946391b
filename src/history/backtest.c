#include "history/backtest.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "history/estimate.h"
#include "history/nation.h"
#include "history/score.h"
#include "numeric/elementary.h"

#define LEAST_PEOPLE 0.5 /* as in the record: a loss of nothing counts as half a person in factors */
#define LEAST_ADVANCE 0.1

enum { MEASURE_BRIER, MEASURE_LOG_LOSS, MEASURE_AUC, MEASURE_FACTOR, MEASURE_COVERAGE = MEASURE_FACTOR + NUMBERS };
enum { MEASURES = MEASURE_COVERAGE + NUMBERS };

/* Columns of one number for each engagement. */
typedef struct bench {
    engagement_table *table;
    const backtest_settings *settings;
    arena *memory;
    int n;
    bool *won;
    double *prob, *brier, *log_loss;
    double *error[NUMBERS];   /* |ln(recorded / predicted)|; NaN: not recorded */
    double *covered[NUMBERS]; /* 1, 0; NaN */
    int *prob_order, *error_order[NUMBERS];
    double *weight, *ones;
    double *sample; /* bootstrap values */
} bench;

static double *column(bench *b)
{
    return arena_allocate_array(b->memory, (size_t)b->n, sizeof(double));
}

static posture_status make_bench(engagement_table *table, const backtest_settings *settings, bench *b)
{
    *b = (bench){.table = table, .settings = settings, .memory = &table->sheet.memory, .n = table->count};
    size_t n = (size_t)b->n;
    b->won = arena_allocate_array(b->memory, n, sizeof *b->won);
    b->prob_order = arena_allocate_array(b->memory, n, sizeof *b->prob_order);
    b->prob = column(b);
    b->brier = column(b);
    b->log_loss = column(b);
    b->weight = column(b);
    b->ones = column(b);
    b->sample = arena_allocate_array(b->memory, (size_t)settings->bootstraps * MEASURES, sizeof *b->sample);
    bool good = b->won && b->prob_order && b->prob && b->brier && b->log_loss && b->weight && b->ones && b->sample;
    for (int k = 0; k < NUMBERS; k++) {
        b->error[k] = column(b);
        b->covered[k] = column(b);
        b->error_order[k] = arena_allocate_array(b->memory, n, sizeof *b->error_order[k]);
        good = good && b->error[k] && b->covered[k] && b->error_order[k];
    }
    for (int i = 0; i < b->n && good; i++) {
        b->ones[i] = 1;
        b->won[i] = table->rows[i].winner == WINNER_ATTACKER;
    }
    return good ? POSTURE_OK : POSTURE_ERROR_MEMORY;
}

/* The engagement's part of the random key: its id, else its name, else its place in the table. */
static uint64_t entity_of(const struct engagement *e, int row)
{
    char place[32];
    if (*e->id)
        return text_hash(e->id);
    if (*e->name)
        return text_hash(e->name);
    snprintf(place, sizeof place, "row %d", row);
    return text_hash(place);
}

static posture_status predict(bench *b, const engagement_model *model, backtest *out)
{
    int replications = b->settings->replications;
    double *scratch = arena_allocate_array(b->memory, (size_t)replications * PREDICTION_SCRATCH, sizeof *scratch);
    out->predictions = arena_allocate_array(b->memory, (size_t)b->n, sizeof *out->predictions);
    if (!scratch || !out->predictions)
        return POSTURE_ERROR_MEMORY;
    for (int i = 0; i < b->n; i++) {
        const struct engagement *e = &b->table->rows[i];
        prediction_make(model, e, entity_of(e, i), b->settings->seed, replications, scratch, &out->predictions[i]);
    }
    return POSTURE_OK;
}

/* Recorded number k of an engagement, floored as its prediction is; NaN: not recorded. */
static double recorded(const struct engagement *e, int k)
{
    if (k == NUMBER_ADVANCE) {
        double km_per_day = engagement_advance_km_per_day(e);
        return isnan(km_per_day) ? NAN : fmax(LEAST_ADVANCE, km_per_day);
    }
    return engagement_loss_share_per_day(e, k == NUMBER_ATTACKER_LOSS ? ENGAGEMENT_ATTACKER : ENGAGEMENT_DEFENDER);
}

static void predicted(const struct prediction *p, const struct engagement *e, int k, double *quantile)
{
    int side = k == NUMBER_ATTACKER_LOSS ? ENGAGEMENT_ATTACKER : ENGAGEMENT_DEFENDER;
    const double *from = k == NUMBER_ADVANCE ? p->advance_km_per_day : p->loss_share_per_day[side];
    double least = k == NUMBER_ADVANCE ? LEAST_ADVANCE : LEAST_PEOPLE / e->strength[side];
    for (int q = 0; q < PREDICTION_QUANTILES; q++)
        quantile[q] = fmax(least, from[q]);
}

static void compare(bench *b, backtest *out)
{
    for (int i = 0; i < b->n; i++)
        out->decided_prob += out->predictions[i].decided_prob;
    out->decided_prob /= b->n;
    out->gives_odds = out->decided_prob > 0;
    for (int i = 0; i < b->n; i++) {
        const struct prediction *p = &out->predictions[i];
        const struct engagement *e = &b->table->rows[i];
        b->prob[i] = p->win_prob;
        b->brier[i] = out->gives_odds ? score_brier(p->win_prob, b->won[i]) : NAN;
        b->log_loss[i] = out->gives_odds ? score_log_loss(p->win_prob, b->won[i]) : NAN;
        for (int k = 0; k < NUMBERS; k++) {
            double quantile[PREDICTION_QUANTILES];
            double what = recorded(e, k);
            predicted(p, e, k, quantile);
            bool known = !isnan(what);
            b->error[k][i] = known ? fabs(elementary_log(what / quantile[PREDICTION_MEDIAN])) : NAN;
            bool inside = what >= quantile[PREDICTION_LOW] && what <= quantile[PREDICTION_HIGH];
            b->covered[k][i] = !known ? NAN : inside ? 1 : 0;
        }
    }
    score_order(b->prob, b->n, b->prob_order);
    for (int k = 0; k < NUMBERS; k++)
        score_order(b->error[k], b->n, b->error_order[k]);
}

static double factor(const bench *b, int k, const double *weight)
{
    double median = score_median(b->error[k], b->error_order[k], weight, b->n);
    return isnan(median) ? NAN : elementary_exp(median);
}

static void measure(const bench *b, bool odds, const double *weight, double *value)
{
    value[MEASURE_BRIER] = score_mean(b->brier, weight, b->n);
    value[MEASURE_LOG_LOSS] = score_mean(b->log_loss, weight, b->n);
    value[MEASURE_AUC] = odds ? score_auc(b->prob, b->won, b->prob_order, weight, b->n) : NAN;
    for (int k = 0; k < NUMBERS; k++) {
        value[MEASURE_FACTOR + k] = factor(b, k, weight);
        value[MEASURE_COVERAGE + k] = score_mean(b->covered[k], weight, b->n);
    }
}

static void score_model(bench *b, backtest *out)
{
    int samples = b->settings->bootstraps;
    double value[MEASURES];
    interval result[MEASURES];
    for (int s = 0; s < samples; s++) {
        score_resample(b->settings->seed, (uint32_t)s, b->n, b->weight);
        measure(b, out->gives_odds, b->weight, value);
        for (int m = 0; m < MEASURES; m++)
            b->sample[m * samples + s] = value[m];
    }
    measure(b, out->gives_odds, b->ones, value);
    for (int m = 0; m < MEASURES; m++)
        result[m] = score_interval(value[m], b->sample + m * samples, samples);
    out->brier = result[MEASURE_BRIER];
    out->log_loss = result[MEASURE_LOG_LOSS];
    out->auc = result[MEASURE_AUC];
    for (int k = 0; k < NUMBERS; k++) {
        out->number[k].factor = result[MEASURE_FACTOR + k];
        out->number[k].coverage = result[MEASURE_COVERAGE + k];
        for (int i = 0; i < b->n; i++)
            out->number[k].n += !isnan(b->error[k][i]);
    }
    for (int i = 0; i < b->n; i++) {
        out->won_share += b->won[i];
        out->mean_prob += b->prob[i];
    }
    out->won_share /= b->n;
    out->mean_prob = out->gives_odds ? out->mean_prob / b->n : NAN;
}

static void fill_bins(const bench *b, backtest *out)
{
    out->bin_count = b->n < 2 * CALIBRATION_BINS ? (b->n + 1) / 2 : CALIBRATION_BINS;
    for (int bin = 0; bin < out->bin_count; bin++) {
        struct calibration_bin *c = &out->bins[bin];
        int first = bin * b->n / out->bin_count;
        int last = (bin + 1) * b->n / out->bin_count;
        double wins = 0;
        c->n = last - first;
        for (int k = first; k < last; k++) {
            c->mean_prob += b->prob[b->prob_order[k]] / c->n;
            wins += b->won[b->prob_order[k]];
        }
        c->won_share = statistics_wilson(wins, c->n, 1.96);
    }
}

static const char *era_name(const struct engagement *e)
{
    static const struct {
        double last_year;
        const char *name;
    } eras[] = {
        {1913, "before 1914"}, {1938, "1914-1938"}, {1945, "1939-1945"}, {1973, "1946-1973"}, {9999, "after 1973"}};
    if (isnan(e->year))
        return "not recorded";
    size_t i = 0;
    while (e->year > eras[i].last_year)
        i++;
    return eras[i].name;
}

static const char *group_name(group_kind kind, const struct engagement *e)
{
    switch (kind) {
    case GROUP_POSTURE:
        return engagement_posture_name(e->posture);
    case GROUP_ERA:
        return era_name(e);
    default:
        return engagement_relief_name(e->relief);
    }
}

static double median_of(const double *value, const int *order, const bench *b)
{
    return score_median(value, order, b->weight, b->n);
}

/* Scores of the engagements whose weight is set. */
static void score_group(bench *b, const backtest *out, double *scratch, int *order, struct backtest_group *g)
{
    g->brier = score_mean(b->brier, b->weight, b->n);
    g->log_loss = score_mean(b->log_loss, b->weight, b->n);
    g->mean_prob = out->gives_odds ? score_mean(b->prob, b->weight, b->n) : NAN;
    for (int k = 0; k < NUMBERS; k++) {
        g->factor[k] = factor(b, k, b->weight);
        g->coverage[k] = score_mean(b->covered[k], b->weight, b->n);
    }
    for (int i = 0; i < b->n; i++)
        g->won_share += b->weight[i] * b->won[i];
    g->won_share /= g->n;
    for (int i = 0; i < b->n; i++)
        scratch[i] = b->won[i] ? engagement_advance_km_per_day(&b->table->rows[i]) : NAN;
    score_order(scratch, b->n, order);
    g->advance_won_recorded = median_of(scratch, order, b);
    for (int i = 0; i < b->n; i++)
        scratch[i] = out->predictions[i].advance_won_km_per_day;
    score_order(scratch, b->n, order);
    g->advance_won_predicted = median_of(scratch, order, b);
}

static posture_status fill_groups(bench *b, backtest *out)
{
    double *scratch = column(b);
    int *order = arena_allocate_array(b->memory, (size_t)b->n, sizeof *order);
    if (!scratch || !order)
        return POSTURE_ERROR_MEMORY;
    for (int kind = 0; kind < GROUP_KINDS; kind++) {
        int first = out->group_count;
        for (int i = 0; i < b->n; i++) {
            const char *name = group_name((group_kind)kind, &b->table->rows[i]);
            int g = first;
            while (g < out->group_count && strcmp(out->groups[g].name, name) != 0)
                g++;
            assert(g < GROUPS_MAX);
            if (g == out->group_count)
                out->groups[out->group_count++] = (struct backtest_group){.kind = (group_kind)kind, .name = name};
            out->groups[g].n++;
        }
    }
    for (int g = 0; g < out->group_count; g++) {
        struct backtest_group *group = &out->groups[g];
        for (int i = 0; i < b->n; i++)
            b->weight[i] = strcmp(group_name(group->kind, &b->table->rows[i]), group->name) == 0;
        score_group(b, out, scratch, order, group);
    }
    return POSTURE_OK;
}

/* Out-of-fold forecasts: the baselines and, last, the refitted odds without and with nations. */
enum { FORECAST_REFIT = BASELINE_COUNT, FORECAST_NATIONS, FORECASTS };

typedef struct forecasts {
    int *fold, *order, *chosen;
    double *prob[FORECASTS], *brier[FORECASTS], *log_loss[FORECASTS]; /* scores: means over the repeats */
    double auc[FORECASTS];
    struct estimate_case *cases;
    nation_terms nations;
    double *scratch;
} forecasts;

static posture_status make_forecasts(bench *b, forecasts *f)
{
    size_t n = (size_t)b->n;
    *f = (forecasts){0};
    f->fold = arena_allocate_array(b->memory, n, sizeof *f->fold);
    f->order = arena_allocate_array(b->memory, n, sizeof *f->order);
    f->chosen = arena_allocate_array(b->memory, n, sizeof *f->chosen);
    f->cases = arena_allocate_array(b->memory, n, sizeof *f->cases);
    f->scratch = arena_allocate_array(b->memory, estimate_scratch(b->n), sizeof *f->scratch);
    bool good = f->fold && f->order && f->chosen && f->cases && f->scratch;
    for (int k = 0; k < FORECASTS; k++) {
        f->prob[k] = column(b);
        f->brier[k] = column(b);
        f->log_loss[k] = column(b);
        good = good && f->prob[k] && f->brier[k] && f->log_loss[k];
    }
    for (int i = 0; i < b->n && good; i++)
        estimate_case_make(&b->table->rows[i], &f->cases[i]);
    return good ? nation_terms_make(b->table, b->memory, &f->nations) : POSTURE_ERROR_MEMORY;
}

static bool refit_odds(const bench *b, forecasts *f, int folds)
{
    for (int fold = 0; fold < folds; fold++) {
        double win[WIN_TERMS];
        int count = 0;
        for (int i = 0; i < b->n; i++)
            if (f->fold[i] != fold)
                f->chosen[count++] = i;
        if (!estimate_win(f->cases, f->chosen, count, f->scratch, win))
            return false;
        for (int i = 0; i < b->n; i++)
            if (f->fold[i] == fold)
                f->prob[FORECAST_REFIT][i] = estimate_win_prob(&f->cases[i], win);
    }
    return nation_forecast(&f->nations, f->cases, b->n, f->fold, folds, f->prob[FORECAST_NATIONS]);
}

static void add_scores(const bench *b, forecasts *f, int count, int repeats)
{
    for (int k = 0; k < count; k++) {
        score_order(f->prob[k], b->n, f->order);
        f->auc[k] += score_auc(f->prob[k], b->won, f->order, b->ones, b->n) / repeats;
        for (int i = 0; i < b->n; i++) {
            f->brier[k][i] += score_brier(f->prob[k][i], b->won[i]) / repeats;
            f->log_loss[k][i] += score_log_loss(f->prob[k][i], b->won[i]) / repeats;
        }
    }
}

static struct forecast_score score_forecast(bench *b, const forecasts *f, int k)
{
    int samples = b->settings->bootstraps;
    const double *brier = f->brier[k];
    for (int s = 0; s < samples; s++) {
        score_resample(b->settings->seed, (uint32_t)s, b->n, b->weight);
        b->sample[s] = score_mean(brier, b->weight, b->n);
        b->sample[samples + s] = score_mean(f->log_loss[k], b->weight, b->n);
        b->sample[2 * samples + s] = score_mean(b->brier, b->weight, b->n) - b->sample[s];
    }
    double value = score_mean(brier, b->ones, b->n);
    double log_loss = score_mean(f->log_loss[k], b->ones, b->n);
    double difference = score_mean(b->brier, b->ones, b->n) - value;
    return (struct forecast_score){.difference = score_interval(difference, b->sample + 2 * samples, samples),
                                   .brier = score_interval(value, b->sample, samples),
                                   .log_loss = score_interval(log_loss, b->sample + samples, samples),
                                   .auc = k == BASELINE_RATE ? 0.5 : f->auc[k]};
}

static void clear_scores(const bench *b, forecasts *f)
{
    for (int k = 0; k < FORECASTS; k++) {
        f->auc[k] = 0;
        for (int i = 0; i < b->n; i++)
            f->brier[k][i] = f->log_loss[k][i] = 0;
    }
}

/* Random folds are made BASELINE_REPEATS times and averaged; the folds by war are what they are. */
static posture_status score_split(bench *b, int split, bool refit, forecasts *f, backtest *out)
{
    int repeats = split == 0 ? BASELINE_REPEATS : 1;
    int count = refit ? FORECASTS : BASELINE_COUNT;
    clear_scores(b, f);
    for (int r = 0; r < repeats; r++) {
        int folds;
        baseline_split(b->table, split == 1, b->settings->seed, (uint32_t)r, f->fold, &folds);
        if (folds < 2)
            return POSTURE_OK;
        out->fold_count[split] = folds;
        posture_status status = baseline_forecast(b->table, f->fold, folds, b->memory, f->prob);
        if (status != POSTURE_OK)
            return status;
        if (refit && !refit_odds(b, f, folds))
            return POSTURE_ERROR_NUMERIC;
        add_scores(b, f, count, repeats);
    }
    /* Where the refitted odds stand beside the baselines, they are the ones that the difference is about. */
    if (refit) {
        out->refit[split] = score_forecast(b, f, FORECAST_REFIT);
        out->refit_nations[split] = score_forecast(b, f, FORECAST_NATIONS);
        out->with_nations = f->nations.count > 0;
        memcpy(b->brier, f->brier[FORECAST_REFIT], (size_t)b->n * sizeof *b->brier);
    }
    for (int k = 0; k < BASELINE_COUNT; k++)
        out->baseline[split][k] = score_forecast(b, f, k);
    return POSTURE_OK;
}

posture_status backtest_run(engagement_table *table, const engagement_model *model, const backtest_settings *settings,
                            bool refit, backtest *out)
{
    bench b;
    forecasts f;
    assert(settings->replications > 0 && settings->bootstraps > 0 && settings->bootstraps <= BACKTEST_BOOTSTRAPS_MAX);
    *out = (backtest){.n = table->count, .refitted = refit};
    posture_status status = make_bench(table, settings, &b);
    if (status == POSTURE_OK)
        status = predict(&b, model, out);
    if (status != POSTURE_OK)
        return status;
    compare(&b, out);
    score_model(&b, out);
    if (out->gives_odds)
        fill_bins(&b, out);
    status = fill_groups(&b, out);
    if (status == POSTURE_OK)
        status = make_forecasts(&b, &f);
    for (int split = 0; split < SPLITS && status == POSTURE_OK; split++)
        status = score_split(&b, split, refit, &f, out);
    return status;
}
