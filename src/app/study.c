/* realpath is X/Open, clock_gettime POSIX. */
#define _XOPEN_SOURCE 700 /* NOLINT(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
#include <posture/study.h>

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/study_document.h"
#include "app/study_export.h"
#include "app/study_flip.h"
#include "base/diagnostic.h"
#include "base/file.h"
#include "base/json_text.h"
#include "base/parallel.h"
#include "scenario/sha256.h"

enum { BATCH = 1024, PROBE = 16, PATH_ROOM = 4096, FILE_LIMIT_BYTE = 1 << 20, TRIAL_BYTE = 9 * OUTCOME_COUNT + 24 };

typedef struct study_job {
    const posture_study_def *def;
    posture_diagnostics *found;
    char *text;   /* of STUDY.yaml */
    char *folder; /* of the scenario */
    char store_path[PATH_ROOM];
    const char *output;
    study_file file;
    assess_input input;
    study_points points;
    study_trials trials;
    study_values values;
    trial_store *store;
    precision precision;
    bool sequential;    /* a precision was asked for */
    double *half_width; /* of each option and measure: what the rule borrows */
    double *sums;       /* of each option and measure in the replication under way */
    double *counts;
    trial batch[BATCH];
} study_job;

static const char *file_label(const study_job *job)
{
    return job->def->file ? job->def->file : "study.yaml of the store";
}

/* The scenario stands beside the study's file. */
static posture_status find_folder(study_job *job)
{
    char path[2 * PATH_ROOM];
    const char *slash = strrchr(job->def->file, '/');
    const int length = slash && job->file.scenario[0] != '/' ? (int)(slash - job->def->file) + 1 : 0;
    snprintf(path, sizeof path, "%.*s%s", length, job->def->file, job->file.scenario);
    job->folder = realpath(path, NULL);
    if (job->folder)
        return POSTURE_OK;
    diagnostics_fault(job->found, (text_mark){.file = job->def->file}, "scenario: %s: %s", path, strerror(errno));
    return errno == ENOMEM ? POSTURE_ERROR_MEMORY : POSTURE_ERROR_INPUT;
}

static posture_status read_study(study_job *job)
{
    size_t length = 0;
    posture_status status = POSTURE_OK;
    if (job->def->resume) {
        snprintf(job->store_path, sizeof job->store_path, "%s/study.sqlite", job->output);
        status = trial_store_open(job->store_path, false, job->found, &job->store);
        if (status == POSTURE_OK)
            status = trial_store_get(job->store, "study", &job->text);
        if (status == POSTURE_OK)
            status = trial_store_get(job->store, "scenario", &job->folder);
        if (status == POSTURE_OK && (!job->text || !job->folder)) {
            diagnostics_fault(job->found, (text_mark){.file = job->store_path},
                              "the study ended before it began: run it anew in another folder");
            status = POSTURE_ERROR_STORE;
        }
        length = job->text ? strlen(job->text) : 0;
    } else {
        status = file_read(job->def->file, FILE_LIMIT_BYTE, &job->text, &length);
        if (status == POSTURE_ERROR_FILE)
            diagnostics_fault(job->found, (text_mark){.file = job->def->file}, "cannot be read: %s", strerror(errno));
    }
    if (status == POSTURE_OK)
        status = study_file_parse(file_label(job), job->text, length, job->found, &job->file);
    if (status == POSTURE_OK && !job->folder)
        status = find_folder(job);
    return status;
}

static posture_status load(study_job *job)
{
    posture_status status = assess_input_load(&job->input, job->folder, job->file.options, job->file.plans, job->found);
    if (status == POSTURE_OK)
        status = study_file_check(&job->file, file_label(job), job->input.scenarios[0], job->found);
    if (status == POSTURE_OK)
        status = study_points_make(&job->file, file_label(job), job->input.scenarios[0], job->found, &job->points);
    const int threads = job->def->threads > 0 ? job->def->threads : parallel_processor_count();
    if (status == POSTURE_OK)
        status = study_trials_init(&job->trials, &job->file, &job->input, &job->points, threads);
    study_values_init(&job->values, &job->trials);
    return status;
}

