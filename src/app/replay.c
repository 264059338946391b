#include "app/replay.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/json_builder.h"
#include "app/report_document.h"
#include "app/story.h"
#include "base/json_text.h"

enum { OPTIONS_SHOWN = 3, DAY_SECOND = 86400 };

/* Writes the days of one campaign as its events come. */
typedef struct recorder {
    const scenario *s;
    int day_count;
    char **control;      /* [day_count] one letter for each place, from the start of the day */
    json_builder *units; /* [day_count] */
    campaign_trace next;
} recorder;

static double rounded(double x, double steps)
{
    return floor(x * steps + 0.5) / steps;
}

static json_t *position_array(const recorder *r, const campaign_event *e)
{
    int32_t to = e->other_place;
    if (to < 0 && e->link >= 0 && e->place >= 0)
        to = link_other(&r->s->net.links[e->link], e->place);
    double share = to >= 0 && isfinite(e->b) ? fmin(1, fmax(0, e->b)) : 0;
    double strength = isfinite(e->a) ? fmax(0, e->a) : 0;
    json_builder b = json_build_array();
    json_build_append(&b, json_integer(e->unit));
    json_build_append(&b, json_integer(e->place));
    json_build_append(&b, json_integer(to));
    json_build_append(&b, json_number(rounded(share, 100)));
    json_build_append(&b, json_number(rounded(strength, 100)));
    return json_build_finish(&b);
}

static void record(void *context, const campaign_event *e)
{
    recorder *r = context;
    int64_t day = e->second < 0 ? -1 : e->second / DAY_SECOND;
    if (e->kind == EVENT_CONTROL && e->place >= 0) {
        /* A change before D-day holds from D+0, a later one from the next day's picture. */
        for (int64_t later = day + 1; later < r->day_count; later++)
            r->control[later][e->place] = *report_side_text(e->side);
    }
    if (e->kind == EVENT_POSITION && day >= 0 && day < r->day_count && e->unit >= 0 && e->place >= 0)
        json_build_append(&r->units[day], position_array(r, e));
    r->next.event(r->next.context, e);
}

static void recorder_clear(recorder *r)
{
    for (int day = 0; r->control && day < r->day_count; day++)
        free(r->control[day]);
    for (int day = 0; r->units && day < r->day_count; day++)
        json_decref(r->units[day].value);
    free(r->control);
    free(r->units);
}

static posture_status recorder_init(recorder *r, const scenario *s, story *st)
{
    *r = (recorder){.s = s, .day_count = (int)s->horizon_day + 1, .next = story_trace(st)};
    r->control = calloc((size_t)r->day_count, sizeof(char *));
    r->units = calloc((size_t)r->day_count, sizeof *r->units);
    bool complete = r->control && r->units;
    for (int day = 0; complete && day < r->day_count; day++) {
        r->units[day] = json_build_array();
        r->control[day] = calloc((size_t)s->net.place_count + 1, 1);
        complete = r->control[day] != NULL;
        for (int place = 0; complete && place < s->net.place_count; place++)
            r->control[day][place] = *report_side_text(s->countries[s->net.places[place].country].side);
    }
    if (complete)
        return POSTURE_OK;
    recorder_clear(r);
    return POSTURE_ERROR_MEMORY;
}

static json_t *units_array(const scenario *s)
{
    json_builder units = json_build_array();
    for (int i = 0; i < s->unit_count; i++) {
        const struct unit *u = &s->units[i];
        const struct country *country = &s->countries[u->country];
        json_builder b = json_build_object();
        json_build_set(&b, "id", json_string(u->id));
        json_build_set(&b, "name", json_string(u->name ? u->name : u->id));
        json_build_set(&b, "side", json_string(report_side_text(country->side)));
        json_build_set(&b, "country", json_string(country->id));
        const char *entity = s->types[u->type].entity6;
        json_build_set(&b, "entity6", json_string(entity ? entity : ""));
        json_build_set(&b, "echelon", json_string(echelon_text(s->types[u->type].echelon)));
        json_build_append(&units, json_build_finish(&b));
    }
    return json_build_finish(&units);
}

static json_t *days_array(recorder *r, story *st)
{
    const story_line *lines = NULL;
    size_t count = 0;
    json_builder days = json_build_array();
    if (story_tell(st, &lines, &count) != POSTURE_OK)
        days.failed = true;
    for (int day = 0; day < r->day_count; day++) {
        json_builder events = json_build_array();
        for (size_t i = 0; i < count; i++) {
            /* What happened before D-day is told with its first picture. */
            if (lines[i].day != day && !(day == 0 && lines[i].day < 0))
                continue;
            json_builder event = json_build_object();
            json_build_set(&event, "hour", json_number(rounded(lines[i].hour, 10)));
            json_build_set(&event, "text", json_string(lines[i].text));
            json_build_append(&events, json_build_finish(&event));
        }
        json_builder b = json_build_object();
        json_build_set(&b, "day", json_integer(day));
        json_build_set(&b, "control", json_string(r->control[day]));
        json_build_set(&b, "units", json_build_finish(&r->units[day]));
        json_build_set(&b, "events", json_build_finish(&events));
        json_build_append(&days, json_build_finish(&b));
    }
    return json_build_finish(&days);
}

