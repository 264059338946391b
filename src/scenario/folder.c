#include "scenario/folder.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "theatre/forces.h"

enum { FILE_LIMIT_BYTE = 16 * 1024 * 1024 };

bool folder_holds(schema_table_id id)
{
    return id < TABLE_PLAN;
}

static char *join(folder *f, const char *a, const char *b, const char *c)
{
    size_t length = strlen(f->path) + strlen(a) + strlen(b) + strlen(c) + 2;
    char *path = arena_allocate(&f->memory, length);
    if (path)
        snprintf(path, length, "%s/%s%s%s", f->path, a, b, c);
    return path;
}

/* The text of a file, owned by the folder's arena. *text stays NULL where it cannot be read, which is reported. */
static posture_status read_text(folder *f, const char *path, posture_diagnostics *found, const char **text,
                                size_t *length)
{
    char *content = NULL;
    *text = NULL;
    *length = 0;
    errno = 0;
    posture_status status = file_read(path, FILE_LIMIT_BYTE, &content, length);
    if (status == POSTURE_ERROR_FILE) {
        diagnostics_fault(found, (text_mark){path, 0, 0}, "cannot be read: %s",
                          errno ? strerror(errno) : "not a regular file, or too large");
        return POSTURE_OK;
    }
    if (status != POSTURE_OK)
        return status;
    *text = arena_copy_text(&f->memory, content, *length);
    free(content);
    return *text ? POSTURE_OK : POSTURE_ERROR_MEMORY;
}

static posture_status read_csv_text(folder *f, schema_table_id id, posture_diagnostics *found)
{
    const char *text = NULL;
    size_t length = 0;
    char *path = join(f, schema_get(id)->file, "", "");
    if (!path)
        return POSTURE_ERROR_MEMORY;
    f->tables[id].mark = (text_mark){path, 0, 0};
    if (schema_get(id)->may_lack && access(path, F_OK) != 0)
        return POSTURE_OK;
    posture_status status = read_text(f, path, found, &text, &length);
    if (status != POSTURE_OK || !text)
        return status;
    csv_table csv;
    status = csv_table_parse(path, text, length, &f->memory, found, &csv);
    if (status == POSTURE_OK)
        status = record_table_from_csv(&f->tables[id], &csv, &f->memory, found);
    return status;
}

static posture_status read_csv(folder *f, schema_table_id id, posture_diagnostics *found)
{
    size_t faults_before = posture_diagnostics_fault_count(found);
    posture_status status = read_csv_text(f, id, found);
    f->tables[id].damaged = posture_diagnostics_fault_count(found) > faults_before;
    return status;
}

static posture_status read_yaml(folder *f, const char *path, posture_diagnostics *found, yaml_node **root)
{
    const char *text = NULL;
    size_t length = 0;
    *root = NULL;
    posture_status status = read_text(f, path, found, &text, &length);
    if (status != POSTURE_OK || !text)
        return status;
    text_mark start = {path, 1, 1};
    size_t faults_before = posture_diagnostics_fault_count(found);
    status = yaml_tree_parse(start, text, length, &f->memory, found, root);
    if (status == POSTURE_OK && !*root && posture_diagnostics_fault_count(found) == faults_before)
        diagnostics_fault(found, (text_mark){path, 0, 0}, "the file is empty");
    return status;
}

/* The sides stand under their roles, which must be of the three known ones. */
static bool is_role(const char *const *roles, const char *key)
{
    for (int i = 0; i < SIDE_COUNT; i++)
        if (key && strcmp(key, roles[i]) == 0)
            return true;
    return false;
}

static posture_status read_sides(folder *f, const yaml_node *sides, posture_diagnostics *found)
{
    static const char *const roles[SIDE_COUNT] = {"defender", "attacker", "neutral"};
    for (const yaml_node *n = sides ? sides->first : NULL; n; n = n->next)
        if (!is_role(roles, n->key))
            diagnostics_fault(found, n->key ? n->key_mark : n->mark,
                              "sides: allowed are defender, attacker and neutral");
    for (int i = 0; i < SIDE_COUNT; i++) {
        const yaml_node *side = yaml_node_find(sides, roles[i]);
        if (!side && i != SIDE_NEUTRAL)
            diagnostics_fault(found, sides ? sides->mark : f->tables[TABLE_SIDE].mark, "sides: the %s is missing",
                              roles[i]);
        posture_status status = record_table_add_map(&f->tables[TABLE_SIDE], "", side, NULL, &f->memory, found);
        if (status != POSTURE_OK)
            return status;
    }
    return POSTURE_OK;
}

