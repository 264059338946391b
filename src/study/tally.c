#include "study/tally.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

const double study_level = 0.95;

#define X(day) day,
const int tally_days[TALLY_DAY_COUNT] = {TALLY_DAY_LIST(X)};
#undef X

posture_status tally_init(tally *t, sample_design design, double horizon_day)
{
    memset(t, 0, sizeof *t);
    t->design = design;
    t->horizon_day = horizon_day;
    size_t size = sample_size(&design);
    t->kept = calloc(size * OUTCOME_COUNT, sizeof *t->kept);
    t->scratch = calloc(size, sizeof *t->scratch);
    t->other = calloc(size, sizeof *t->other);
    if (!t->kept || !t->scratch || !t->other) {
        tally_clear(t);
        return POSTURE_ERROR_MEMORY;
    }
    for (size_t i = 0; i < size * OUTCOME_COUNT; i++)
        t->kept[i] = NAN;
    return POSTURE_OK;
}

void tally_clear(tally *t)
{
    free(t->kept);
    free(t->scratch);
    free(t->other);
    memset(t, 0, sizeof *t);
}

static bool is_censored_kind(outcome_measure m)
{
    outcome_kind kind = outcome_get(m)->kind;
    return kind == OUTCOME_KIND_TIME || kind == OUTCOME_KIND_SPAN;
}

double tally_extended(const outcome_row *row, outcome_measure m)
{
    double x = row->measure[m];
    if (row->status != POSTURE_OK)
        return NAN;
    if (!isnan(x) || !is_censored_kind(m))
        return x;
    if (m == OUTCOME_RACE_MARGIN_DAY && !isnan(row->measure[OUTCOME_ALL_HELD_DAY]))
        return -INFINITY;
    return INFINITY;
}

static double units_per_day(outcome_measure m)
{
    return strcmp(outcome_get(m)->unit, "hour") == 0 ? 24 : 1;
}

double tally_restricted(const outcome_row *row, outcome_measure m, double horizon_day)
{
    double x = tally_extended(row, m);
    if (outcome_get(m)->kind != OUTCOME_KIND_TIME)
        return x;
    double horizon = horizon_day * units_per_day(m);
    return x > horizon ? horizon : x;
}

static void add_time(tally *t, outcome_measure m, double x)
{
    cluster_sum_add(&t->censored[m], isinf(x) ? 1 : 0);
    if (outcome_get(m)->kind != OUTCOME_KIND_TIME)
        return;
    for (int i = 0; i < TALLY_DAY_COUNT; i++)
        cluster_sum_add(&t->within[m][i], x <= tally_days[i] * units_per_day(m) ? 1 : 0);
}

void tally_add(tally *t, size_t outer, size_t inner, const outcome_row *row)
{
    t->count++;
    ptrdiff_t slot = sample_slot(&t->design, outer, inner);
    if (row->status != POSTURE_OK) {
        t->failed++;
        return;
    }
    for (int m = 0; m < OUTCOME_COUNT; m++) {
        double x = tally_extended(row, (outcome_measure)m);
        if (isnan(x))
            continue;
        if (slot >= 0)
            t->kept[(size_t)m * sample_size(&t->design) + (size_t)slot] = x;
        double finite = tally_restricted(row, (outcome_measure)m, t->horizon_day);
        if (isfinite(finite))
            cluster_sum_add(&t->sum[m], finite);
        if (is_censored_kind((outcome_measure)m))
            add_time(t, (outcome_measure)m, x);
    }
}

void tally_close_outer(tally *t)
{
    for (int m = 0; m < OUTCOME_COUNT; m++) {
        cluster_sum_close(&t->sum[m]);
        if (!is_censored_kind((outcome_measure)m))
            continue;
        cluster_sum_close(&t->censored[m]);
        for (int i = 0; i < TALLY_DAY_COUNT; i++)
            cluster_sum_close(&t->within[m][i]);
    }
}

static void estimate_time(tally *t, outcome_measure m, measure_estimate *out)
{
    const cluster_sum *censored = &t->censored[m];
    out->replications = censored->n;
    out->censored = cluster_sum_mean(censored, study_level).value;
    if (outcome_get(m)->kind != OUTCOME_KIND_TIME)
        return;
    out->restricted_mean = cluster_sum_mean(&t->sum[m], study_level);
    for (int i = 0; i < TALLY_DAY_COUNT; i++)
        out->within[i] = cluster_sum_proportion(&t->within[m][i], study_level);
}

void tally_estimate(tally *t, outcome_measure m, measure_estimate *out)
{
    const interval none = {NAN, NAN, NAN};
    outcome_kind kind = outcome_get(m)->kind;
    const double *x = t->kept + (size_t)m * sample_size(&t->design);
    size_t n = sample_sort(&t->design, x, t->scratch);
    out->p10 = sample_quantile_sorted(t->scratch, n, 0.1);
    out->p50 = sample_quantile_sorted(t->scratch, n, 0.5);
    out->p90 = sample_quantile_sorted(t->scratch, n, 0.9);
    out->censored = 0;
    out->replications = t->sum[m].n;
    out->restricted_mean = none;
    for (int i = 0; i < TALLY_DAY_COUNT; i++)
        out->within[i] = none;
    if (is_censored_kind(m)) {
        out->value = sample_quantile(&t->design, x, t->scratch, n, 0.5, study_level);
        estimate_time(t, m, out);
    } else if (kind == OUTCOME_KIND_PROPORTION) {
        out->value = cluster_sum_proportion(&t->sum[m], study_level);
    } else {
        out->value = cluster_sum_mean(&t->sum[m], study_level);
    }
    double cap = kind == OUTCOME_KIND_TIME ? t->horizon_day * units_per_day(m) : INFINITY;
    assumption_spread spread = sample_assumption_spread(&t->design, x, cap, t->other);
    bool is_share = kind == OUTCOME_KIND_PROPORTION;
    out->amin = is_share && spread.low < 0 ? 0 : spread.low;
    out->amax = is_share && spread.high > 1 ? 1 : spread.high;
}
