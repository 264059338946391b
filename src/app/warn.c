#include <posture/warn.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "app/json_builder.h"
#include "app/warn_tables.h"
#include "base/json_text.h"

enum { PAIRS_SHOWN = 50 };

static const char *const wording = "Probability that an attack is being prepared, under the stated rates. An "
                                   "open-source illustration, not intelligence.";

/* What the filter makes of one pair. */
struct watched {
    const struct week_pair *pair;
    struct watch_week *weeks;
    int peak; /* week of the highest probability, the first of equals */
};

typedef struct warn_job {
    const posture_warn_def *def;
    event_summary summary;
    week_table table;
    warn_labels labels;
    watch_model model;
    watch_score score;
    struct watched *watched; /* one a pair, ordered by peak */
    arena memory;
} warn_job;

posture_warn_def posture_warn_def_default(void)
{
    return (posture_warn_def){.threshold = 0.5};
}

static posture_status read_events(warn_job *job, posture_diagnostics *found)
{
    const char *path = job->def->events;
    FILE *from = fopen(path, "rb");
    if (!from) {
        diagnostics_fault(found, (text_mark){path, 0, 0}, "cannot be read: %s", strerror(errno));
        return POSTURE_ERROR_FILE;
    }
    posture_status status = event_read(path, from, found, week_table_take, &job->table, &job->summary);
    fclose(from);
    if (status == POSTURE_OK)
        status = week_table_finish(&job->table);
    if (job->table.lost_count > 0)
        diagnostics_warning(found, (text_mark){path, 0, 0}, "more than %d pairs of actors: %d events left out",
                            WEEK_PAIR_MAX, job->table.lost_count);
    return status;
}

static posture_status read_tables(warn_job *job, posture_diagnostics *found)
{
    posture_status status = POSTURE_OK;
    if (job->def->estimate && !job->def->labels) {
        diagnostics_fault(found, (text_mark){0}, "rates are estimated from labels, and there are none");
        return POSTURE_ERROR_INPUT;
    }
    if (job->def->rates)
        status = warn_read_rates(job->def->rates, found, &job->model);
    if (status == POSTURE_OK && job->def->labels)
        status = warn_read_labels(job->def->labels, found, &job->labels);
    return status;
}

static warning_state *states_of(warn_job *job, const struct week_pair *p, bool *named, posture_status *status)
{
    warning_state *states = arena_allocate_array(&job->memory, (size_t)p->week_count, sizeof *states);
    *status = states ? POSTURE_OK : POSTURE_ERROR_MEMORY;
    *named = states && warn_labels_of(&job->labels, p, states);
    return states;
}

static posture_status estimate(warn_job *job)
{
    watch_tally tally = {0};
    posture_status status = POSTURE_OK;
    for (int i = 0; i < job->table.pair_count; i++) {
        const struct week_pair *p = &job->table.pairs[i];
        bool named = false;
        const warning_state *states = states_of(job, p, &named, &status);
        if (status != POSTURE_OK)
            return status;
        for (int w = 0; named && w < p->week_count; w++) {
            tally.weeks[states[w]] += 1;
            for (int k = 0; k < SIGNAL_COUNT; k++)
                tally.events[k][states[w]] += p->counts[w][k];
        }
    }
    watch_estimate(&tally, &job->model);
    return POSTURE_OK;
}

static int by_peak(const void *a, const void *b)
{
    const struct watched *x = a, *y = b;
    const double p = x->weeks[x->peak].prob, q = y->weeks[y->peak].prob;
    if (p != q)
        return p > q ? -1 : 1;
    const int order = strcmp(x->pair->source, y->pair->source);
    return order ? order : strcmp(x->pair->target, y->pair->target);
}