/* Runs one replication again and writes its days; NULL on failure. */
static json_t *replay_days(const assess_study *study, const case_set *cases, int option, int plan, size_t replication)
{
    const scenario *s = study->scenarios[option];
    const campaign_model *model = case_set_model(cases, option, plan);
    campaign_state *state = NULL;
    story *st = NULL;
    recorder r = {0};
    json_t *days = NULL;
    outcome_row row = {0};
    outcome_series series = {0};
    if (campaign_state_create(model, &state) != POSTURE_OK)
        goto done;
    if (story_create(s, &s->plans[scenario_find_plan(s, study->plan_ids[plan])], &st) != POSTURE_OK)
        goto done;
    if (recorder_init(&r, s, st) != POSTURE_OK)
        goto done;
    campaign_case c = {
        .seed = study->design->seed, .outer = replication / study->design->inner, .replication = replication};
    campaign_trace trace = {.context = &r, .event = record};
    campaign_run(model, state, &c, &row, &series, &trace);
    days = days_array(&r, st);
    recorder_clear(&r);
done:
    story_destroy(st);
    campaign_state_destroy(state);
    return days;
}

/* The kept replication whose value is closest to the median of the base's; the first on a tie. */
static size_t median_replication(const assess_study *study, int plan)
{
    tally *t = study_result_tally(study->result, study->design->base, plan);
    const double *x = t->kept + OUTCOME_OCCUPIED_PLACE_DAY * sample_size(&t->design);
    size_t n = sample_sort(&t->design, x, t->scratch);
    double median = sample_quantile_sorted(t->scratch, n, 0.5);
    size_t best = 0;
    double distance = INFINITY;
    for (size_t slot = 0; slot < sample_size(&t->design); slot++) {
        double apart = fabs(x[slot] - median);
        if (apart < distance) {
            distance = apart;
            best = slot;
        }
    }
    size_t outer = best / t->design.inner_kept * t->design.outer_stride;
    size_t inner = best % t->design.inner_kept * t->design.inner_stride;
    return outer * study->design->inner + inner;
}

/* The base and the options whose paired difference in occupied place-days is largest; returns how many. */
static int choose_options(const assess_study *study, int plan, int *chosen)
{
    int count = 0;
    chosen[count++] = study->design->base;
    while (count < OPTIONS_SHOWN && count < study->design->options) {
        int best = -1;
        double largest = -1;
        for (int option = 0; option < study->design->options; option++) {
            bool taken = false;
            for (int i = 0; i < count; i++)
                taken |= chosen[i] == option;
            double difference = fabs(
                comparison_difference(study_result_comparison(study->result, option, plan), OUTCOME_OCCUPIED_PLACE_DAY)
                    .value);
            if (taken || !(difference > largest))
                continue;
            best = option;
            largest = difference;
        }
        if (best < 0)
            break;
        chosen[count++] = best;
    }
    return count;
}

static json_t *replay_object(const assess_study *study, const case_set *cases, int option, int plan, size_t replication)
{
    bool is_base = option == study->design->base;
    json_builder b = json_build_object();
    json_build_set(&b, "option", json_string(study->options[option]->id));
    json_build_set(&b, "plan", json_string(study->plan_ids[plan]));
    json_build_set(&b, "replication", json_integer((json_int_t)replication));
    json_build_set(&b, "why",
                   json_string(is_base
                                   ? "The replication with the median of occupied place-days: one draw, not a "
                                     "forecast"
                                   : "The same replication as shown for the base, with the same luck: one draw, not "
                                     "a forecast"));
    json_build_set(&b, "units", units_array(study->scenarios[option]));
    json_build_set(&b, "days", replay_days(study, cases, option, plan, replication));
    return json_build_finish(&b);
}

json_t *replay_array(const assess_study *study, const case_set *cases)
{
    json_builder replays = json_build_array();
    for (int plan = 0; plan < study->design->plans; plan++) {
        int chosen[OPTIONS_SHOWN];
        int count = choose_options(study, plan, chosen);
        size_t replication = median_replication(study, plan);
        for (int i = 0; i < count; i++)
            json_build_append(&replays, replay_object(study, cases, chosen[i], plan, replication));
    }
    return json_build_finish(&replays);
}
