#include "process/deployment/chain_table.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Room in the book for capacities of a chain that was not foreseen. */
enum { UNFORESEEN_ROWS = 256 };

/* One way to look for chains. */
typedef struct variant {
    unsigned modes;
    bool avoid_uncertain;
} variant;

static const variant variants[] = {
    {SEARCH_ROAD, false},
    {SEARCH_ROAD | SEARCH_RAIL, false},
    {SEARCH_ROAD | SEARCH_SEA, false},
    {SEARCH_ROAD | SEARCH_RAIL | SEARCH_SEA, false},
    {SEARCH_ROAD | SEARCH_AIR, false},
    {SEARCH_ROAD, true},
    {SEARCH_ROAD | SEARCH_RAIL, true},
    {SEARCH_ROAD | SEARCH_RAIL | SEARCH_SEA, true},
    {SEARCH_ROAD | SEARCH_AIR, true},
};
enum { VARIANT_COUNT = sizeof variants / sizeof variants[0], VARIANT_ROAD = 0, VARIANT_RAIL = 1, PASSAGE_MAX = 3 };

/* Makes room for `more` items; keeps the old block on failure. */
static bool reserve(void **items, int count, int more, int *space, size_t size)
{
    if (count + more <= *space)
        return true;
    const int wanted = 2 * (count + more);
    void *grown = realloc(*items, (size_t)wanted * size);
    if (!grown)
        return false;
    *items = grown;
    *space = wanted;
    return true;
}

static bool same_chain(const chain_table *c, const chain *known, const chain_draft *draft)
{
    if (known->leg_count != draft->leg_count)
        return false;
    for (int i = 0; i < draft->leg_count; i++) {
        const chain_leg *a = &c->legs[known->leg_first + i];
        const chain_leg *b = &draft->legs[i];
        if (a->mode != b->mode || a->ferry != b->ferry || a->capacity_count != b->capacity_count ||
            memcmp(c->capacities + a->capacity_first, draft->capacities + b->capacity_first,
                   (size_t)a->capacity_count * sizeof *draft->capacities) != 0)
            return false;
    }
    return true;
}

/* Adds the chain to the pair unless it is known or the pair is full. False when out of memory. */
static bool add_chain(chain_table *c, chain_pair *pair, const chain_draft *draft, double cost_day)
{
    int at = pair->chain_count;
    if (at == CHAIN_PAIR_MAX)
        return true;
    for (int i = 0; i < pair->chain_count; i++)
        if (same_chain(c, &c->chains[pair->chains[i]], draft))
            return true;
    if (!reserve((void **)&c->chains, c->chain_count, 1, &c->chain_space, sizeof *c->chains) ||
        !reserve((void **)&c->legs, c->leg_count, draft->leg_count, &c->leg_space, sizeof *c->legs) ||
        !reserve((void **)&c->capacities, c->capacity_count, draft->capacity_count, &c->capacity_space,
                 sizeof *c->capacities))
        return false;
    chain *made = &c->chains[c->chain_count];
    *made = (chain){.leg_first = c->leg_count, .leg_count = draft->leg_count, .cost_day = cost_day};
    for (int i = 0; i < draft->leg_count; i++) {
        chain_leg *leg = &c->legs[c->leg_count++];
        *leg = draft->legs[i];
        leg->capacity_first += c->capacity_count;
        made->countries |= leg->countries;
    }
    memcpy(c->capacities + c->capacity_count, draft->capacities,
           (size_t)draft->capacity_count * sizeof *draft->capacities);
    c->capacity_count += draft->capacity_count;
    for (; at > 0 && c->chains[pair->chains[at - 1]].cost_day > cost_day; at--)
        pair->chains[at] = pair->chains[at - 1];
    pair->chains[at] = c->chain_count++;
    pair->chain_count++;
    return true;
}

static int compare_pairs(const void *a, const void *b)
{
    const chain_pair *x = a;
    const chain_pair *y = b;
    if (x->mover != y->mover)
        return x->mover < y->mover ? -1 : 1;
    if (x->to != y->to)
        return x->to < y->to ? -1 : 1;
    return (x->from > y->from) - (x->from < y->from);
}

