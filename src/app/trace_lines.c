#include "app/trace_lines.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/json_builder.h"
#include "base/json_text.h"

/* What a and b of an event are; NULL where the event has none. */
typedef struct number_names {
    const char *a, *b;
} number_names;

static const number_names names_of[EVENT_KIND_COUNT] = {
    [EVENT_WARNING] = {"attack_prob", NULL},
    [EVENT_DECISION] = {NULL, "released_share"},
    [EVENT_MOBILISED] = {"turnout_share", NULL},
    [EVENT_MOVED] = {"moved_km_per_day", NULL},
    [EVENT_ENGAGEMENT] = {"power_ratio", "advance_km"},
    [EVENT_LOSS] = {"people_lost_count", "strength_share"},
    [EVENT_STRIKE] = {"missiles_count", "hits_count"},
    [EVENT_AIR] = {"defender_kills_count", "attacker_kills_count"},
    [EVENT_POSITION] = {"strength_share", "offset_share"},
};

struct trace_lines {
    const scenario *s;
    const struct plan *plan;
    FILE *stream;
    char *path;
    char *partial; /* written, then renamed to path; NULL where path is a device or a pipe, which is written straight */
    bool failed;
};

/* A device or a pipe must be written to, not be replaced by a file. */
static bool takes_a_stream(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode);
}

posture_status trace_lines_open(const char *path, const scenario *s, const struct plan *plan, trace_lines **lines)
{
    *lines = NULL;
    trace_lines *t = calloc(1, sizeof *t);
    if (!t)
        return POSTURE_ERROR_MEMORY;
    bool straight = takes_a_stream(path);
    size_t size = strlen(path) + sizeof ".partial";
    t->s = s;
    t->plan = plan;
    t->path = strdup(path);
    t->partial = straight ? NULL : malloc(size);
    if (!t->path || (!straight && !t->partial)) {
        free(t->path);
        free(t->partial);
        free(t);
        return POSTURE_ERROR_MEMORY;
    }
    if (t->partial)
        snprintf(t->partial, size, "%s.partial", path);
    t->stream = fopen(straight ? t->path : t->partial, "w");
    if (!t->stream) {
        trace_lines_close(t, 0);
        return POSTURE_ERROR_FILE;
    }
    *lines = t;
    return POSTURE_OK;
}

static void set_id(json_builder *b, const char *key, const char *id)
{
    if (id && *id)
        json_build_set(b, key, json_string(id));
}

static const char *task_id(const trace_lines *t, const campaign_event *e)
{
    const struct plan *plan = e->side == SIDE_ATTACKER  ? t->plan
                              : t->s->defence_plan >= 0 ? &t->s->plans[t->s->defence_plan]
                                                        : NULL;
    return plan && e->task >= 0 && e->task < plan->task_count ? plan->tasks[e->task].id : NULL;
}

static void set_entities(json_builder *b, const trace_lines *t, const campaign_event *e)
{
    const scenario *s = t->s;
    set_id(b, "side", e->side < SIDE_COUNT ? s->sides[e->side].id : NULL);
    set_id(b, "country", e->country >= 0 ? s->countries[e->country].id : NULL);
    set_id(b, "unit", e->unit >= 0 ? s->units[e->unit].id : NULL);
    set_id(b, "place", e->place >= 0 ? s->net.places[e->place].id : NULL);
    set_id(b, "other_place", e->other_place >= 0 ? s->net.places[e->other_place].id : NULL);
    set_id(b, "link", e->link >= 0 ? s->net.links[e->link].id : NULL);
    set_id(b, "task", task_id(t, e));
    if (e->objective >= 0 && e->objective < t->plan->objective_count)
        set_id(b, "objective", t->plan->objectives[e->objective].id);
}

static json_t *event_object(const trace_lines *t, const campaign_event *e)
{
    static const char *const regimes[] = {"unopposed", "opposed", "bypass"};
    json_builder b = json_build_object();
    json_build_set(&b, "hour", json_number((double)e->second / 3600));
    json_build_set(&b, "kind", json_string(event_kind_text(e->kind)));
    set_entities(&b, t, e);
    if (names_of[e->kind].a)
        json_build_set(&b, names_of[e->kind].a, json_number(e->a));
    if (names_of[e->kind].b)
        json_build_set(&b, names_of[e->kind].b, json_number(e->b));
    if (e->kind == EVENT_MOVED)
        json_build_set(&b, "regime", json_string(regimes[e->b == 1 ? 1 : e->b == 2 ? 2 : 0]));
    if (e->kind == EVENT_ENGAGEMENT) {
        json_build_set(&b, "attacker_battalions_count", json_number(e->attacker_battalions));
        json_build_set(&b, "defender_battalions_count", json_number(e->defender_battalions));
    }
    set_id(&b, "text", e->text);
    return json_build_finish(&b);
}

static void write_event(void *context, const campaign_event *e)
{
    trace_lines *t = context;
    json_t *object = event_object(t, e);
    char *text = NULL;
    size_t length = 0;
    if (json_to_text(object, 0, &text, &length) != POSTURE_OK) {
        t->failed = true;
    } else {
        fwrite(text, 1, length, t->stream);
        fputc('\n', t->stream);
    }
    free(text);
    json_decref(object);
}

campaign_trace trace_lines_trace(trace_lines *lines)
{
    return (campaign_trace){.context = lines, .event = write_event};
}

posture_status trace_lines_close(trace_lines *lines, int keep)
{
    if (!lines)
        return POSTURE_OK;
    posture_status status = lines->failed ? POSTURE_ERROR_MEMORY : POSTURE_OK;
    if (lines->stream) {
        bool bad = ferror(lines->stream) != 0;
        bad |= fclose(lines->stream) != 0;
        if (bad)
            status = POSTURE_ERROR_FILE;
    }
    if (keep && status == POSTURE_OK && lines->partial && rename(lines->partial, lines->path) != 0)
        status = POSTURE_ERROR_FILE;
    if (lines->partial && (!keep || status != POSTURE_OK))
        unlink(lines->partial);
    free(lines->path);
    free(lines->partial);
    free(lines);
    return status;
}
