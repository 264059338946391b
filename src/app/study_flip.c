#include "app/study_flip.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "app/json_builder.h"
#include "base/json_text.h"
#include "base/parallel.h"

enum { BISECTIONS = 10, TEXT = 400 };

typedef struct search {
    study_trials *t;
    outcome_measure measure;
    double sign; /* 1: a smaller measure is better for the defender */
    int leader, runner_up, column, replications;
    double value;                               /* of the column's factor */
    double difference[STUDY_FLIP_REPLICATIONS]; /* of each replication */
} search;

static const char *option_id(const search *s, int option)
{
    return option == 0 ? "base" : s->t->input->options[option]->id;
}

static posture_status pair(void *context, int worker, size_t r)
{
    search *s = context;
    double sum = 0, n = 0;
    for (int plan = 0; plan < s->t->plans; plan++) {
        double a = NAN, b = 0;
        posture_status status =
            study_trials_single(s->t, worker, s->leader, plan, r, s->column, s->value, s->measure, &a);
        if (status == POSTURE_OK && s->runner_up >= 0)
            status = study_trials_single(s->t, worker, s->runner_up, plan, r, s->column, s->value, s->measure, &b);
        if (status != POSTURE_OK)
            return status;
        if (!isfinite(a) || !isfinite(b))
            continue;
        sum += b - a;
        n++;
    }
    s->difference[r] = n > 0 ? s->sign * sum / n : NAN;
    return POSTURE_OK;
}

/* By how much the leader is better with the factor at a value; with runner_up -1 how good the leader is. */
static posture_status margin(search *s, double value, interval *out)
{
    s->value = value;
    posture_status status = parallel_for(0, (size_t)s->replications, s->t->threads, pair, s);
    double n = 0, mean = 0, squares = 0;
    for (int r = 0; status == POSTURE_OK && r < s->replications; r++) {
        if (isnan(s->difference[r]))
            continue;
        const double step = s->difference[r] - mean;
        mean += step / ++n;
        squares += step * (s->difference[r] - mean);
    }
    const double half = n > 1 ? statistics_student_quantile(0.975, n - 1) * sqrt(squares / (n * (n - 1))) : INFINITY;
    *out = (interval){n > 0 ? mean : NAN, mean - half, mean + half};
    return status;
}

static posture_status find_leaders(search *s)
{
    double best = -INFINITY, second = -INFINITY;
    int leader = 0, runner_up = -1;
    s->column = -1;
    s->runner_up = -1;
    for (int o = 0; o < s->t->options; o++) {
        interval good = {0};
        s->leader = o;
        posture_status status = margin(s, 0, &good);
        if (status != POSTURE_OK)
            return status;
        if (good.value > best || o == 0) {
            second = best;
            runner_up = o == 0 ? -1 : leader;
            best = good.value;
            leader = o;
        } else if (good.value > second || runner_up < 0) {
            second = good.value;
            runner_up = o;
        }
    }
    s->leader = leader;
    s->runner_up = runner_up;
    return POSTURE_OK;
}

/* Which end of the margin's interval is followed to zero. */
typedef enum bound { BOUND_LOW, BOUND_VALUE, BOUND_HIGH } bound;

static double pick(interval i, bound which)
{
    return which == BOUND_LOW ? i.lo : which == BOUND_VALUE ? i.value : i.hi;
}

/* Where between `good` (margin above 0) and `bad` (below) it crosses zero. */
static posture_status bisect(search *s, double good, double bad, bound which, double *at)
{
    for (int k = 0; k < BISECTIONS; k++) {
        interval m = {0};
        const double middle = (good + bad) / 2;
        posture_status status = margin(s, middle, &m);
        if (status != POSTURE_OK)
            return status;
        if (pick(m, which) > 0)
            good = middle;
        else
            bad = middle;
    }
    *at = (good + bad) / 2;
    return POSTURE_OK;
}

/* Two digits that matter. */
static void put_round(char *to, size_t size, double x)
{
    snprintf(to, size, fabs(x) >= 10 ? "%.0f" : fabs(x) >= 1 ? "%.1f" : "%.2f", x);
}

