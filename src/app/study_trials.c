#include "app/study_trials.h"

#include <math.h>
#include <stdlib.h>

#include "base/parallel.h"

posture_status study_trials_init(study_trials *t, const study_file *file, const assess_input *input,
                                 const study_points *points, int threads)
{
    *t = (study_trials){.file = file,
                        .input = input,
                        .points = points,
                        .threads = threads,
                        .options = input->option_count,
                        .plans = input->plan_count,
                        .rows = points->plan.rows};
    for (int o = 0; o < t->options; o++)
        if ((size_t)input->scenarios[o]->factor_count + 1 > t->factor_room)
            t->factor_room = (size_t)input->scenarios[o]->factor_count + 1;
    t->fixed = calloc((size_t)threads * t->factor_room, sizeof *t->fixed);
    t->place = calloc((size_t)t->options * (size_t)points->columns + 1, sizeof *t->place);
    if (!t->fixed || !t->place) {
        study_trials_clear(t);
        return POSTURE_ERROR_MEMORY;
    }
    for (int o = 0; o < t->options; o++) {
        const scenario *s = input->scenarios[o];
        for (int c = 0; c < points->columns; c++) {
            const uint64_t hash = input->scenarios[0]->factors[points->factor[c]].hash;
            int *place = &t->place[o * points->columns + c];
            *place = -1;
            for (int i = 0; i < s->factor_count; i++)
                if (s->factors[i].hash == hash)
                    *place = i;
        }
    }
    posture_status status = case_set_create((const scenario *const *)input->scenarios, t->options, input->plan_ids,
                                            t->plans, threads, &t->cases);
    if (status != POSTURE_OK)
        study_trials_clear(t);
    return status;
}

void study_trials_clear(study_trials *t)
{
    case_set_destroy(t->cases);
    free(t->fixed);
    free(t->place);
    *t = (study_trials){0};
}

uint64_t study_trials_per_replication(const study_trials *t)
{
    return (uint64_t)t->rows * (uint64_t)t->options * (uint64_t)t->plans;
}

study_key study_trials_key(const study_trials *t, uint64_t number)
{
    study_key key;
    key.plan = (int)(number % (uint64_t)t->plans);
    number /= (uint64_t)t->plans;
    key.option = (int)(number % (uint64_t)t->options);
    number /= (uint64_t)t->options;
    key.point = (int)(number % (uint64_t)t->rows);
    key.replication = number / (uint64_t)t->rows;
    return key;
}

static void set_column(const study_trials *t, double *fixed, int option, int column, double value)
{
    const int place = t->place[option * t->points->columns + column];
    if (place >= 0)
        fixed[place] = value;
}

static double *clear_fixed(const study_trials *t, int worker)
{
    double *fixed = &t->fixed[(size_t)worker * t->factor_room];
    for (size_t i = 0; i < t->factor_room; i++)
        fixed[i] = NAN;
    return fixed;
}

typedef struct batch {
    study_trials *t;
    uint64_t first;
    trial *out;
} batch;

static posture_status run_one(void *context, int worker, size_t index)
{
    batch *b = context;
    study_trials *t = b->t;
    trial *out = &b->out[index];
    out->trial = b->first + index;
    const study_key key = study_trials_key(t, out->trial);
    double *fixed = clear_fixed(t, worker);
    for (int c = 0; t->file->kind != STUDY_BASELINE && c < t->points->columns; c++) {
        const double u = t->points->plan.points[(size_t)key.point * (size_t)t->points->columns + (size_t)c];
        set_column(t, fixed, key.option, c, study_points_value(t->points, t->input->scenarios[0], c, u));
    }
    const study_case one = {
        .seed = t->file->seed, .outer = key.replication, .replication = key.replication, .fixed_factors = fixed};
    outcome_row row = {0};
    posture_status status = case_set_run(t->cases, worker, key.option, key.plan, &one, &row, NULL);
    out->status = (int)row.status;
    for (int m = 0; status == POSTURE_OK && m < OUTCOME_COUNT; m++)
        out->measure[m] = row.status == POSTURE_OK ? row.measure[m] : NAN;
    return status;
}

posture_status study_trials_run(study_trials *t, uint64_t first, size_t count, trial *out)
{
    batch b = {.t = t, .first = first, .out = out};
    return parallel_for(0, count, t->threads, run_one, &b);
}

posture_status study_trials_single(study_trials *t, int worker, int option, int plan, uint64_t replication, int column,
                                   double value, outcome_measure measure, double *result)
{
    double *fixed = clear_fixed(t, worker);
    if (column >= 0)
        set_column(t, fixed, option, column, value);
    const study_case one = {
        .seed = t->file->seed, .outer = replication, .replication = replication, .fixed_factors = fixed};
    outcome_row row = {0};
    posture_status status = case_set_run(t->cases, worker, option, plan, &one, &row, NULL);
    if (status == POSTURE_OK)
        *result = row.status == POSTURE_OK ? tally_restricted(&row, measure, t->input->scenarios[0]->horizon_day) : NAN;
    return status;
}