/* What the stored trials depend on: the study's text and the content of each option's scenario. */
static void identity(const study_job *job, char text[65])
{
    sha256 hash;
    sha256_begin(&hash);
    sha256_add(&hash, job->text, strlen(job->text));
    for (int o = 0; o < job->input.option_count; o++)
        sha256_add(&hash, job->input.scenarios[o]->hash, strlen(job->input.scenarios[o]->hash));
    sha256_end(&hash, text);
}

static posture_status create_store(study_job *job)
{
    char hash[65];
    identity(job, hash);
    if (file_make_folder(job->output) != POSTURE_OK) {
        diagnostics_fault(job->found, (text_mark){.file = job->output}, "cannot be made: %s", strerror(errno));
        return POSTURE_ERROR_FILE;
    }
    snprintf(job->store_path, sizeof job->store_path, "%s/study.sqlite", job->output);
    posture_status status = trial_store_open(job->store_path, true, job->found, &job->store);
    if (status == POSTURE_OK)
        status = trial_store_set(job->store, "identity", hash);
    if (status == POSTURE_OK)
        status = trial_store_set(job->store, "scenario", job->folder);
    if (status == POSTURE_OK)
        status = trial_store_set(job->store, "study", job->text);
    return status;
}

static posture_status check_identity(study_job *job)
{
    char hash[65];
    char *stored = NULL;
    identity(job, hash);
    posture_status status = trial_store_get(job->store, "identity", &stored);
    if (status == POSTURE_OK && (!stored || strcmp(stored, hash) != 0)) {
        diagnostics_fault(job->found, (text_mark){.file = job->store_path},
                          "the scenario has changed since these trials ran: run the study anew in another folder");
        status = POSTURE_ERROR_STORE;
    }
    free(stored);
    return status;
}

static posture_status begin_precision(study_job *job)
{
    const int measures = job->file.measure_count, n = job->input.option_count * measures;
    job->half_width = malloc((size_t)n * sizeof *job->half_width);
    job->sums = calloc((size_t)n, sizeof *job->sums);
    job->counts = calloc((size_t)n, sizeof *job->counts);
    posture_status status = job->half_width && job->sums && job->counts ? POSTURE_OK : POSTURE_ERROR_MEMORY;
    for (int i = 0; status == POSTURE_OK && i < n; i++) {
        job->half_width[i] = job->file.half_width[i % measures];
        job->sequential |= isfinite(job->half_width[i]);
    }
    /* The smallest budget the rule takes is one look. */
    job->sequential &= job->file.replications >= 2;
    const precision_rule rule = {.measures = n,
                                 .budget = job->file.replications,
                                 .half_width = job->half_width,
                                 .first = job->file.replications < 32 ? job->file.replications : 32};
    if (status == POSTURE_OK && job->sequential)
        status = precision_init(&job->precision, &rule);
    return status;
}

/* Adds a trial to the table and, at the end of a replication, to the sequential rule. */
static posture_status take(void *context, const trial *t)
{
    study_job *job = context;
    posture_status status = study_values_add(&job->values, t);
    if (status != POSTURE_OK || !job->sequential)
        return status;
    const int measures = job->file.measure_count, n = job->input.option_count * measures;
    const study_key key = study_trials_key(&job->trials, t->trial);
    const double *value = &job->values.value[(job->values.count - 1) * (size_t)measures];
    for (int m = 0; m < measures; m++)
        if (isfinite(value[m])) {
            job->sums[key.option * measures + m] += value[m];
            job->counts[key.option * measures + m]++;
        }
    if ((t->trial + 1) % study_trials_per_replication(&job->trials) != 0)
        return status;
    for (int i = 0; i < n; i++)
        job->sums[i] /= job->counts[i] > 0 ? job->counts[i] : 1;
    if (job->precision.state == PRECISION_RUNNING)
        precision_observe(&job->precision, job->sums);
    memset(job->sums, 0, (size_t)n * sizeof *job->sums);
    memset(job->counts, 0, (size_t)n * sizeof *job->counts);
    return status;
}

/* Trials wanted as far as is known now: up to the next look of the sequential rule. */
static uint64_t wanted(const study_job *job)
{
    const uint64_t each = study_trials_per_replication(&job->trials);
    if (!job->sequential)
        return each * (uint64_t)job->file.replications;
    if (job->precision.state != PRECISION_RUNNING)
        return job->values.count;
    return each * (uint64_t)job->precision.next;
}

