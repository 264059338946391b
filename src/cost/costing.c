#include "cost/costing.h"

#include <math.h>
#include <string.h>

#include "cost/annuity.h"
#include "cost/price.h"
#include "numeric/elementary.h"
#include "scenario/content.h"

/* Cash to delivery: shares of a one-off amount paid in its first years. Equipment as in docs/theory/cost.md, mean 2.15
 * years; infrastructure is built in three. Both are assumptions. */
enum { EQUIPMENT_YEARS = 5, BUILDING_YEARS = 3 };
static const double equipment_paid[EQUIPMENT_YEARS] = {0.10, 0.20, 0.30, 0.25, 0.15};
static const double building_paid[BUILDING_YEARS] = {0.3, 0.4, 0.3};

static double people_of(const scenario *s, const struct unit *u)
{
    return s->types[u->type].strength[STRENGTH_PERSONNEL] * u->strength_share.value;
}

static double battalions_of(const scenario *s, const struct unit *u)
{
    return s->types[u->type].battalions * u->strength_share.value;
}

static int32_t country_of(const scenario *s, int32_t place)
{
    return place >= 0 ? s->net.places[place].country : -1;
}

/* A change that is about the whole unit as it stands under the option. */
static struct posture_change change_of(const scenario *s, const struct unit *u, enum cost_change change)
{
    const unit_type *type = &s->types[u->type];
    return (struct posture_change){.change = change,
                                   .subject = u->id,
                                   .table = "unit",
                                   .names = {type->id, s->countries[u->country].id, unit_category_text(type->category)},
                                   .battalions = battalions_of(s, u),
                                   .people = people_of(s, u),
                                   .sender = u->country,
                                   .host = country_of(s, u->home)};
}

static bool lives_abroad(const scenario *s, const struct unit *u)
{
    return country_of(s, u->home) != u->country;
}

static void price_new_unit(pricer *p, const scenario *s, const struct unit *u)
{
    const struct posture_change equip = change_of(s, u, COST_EQUIP);
    price_change(p, &equip);
    if (lives_abroad(s, u)) {
        const struct posture_change station = change_of(s, u, COST_STATION);
        price_change(p, &station);
    }
    if (u->prepositioned_at >= 0) {
        struct posture_change stored = change_of(s, u, COST_PREPOSITION);
        stored.host = country_of(s, u->prepositioned_at);
        price_change(p, &stored);
    }
}

static void price_gone(pricer *p, const struct unit *u)
{
    struct posture_change gone = change_of(p->stated, u, COST_EQUIP);
    gone.battalions = -gone.battalions;
    gone.people = -gone.people;
    price_change(p, &gone);
}

/* A unit of another type is bought whole and the old one given up; one of the same type is filled up or thinned out. */
static void price_strength(pricer *p, const scenario *s, const struct unit *before, const struct unit *after)
{
    struct posture_change equip = change_of(s, after, COST_EQUIP);
    if (strcmp(p->stated->types[before->type].id, s->types[after->type].id) != 0) {
        price_gone(p, before);
        price_change(p, &equip);
    } else if (before->strength_share.value != after->strength_share.value) {
        equip.battalions -= battalions_of(p->stated, before);
        equip.people -= people_of(p->stated, before);
        price_change(p, &equip);
    }
}

static void price_place(pricer *p, const scenario *s, const struct unit *before, const struct unit *after)
{
    if (strcmp(p->stated->net.places[before->home].id, s->net.places[after->home].id) != 0) {
        const bool same_country = country_of(p->stated, before->home) == country_of(s, after->home);
        const struct posture_change moved = change_of(s, after, same_country ? COST_MOVE : COST_STATION);
        price_change(p, &moved);
    }
    if (after->prepositioned_at < 0 ||
        (before->prepositioned_at >= 0 &&
         strcmp(p->stated->net.places[before->prepositioned_at].id, s->net.places[after->prepositioned_at].id) == 0))
        return;
    struct posture_change stored = change_of(s, after, COST_PREPOSITION);
    stored.host = country_of(s, after->prepositioned_at);
    price_change(p, &stored);
    if (before->prepositioned_at < 0) {
        stored.change = COST_STORE;
        price_change(p, &stored);
    }
}

