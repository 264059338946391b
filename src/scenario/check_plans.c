#include "scenario/check_plans.h"

#include "scenario/check_network.h"
#include "scenario/outcome.h"

static const char *const role_names[SIDE_COUNT] = {"defender", "attacker", "neutral"};

/* The entry of a list in a task that names the n-th value; the cell itself where the list is shorter. */
static text_mark list_mark(const record_table *tasks, int task, const char *column, int n)
{
    const record_cell *cell = &tasks->records[task].cells[schema_find_column(tasks->schema, column)];
    for (const yaml_node *item = cell->node ? cell->node->first : NULL; item; item = item->next)
        if (n-- == 0)
            return item->mark;
    return record_cell_mark(tasks, task, column);
}

static bool road_joins(const network *net, int32_t from, int32_t to)
{
    for (int32_t i = net->first[from]; i < net->first[from + 1]; i++) {
        const struct link *l = &net->links[net->incident[i]];
        if (l->mode == LINK_ROAD && link_other(l, from) == to)
            return true;
    }
    return false;
}

static void check_axis(reader *r, const folder_plan *from, const struct plan *p, int task)
{
    const network *net = &r->result->net;
    const struct task *t = &p->tasks[task];
    if (t->role == TASK_AIRBORNE)
        return;
    for (int i = 1; i < t->axis_count; i++)
        if (!road_joins(net, t->axis[i - 1], t->axis[i]))
            diagnostics_fault(r->found, list_mark(&from->tasks, task, "axis", i),
                              "axis: no road link joins \"%s\" and \"%s\"; an axis names every place on its way",
                              net->places[t->axis[i - 1]].id, net->places[t->axis[i]].id);
}

static void check_units(reader *r, const folder_plan *from, const struct plan *p, int task, const int32_t *component)
{
    const scenario *s = r->result;
    const struct task *t = &p->tasks[task];
    text_mark mark = record_cell_mark(&from->tasks, task, "units");
    bool sides_known = !check_has_fault(r, r->source->tables[TABLE_SIDE].mark.file) &&
                       !check_has_fault(r, r->source->tables[TABLE_COUNTRY].mark.file);
    for (int i = 0; i < t->unit_count; i++) {
        const struct unit *u = &s->units[t->units[i]];
        if (u->country < 0)
            continue;
        side_role side = s->countries[u->country].side;
        if (sides_known && side != p->side)
            diagnostics_fault(r->found, mark, "units: \"%s\" belongs to the %s, the plan to the %s", u->id,
                              role_names[side], role_names[p->side]);
        int32_t start = t->assemble >= 0 ? t->assemble : t->axis_count > 0 ? t->axis[0] : -1;
        if (component && start >= 0 && u->home >= 0 && component[u->home] != component[start])
            diagnostics_fault(r->found, mark, "units: no route leads \"%s\" from \"%s\" to its task at \"%s\"", u->id,
                              s->net.places[u->home].id, s->net.places[start].id);
        for (int other = 0; other < task; other++)
            for (int k = 0; k < p->tasks[other].unit_count; k++)
                if (p->tasks[other].units[k] == t->units[i])
                    diagnostics_fault(r->found, mark, "units: \"%s\" already has the task \"%s\"", u->id,
                                      p->tasks[other].id);
    }
}

static void check_start(reader *r, const folder_plan *from, const struct plan *p, int task, const int32_t *component)
{
    const scenario *s = r->result;
    const struct task *t = &p->tasks[task];
    if (t->axis_count == 0) {
        diagnostics_fault(r->found, record_cell_mark(&from->tasks, task, "axis"), "axis: at least one place is needed");
        return;
    }
    if (component && t->assemble >= 0 && component[t->assemble] != component[t->axis[0]])
        diagnostics_fault(r->found, record_cell_mark(&from->tasks, task, "assemble"),
                          "assemble: no route leads from \"%s\" to the axis at \"%s\"", s->net.places[t->assemble].id,
                          s->net.places[t->axis[0]].id);
}