static posture_status read_scenario_file(folder *f, posture_diagnostics *found)
{
    yaml_node *root = NULL;
    char *path = join(f, "scenario.yaml", "", "");
    if (!path)
        return POSTURE_ERROR_MEMORY;
    for (int t = 0; t < TABLE_PLAN; t++)
        if (strcmp(schema_get((schema_table_id)t)->file, "scenario.yaml") == 0)
            f->tables[t].mark = (text_mark){path, 0, 0};
    size_t faults_before = posture_diagnostics_fault_count(found);
    posture_status status = read_yaml(f, path, found, &root);
    bool damaged = posture_diagnostics_fault_count(found) > faults_before;
    f->tables[TABLE_SIDE].damaged = f->tables[TABLE_FACTOR].damaged = damaged;
    if (status != POSTURE_OK || !root)
        return status;
    status = record_table_add_map(&f->tables[TABLE_SCENARIO], "", root, NULL, &f->memory, found);
    if (status == POSTURE_OK)
        status =
            record_table_add_map(&f->tables[TABLE_ASSESS], "", yaml_node_find(root, "assess"), NULL, &f->memory, found);
    if (status == POSTURE_OK)
        status = record_table_add_map(&f->tables[TABLE_PARAMETER], "", yaml_node_find(root, "parameters"), NULL,
                                      &f->memory, found);
    if (status == POSTURE_OK)
        status = record_table_add_map(&f->tables[TABLE_COST_BASIS], "", yaml_node_find(root, "costs"), NULL, &f->memory,
                                      found);
    if (status == POSTURE_OK)
        status = read_sides(f, yaml_node_find(root, "sides"), found);
    if (status == POSTURE_OK)
        status = record_table_add_list(&f->tables[TABLE_FACTOR], yaml_node_find(root, "factors"), &f->memory, found);
    if (status == POSTURE_OK)
        status =
            record_table_add_list(&f->tables[TABLE_INDICATOR], yaml_node_find(root, "indicators"), &f->memory, found);
    return status;
}

/* Terms, paths and programmes; a folder without the file has none. */
static posture_status read_investment_file(folder *f, posture_diagnostics *found)
{
    static const schema_table_id lists[] = {TABLE_PATH, TABLE_PROGRAMME};
    static const char *const keys[] = {"paths", "programmes"};
    yaml_node *root = NULL;
    char *path = join(f, "investment.yaml", "", "");
    if (!path)
        return POSTURE_ERROR_MEMORY;
    f->tables[TABLE_INVESTMENT].mark = f->tables[TABLE_PATH].mark = f->tables[TABLE_PROGRAMME].mark =
        (text_mark){path, 0, 0};
    posture_status status = access(path, F_OK) == 0 ? read_yaml(f, path, found, &root) : POSTURE_OK;
    if (status == POSTURE_OK)
        status = record_table_add_map(&f->tables[TABLE_INVESTMENT], "", root, NULL, &f->memory, found);
    for (int i = 0; i < 2 && status == POSTURE_OK; i++)
        status = record_table_add_list(&f->tables[lists[i]], yaml_node_find(root, keys[i]), &f->memory, found);
    return status;
}

typedef struct stakes_list {
    schema_table_id table;
    const char *key;
} stakes_list;

/* A file that may lack: one map and, inside it, lists of rows. */
static posture_status read_stakes_file(folder *f, schema_table_id whole, const stakes_list *lists, int count,
                                       posture_diagnostics *found)
{
    yaml_node *root = NULL;
    char *path = join(f, schema_get(whole)->file, "", "");
    if (!path)
        return POSTURE_ERROR_MEMORY;
    const size_t faults_before = posture_diagnostics_fault_count(found);
    f->tables[whole].mark = (text_mark){path, 0, 0};
    posture_status status = access(path, F_OK) == 0 ? read_yaml(f, path, found, &root) : POSTURE_OK;
    const bool damaged = posture_diagnostics_fault_count(found) > faults_before;
    if (status == POSTURE_OK)
        status = record_table_add_map(&f->tables[whole], "", root, NULL, &f->memory, found);
    for (int i = 0; i < count && status == POSTURE_OK; i++) {
        record_table *table = &f->tables[lists[i].table];
        table->mark = (text_mark){path, 0, 0};
        table->damaged = damaged;
        status = record_table_add_list(table, yaml_node_find(root, lists[i].key), &f->memory, found);
    }
    return status;
}

