#include "event/week_table.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { SLOT_COUNT = 2 * WEEK_PAIR_MAX, THURSDAY = 3 /* 1970-01-01 */ };

int week_of_day(int day)
{
    const int shifted = day + THURSDAY;
    return shifted >= 0 ? shifted / 7 : -((6 - shifted) / 7);
}

int week_first_day(int week)
{
    return 7 * week - THURSDAY;
}

posture_status week_table_init(week_table *t)
{
    *t = (week_table){.first_week = INT_MAX, .last_week = INT_MIN};
    arena_init(&t->memory);
    t->slots = calloc(SLOT_COUNT, sizeof *t->slots);
    return t->slots ? POSTURE_OK : POSTURE_ERROR_MEMORY;
}

void week_table_clear(week_table *t)
{
    for (int i = 0; i < t->pair_count; i++)
        free(t->pairs[i].counts);
    free(t->pairs);
    free(t->slots);
    arena_clear(&t->memory);
}

static struct week_pair *add_pair(week_table *t, const struct event *e)
{
    if (t->pair_count == t->pair_capacity) {
        const int wanted = t->pair_capacity ? 2 * t->pair_capacity : 16;
        struct week_pair *grown = realloc(t->pairs, (size_t)wanted * sizeof *grown);
        if (!grown)
            return NULL;
        t->pairs = grown;
        t->pair_capacity = wanted;
    }
    struct week_pair *p = &t->pairs[t->pair_count];
    *p = (struct week_pair){.source = arena_copy_text(&t->memory, e->source, strlen(e->source)),
                            .target = arena_copy_text(&t->memory, e->target, strlen(e->target)),
                            .first_week = week_of_day(e->day)};
    if (!p->source || !p->target)
        return NULL;
    t->pair_count++;
    return p;
}

/* NULL with *full: no room for another pair; NULL without: out of memory. */
static struct week_pair *find_pair(week_table *t, const struct event *e, bool *full)
{
    const uint64_t hash = text_hash(e->source) * 31 + text_hash(e->target);
    *full = false;
    for (uint64_t i = hash;; i++) {
        int *slot = &t->slots[i % SLOT_COUNT];
        if (*slot == 0) {
            *full = t->pair_count == WEEK_PAIR_MAX;
            struct week_pair *p = *full ? NULL : add_pair(t, e);
            *slot = p ? t->pair_count : 0;
            return p;
        }
        struct week_pair *p = &t->pairs[*slot - 1];
        if (strcmp(p->source, e->source) == 0 && strcmp(p->target, e->target) == 0)
            return p;
    }
}

/* Makes room for first..last, which hold what the pair has. */
static bool widen(struct week_pair *p, int first, int last)
{
    const int wanted = last - first + 1;
    if (wanted == p->week_count)
        return true;
    int(*grown)[SIGNAL_COUNT] = calloc((size_t)wanted, sizeof *grown);
    if (!grown)
        return false;
    if (p->week_count > 0)
        memcpy(grown + (p->first_week - first), p->counts, (size_t)p->week_count * sizeof *grown);
    free(p->counts);
    p->counts = grown;
    p->first_week = first;
    p->week_count = wanted;
    return true;
}

posture_status week_table_take(void *context, const struct event *e)
{
    week_table *t = context;
    if (e->signal == SIGNAL_OTHER || strcmp(e->source, e->target) == 0)
        return POSTURE_OK;
    bool full = false;
    struct week_pair *p = find_pair(t, e, &full);
    if (!p) {
        t->lost_count += full ? 1 : 0;
        return full ? POSTURE_OK : POSTURE_ERROR_MEMORY;
    }
    const int week = week_of_day(e->day);
    const int last = p->first_week + (p->week_count ? p->week_count : 1) - 1;
    /* Half as much again, so that a stream in order of time is not copied every week. */
    const int reach = week > last ? week + p->week_count / 2 : last;
    if (week < p->first_week || week > last || p->week_count == 0)
        if (!widen(p, week < p->first_week ? week : p->first_week, reach))
            return POSTURE_ERROR_MEMORY;
    p->counts[week - p->first_week][e->signal]++;
    p->total++;
    t->first_week = week < t->first_week ? week : t->first_week;
    t->last_week = week > t->last_week ? week : t->last_week;
    return POSTURE_OK;
}

static int by_names(const void *a, const void *b)
{
    const struct week_pair *x = a, *y = b;
    const int order = strcmp(x->source, y->source);
    return order ? order : strcmp(x->target, y->target);
}

posture_status week_table_finish(week_table *t)
{
    for (int i = 0; i < t->pair_count; i++) {
        struct week_pair *p = &t->pairs[i];
        if (p->first_week + p->week_count - 1 > t->last_week) /* room kept for later weeks */
            p->week_count = t->last_week - p->first_week + 1;
        if (!widen(p, p->first_week, t->last_week))
            return POSTURE_ERROR_MEMORY;
    }
    if (t->pair_count > 0)
        qsort(t->pairs, (size_t)t->pair_count, sizeof *t->pairs, by_names);
    return POSTURE_OK;
}