static void check_trigger(reader *r, const folder_plan *from, const struct plan *p, int i)
{
    const struct trigger *g = &p->triggers[i];
    text_mark mark = from->triggers.records[i].mark;
    const char *when = trigger_condition_text(g->condition), *reaction = reaction_text(g->reaction);
    if (g->condition == TRIGGER_THREATENED && (g->place < 0 || g->distance_km <= 0))
        diagnostics_fault(r->found, mark, "when %s: needs `place` and `distance_km`", when);
    if (g->condition != TRIGGER_THREATENED && g->condition != TRIGGER_DAY && g->task < 0)
        diagnostics_fault(r->found, mark, "when %s: needs `task`", when);
    if (g->condition == TRIGGER_BROKEN && g->share <= 0)
        diagnostics_fault(r->found, mark, "when %s: needs `share`, the share of power lost", when);
    if ((g->reaction == REACTION_REINFORCE && (g->with < 0 || g->task < 0)) ||
        (g->reaction != REACTION_REINFORCE && g->with < 0 && g->task < 0))
        diagnostics_fault(r->found, mark, "do %s: needs `task`%s", reaction,
                          g->reaction == REACTION_REINFORCE ? " and `with`" : " or `with`");
    if (g->reaction == REACTION_COUNTER_ATTACK && g->to < 0)
        diagnostics_fault(r->found, mark, "do %s: needs `to`, the place to attack", reaction);
}

static void check_aims(reader *r, const folder_plan *from, const struct plan *p)
{
    const scenario *s = r->result;
    text_mark mark = record_cell_mark(&from->plan, 0, "kind");
    if (p->attack && p->side != SIDE_ATTACKER)
        diagnostics_fault(r->found, mark, "kind: an attack is a plan of the attacker");
    if (!p->attack && p->side == SIDE_ATTACKER)
        diagnostics_fault(r->found, mark, "kind: a defence is a plan of the defender");
    if (p->attack && (p->objective_count == 0 || p->attacked_count == 0))
        diagnostics_fault(r->found, mark, "kind: an attack has objectives and attacked countries");
    if (p->objective_count > OUTCOME_OBJECTIVE_MAX)
        diagnostics_fault(r->found, from->objectives.records[OUTCOME_OBJECTIVE_MAX].mark,
                          "objectives: %d; at most %d are possible", p->objective_count, OUTCOME_OBJECTIVE_MAX);
    for (int i = 0; i < p->attacked_count; i++)
        if (s->countries[p->attacked[i]].side == p->side)
            diagnostics_fault(r->found, record_cell_mark(&from->plan, 0, "attacked"),
                              "attacked: \"%s\" is on the plan's own side", s->countries[p->attacked[i]].id);
}

static void check_defence_plan(reader *r)
{
    const scenario *s = r->result;
    const record_table *settings = &r->source->tables[TABLE_SCENARIO];
    if (s->defence_plan >= 0 && (s->plans[s->defence_plan].attack || s->plans[s->defence_plan].side != SIDE_DEFENDER))
        diagnostics_fault(r->found, record_cell_mark(settings, 0, "defence_plan"),
                          "defence_plan: \"%s\" is no defence plan of the defender", s->plans[s->defence_plan].id);
    for (int i = 0; i < s->assess_plan_count; i++) {
        int plan = scenario_find_plan(s, s->assess_plans[i]);
        if (plan >= 0 && !s->plans[plan].attack && !check_has_fault(r, r->source->plans[plan].plan.mark.file))
            diagnostics_fault(r->found, record_cell_mark(&r->source->tables[TABLE_ASSESS], 0, "plans"),
                              "plans: \"%s\" is no attack plan", s->assess_plans[i]);
    }
}

void check_plans(reader *r, const int32_t *component)
{
    const scenario *s = r->result;
    for (int i = 0; i < s->plan_count; i++) {
        const folder_plan *from = &r->source->plans[i];
        const struct plan *p = &s->plans[i];
        if (check_has_fault(r, from->plan.mark.file) || r->source->tables[TABLE_PLACE].damaged)
            continue;
        check_aims(r, from, p);
        for (int t = 0; t < p->task_count; t++) {
            if (component)
                check_axis(r, from, p, t);
            check_start(r, from, p, t, component);
            check_units(r, from, p, t, component);
        }
        for (int g = 0; g < p->trigger_count; g++)
            check_trigger(r, from, p, g);
    }
    check_defence_plan(r);
}