static posture_status read_stakes(folder *f, posture_diagnostics *found)
{
    static const stakes_list adversary[] = {
        {TABLE_ADVERSARY, "adversaries"}, {TABLE_BELIEF, "beliefs"}, {TABLE_WORTH, "worths"}};
    static const stakes_list alliance[] = {{TABLE_ALLY, "allies"}};
    posture_status status = read_stakes_file(f, TABLE_STAKES, adversary, 3, found);
    return status == POSTURE_OK ? read_stakes_file(f, TABLE_ALLIANCE, alliance, 1, found) : status;
}

static posture_status read_plan_file(folder *f, const char *path, folder_plan *p, posture_diagnostics *found)
{
    yaml_node *root = NULL;
    text_mark mark = {path, 0, 0};
    record_table_init(&p->plan, TABLE_PLAN, mark);
    record_table_init(&p->objectives, TABLE_OBJECTIVE, mark);
    record_table_init(&p->tasks, TABLE_TASK, mark);
    record_table_init(&p->triggers, TABLE_TRIGGER, mark);
    posture_status status = read_yaml(f, path, found, &root);
    p->plan.damaged = !root;
    if (status == POSTURE_OK)
        status = record_table_add_map(&p->plan, p->id, root, NULL, &f->memory, found);
    if (status == POSTURE_OK)
        status = record_table_add_list(&p->objectives, yaml_node_find(root, "objectives"), &f->memory, found);
    if (status == POSTURE_OK)
        status = record_table_add_list(&p->tasks, yaml_node_find(root, "tasks"), &f->memory, found);
    if (status == POSTURE_OK)
        status = record_table_add_list(&p->triggers, yaml_node_find(root, "triggers"), &f->memory, found);
    if (status == POSTURE_OK)
        status = record_table_settle_ids(&p->objectives, &f->memory, found);
    if (status == POSTURE_OK)
        status = record_table_settle_ids(&p->tasks, &f->memory, found);
    return status;
}

static posture_status read_option_file(folder *f, const char *path, folder_option *o, posture_diagnostics *found)
{
    yaml_node *root = NULL;
    text_mark mark = {path, 0, 0};
    record_table_init(&o->option, TABLE_OPTION, mark);
    posture_status status = read_yaml(f, path, found, &root);
    o->option.damaged = !root;
    if (status == POSTURE_OK)
        status = record_table_add_map(&o->option, o->id, root, NULL, &f->memory, found);
    o->edits = yaml_node_find(root, "edits");
    return status;
}

/* Names of the *.yaml files of a sub-folder; a missing one holds none. */
static posture_status list_yaml(folder *f, const char *sub, char ***names, size_t *count)
{
    char *path = join(f, sub, "", "");
    *names = NULL;
    *count = 0;
    if (!path)
        return POSTURE_ERROR_MEMORY;
    posture_status status = file_list(path, ".yaml", names, count);
    return status == POSTURE_ERROR_FILE ? POSTURE_OK : status;
}

static char *stem(folder *f, const char *name)
{
    return arena_copy_text(&f->memory, name, strlen(name) - strlen(".yaml"));
}

static posture_status read_plans(folder *f, posture_diagnostics *found)
{
    char **names = NULL;
    size_t count = 0;
    posture_status status = list_yaml(f, "plans", &names, &count);
    if (status != POSTURE_OK)
        return status;
    f->plans = arena_allocate_array(&f->memory, count, sizeof *f->plans);
    for (size_t i = 0; i < count && status == POSTURE_OK; i++) {
        char *path = join(f, "plans/", names[i], "");
        folder_plan *p = f->plans ? &f->plans[i] : NULL;
        if (p)
            p->id = stem(f, names[i]);
        status = path && p && p->id ? read_plan_file(f, path, p, found) : POSTURE_ERROR_MEMORY;
        f->plan_count = (int)i + 1;
    }
    file_names_free(names, count);
    return status;
}