static posture_status watch_pair(warn_job *job, int index)
{
    const struct week_pair *p = &job->table.pairs[index];
    struct watched *one = &job->watched[index];
    posture_status status = POSTURE_OK;
    bool named = false;
    *one = (struct watched){.pair = p};
    one->weeks = arena_allocate_array(&job->memory, (size_t)p->week_count, sizeof *one->weeks);
    if (!one->weeks)
        return POSTURE_ERROR_MEMORY;
    watch_run(&job->model, (const int(*)[SIGNAL_COUNT])p->counts, p->week_count, one->weeks);
    for (int w = 1; w < p->week_count; w++)
        one->peak = one->weeks[w].prob > one->weeks[one->peak].prob ? w : one->peak;
    if (!job->def->labels)
        return POSTURE_OK;
    const warning_state *states = states_of(job, p, &named, &status);
    if (named)
        watch_score_add(one->weeks, states, p->week_count, job->def->threshold, &job->score);
    return status;
}

static posture_status watch_all(warn_job *job)
{
    const int count = job->table.pair_count;
    posture_status status = POSTURE_OK;
    job->watched = arena_allocate_array(&job->memory, (size_t)count, sizeof *job->watched);
    if (!job->watched)
        return POSTURE_ERROR_MEMORY;
    if (job->def->estimate)
        status = estimate(job);
    for (int i = 0; status == POSTURE_OK && i < count; i++)
        status = watch_pair(job, i);
    if (status == POSTURE_OK && count > 0)
        qsort(job->watched, (size_t)count, sizeof *job->watched, by_peak);
    return status;
}

static json_t *rates_json(const warn_job *job)
{
    static const char *const states[] = {"peace", "exercise", "preparation"};
    json_builder b = json_build_object(), list = json_build_array(), change = json_build_object();
    json_build_set(&b, "origin",
                   json_string(job->def->estimate ? "estimated from the labels"
                               : job->def->rates  ? "stated in the table"
                                                  : "assumed"));
    for (int i = 0; i < SIGNAL_COUNT; i++) {
        json_builder one = json_build_object();
        json_build_set(&one, "indicator", json_string(signal_name((signal_kind)i)));
        for (int k = 0; k < WARNING_STATE_COUNT; k++)
            json_build_set(&one, states[k], json_number(job->model.per_week[i][k]));
        json_build_append(&list, json_build_finish(&one));
    }
    json_build_set(&b, "per_week", json_build_finish(&list));
    json_build_set(&change, "exercise_begins", json_number(job->model.change.exercise_begins));
    json_build_set(&change, "exercise_ends", json_number(job->model.change.exercise_ends));
    json_build_set(&change, "preparation_begins", json_number(job->model.change.preparation_begins));
    json_build_set(&change, "exercise_turns", json_number(job->model.change.exercise_turns));
    json_build_set(&change, "preparation_ends", json_number(job->model.change.preparation_ends));
    json_build_set(&b, "change_per_week", json_build_finish(&change));
    return json_build_finish(&b);
}

static json_t *week_text(int week)
{
    char text[16];
    event_date_write(week_first_day(week), text);
    return json_string(text);
}

/* Indicators that were seen in the week, with what each adds. */
static json_t *moved_by(const struct watched *one, int w)
{
    json_builder list = json_build_array();
    for (int i = 0; i < SIGNAL_COUNT; i++) {
        if (one->pair->counts[w][i] == 0)
            continue;
        json_builder b = json_build_object();
        json_build_set(&b, "indicator", json_string(signal_name((signal_kind)i)));
        json_build_set(&b, "count", json_integer(one->pair->counts[w][i]));
        json_build_set(&b, "log_likelihood_ratio", json_number(one->weeks[w].contribution[i]));
        json_build_append(&list, json_build_finish(&b));
    }
    return json_build_finish(&list);
}

