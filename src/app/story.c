#include "app/story.h"

#include <stdlib.h>
#include <string.h>

#include "app/story_lines.h"

enum { DAY_SECOND = 86400 };

struct story {
    story_names names;
    campaign_event *events;
    size_t event_count, event_room;
    story_line *lines;
    size_t line_count, line_room;
    int day; /* being told */
    bool told;
    bool failed;
};

posture_status story_create(const scenario *s, const struct plan *plan, story **out)
{
    *out = calloc(1, sizeof **out);
    if (!*out)
        return POSTURE_ERROR_MEMORY;
    (*out)->names = (story_names){s, plan};
    return POSTURE_OK;
}

void story_destroy(story *st)
{
    if (!st)
        return;
    for (size_t i = 0; i < st->line_count; i++)
        free(st->lines[i].text);
    free(st->lines);
    free(st->events);
    free(st);
}

static void collect(void *context, const campaign_event *event)
{
    story *st = context;
    /* What is planned for days after the horizon does not happen in this campaign. */
    if (event->kind == EVENT_POSITION || st->failed || (double)event->second > st->names.s->horizon_day * DAY_SECOND)
        return;
    if (st->event_count == st->event_room) {
        size_t room = st->event_room ? 2 * st->event_room : 1024;
        campaign_event *events = realloc(st->events, room * sizeof *events);
        if (!events) {
            st->failed = true;
            return;
        }
        st->events = events;
        st->event_room = room;
    }
    st->events[st->event_count++] = *event;
}

campaign_trace story_trace(story *st)
{
    return (campaign_trace){.context = st, .event = collect};
}

static bool add_line(void *context, int64_t second, const char *kind, const char *text)
{
    story *st = context;
    if (st->line_count == st->line_room) {
        size_t room = st->line_room ? 2 * st->line_room : 256;
        story_line *lines = realloc(st->lines, room * sizeof *lines);
        if (!lines)
            return false;
        st->lines = lines;
        st->line_room = room;
    }
    char *copy = strdup(text);
    if (!copy)
        return false;
    st->lines[st->line_count++] =
        (story_line){.day = st->day, .hour = (double)second / 3600, .kind = kind, .text = copy};
    return true;
}

static int day_of(int64_t second)
{
    int64_t whole = second / DAY_SECOND;
    return (int)(second % DAY_SECOND < 0 ? whole - 1 : whole);
}

/* Events arrive in time order within a phase; processes that look ahead (deployment) report early. */
static int compare_events(const void *a, const void *b)
{
    const campaign_event *x = a;
    const campaign_event *y = b;
    if (x->second != y->second)
        return x->second < y->second ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    if (x->unit != y->unit)
        return x->unit < y->unit ? -1 : 1;
    if (x->place != y->place)
        return x->place < y->place ? -1 : 1;
    return (x->link > y->link) - (x->link < y->link);
}

posture_status story_tell(story *st, const story_line **lines, size_t *count)
{
    if (st->event_count > 1 && !st->told)
        qsort(st->events, st->event_count, sizeof *st->events, compare_events);
    story_sink sink = {.context = st, .line = add_line};
    for (size_t first = 0; first < st->event_count && !st->failed && !st->told;) {
        st->day = day_of(st->events[first].second);
        size_t last = first;
        while (last < st->event_count && day_of(st->events[last].second) == st->day)
            last++;
        if (!story_day(&st->names, st->events + first, last - first, &sink))
            st->failed = true;
        first = last;
    }
    st->told = true;
    *lines = st->lines;
    *count = st->line_count;
    return st->failed ? POSTURE_ERROR_MEMORY : POSTURE_OK;
}