static json_t *flip_object(const search *s, const struct factor *f, double baseline, double end, interval at)
{
    char value[32], lo[32], hi[32], text[TEXT];
    put_round(value, sizeof value, at.value);
    put_round(lo, sizeof lo, fmin(at.lo, at.hi));
    put_round(hi, sizeof hi, fmax(at.lo, at.hi));
    const bool at_end = at.lo == end || at.hi == end;
    snprintf(text, sizeof text, "With %s than %s for %s (%s to %s%s) %s no longer beats %s, all else at baseline.",
             end < baseline ? "less" : "more", value, *f->title ? f->title : f->id, lo, hi,
             at_end ? ", the end of its range" : "", option_id(s, s->leader), option_id(s, s->runner_up));
    json_builder b = json_build_object();
    json_build_set(&b, "factor", json_string(f->id));
    json_build_set(&b, "unit", json_string(f->unit));
    json_build_set(&b, "baseline", json_number(baseline));
    json_build_set(&b, "value", json_number(at.value));
    json_build_set(&b, "lo", json_number(fmin(at.lo, at.hi)));
    json_build_set(&b, "hi", json_number(fmax(at.lo, at.hi)));
    json_build_set(&b, "sentence", json_string(text));
    return json_build_finish(&b);
}

/* Towards one end of a factor's range; nothing is added where the order stands there. */
static posture_status try_end(search *s, double baseline, double end, json_builder *flips)
{
    interval far = {0};
    posture_status status = margin(s, end, &far);
    if (status != POSTURE_OK || !(far.value <= 0))
        return status;
    interval at = {.lo = end, .hi = end};
    status = bisect(s, baseline, end, BOUND_VALUE, &at.value);
    if (status == POSTURE_OK)
        status = bisect(s, baseline, end, BOUND_LOW, &at.lo);
    if (status == POSTURE_OK && far.hi <= 0)
        status = bisect(s, baseline, end, BOUND_HIGH, &at.hi);
    if (status == POSTURE_OK)
        json_build_append(flips, flip_object(s, &s->t->input->scenarios[0]->factors[s->t->points->factor[s->column]],
                                             baseline, end, at));
    return status;
}

static posture_status try_factors(search *s, json_builder *flips)
{
    const scenario *base = s->t->input->scenarios[0];
    for (int c = 0; c < s->t->points->columns; c++) {
        const struct factor *f = &base->factors[s->t->points->factor[c]];
        double baseline = 0;
        factor_baseline(f, 1, &baseline);
        const bool stated = isfinite(s->t->points->low[c]);
        const double ends[2] = {stated ? s->t->points->low[c] : distribution_low(&f->spread),
                                stated ? s->t->points->high[c] : distribution_high(&f->spread)};
        s->column = c;
        for (int e = 0; e < 2; e++) {
            posture_status status = e == 0 ? (ends[e] < baseline ? try_end(s, baseline, ends[e], flips) : POSTURE_OK)
                                           : (ends[e] > baseline ? try_end(s, baseline, ends[e], flips) : POSTURE_OK);
            if (status != POSTURE_OK)
                return status;
        }
    }
    return POSTURE_OK;
}

posture_status study_flip(study_trials *t, json_t **flips)
{
    search s = {.t = t,
                .measure = (outcome_measure)t->file->measure[0],
                .sign = t->file->larger_is_better ? -1 : 1,
                .replications =
                    t->file->replications < STUDY_FLIP_REPLICATIONS ? t->file->replications : STUDY_FLIP_REPLICATIONS};
    *flips = NULL;
    interval first = {0};
    json_builder list = json_build_array();
    posture_status status = find_leaders(&s);
    if (status == POSTURE_OK && s.runner_up >= 0)
        status = margin(&s, 0, &first);
    const bool clear = status == POSTURE_OK && s.runner_up >= 0 && first.lo > 0;
    if (clear)
        status = try_factors(&s, &list);
    json_t *factors = json_build_finish(&list);
    if (status != POSTURE_OK || s.runner_up < 0) {
        json_decref(factors);
        *flips = status == POSTURE_OK ? json_null() : NULL;
        return status;
    }
    json_builder b = json_build_object();
    json_build_set(&b, "leader", json_string(option_id(&s, s.leader)));
    json_build_set(&b, "runner_up", json_string(option_id(&s, s.runner_up)));
    json_build_set(&b, "replications", json_integer(s.replications));
    json_build_set(&b, "margin", json_number(first.value));
    json_build_set(&b, "lo", json_number(first.lo));
    json_build_set(&b, "hi", json_number(first.hi));
    json_build_set(&b, "distinguishable", json_boolean(clear));
    json_build_set(&b, "factors", factors);
    *flips = json_build_finish(&b);
    return *flips ? POSTURE_OK : POSTURE_ERROR_MEMORY;
}