static json_t *pair_json(const struct watched *one)
{
    const struct week_pair *p = one->pair;
    json_builder b = json_build_object(), weeks = json_build_array();
    json_build_set(&b, "source", json_string(p->source));
    json_build_set(&b, "target", json_string(p->target));
    json_build_set(&b, "events", json_integer(p->total));
    json_build_set(&b, "peak_week", week_text(p->first_week + one->peak));
    json_build_set(&b, "peak_probability", json_number(one->weeks[one->peak].prob));
    json_build_set(&b, "last_probability", json_number(one->weeks[p->week_count - 1].prob));
    for (int w = 0; w < p->week_count; w++) {
        json_builder week = json_build_object();
        json_build_set(&week, "week", week_text(p->first_week + w));
        json_build_set(&week, "probability", json_number(one->weeks[w].prob));
        json_build_set(&week, "moved_by", moved_by(one, w));
        json_build_append(&weeks, json_build_finish(&week));
    }
    json_build_set(&b, "weeks", json_build_finish(&weeks));
    return json_build_finish(&b);
}

static json_t *score_json(const warn_job *job)
{
    const watch_score *s = &job->score;
    if (s->week_count == 0)
        return json_null();
    const double share = (double)s->preparation_week_count / s->week_count;
    json_builder b = json_build_object();
    json_build_set(&b, "weeks", json_integer(s->week_count));
    json_build_set(&b, "in_sample", json_boolean(job->def->estimate));
    json_build_set(&b, "brier", json_number(s->squared_error / s->week_count));
    json_build_set(&b, "brier_of_base_rate", json_number(share * (1 - share)));
    json_build_set(&b, "cases", json_integer(s->case_count));
    json_build_set(&b, "cases_warned", json_integer(s->warned_count));
    json_build_set(&b, "mean_lead_week", s->warned_count ? json_number(s->lead_week / s->warned_count) : json_null());
    json_build_set(&b, "false_alarms", json_integer(s->false_alarms));
    return json_build_finish(&b);
}

static posture_status write_document(const warn_job *job, char **json)
{
    json_builder b = json_build_object(), list = json_build_array(), seen = json_build_object();
    size_t length = 0;
    json_build_set(&b, "schema_version", json_integer(1));
    json_build_set(&b, "file", json_string(job->def->events));
    json_build_set(&b, "format", json_string(event_format_name(job->summary.format)));
    json_build_set(&b, "wording", json_string(wording));
    json_build_set(&b, "rows", json_integer(job->summary.row_count));
    json_build_set(&b, "skipped_rows", json_integer(job->summary.skipped_count));
    for (int i = 0; i <= SIGNAL_COUNT; i++)
        json_build_set(&seen, signal_name((signal_kind)i), json_integer(job->summary.signal_count[i]));
    json_build_set(&b, "events", json_build_finish(&seen));
    json_build_set(&b, "rates", rates_json(job));
    json_build_set(&b, "threshold", json_number(job->def->threshold));
    json_build_set(&b, "pair_count", json_integer(job->table.pair_count));
    for (int i = 0; i < job->table.pair_count && i < PAIRS_SHOWN; i++)
        json_build_append(&list, pair_json(&job->watched[i]));
    json_build_set(&b, "pairs", json_build_finish(&list));
    json_build_set(&b, "score", score_json(job));
    json_t *document = json_build_finish(&b);
    posture_status status = json_to_text(document, 2, json, &length);
    json_decref(document);
    return status;
}

posture_status posture_warn(const posture_warn_def *def, posture_diagnostics *found, char **json)
{
    warn_job job = {.def = def, .model = watch_model_default()};
    *json = NULL;
    arena_init(&job.memory);
    arena_init(&job.labels.memory);
    posture_status status = week_table_init(&job.table);
    if (status == POSTURE_OK)
        status = read_tables(&job, found);
    if (status == POSTURE_OK)
        status = read_events(&job, found);
    if (status == POSTURE_OK)
        status = watch_all(&job);
    if (status == POSTURE_OK)
        status = write_document(&job, json);
    arena_clear(&job.memory);
    warn_labels_clear(&job.labels);
    week_table_clear(&job.table);
    diagnostics_sort(found);
    return status;
}