static posture_status run_trials(study_job *job)
{
    const size_t total = (size_t)study_trials_per_replication(&job->trials) * (size_t)job->file.replications;
    posture_status status = trial_store_read(job->store, take, job);
    while (status == POSTURE_OK && job->values.count < wanted(job)) {
        const uint64_t left = wanted(job) - job->values.count;
        const size_t count = left < BATCH ? (size_t)left : BATCH;
        status = study_trials_run(&job->trials, job->values.count, count, job->batch);
        if (status == POSTURE_OK)
            status = trial_store_append(job->store, job->batch, count, job->found);
        for (size_t i = 0; status == POSTURE_OK && i < count; i++)
            status = take(job, &job->batch[i]);
        if (status == POSTURE_OK && job->def->progress &&
            !job->def->progress(job->def->context, job->values.count, total))
            status = POSTURE_ERROR_CANCELLED;
    }
    return status;
}

static const char *stopped(const study_job *job)
{
    if (!job->sequential)
        return "all replications run";
    return job->precision.state == PRECISION_REACHED ? "precision reached" : "budget spent";
}

static posture_status finish(study_job *job, char **json)
{
    json_t *flips = NULL, *document = NULL;
    posture_status status = study_export(&job->trials, job->store, job->output);
    if (status == POSTURE_OK && job->file.flip)
        status = study_flip(&job->trials, &flips);
    if (status == POSTURE_OK)
        status = study_document(&job->values, stopped(job), flips, &document);
    size_t length = 0;
    if (status == POSTURE_OK)
        status = json_to_text(document, 2, json, &length);
    json_decref(document);
    char path[PATH_ROOM];
    snprintf(path, sizeof path, "%s/study.json", job->output);
    if (status == POSTURE_OK)
        status = file_write_atomic(path, *json, length);
    if (status == POSTURE_ERROR_FILE)
        diagnostics_fault(job->found, (text_mark){.file = job->output}, "cannot be written: %s", strerror(errno));
    return status;
}

static double now_second(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* How long a few campaigns take, spread over options and plans. */
static posture_status plan_only(study_job *job, char **json)
{
    const uint64_t each = study_trials_per_replication(&job->trials);
    const double total = (double)each * (double)job->file.replications;
    const size_t count = each < PROBE ? (size_t)each : PROBE;
    posture_status status = study_trials_run(&job->trials, 0, count, job->batch);
    const double started = now_second();
    if (status == POSTURE_OK)
        status = study_trials_run(&job->trials, 0, count, job->batch);
    const double second = (now_second() - started) / (double)count * total;
    if (status != POSTURE_OK)
        return status;
    json_t *document =
        json_pack("{s:i,s:b,s:i,s:i,s:i,s:i,s:f,s:f,s:f}", "schema_version", 1, "plan_only", 1, "options",
                  job->trials.options, "plans", job->trials.plans, "points", job->trials.rows, "replications",
                  job->file.replications, "campaigns", total, "second", second, "byte", total * TRIAL_BYTE);
    size_t length = 0;
    status = json_to_text(document, 2, json, &length);
    json_decref(document);
    return status;
}

static void clear(study_job *job)
{
    trial_store_close(job->store);
    precision_clear(&job->precision);
    study_values_clear(&job->values);
    study_trials_clear(&job->trials);
    study_points_clear(&job->points);
    assess_input_clear(&job->input);
    study_file_clear(&job->file);
    free(job->half_width);
    free(job->sums);
    free(job->counts);
    free(job->text);
    free(job->folder);
    free(job);
}

posture_status posture_study(const posture_study_def *def, posture_diagnostics *found, char **json)
{
    *json = NULL;
    study_job *job = calloc(1, sizeof *job);
    if (!job)
        return POSTURE_ERROR_MEMORY;
    job->def = def;
    job->found = found;
    job->output = def->resume ? def->resume : def->output ? def->output : "results/study";
    posture_status status = read_study(job);
    if (status == POSTURE_OK)
        status = load(job);
    if (status == POSTURE_OK && def->plan_only) {
        status = plan_only(job, json);
        clear(job);
        return status;
    }
    if (status == POSTURE_OK)
        status = def->resume ? check_identity(job) : create_store(job);
    if (status == POSTURE_OK)
        status = begin_precision(job);
    if (status == POSTURE_OK)
        status = run_trials(job);
    if (status == POSTURE_OK)
        status = finish(job, json);
    clear(job);
    return status;
}
