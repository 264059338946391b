#include "history/baseline.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "history/score.h"
#include "numeric/elementary.h"
#include "numeric/forest.h"
#include "numeric/logistic.h"
#include "numeric/rng.h"

enum {
    TERM_ONE,
    TERM_PEOPLE,
    TERM_TANKS,
    TERM_GUNS,
    TERM_SORTIES,
    TERM_SIZE,
    TERM_FRONT,
    TERM_SURPRISE,
    TERM_AIR,
    TERM_WET,
    TERM_PREPARED,
    TERM_FORTIFIED,
    TERM_MOVING,
    TERM_ROLLING,
    TERM_RUGGED,
    TERM_MIXED,
    TERM_WOODED,
    TERM_DESERT,
    TERMS
};
_Static_assert((int)TERMS <= (int)REGRESSION_TERMS_MAX, "terms of the regression");

enum { INNER_FOLDS = 5, PENALTIES = 6, FOREST_TREES = 300, FOREST_SAMPLE = 1000 };
static const double penalties[PENALTIES] = {1, 3, 10, 30, 100, 300};

#define RULE_RATIO 3.0
#define RULE_ABOVE 0.95
#define RULE_BELOW 0.05
#define WEAK 0.01 /* precision of the priors that only keep a solution in being */

/* Rows of the regression and room for those of a fold. */
typedef struct work {
    const engagement_table *table;
    int n;
    void *scratch;  /* of the forest */
    double *x;      /* n by TERMS, as recorded; NaN: not recorded */
    double *won;    /* 0, 1 */
    double *scaled; /* rows of the training part, then of the whole */
    double *y;
    int *inner;
} work;

const char *baseline_name(baseline b)
{
    static const char *const names[BASELINE_COUNT] = {"base_rate",          "rule_3_to_1",  "rule_3_to_1_at_its_word",
                                                      "logistic_headcount", "logistic_all", "random_forest"};
    return names[b];
}

const char *baseline_title(baseline b)
{
    static const char *const titles[BASELINE_COUNT] = {"base rate",
                                                       "rate above and below 3 : 1",
                                                       "3 : 1 at its word (95 %, 5 %)",
                                                       "logistic regression, people",
                                                       "logistic regression, all columns",
                                                       "random forest, all columns"};
    return titles[b];
}

static void split_by_war(const engagement_table *table, int *fold, int *folds)
{
    *folds = 0;
    for (int i = 0; i < table->count; i++) {
        fold[i] = -1;
        for (int before = 0; before < i && fold[i] < 0; before++)
            if (strcmp(table->rows[before].war, table->rows[i].war) == 0)
                fold[i] = fold[before];
        if (fold[i] < 0)
            fold[i] = (*folds)++;
    }
}

void baseline_split(const engagement_table *table, bool by_war, uint64_t seed, uint32_t repeat, int *fold, int *folds)
{
    if (by_war) {
        split_by_war(table, fold, folds);
        return;
    }
    /* A random order by exchanges (Durstenfeld 1964); neighbours in it go to different folds. */
    uint64_t entity = text_hash("folds");
    int n = table->count;
    *folds = n < BASELINE_FOLDS ? n : BASELINE_FOLDS;
    for (int i = 0; i < n; i++)
        fold[i] = i % *folds;
    for (int i = n - 1; i > 0; i--) {
        double u = rng_uniform((rng_stream){seed, repeat}, RNG_BOOTSTRAP, entity, 0, (uint32_t)i);
        int other = (int)(u * (i + 1));
        int kept = fold[i];
        fold[i] = fold[other];
        fold[other] = kept;
    }
}

static double ln_ratio(const double *value)
{
    return elementary_log((value[ENGAGEMENT_ATTACKER] + 1) / (value[ENGAGEMENT_DEFENDER] + 1));
}

static double flag(int value, int which)
{
    if (value < 0)
        return NAN;
    return value == which ? 1 : 0;
}