static void note_pair(const scenario *s, chain_pair *pairs, int *count, const struct unit *u, int32_t to)
{
    const int32_t from[2] = {u->home, u->prepositioned_at};
    const side_role mover = s->countries[u->country].side;
    for (int i = 0; i < 2; i++)
        if (from[i] >= 0 && to >= 0 && from[i] != to)
            pairs[(*count)++] = (chain_pair){.mover = mover, .from = from[i], .to = to};
}

/* Where a task's units gather: the place to assemble, or the first of its axis. */
static int32_t task_place(const struct task *t)
{
    if (t->assemble >= 0)
        return t->assemble;
    return t->axis_count > 0 ? t->axis[0] : -1;
}

static posture_status collect_pairs(chain_table *c)
{
    const scenario *s = c->s;
    size_t most = 2 * (size_t)s->unit_count;
    for (int p = 0; p < s->plan_count; p++)
        for (int t = 0; t < s->plans[p].task_count; t++)
            most += 2 * (size_t)s->plans[p].tasks[t].unit_count;
    c->pairs = malloc((most + 1) * sizeof *c->pairs);
    if (!c->pairs)
        return POSTURE_ERROR_MEMORY;
    int count = 0;
    for (int u = 0; u < s->unit_count; u++)
        note_pair(s, c->pairs, &count, &s->units[u], s->units[u].deploy_to);
    for (int p = 0; p < s->plan_count; p++)
        for (int t = 0; t < s->plans[p].task_count; t++) {
            const struct task *made = &s->plans[p].tasks[t];
            for (int u = 0; u < made->unit_count; u++)
                note_pair(s, c->pairs, &count, &s->units[made->units[u]], task_place(made));
        }
    qsort(c->pairs, (size_t)count, sizeof *c->pairs, compare_pairs);
    for (int i = 0; i < count; i++)
        if (i == 0 || compare_pairs(&c->pairs[i], &c->pairs[c->pair_count - 1]) != 0)
            c->pairs[c->pair_count++] = c->pairs[i];
    return POSTURE_OK;
}

/* The link of the wanted mode that lets the fewest pass, -1 where the path has none. */
static int32_t narrowest_link(const scenario *s, const search_step *steps, int count, link_mode mode)
{
    int32_t narrowest = -1;
    double least = 0;
    for (int i = 0; i < count; i++) {
        if (steps[i].link < 0 || s->net.links[steps[i].link].mode != mode)
            continue;
        const struct link *l = &s->net.links[steps[i].link];
        const double passes = mode == LINK_RAIL ? l->trains_per_day.value : -(double)l->class;
        if (narrowest < 0 || passes < least) {
            narrowest = steps[i].link;
            least = passes;
        }
    }
    return narrowest;
}

/* A second way round the narrowest link of the first. */
static bool add_detour(chain_table *c, chain_pair *pair, const search_rules *rules, const search_step *steps,
                       int step_count, search_scratch *scratch, chain_draft *draft)
{
    const link_mode mode = (rules->modes & SEARCH_RAIL) != 0 ? LINK_RAIL : LINK_ROAD;
    search_rules other = *rules;
    search_step way[CHAIN_STEP_MAX];
    other.banned_link[0] = narrowest_link(c->s, steps, step_count, mode);
    if (other.banned_link[0] < 0)
        return true;
    search_outward(c->s, &other, pair->to, pair->from, scratch);
    const int count = search_path(scratch, pair->from, way, CHAIN_STEP_MAX);
    if (count == 0 || !chain_from_path(&c->table, way, count, draft))
        return true;
    return add_chain(c, pair, draft, search_cost_day(scratch, pair->from));
}

/* All pairs [first, end) share mover and destination: one search for each variant serves them all. */
static bool add_variant(chain_table *c, int first, int end, const variant *v, const char *without_passage, bool detours,
                        search_scratch *scratch, search_scratch *second, chain_draft *draft)
{
    search_step steps[CHAIN_STEP_MAX];
    search_rules rules = {v->modes, chain_table_closed(c, c->pairs[first].mover), without_passage, {-1, -1}};
    if (v->avoid_uncertain)
        rules.closed |= c->uncertain;
    search_outward(c->s, &rules, c->pairs[first].to, -1, scratch);
    for (int i = first; i < end; i++) {
        chain_pair *pair = &c->pairs[i];
        const int count = search_path(scratch, pair->from, steps, CHAIN_STEP_MAX);
        if (count == 0)
            continue;
        if (chain_from_path(&c->table, steps, count, draft) &&
            !add_chain(c, pair, draft, search_cost_day(scratch, pair->from)))
            return false;
        if (detours && !add_detour(c, pair, &rules, steps, count, second, draft))
            return false;
    }
    return true;
}