static posture_status read_options(folder *f, posture_diagnostics *found)
{
    char **names = NULL;
    size_t count = 0;
    posture_status status = list_yaml(f, "options", &names, &count);
    if (status != POSTURE_OK)
        return status;
    f->options = arena_allocate_array(&f->memory, count + 1, sizeof *f->options);
    if (!f->options)
        status = POSTURE_ERROR_MEMORY;
    else
        f->options[f->option_count++].id = "base";
    for (size_t i = 0; i < count && status == POSTURE_OK; i++) {
        folder_option *o = &f->options[f->option_count];
        char *path = join(f, "options/", names[i], "");
        o->id = stem(f, names[i]);
        if (!path || !o->id) {
            status = POSTURE_ERROR_MEMORY;
        } else if (strcmp(o->id, "base") == 0) {
            diagnostics_fault(found, (text_mark){path, 0, 0},
                              "\"base\" is the posture as stated and needs no file; name the option otherwise");
        } else {
            status = read_option_file(f, path, o, found);
            f->option_count++;
        }
    }
    file_names_free(names, count);
    return status;
}

posture_status folder_add_option(folder *f, const char *id, const char *text, posture_diagnostics *found)
{
    const size_t count = (size_t)f->option_count;
    folder_option *options = arena_allocate_array(&f->memory, count + 1, sizeof *options);
    const char *name = arena_copy_text(&f->memory, id, strlen(id));
    const char *own = arena_copy_text(&f->memory, text, strlen(text));
    yaml_node *root = NULL;
    if (!options || !name || !own)
        return POSTURE_ERROR_MEMORY;
    memcpy(options, f->options, count * sizeof *options);
    f->options = options;
    folder_option *o = &f->options[count];
    text_mark mark = {name, 1, 1};
    record_table_init(&o->option, TABLE_OPTION, mark);
    o->id = name;
    posture_status status = yaml_tree_parse(mark, own, strlen(own), &f->memory, found, &root);
    o->option.damaged = !root;
    if (status == POSTURE_OK)
        status = record_table_add_map(&o->option, name, root, NULL, &f->memory, found);
    o->edits = yaml_node_find(root, "edits");
    f->option_count++;
    return status;
}

static posture_status check_folder(const char *path, posture_diagnostics *found)
{
    char **names = NULL;
    size_t count = 0;
    errno = 0;
    posture_status status = file_list(path, "", &names, &count);
    file_names_free(names, count);
    if (status != POSTURE_ERROR_FILE)
        return status;
    diagnostics_fault(found, (text_mark){path, 0, 0}, "the folder cannot be read: %s",
                      errno ? strerror(errno) : "unknown reason");
    return POSTURE_ERROR_INPUT;
}

posture_status folder_read(const char *path, posture_diagnostics *found, folder *f)
{
    static const schema_table_id csv[] = {TABLE_SOURCE,    TABLE_COUNTRY, TABLE_PLACE, TABLE_LINK,
                                          TABLE_UNIT_TYPE, TABLE_UNIT,    TABLE_COST,  TABLE_SPENDING};
    *f = (folder){0};
    posture_status status = check_folder(path, found);
    if (status != POSTURE_OK)
        return status;
    arena_init(&f->memory);
    f->path = arena_copy_text(&f->memory, path, strlen(path));
    for (int t = 0; t < TABLE_COUNT; t++)
        record_table_init(&f->tables[t], (schema_table_id)t, (text_mark){f->path, 0, 0});
    status = f->path ? read_scenario_file(f, found) : POSTURE_ERROR_MEMORY;
    if (status == POSTURE_OK)
        status = read_investment_file(f, found);
    for (size_t i = 0; i < sizeof csv / sizeof *csv && status == POSTURE_OK; i++)
        status = read_csv(f, csv[i], found);
    if (status == POSTURE_OK)
        status = read_stakes(f, found);
    if (status == POSTURE_OK)
        status = read_plans(f, found);
    if (status == POSTURE_OK)
        status = read_options(f, found);
    for (int t = TABLE_SIDE; t < TABLE_PLAN && status == POSTURE_OK; t++)
        status = record_table_settle_ids(&f->tables[t], &f->memory, found);
    if (status != POSTURE_OK)
        folder_clear(f);
    return status;
}

void folder_clear(folder *f)
{
    arena_clear(&f->memory);
    *f = (folder){0};
}

int folder_find_plan(const folder *f, const char *id)
{
    for (int i = 0; i < f->plan_count; i++)
        if (strcmp(f->plans[i].id, id) == 0)
            return i;
    return -1;
}

int folder_find_option(const folder *f, const char *id)
{
    for (int i = 0; i < f->option_count; i++)
        if (strcmp(f->options[i].id, id) == 0)
            return i;
    return -1;
}
