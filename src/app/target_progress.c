#include "app/target_progress.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Length of the road between two places that follow each other on an axis, 0: none. */
static double road_km(const network *net, int32_t from, int32_t to)
{
    double shortest = INFINITY;
    for (int32_t i = net->first[from]; i < net->first[from + 1]; i++) {
        const struct link *l = &net->links[net->incident[i]];
        if (l->mode == LINK_ROAD && link_other(l, from) == to)
            shortest = fmin(shortest, l->length_km);
    }
    return isinf(shortest) ? 0.0 : shortest;
}

/* Share of the axis at `place`, or at `along` of the way from it to `other`; 0 off the axis. */
static double axis_share(const target_progress *p, const struct task *task, int32_t place, int32_t other, double along)
{
    const network *net = &p->s->net;
    double total = 0, here = 0;
    for (int i = 0; i < task->axis_count; i++) {
        const bool last = i + 1 == task->axis_count;
        const double next = last ? 0.0 : road_km(net, task->axis[i], task->axis[i + 1]);
        if (task->axis[i] == place)
            here = total + (!last && task->axis[i + 1] == other ? along * next : 0.0);
        total += next;
    }
    return total > 0 ? here / total : 0.0;
}

static void note(void *context, const campaign_event *e)
{
    target_progress *p = context;
    if (e->kind == EVENT_ENDED) {
        value_list_add(&p->shares, p->farthest);
        p->farthest = 0;
    }
    if (e->kind != EVENT_POSITION || e->unit < 0 || e->place < 0 || p->task_of_unit[e->unit] < 0)
        return;
    const struct task *task = &p->plan->tasks[p->task_of_unit[e->unit]];
    p->farthest = fmax(p->farthest, axis_share(p, task, e->place, e->other_place, e->b));
}

posture_status target_progress_open(target_progress *p, const scenario *s, const char *plan, const char *const *tasks,
                                    int task_count)
{
    *p = (target_progress){.trace = {p, note}, .s = s};
    const int32_t index = scenario_find_plan(s, plan);
    if (index < 0)
        return POSTURE_ERROR_UNKNOWN_NAME;
    p->plan = &s->plans[index];
    p->task_of_unit = malloc(((size_t)s->unit_count + 1) * sizeof *p->task_of_unit);
    if (!p->task_of_unit)
        return POSTURE_ERROR_MEMORY;
    for (int32_t u = 0; u < s->unit_count; u++)
        p->task_of_unit[u] = -1;
    for (int t = 0; t < p->plan->task_count; t++)
        for (int i = 0; i < task_count; i++)
            for (int k = 0; strcmp(p->plan->tasks[t].id, tasks[i]) == 0 && k < p->plan->tasks[t].unit_count; k++)
                p->task_of_unit[p->plan->tasks[t].units[k]] = t;
    return POSTURE_OK;
}

void target_progress_close(target_progress *p)
{
    value_list_clear(&p->shares);
    free(p->task_of_unit);
    *p = (target_progress){0};
}