static void price_readiness(pricer *p, const scenario *s, const struct unit *before, const struct unit *after)
{
    if (after->ntm_day.value < before->ntm_day.value) {
        struct posture_change ready = change_of(s, after, COST_READY);
        const double saved_share = 1 - after->ntm_day.value / before->ntm_day.value;
        ready.battalions *= saved_share;
        ready.people *= saved_share;
        price_change(p, &ready);
    }
    if (before->readiness == READINESS_RESERVE && after->readiness == READINESS_ACTIVE) {
        const struct posture_change active = change_of(s, after, COST_ACTIVATE);
        price_change(p, &active);
    }
    if (before->authority != after->authority) {
        const struct posture_change authority = change_of(s, after, COST_AUTHORITY);
        price_change(p, &authority);
    }
}

static void price_units(pricer *p, const scenario *s)
{
    for (int i = 0; i < s->unit_count; i++) {
        const struct unit *after = &s->units[i];
        const int found = scenario_find_unit(p->stated, after->id);
        if (found < 0) {
            price_new_unit(p, s, after);
            continue;
        }
        const struct unit *before = &p->stated->units[found];
        price_strength(p, s, before, after);
        price_place(p, s, before, after);
        price_readiness(p, s, before, after);
    }
    for (int i = 0; i < p->stated->unit_count; i++)
        if (scenario_find_unit(s, p->stated->units[i].id) < 0)
            price_gone(p, &p->stated->units[i]);
}

static void price_parameter(pricer *p, const scenario *s, parameter_id id)
{
    const double before = p->stated->parameters[id].value, after = s->parameters[id].value;
    if (before == after)
        return;
    const char *name = parameter_get(id)->name;
    const bool ratio = before > 0 && after > 0;
    const struct posture_change change = {.change = COST_PARAMETER,
                                          .subject = name,
                                          .table = "parameter",
                                          .names = {name},
                                          .size = ratio ? fabs(elementary_log(after / before)) / elementary_log(2) : 1,
                                          .step = fabs(after - before),
                                          .sender = -1,
                                          .host = -1};
    if (price_has_card(p, &change))
        price_change(p, &change);
    else
        price_assumption(p, "parameter", name);
}

static void price_links(pricer *p, const scenario *s)
{
    for (int i = 0; i < s->net.link_count; i++) {
        const struct link *l = &s->net.links[i];
        bool known = false;
        for (int k = 0; k < p->stated->net.link_count && !known; k++)
            known = strcmp(p->stated->net.links[k].id, l->id) == 0;
        if (known)
            continue;
        const struct posture_change change = {.change = COST_LINK,
                                              .subject = l->id,
                                              .table = "link",
                                              .names = {link_mode_text(l->mode)},
                                              .size = l->length_km,
                                              .sender = -1,
                                              .host = country_of(s, l->from)};
        price_change(p, &change);
    }
}

/* Tables whose values are of the world, or of the fighting, and not bought. */
static bool is_world(schema_table_id table)
{
    return table == TABLE_SCENARIO || table == TABLE_FACTOR || table == TABLE_COUNTRY || table == TABLE_PLACE ||
           table == TABLE_UNIT_TYPE || table == TABLE_INDICATOR;
}

static int compare_value(const content_value *a, const content_value *b)
{
    if (a->table != b->table)
        return a->table < b->table ? -1 : 1;
    const int by_id = strcmp(a->id, b->id);
    return by_id != 0 ? by_id : strcmp(a->column, b->column);
}