static void fill_terms(const struct engagement *e, double *x)
{
    const double *people = e->strength;
    x[TERM_ONE] = 1;
    x[TERM_PEOPLE] = elementary_log(people[ENGAGEMENT_ATTACKER] / people[ENGAGEMENT_DEFENDER]);
    x[TERM_TANKS] = ln_ratio(e->tanks);
    x[TERM_GUNS] = ln_ratio(e->guns);
    x[TERM_SORTIES] = ln_ratio(e->sorties);
    x[TERM_SIZE] = 0.5 * elementary_log(people[ENGAGEMENT_ATTACKER] * people[ENGAGEMENT_DEFENDER]);
    x[TERM_FRONT] = isnan(e->front_km) ? NAN : elementary_log(e->front_km);
    x[TERM_SURPRISE] = e->surprise;
    x[TERM_AIR] = e->air;
    x[TERM_WET] = flag(e->wet, 1);
    x[TERM_PREPARED] = flag(e->posture, STANCE_PREPARED);
    x[TERM_FORTIFIED] = flag(e->posture, STANCE_FORTIFIED);
    x[TERM_MOVING] = e->posture == STANCE_DELAY ? 1 : flag(e->posture, STANCE_WITHDRAWAL);
    x[TERM_ROLLING] = flag(e->relief, RELIEF_ROLLING);
    x[TERM_RUGGED] = flag(e->relief, RELIEF_RUGGED);
    x[TERM_MIXED] = flag(e->cover, COVER_MIXED);
    x[TERM_WOODED] = flag(e->cover, COVER_WOODED);
    x[TERM_DESERT] = flag(e->cover, COVER_DESERT);
}

/* Means and deviations of the training part; a column that does not vary gets no say. */
static void scale_of(const work *w, const bool *train, double *mean, double *deviation)
{
    mean[TERM_ONE] = 0;
    deviation[TERM_ONE] = 1;
    for (int t = 1; t < TERMS; t++) {
        double sum = 0;
        double squares = 0;
        int known = 0;
        for (int i = 0; i < w->n; i++) {
            double x = w->x[i * TERMS + t];
            if (!train[i] || isnan(x))
                continue;
            sum += x;
            squares += x * x;
            known++;
        }
        mean[t] = known > 0 ? sum / known : 0;
        double variance = known > 0 ? squares / known - mean[t] * mean[t] : 0;
        deviation[t] = variance > 1e-12 ? sqrt(variance) : 0;
    }
}

static double scaled_term(const work *w, int row, int t, const double *mean, const double *deviation)
{
    double x = w->x[row * TERMS + t];
    return isnan(x) || deviation[t] == 0 ? 0 : (x - mean[t]) / deviation[t];
}

/* Fits on `train` with `terms` leading columns and fills prob where test is set. */
static bool fit_and_forecast(work *w, const bool *train, const bool *test, int terms, double penalty, double *prob)
{
    double mean[TERMS];
    double deviation[TERMS];
    double coefficient[TERMS];
    double prior[TERMS] = {0};
    double precision[TERMS];
    int rows = 0;
    scale_of(w, train, mean, deviation);
    for (int t = 0; t < terms; t++)
        precision[t] = t == TERM_ONE ? WEAK : penalty;
    for (int i = 0; i < w->n; i++) {
        if (!train[i])
            continue;
        for (int t = 0; t < terms; t++)
            w->scaled[rows * terms + t] = scaled_term(w, i, t, mean, deviation);
        w->y[rows++] = w->won[i];
    }
    const regression_data data = {w->scaled, w->y, rows, terms, prior, precision};
    if (!logistic_fit(&data, coefficient))
        return false;
    for (int i = 0; i < w->n; i++) {
        double odds = 0;
        for (int t = 0; t < terms && test[i]; t++)
            odds += coefficient[t] * scaled_term(w, i, t, mean, deviation);
        if (test[i])
            prob[i] = logistic(odds);
    }
    return true;
}

/* The penalty with the least log loss over inner folds of the training part. */
static double choose_penalty(work *w, const bool *train, bool *part, bool *rest, double *prob)
{
    double best = INFINITY;
    double chosen = penalties[PENALTIES - 1];
    for (int p = 0; p < PENALTIES; p++) {
        double loss = 0;
        for (int f = 0; f < INNER_FOLDS; f++) {
            for (int i = 0; i < w->n; i++) {
                part[i] = train[i] && w->inner[i] != f;
                rest[i] = train[i] && w->inner[i] == f;
            }
            if (!fit_and_forecast(w, part, rest, TERMS, penalties[p], prob))
                return chosen;
            for (int i = 0; i < w->n; i++)
                loss += rest[i] ? score_log_loss(prob[i], w->won[i] > 0) : 0;
        }
        if (loss < best) {
            best = loss;
            chosen = penalties[p];
        }
    }
    return chosen;
}

