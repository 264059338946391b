#include "app/study_values.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

void study_values_init(study_values *v, const study_trials *trials)
{
    *v = (study_values){.trials = trials, .measures = trials->file->measure_count};
}

void study_values_clear(study_values *v)
{
    free(v->value);
    *v = (study_values){0};
}

posture_status study_values_add(void *context, const trial *t)
{
    study_values *v = context;
    assert(t->trial == v->count);
    if (v->count == v->capacity) {
        const size_t capacity = v->capacity ? 2 * v->capacity : 4096;
        double *grown = realloc(v->value, capacity * (size_t)v->measures * sizeof *grown);
        if (!grown)
            return POSTURE_ERROR_MEMORY;
        v->value = grown;
        v->capacity = capacity;
    }
    outcome_row row = {.status = (posture_status)t->status};
    for (int m = 0; m < OUTCOME_COUNT; m++)
        row.measure[m] = t->measure[m];
    for (int i = 0; i < v->measures; i++) {
        const double x = row.status == POSTURE_OK ? tally_restricted(&row, (outcome_measure)v->trials->file->measure[i],
                                                                     v->trials->input->scenarios[0]->horizon_day)
                                                  : NAN;
        v->value[v->count * (size_t)v->measures + (size_t)i] = isfinite(x) ? x : NAN;
    }
    v->failed += row.status != POSTURE_OK;
    v->count++;
    return POSTURE_OK;
}

double study_values_get(const study_values *v, uint64_t replication, int point, int option, int plan, int measure)
{
    const study_trials *t = v->trials;
    const size_t row = (size_t)replication * (size_t)t->rows + (size_t)point;
    const size_t index = (row * (size_t)t->options + (size_t)option) * (size_t)t->plans + (size_t)plan;
    return v->value[index * (size_t)v->measures + (size_t)measure];
}

size_t study_values_replications(const study_values *v)
{
    return v->count / (size_t)study_trials_per_replication(v->trials);
}

/* Values of one replication, over points and plans, as one cluster. */
static void add_replication(const study_values *v, uint64_t r, int option, int against, int plan, int measure,
                            cluster_sum *sum)
{
    for (int point = 0; point < v->trials->rows; point++)
        for (int p = plan < 0 ? 0 : plan; p <= (plan < 0 ? v->trials->plans - 1 : plan); p++) {
            const double x = study_values_get(v, r, point, option, p, measure);
            const double y = against < 0 ? 0 : study_values_get(v, r, point, against, p, measure);
            if (!isnan(x) && !isnan(y))
                cluster_sum_add(sum, x - y);
        }
    cluster_sum_close(sum);
}

interval study_values_mean(const study_values *v, int option, int against, int plan, int measure)
{
    cluster_sum sum = {0};
    for (size_t r = 0; r < study_values_replications(v); r++)
        add_replication(v, r, option, against, plan, measure, &sum);
    const bool share = outcome_get((outcome_measure)v->trials->file->measure[measure])->kind == OUTCOME_KIND_PROPORTION;
    if (share)
        return against < 0 ? cluster_sum_proportion(&sum, study_level)
                           : cluster_sum_share_difference(&sum, study_level);
    return cluster_sum_mean(&sum, study_level);
}

double study_values_point(const study_values *v, int point, int option, int plan, int measure, double *standard_error)
{
    double n = 0, mean = 0, squares = 0;
    for (size_t r = 0; r < study_values_replications(v); r++) {
        const double x = study_values_get(v, r, point, option, plan, measure);
        if (isnan(x))
            continue;
        const double step = x - mean;
        mean += step / ++n;
        squares += step * (x - mean);
    }
    *standard_error = n > 1 ? sqrt(squares / (n * (n - 1))) : 0;
    return n > 0 ? mean : NAN;
}