static void note_world(pricer *p, const content_value *v)
{
    if (is_world(v->table) && strcmp(v->column, "defence_plan") != 0)
        price_assumption(p, schema_get(v->table)->name, v->id);
}

static posture_status find_assumptions(pricer *p, const scenario *s)
{
    content before, after;
    posture_status status = content_make(p->stated, &before);
    if (status != POSTURE_OK)
        return status;
    status = content_make(s, &after);
    for (int i = 0, k = 0; status == POSTURE_OK && (i < before.count || k < after.count);) {
        const int order = i == before.count  ? 1
                          : k == after.count ? -1
                                             : compare_value(&before.values[i], &after.values[k]);
        if (order < 0)
            note_world(p, &before.values[i++]);
        else if (order > 0)
            note_world(p, &after.values[k++]);
        else if (strcmp(before.values[i++].text, after.values[k++].text) != 0)
            note_world(p, &after.values[k - 1]);
    }
    content_clear(&before);
    if (status == POSTURE_OK)
        content_clear(&after);
    return status;
}

double costing_line_yearly(const struct cost_basis *basis, const struct cost_line *line, enum cost_bound bound)
{
    return annuity_of(line->amount[COST_EQUIPMENT][bound], basis->discount_rate, basis->equipment_year) +
           annuity_of(line->amount[COST_INFRASTRUCTURE][bound], basis->discount_rate, basis->infrastructure_year) +
           line->amount[COST_RUNNING][bound];
}

static void add_line(const struct cost_basis *basis, const struct cost_line *line, bill *c)
{
    const double life[COST_KINDS] = {basis->equipment_year, basis->infrastructure_year, 0};
    for (int k = 0; k < COST_KINDS; k++)
        for (int b = 0; b < COST_BOUNDS; b++) {
            const double amount = line->amount[k][b];
            const double yearly = k == COST_RUNNING ? amount : annuity_of(amount, basis->discount_rate, life[k]);
            struct cost_sum *sums[2] = {&c->sum, &c->payer[line->card->payer[k]]};
            for (int i = 0; i < 2; i++) {
                *(k == COST_RUNNING ? &sums[i]->running[b] : &sums[i]->one_off[b]) += amount;
                sums[i]->yearly[b] += yearly;
            }
        }
    c->headcount += line->headcount;
    double delivered = 0;
    const bool bought = line->amount[COST_EQUIPMENT][COST_MID] > 0;
    for (int y = 0; y < BILL_YEARS; y++) {
        if (y < EQUIPMENT_YEARS) {
            c->cash[y] += equipment_paid[y] * line->amount[COST_EQUIPMENT][COST_MID];
            delivered += equipment_paid[y];
        }
        if (y < BUILDING_YEARS)
            c->cash[y] += building_paid[y] * line->amount[COST_INFRASTRUCTURE][COST_MID];
        c->cash[y] += (bought ? delivered : 1) * line->amount[COST_RUNNING][COST_MID];
    }
}

posture_status costing_make(const scenario *stated, const scenario *option, bill *c)
{
    *c = (bill){0};
    arena_init(&c->memory);
    pricer p = {.stated = stated, .out = c};
    price_units(&p, option);
    for (int i = 0; i < PARAMETER_COUNT; i++)
        price_parameter(&p, option, (parameter_id)i);
    price_links(&p, option);
    posture_status status = p.out_of_memory ? POSTURE_ERROR_MEMORY : find_assumptions(&p, option);
    if (p.out_of_memory)
        status = POSTURE_ERROR_MEMORY;
    for (int i = 0; i < c->line_count && status == POSTURE_OK; i++)
        add_line(&stated->cost_basis, &c->lines[i], c);
    for (int y = 1; y < BILL_YEARS; y++)
        if (c->cash[y] > c->cash[c->peak_year])
            c->peak_year = y;
    return status;
}

void costing_clear(bill *c)
{
    arena_clear(&c->memory);
    *c = (bill){0};
}
