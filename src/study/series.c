#include "study/series.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "study/tally.h"

const series_definition *series_get(series_name name)
{
    static const series_definition definitions[SERIES_COUNT] = {
#define X(member, title, unit) {#member, title, unit},
        OUTCOME_SERIES_LIST(X)
#undef X
    };
    return &definitions[name];
}

const double *series_values(const outcome_series *s, series_name name)
{
    const double *const values[SERIES_COUNT] = {
#define X(member, title, unit) s->member,
        OUTCOME_SERIES_LIST(X)
#undef X
    };
    return values[name];
}

posture_status series_tally_init(series_tally *t, sample_design design, int day_count)
{
    memset(t, 0, sizeof *t);
    t->design = design;
    t->day_count = day_count;
    size_t size = sample_size(&design);
    size_t total = size * SERIES_COUNT * (size_t)day_count;
    t->kept = calloc(total, sizeof *t->kept);
    t->scratch = calloc(size, sizeof *t->scratch);
    if (!t->kept || !t->scratch) {
        series_tally_clear(t);
        return POSTURE_ERROR_MEMORY;
    }
    for (size_t i = 0; i < total; i++)
        t->kept[i] = NAN;
    return POSTURE_OK;
}

void series_tally_clear(series_tally *t)
{
    free(t->kept);
    free(t->scratch);
    memset(t, 0, sizeof *t);
}

static double *kept_day(const series_tally *t, int name, int day)
{
    return t->kept + ((size_t)name * (size_t)t->day_count + (size_t)day) * sample_size(&t->design);
}

static void add_objective(series_tally *t, int objective, const objective_outcome *o)
{
    /* Comparisons with NaN, not within the horizon, are false. */
    for (int day = 0; day < t->day_count; day++) {
        cluster_sum_add(&t->reached[objective][day], o->reached_hour <= day * 24.0 ? 1 : 0);
        cluster_sum_add(&t->held[objective][day], o->held_day <= day ? 1 : 0);
    }
}

void series_tally_add(series_tally *t, size_t outer, size_t inner, const outcome_row *row, const outcome_series *s)
{
    if (row->status != POSTURE_OK)
        return;
    ptrdiff_t slot = sample_slot(&t->design, outer, inner);
    for (int name = 0; name < SERIES_COUNT; name++) {
        const double *values = series_values(s, (series_name)name);
        for (int day = 0; day < t->day_count && day < s->day_count; day++) {
            if (!isfinite(values[day]))
                continue;
            cluster_sum_add(&t->mean[name][day], values[day]);
            if (slot >= 0)
                kept_day(t, name, day)[slot] = values[day];
        }
    }
    if (row->objective_count > t->objective_count)
        t->objective_count = row->objective_count;
    for (int i = 0; i < row->objective_count; i++)
        add_objective(t, i, &row->objective[i]);
}

void series_tally_close_outer(series_tally *t)
{
    for (int day = 0; day < t->day_count; day++) {
        for (int name = 0; name < SERIES_COUNT; name++)
            cluster_sum_close(&t->mean[name][day]);
        for (int i = 0; i < t->objective_count; i++) {
            cluster_sum_close(&t->reached[i][day]);
            cluster_sum_close(&t->held[i][day]);
        }
    }
}

series_point series_tally_point(series_tally *t, series_name name, int day)
{
    size_t n = sample_sort(&t->design, kept_day(t, (int)name, day), t->scratch);
    return (series_point){.mean = cluster_sum_mean(&t->mean[name][day], study_level),
                          .p10 = sample_quantile_sorted(t->scratch, n, 0.1),
                          .p50 = sample_quantile_sorted(t->scratch, n, 0.5),
                          .p90 = sample_quantile_sorted(t->scratch, n, 0.9)};
}

interval series_tally_reached(const series_tally *t, int objective, int day)
{
    return cluster_sum_proportion(&t->reached[objective][day], study_level);
}

interval series_tally_held(const series_tally *t, int objective, int day)
{
    return cluster_sum_proportion(&t->held[objective][day], study_level);
}
