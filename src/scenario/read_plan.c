#include "scenario/read_plan.h"

#include <string.h>

#include "base/text.h"
#include "scenario/read_row.h"

static bool unit_comes_with_an_option(const folder *f, const char *id)
{
    for (int o = 0; o < f->option_count; o++)
        for (const yaml_node *n = f->options[o].edits ? f->options[o].edits->first : NULL; n; n = n->next) {
            const yaml_node *path = yaml_node_find(n, "add");
            if (path && strncmp(path->text, "unit/", 5) == 0 && strcmp(path->text + 5, id) == 0)
                return true;
        }
    return false;
}

static bool unit_was_removed(const folder *f, const char *id)
{
    return f->stated && record_table_find(&f->stated->tables[TABLE_UNIT], id) >= 0;
}

/* "parent:NAME" or "parent:START*" */
static bool parent_matches(const char *pattern, const char *parent)
{
    size_t length = strlen(pattern);
    if (length > 0 && pattern[length - 1] == '*')
        return strncmp(pattern, parent, length - 1) == 0;
    return strcmp(pattern, parent) == 0;
}

static bool any_parent_matches(const record_table *units, const char *pattern)
{
    int parent = schema_find_column(units->schema, "parent");
    for (int i = 0; i < units->count; i++)
        if (units->records[i].cells[parent].text && parent_matches(pattern, units->records[i].cells[parent].text))
            return true;
    return false;
}

static void add_unit(struct task *t, int32_t unit)
{
    for (int i = 0; i < t->unit_count; i++)
        if (t->units[i] == unit)
            return;
    t->units[t->unit_count++] = unit;
}

static void add_formation(reader *r, struct task *t, const yaml_node *n, const char *pattern)
{
    const scenario *s = r->result;
    bool any = false;
    for (int32_t u = 0; u < s->unit_count; u++)
        if (parent_matches(pattern, s->units[u].parent)) {
            add_unit(t, u);
            any = true;
        }
    if (!any && !r->source->tables[TABLE_UNIT].damaged &&
        !(r->source->stated && any_parent_matches(&r->source->stated->tables[TABLE_UNIT], pattern)))
        diagnostics_fault(r->found, n->mark, "units: no unit's parent matches \"%s\"", pattern);
}

static void read_units(reader *r, const record *row, struct task *t)
{
    static const char prefix[] = "parent:";
    int column = schema_find_column(schema_get(TABLE_TASK), "units");
    const record_cell *cell = &row->cells[column];
    if (!cell->node || cell->node->kind != YAML_LIST) {
        if (cell->node)
            diagnostics_fault(r->found, cell->mark, "units: a list is expected, [first, second]");
        return;
    }
    t->units = arena_allocate_array(&r->result->memory, (size_t)r->result->unit_count, sizeof *t->units);
    if (!t->units) {
        r->out_of_memory = true;
        return;
    }
    for (const yaml_node *n = cell->node->first; n; n = n->next) {
        int32_t unit = record_table_find(&r->source->tables[TABLE_UNIT], n->text);
        if (strncmp(n->text, prefix, sizeof prefix - 1) == 0)
            add_formation(r, t, n, n->text + sizeof prefix - 1);
        else if (unit >= 0)
            add_unit(t, unit);
        else if (!r->source->tables[TABLE_UNIT].damaged && !unit_comes_with_an_option(r->source, n->text) &&
                 !unit_was_removed(r->source, n->text))
            cell_reference(r, TABLE_UNIT, "units", n->text, n->mark, &unit);
    }
}

static void read_plan(reader *r, const folder_plan *from, struct plan *p)
{
    p->id = cell_copy(r, from->id);
    p->hash = text_hash(p->id);
    if (from->plan.damaged)
        return;
    r->tasks = &from->tasks;
    read_row(r, &from->plan, 0, p);
    p->objectives = read_rows(r, &from->objectives, &p->objective_count);
    p->tasks = read_rows(r, &from->tasks, &p->task_count);
    for (int t = 0; t < p->task_count; t++)
        read_units(r, &from->tasks.records[t], &p->tasks[t]);
    p->triggers = read_rows(r, &from->triggers, &p->trigger_count);
    r->tasks = NULL;
}

void read_plans(reader *r)
{
    scenario *s = r->result;
    s->plans = arena_allocate_array(&s->memory, (size_t)r->source->plan_count, sizeof *s->plans);
    if (!s->plans) {
        r->out_of_memory = true;
        return;
    }
    s->plan_count = r->source->plan_count;
    for (int i = 0; i < s->plan_count; i++)
        read_plan(r, &r->source->plans[i], &s->plans[i]);
}