/* The first few straits that sea links name, each once. */
static int collect_passages(const scenario *s, const char *passages[PASSAGE_MAX])
{
    int count = 0;
    for (int i = 0; i < s->net.link_count && count < PASSAGE_MAX; i++) {
        const char *name = s->net.links[i].strait;
        bool known = s->net.links[i].mode != LINK_SEA || name[0] == '\0';
        for (int p = 0; p < count && !known; p++)
            known = strcmp(passages[p], name) == 0;
        if (!known)
            passages[count++] = name;
    }
    return count;
}

static posture_status add_chains(chain_table *c)
{
    static const variant round_passage = {SEARCH_ROAD | SEARCH_RAIL | SEARCH_SEA, false};
    const char *passages[PASSAGE_MAX];
    const int passage_count = collect_passages(c->s, passages);
    const uint64_t size = search_scratch_size(c->s);
    void *storage = malloc(2 * size);
    chain_draft *draft = malloc(sizeof *draft);
    bool enough = storage && draft;
    search_scratch scratch[2];
    for (int i = 0; enough && i < 2; i++)
        search_scratch_init(&scratch[i], c->s, (char *)storage + (size_t)i * size);
    for (int first = 0, end; enough && first < c->pair_count; first = end) {
        for (end = first + 1; end < c->pair_count && c->pairs[end].mover == c->pairs[first].mover &&
                              c->pairs[end].to == c->pairs[first].to;)
            end++;
        for (int v = 0; enough && v < VARIANT_COUNT; v++)
            if (!variants[v].avoid_uncertain || c->uncertain != 0)
                enough = add_variant(c, first, end, &variants[v], NULL, v == VARIANT_ROAD || v == VARIANT_RAIL,
                                     &scratch[0], &scratch[1], draft);
        for (int p = 0; enough && p < passage_count; p++)
            enough = add_variant(c, first, end, &round_passage, passages[p], false, &scratch[0], &scratch[1], draft);
    }
    free(draft);
    free(storage);
    return enough ? POSTURE_OK : POSTURE_ERROR_MEMORY;
}

/* What two capacities must share so that only the narrower can ever bind. */
typedef struct capacity_class {
    uint64_t legs; /* fingerprint of the set of legs that pass it */
    uint64_t near;
    int32_t factor;
    double per_day;
    int32_t capacity;
} capacity_class;

static int compare_classes(const void *a, const void *b)
{
    const capacity_class *x = a;
    const capacity_class *y = b;
    if (x->legs != y->legs)
        return x->legs < y->legs ? -1 : 1;
    if (x->near != y->near)
        return x->near < y->near ? -1 : 1;
    if (x->factor != y->factor)
        return x->factor < y->factor ? -1 : 1;
    if (x->per_day < y->per_day || x->per_day > y->per_day)
        return x->per_day < y->per_day ? -1 : 1;
    return (x->capacity > y->capacity) - (x->capacity < y->capacity);
}

static uint64_t fingerprint(uint64_t leg)
{
    uint64_t x = (leg + 1) * UINT64_C(0x9E3779B97F4A7C15);
    x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    return x ^ (x >> 27);
}

