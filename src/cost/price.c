#include "cost/price.h"

#include <stdio.h>
#include <string.h>

/* The card of this change that names the first of the change's names, else the one that names nothing. */
static const struct cost_card *find_card(const scenario *s, const struct posture_change *change)
{
    const struct cost_card *general = NULL;
    for (int n = 0; change->names[n]; n++)
        for (int i = 0; i < s->cost_count; i++)
            if (s->costs[i].change == change->change && strcmp(s->costs[i].applies_to, change->names[n]) == 0)
                return &s->costs[i];
    for (int i = 0; i < s->cost_count && !general; i++)
        if (s->costs[i].change == change->change && !*s->costs[i].applies_to)
            general = &s->costs[i];
    return general;
}

static double quantity_of_change(const struct posture_change *c, enum cost_per per)
{
    switch (per) {
    case COST_PER_BATTALION:
        return c->battalions;
    case COST_PER_PERSON:
        return c->people;
    case COST_PER_DOUBLING:
    case COST_PER_KM:
        return c->size;
    case COST_PER_STEP:
        return c->step;
    case COST_PER_UNIT:
    case COST_PER_CHANGE:
    case COST_PER_COUNT:
        break;
    }
    return 1;
}

/* Room for one more in an array of the bill's arena; NULL when out of memory. */
static void *one_more(pricer *p, void *list, int count, int *capacity, size_t size)
{
    if (count < *capacity)
        return list;
    const int wanted = *capacity ? 2 * *capacity : 16;
    void *grown = arena_allocate_array(&p->out->memory, (size_t)wanted, size);
    if (!grown) {
        p->out_of_memory = true;
        return NULL;
    }
    if (count > 0)
        memcpy(grown, list, (size_t)count * size);
    *capacity = wanted;
    return grown;
}

static const char *join(pricer *p, const char *table, const char *id)
{
    const size_t size = strlen(table) + strlen(id) + 2;
    char *text = arena_allocate(&p->out->memory, size);
    if (text)
        snprintf(text, size, *id ? "%s/%s" : "%s", table, id);
    else
        p->out_of_memory = true;
    return text ? text : "";
}

bool price_has_card(const pricer *p, const struct posture_change *change)
{
    return find_card(p->stated, change) != NULL;
}

static void add_gap(pricer *p, const struct posture_change *change)
{
    bill *out = p->out;
    struct cost_gap *gaps = one_more(p, out->gaps, out->gap_count, &p->gap_capacity, sizeof *gaps);
    if (!gaps)
        return;
    out->gaps = gaps;
    gaps[out->gap_count++] =
        (struct cost_gap){join(p, change->table, change->subject), cost_change_text(change->change)};
}

void price_assumption(pricer *p, const char *table, const char *id)
{
    bill *out = p->out;
    const char *subject = join(p, table, id);
    for (int i = 0; i < out->assumption_count; i++)
        if (strcmp(out->assumptions[i].subject, subject) == 0)
            return;
    struct cost_gap *list = one_more(p, out->assumptions, out->assumption_count, &p->assumption_capacity, sizeof *list);
    if (!list)
        return;
    out->assumptions = list;
    list[out->assumption_count++] = (struct cost_gap){subject, "assumption"};
}

static int32_t payer_country(const struct posture_change *change, enum cost_payer payer)
{
    return payer == COST_SENDER ? change->sender : payer == COST_HOST ? change->host : -1;
}

void price_change(pricer *p, const struct posture_change *change)
{
    bill *out = p->out;
    const struct cost_card *card = find_card(p->stated, change);
    if (!card) {
        add_gap(p, change);
        return;
    }
    struct cost_line *lines = one_more(p, out->lines, out->line_count, &p->line_capacity, sizeof *lines);
    if (!lines)
        return;
    out->lines = lines;
    struct cost_line *line = &lines[out->line_count++];
    *line = (struct cost_line){.card = card, .subject = change->subject};
    line->quantity = quantity_of_change(change, card->per);
    line->headcount = card->headcount * line->quantity + (change->change == COST_EQUIP ? change->people : 0);
    for (int k = 0; k < COST_KINDS; k++) {
        line->country[k] = payer_country(change, card->payer[k]);
        const bool back = line->quantity < 0;
        for (int b = 0; b < COST_BOUNDS && (!back || k == COST_RUNNING); b++)
            line->amount[k][b] = card->amount[k][back ? COST_BOUNDS - 1 - b : b] * line->quantity;
    }
}
