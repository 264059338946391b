#include "app/study_file.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/diagnostic.h"
#include "base/text.h"
#include "scenario/yaml_tree.h"

static const char *const design_words[] = {"baseline", "factorial",       "fractional_factorial",
                                           "sobol",    "latin_hypercube", "nearly_orthogonal",
                                           "morris",   "saltelli"};
static const char *const top_keys[] = {"scenario", "seed",         "options",  "plans", "factors",
                                       "design",   "replications", "measures", "flip",  "better"};
static const char *const design_keys[] = {"kind", "size"};
static const char *const factor_keys[] = {"id", "low", "high"};
static const char *const measure_keys[] = {"id", "half_width"};

#define COUNT_OF(list) ((int)(sizeof(list) / sizeof *(list)))

typedef struct parse {
    study_file *out;
    posture_diagnostics *found;
    bool out_of_memory;
} parse;

const char *study_design_text(study_design_kind kind)
{
    return design_words[kind];
}

/* Index of the word among the known; -1 after a fault. */
static int find_word(posture_diagnostics *found, text_mark mark, const char *what, const char *word,
                     const char *const *known, int count)
{
    for (int i = 0; i < count; i++)
        if (strcmp(known[i], word) == 0)
            return i;
    const int near = text_nearest(word, known, (size_t)count);
    diagnostics_fault(found, mark, "%s \"%s\" is unknown%s%s%s", what, word, near >= 0 ? "; nearest is \"" : "",
                      near >= 0 ? known[near] : "", near >= 0 ? "\"" : "");
    return -1;
}

static void check_keys(parse *p, const yaml_node *map, const char *const *keys, int count)
{
    if (map->kind != YAML_MAP) {
        diagnostics_fault(p->found, map->mark, "a map of keys is expected");
        return;
    }
    for (const yaml_node *n = map->first; n; n = n->next)
        find_word(p->found, n->key_mark, "key", n->key, keys, count);
}

static bool is_kind(parse *p, const yaml_node *n, yaml_kind kind, const char *expected)
{
    if (n->kind == kind)
        return true;
    diagnostics_fault(p->found, n->mark, "%s is expected", expected);
    return false;
}

/* A number in [low, high], whole where asked; the initial value stays where the key is absent or wrong. */
static void read_number(parse *p, const yaml_node *map, const char *key, double low, double high, bool whole,
                        double *value)
{
    const yaml_node *n = yaml_node_find(map, key);
    double x = 0;
    if (!n || !is_kind(p, n, YAML_SCALAR, "a number"))
        return;
    if (!text_to_double(n->text, strlen(n->text), &x) || !(x >= low && x <= high) || (whole && x != floor(x)))
        diagnostics_fault(p->found, n->mark, "%s: \"%.60s\" is not a %snumber from %.15g to %.15g", key, n->text,
                          whole ? "whole " : "", low, high);
    else
        *value = x;
}

static void read_count(parse *p, const yaml_node *map, const char *key, int low, int high, int *value)
{
    double x = *value;
    read_number(p, map, key, low, high, true, &x);
    *value = (int)x;
}

/* A list of ids as comma-separated text; NULL where absent. */
static const char *read_ids(parse *p, const yaml_node *map, const char *key)
{
    const yaml_node *list = yaml_node_find(map, key);
    if (!list || (list->kind == YAML_SCALAR && strcmp(list->text, "all") == 0) ||
        !is_kind(p, list, YAML_LIST, "a list of ids, or all,"))
        return NULL;
    size_t size = 1;
    for (const yaml_node *n = list->first; n; n = n->next)
        size += strlen(n->text) + 1;
    char *text = arena_allocate(&p->out->memory, size);
    if (!text) {
        p->out_of_memory = true;
        return NULL;
    }
    size_t used = 0;
    for (const yaml_node *n = list->first; n; n = n->next)
        if (is_kind(p, n, YAML_SCALAR, "an id"))
            used += (size_t)snprintf(text + used, size - used, "%s%s", used > 0 ? "," : "", n->text);
    return text;
}