static void classify(const chain_table *c, capacity_class *classes)
{
    const network *net = &c->s->net;
    for (int i = 0; i < c->table.count; i++) {
        const bool on_link = i < 2 * net->link_count;
        const struct link *l = on_link ? &net->links[i / 2] : NULL;
        classes[i] = (capacity_class){.near = capacity_exposed(&c->table, i), .factor = -1, .capacity = i};
        if (l && l->mode == LINK_RAIL) {
            classes[i].factor = l->trains_per_day.factor;
            classes[i].per_day = l->trains_per_day.value;
        } else if (l) {
            classes[i].per_day = l->class == LINK_CLASS_SECONDARY ? 1 : l->class == LINK_CLASS_PRIMARY ? 2 : 3;
        }
    }
    for (int leg = 0; leg < c->leg_count; leg++)
        for (int i = 0; i < c->legs[leg].capacity_count; i++) {
            const int32_t capacity = c->capacities[c->legs[leg].capacity_first + i];
            assert(capacity < c->table.count);
            if (capacity < 2 * net->link_count)
                classes[capacity].legs += fingerprint((uint64_t)leg);
            else /* a terminal is a class of its own */
                classes[capacity].legs = fingerprint(UINT64_C(1) << 40 | (uint64_t)capacity);
        }
}

/* Leaves out capacities that can never bind: those passed by just the legs that pass a narrower one, too. */
static posture_status drop_slack_capacities(chain_table *c)
{
    const size_t count = (size_t)c->table.count;
    capacity_class *classes = calloc(count + 1, sizeof *classes);
    bool *kept = calloc(count + 1, sizeof *kept);
    const bool enough = classes && kept;
    if (enough) {
        classify(c, classes);
        qsort(classes, count, sizeof *classes, compare_classes);
        for (size_t i = 0; i < count; i++) {
            const bool alone = i == 0 || classes[i].legs != classes[i - 1].legs ||
                               classes[i].near != classes[i - 1].near || classes[i].factor != classes[i - 1].factor;
            kept[classes[i].capacity] = alone && classes[i].legs != 0;
            c->row_limit += kept[classes[i].capacity] ? 1 : 0;
        }
        for (int leg = 0; leg < c->leg_count; leg++) {
            int32_t *list = c->capacities + c->legs[leg].capacity_first;
            int left = 0;
            for (int i = 0; i < c->legs[leg].capacity_count; i++)
                if (kept[list[i]])
                    list[left++] = list[i];
            c->legs[leg].capacity_count = left;
        }
    }
    free(kept);
    free(classes);
    return enough ? POSTURE_OK : POSTURE_ERROR_MEMORY;
}

static void sort_countries(chain_table *c)
{
    for (int i = 0; i < c->s->country_count; i++) {
        const struct country *who = &c->s->countries[i];
        c->side_countries[who->side] |= capacity_country_bit(i);
        if (who->participation.factor >= 0 || who->side == SIDE_NEUTRAL)
            c->uncertain |= capacity_country_bit(i);
    }
}

posture_status chain_table_init(chain_table *c, const scenario *s)
{
    assert(s->country_count <= 64);
    *c = (chain_table){.s = s, .row_limit = UNFORESEEN_ROWS};
    arena_init(&c->memory);
    sort_countries(c);
    posture_status status = capacity_table_init(&c->table, s, &c->memory);
    if (status == POSTURE_OK)
        status = collect_pairs(c);
    if (status == POSTURE_OK)
        status = add_chains(c);
    if (status == POSTURE_OK)
        status = drop_slack_capacities(c);
    if (status != POSTURE_OK)
        chain_table_clear(c);
    return status;
}

void chain_table_clear(chain_table *c)
{
    free(c->pairs);
    free(c->chains);
    free(c->legs);
    free(c->capacities);
    arena_clear(&c->memory);
    *c = (chain_table){0};
}

const chain_pair *chain_table_find(const chain_table *c, side_role mover, int32_t from, int32_t to)
{
    const chain_pair wanted = {.mover = mover, .from = from, .to = to};
    if (c->pair_count == 0)
        return NULL;
    return bsearch(&wanted, c->pairs, (size_t)c->pair_count, sizeof wanted, compare_pairs);
}

uint64_t chain_table_closed(const chain_table *c, side_role mover)
{
    uint64_t closed = mover == SIDE_ATTACKER ? c->side_countries[SIDE_DEFENDER] : c->side_countries[SIDE_ATTACKER];
    for (int i = 0; i < c->s->country_count; i++) {
        const quantity q = c->s->countries[i].participation;
        if (q.factor < 0 && q.value < 0.5)
            closed |= capacity_country_bit(i);
    }
    return closed;
}