static bool above_rule(const engagement_table *table, int i)
{
    const double *people = table->rows[i].strength;
    return people[ENGAGEMENT_ATTACKER] >= RULE_RATIO * people[ENGAGEMENT_DEFENDER];
}

/* (wins + 1) / (engagements + 2) of the training part: never 0 or 1. side -1: all; 0, 1: below and above the rule. */
static double rate(const work *w, const bool *train, int side)
{
    double wins = 1;
    double all = 2;
    for (int i = 0; i < w->n; i++) {
        if (!train[i] || (side >= 0 && above_rule(w->table, i) != (side == 1)))
            continue;
        wins += w->won[i];
        all += 1;
    }
    return wins / all;
}

static void forecast_rates(const work *w, const bool *train, const bool *test, double *prob[BASELINE_COUNT])
{
    double all = rate(w, train, -1);
    double side[2] = {rate(w, train, 0), rate(w, train, 1)};
    for (int i = 0; i < w->n; i++) {
        if (!test[i])
            continue;
        bool above = above_rule(w->table, i);
        prob[BASELINE_RATE][i] = all;
        prob[BASELINE_RULE][i] = side[above];
        prob[BASELINE_RULE_WORD][i] = above ? RULE_ABOVE : RULE_BELOW;
    }
}

/* The root of the number of columns at each split (Breiman 2001); leaves of five, as the rows are few and noisy. */
static void forecast_forest(const work *w, const bool *train, const bool *test, double *prob)
{
    const forest_settings settings = {.trees = FOREST_TREES, .tried = 4, .leaf = 5, .sample_max = FOREST_SAMPLE};
    const forest_data data = {w->x, w->won, train, w->n, TERMS};
    forest_forecast(&data, test, &settings, w->scratch, prob);
}

static posture_status make_work(const engagement_table *table, arena *memory, work *w)
{
    size_t n = (size_t)table->count;
    *w = (work){.table = table, .n = table->count};
    w->x = arena_allocate_array(memory, n * TERMS, sizeof *w->x);
    w->scaled = arena_allocate_array(memory, n * TERMS, sizeof *w->scaled);
    w->won = arena_allocate_array(memory, n, sizeof *w->won);
    w->y = arena_allocate_array(memory, n, sizeof *w->y);
    w->inner = arena_allocate_array(memory, n, sizeof *w->inner);
    w->scratch = arena_allocate(memory, forest_scratch_byte(w->n, TERMS));
    if (!w->scratch || !w->x || !w->scaled || !w->won || !w->y || !w->inner)
        return POSTURE_ERROR_MEMORY;
    int inner_folds;
    baseline_split(table, false, 0, BASELINE_REPEATS, w->inner, &inner_folds);
    for (int i = 0; i < w->n; i++) {
        fill_terms(&table->rows[i], w->x + i * TERMS);
        w->won[i] = table->rows[i].winner == WINNER_ATTACKER;
        w->inner[i] %= INNER_FOLDS;
    }
    return POSTURE_OK;
}

posture_status baseline_forecast(const engagement_table *table, const int *fold, int folds, arena *memory,
                                 double *prob[BASELINE_COUNT])
{
    work w;
    posture_status status = make_work(table, memory, &w);
    size_t n = (size_t)table->count;
    bool *train = arena_allocate_array(memory, 4 * n, sizeof *train);
    double *inner_prob = arena_allocate_array(memory, n, sizeof *inner_prob);
    if (status != POSTURE_OK || !train || !inner_prob)
        return POSTURE_ERROR_MEMORY;
    bool *test = train + n;
    for (int f = 0; f < folds; f++) {
        for (int i = 0; i < w.n; i++) {
            train[i] = fold[i] != f;
            test[i] = !train[i];
        }
        forecast_rates(&w, train, test, prob);
        forecast_forest(&w, train, test, prob[BASELINE_FOREST]);
        double penalty = choose_penalty(&w, train, train + 2 * n, train + 3 * n, inner_prob);
        if (!fit_and_forecast(&w, train, test, TERM_PEOPLE + 1, WEAK, prob[BASELINE_HEADCOUNT]) ||
            !fit_and_forecast(&w, train, test, TERMS, penalty, prob[BASELINE_LOGISTIC]))
            return POSTURE_ERROR_NUMERIC;
    }
    return POSTURE_OK;
}