static void read_factor(parse *p, const yaml_node *n, study_factor *f)
{
    *f = (study_factor){.id = "", .low = NAN, .high = NAN, .line = n->mark.line, .column = n->mark.column};
    if (n->kind == YAML_SCALAR) {
        f->id = n->text;
        return;
    }
    check_keys(p, n, factor_keys, COUNT_OF(factor_keys));
    const yaml_node *id = yaml_node_find(n, "id");
    if (!id || id->kind != YAML_SCALAR)
        diagnostics_fault(p->found, n->mark, "a factor needs its id");
    else
        f->id = id->text;
    read_number(p, n, "low", -1e15, 1e15, false, &f->low);
    read_number(p, n, "high", -1e15, 1e15, false, &f->high);
    if (isnan(f->low) != isnan(f->high) || f->low >= f->high)
        diagnostics_fault(p->found, n->mark, "a range has a low end below a high end");
}

static void read_factors(parse *p, const yaml_node *root)
{
    const yaml_node *list = yaml_node_find(root, "factors");
    if (!list || (list->kind == YAML_SCALAR && strcmp(list->text, "all") == 0) ||
        !is_kind(p, list, YAML_LIST, "a list of factors, or all,"))
        return;
    if (list->count < 1 || list->count > STUDY_FACTORS_MAX) {
        diagnostics_fault(p->found, list->mark, "1 to %d factors are expected", STUDY_FACTORS_MAX);
        return;
    }
    p->out->factors = arena_allocate_array(&p->out->memory, (size_t)list->count, sizeof *p->out->factors);
    if (!p->out->factors) {
        p->out_of_memory = true;
        return;
    }
    for (const yaml_node *n = list->first; n; n = n->next) {
        study_factor *f = &p->out->factors[p->out->factor_count];
        read_factor(p, n, f);
        for (int i = 0; i < p->out->factor_count; i++)
            if (strcmp(p->out->factors[i].id, f->id) == 0)
                diagnostics_fault(p->found, n->mark, "factor \"%s\" is named twice", f->id);
        p->out->factor_count++;
    }
}

static void add_measure(parse *p, const yaml_node *n)
{
    const char *known[OUTCOME_COUNT];
    for (int m = 0; m < OUTCOME_COUNT; m++)
        known[m] = outcome_get((outcome_measure)m)->name;
    double half_width = INFINITY;
    const yaml_node *id = n;
    if (n->kind != YAML_SCALAR) {
        check_keys(p, n, measure_keys, COUNT_OF(measure_keys));
        id = yaml_node_find(n, "id");
        read_number(p, n, "half_width", 1e-9, 1e15, false, &half_width);
    }
    if (!id || id->kind != YAML_SCALAR) {
        diagnostics_fault(p->found, n->mark, "a measure needs its id");
        return;
    }
    const int measure = find_word(p->found, id->mark, "measure", id->text, known, OUTCOME_COUNT);
    for (int i = 0; measure >= 0 && i < p->out->measure_count; i++)
        if (p->out->measure[i] == measure) {
            diagnostics_fault(p->found, id->mark, "measure \"%s\" is named twice", id->text);
            return;
        }
    if (measure < 0)
        return;
    p->out->measure[p->out->measure_count] = measure;
    p->out->half_width[p->out->measure_count++] = half_width;
}

static void read_measures(parse *p, const yaml_node *root)
{
    const yaml_node *list = yaml_node_find(root, "measures");
    if (list && is_kind(p, list, YAML_LIST, "a list of measures"))
        for (const yaml_node *n = list->first; n; n = n->next)
            add_measure(p, n);
    if (p->out->measure_count > 0)
        return;
    p->out->measure[0] = OUTCOME_ALL_HELD;
    p->out->half_width[0] = INFINITY;
    p->out->measure_count = 1;
}

static void read_design(parse *p, const yaml_node *root)
{
    const yaml_node *design = yaml_node_find(root, "design");
    p->out->size = 16;
    if (!design)
        return;
    check_keys(p, design, design_keys, COUNT_OF(design_keys));
    const yaml_node *kind = yaml_node_find(design, "kind");
    if (!kind || kind->kind != YAML_SCALAR) {
        diagnostics_fault(p->found, design->mark, "a design needs its kind");
        return;
    }
    const int word = find_word(p->found, kind->mark, "design", kind->text, design_words, STUDY_DESIGN_COUNT);
    if (word >= 0)
        p->out->kind = (study_design_kind)word;
    if (word == STUDY_FRACTIONAL)
        p->out->size = 4;
    read_count(p, design, "size", 1, 1 << 20, &p->out->size);
}

static void read_root(parse *p, const yaml_node *root)
{
    check_keys(p, root, top_keys, COUNT_OF(top_keys));
    if (root->kind != YAML_MAP)
        return;
    const yaml_node *folder = yaml_node_find(root, "scenario");
    if (!folder || folder->kind != YAML_SCALAR || !*folder->text)
        diagnostics_fault(p->found, root->mark, "scenario: the folder is missing");
    else
        p->out->scenario = folder->text;
    double seed = 1;
    read_number(p, root, "seed", 0, 9007199254740991.0, true, &seed);
    p->out->seed = (uint64_t)seed;
    p->out->options = read_ids(p, root, "options");
    p->out->plans = read_ids(p, root, "plans");
    read_factors(p, root);
    read_design(p, root);
    p->out->replications = 32;
    read_count(p, root, "replications", 1, 100000000, &p->out->replications);
    read_measures(p, root);
    const yaml_node *better = yaml_node_find(root, "better");
    if (better && strcmp(better->text, "larger") != 0 && strcmp(better->text, "smaller") != 0)
        diagnostics_fault(p->found, better->mark, "better: smaller or larger is expected");
    p->out->larger_is_better = better && strcmp(better->text, "larger") == 0;
    const yaml_node *flip = yaml_node_find(root, "flip");
    if (flip && strcmp(flip->text, "true") != 0 && strcmp(flip->text, "false") != 0)
        diagnostics_fault(p->found, flip->mark, "flip: true or false is expected");
    p->out->flip = flip && strcmp(flip->text, "true") == 0;
}

posture_status study_file_parse(const char *path, const char *text, size_t length, posture_diagnostics *found,
                                study_file *out)
{
    *out = (study_file){0};
    arena_init(&out->memory);
    parse p = {.out = out, .found = found};
    yaml_node *root = NULL;
    const size_t before = posture_diagnostics_fault_count(found);
    posture_status status = yaml_tree_parse((text_mark){path, 1, 1}, text, length, &out->memory, found, &root);
    if (status == POSTURE_OK && root)
        read_root(&p, root);
    else if (status == POSTURE_OK && posture_diagnostics_fault_count(found) == before)
        diagnostics_fault(found, (text_mark){path, 0, 0}, "the file is empty");
    if (p.out_of_memory)
        status = POSTURE_ERROR_MEMORY;
    if (status == POSTURE_OK)
        status = diagnostics_status(found);
    if (status != POSTURE_OK)
        study_file_clear(out);
    return status;
}

void study_file_clear(study_file *f)
{
    arena_clear(&f->memory);
    *f = (study_file){0};
}

posture_status study_file_check(const study_file *f, const char *path, const scenario *s, posture_diagnostics *found)
{
    const char *known[STUDY_FACTORS_MAX];
    int count = 0;
    for (int i = 0; i < s->factor_count && count < STUDY_FACTORS_MAX; i++)
        known[count++] = s->factors[i].id;
    for (int i = 0; i < f->factor_count; i++)
        find_word(found, (text_mark){path, f->factors[i].line, f->factors[i].column}, "factor", f->factors[i].id, known,
                  count);
    return diagnostics_status(found);
}
