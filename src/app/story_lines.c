/* open_memstream is POSIX 2008. */
#include "app/story_lines.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Names in one sentence before it says "and n more". */
enum { NAMES_MAX = 5 };

/* The events of a day, each told once. */
typedef struct day {
    const story_names *names;
    campaign_event *events;
    size_t count;
    bool *told;
    const story_sink *sink;
    bool failed;
} day;

/* A sentence under construction. */
typedef struct sentence {
    FILE *stream;
    char *text;
    size_t length;
} sentence;

static bool sentence_open(sentence *t)
{
    *t = (sentence){0};
    t->stream = open_memstream(&t->text, &t->length);
    return t->stream != NULL;
}

static void sentence_tell(day *d, sentence *t, int64_t second, const char *kind)
{
    bool bad = ferror(t->stream) != 0;
    bad |= fclose(t->stream) != 0;
    if (bad || !d->sink->line(d->sink->context, second, kind, t->text))
        d->failed = true;
    free(t->text);
}

static const char *place_name(const day *d, int32_t place)
{
    return place >= 0 ? d->names->s->net.places[place].name : "the field";
}

static const char *unit_name(const day *d, int32_t unit)
{
    return unit >= 0 ? d->names->s->units[unit].name : "a unit";
}

static const char *side_name(const day *d, side_role side)
{
    const char *title = side < SIDE_COUNT ? d->names->s->sides[side].title : NULL;
    return title && *title ? title : "a side";
}

static const char *country_name(const day *d, const campaign_event *e)
{
    return e->country >= 0 ? d->names->s->countries[e->country].name : side_name(d, e->side);
}

/* The plan whose tasks the side follows; NULL where it has none. */
static const struct plan *plan_of(const day *d, side_role side)
{
    const scenario *s = d->names->s;
    if (side == SIDE_ATTACKER)
        return d->names->plan;
    return s->defence_plan >= 0 ? &s->plans[s->defence_plan] : NULL;
}

static const char *task_title(const day *d, const campaign_event *e)
{
    const struct plan *plan = plan_of(d, e->side);
    if (!plan || e->task < 0 || e->task >= plan->task_count)
        return NULL;
    const char *title = plan->tasks[e->task].title;
    return title && *title ? title : plan->tasks[e->task].id;
}

static int32_t task_of_unit(const struct plan *plan, int32_t unit)
{
    for (int32_t task = 0; plan && task < plan->task_count; task++)
        for (int i = 0; i < plan->tasks[task].unit_count; i++)
            if (plan->tasks[task].units[i] == unit)
                return task;
    return -1;
}

/* What follows from the unit: its country, its task, and whether it forms (reserve) or makes ready (active). */
static void fill_in(day *d)
{
    for (size_t i = 0; i < d->count; i++) {
        campaign_event *e = &d->events[i];
        if (e->unit >= 0 && e->country < 0)
            e->country = d->names->s->units[e->unit].country;
        if (e->unit >= 0 && e->task < 0)
            e->task = task_of_unit(plan_of(d, e->side), e->unit);
        if (e->unit >= 0 && e->kind == EVENT_MOBILISED)
            e->b = d->names->s->units[e->unit].readiness == READINESS_RESERVE;
    }
}

/* Which events share a sentence with the first one. */
typedef bool (*belongs)(const campaign_event *first, const campaign_event *e);

static bool same_kind(const campaign_event *first, const campaign_event *e)
{
    return first->kind == e->kind && first->side == e->side;
}

static bool same_country(const campaign_event *first, const campaign_event *e)
{
    return same_kind(first, e) && first->country == e->country;
}

static bool same_readiness(const campaign_event *first, const campaign_event *e)
{
    return same_kind(first, e) && first->b == e->b;
}

static bool same_country_and_readiness(const campaign_event *first, const campaign_event *e)
{
    return same_country(first, e) && first->b == e->b;
}

static bool same_task(const campaign_event *first, const campaign_event *e)
{
    return same_kind(first, e) && first->task == e->task;
}

static bool same_place(const campaign_event *first, const campaign_event *e)
{
    return same_kind(first, e) && first->place == e->place;
}

static bool same_move(const campaign_event *first, const campaign_event *e)
{
    return same_place(first, e) && first->other_place == e->other_place && first->task == e->task && first->b == e->b;
}

static bool same_fight(const campaign_event *first, const campaign_event *e)
{
    return same_place(first, e) && first->link == e->link;
}

/* What the units of a group are called in a sentence: several of one formation by its name and their number. */
typedef struct roll {
    const char *names[NAMES_MAX];
    int units[NAMES_MAX];
    const char *parents[NAMES_MAX];
    int count, more;
} roll;

static void enroll(roll *r, const char *name, const char *parent)
{
    for (int i = 0; i < r->count; i++) {
        if (parent && *parent && strcmp(r->parents[i], parent) == 0) {
            r->units[i]++;
            return;
        }
    }
    if (r->count == NAMES_MAX) {
        r->more++;
        return;
    }
    r->names[r->count] = name;
    r->parents[r->count] = parent ? parent : "";
    r->units[r->count++] = 1;
}

static void print_roll(const roll *r, FILE *to)
{
    for (int i = 0; i < r->count; i++) {
        fprintf(to, "%s%s", i ? "; " : "", r->units[i] > 1 ? r->parents[i] : r->names[i]);
        if (r->units[i] > 1)
            fprintf(to, " (%d units)", r->units[i]);
    }
    if (r->more)
        fprintf(to, " and %d more", r->more);
}

/* The units of a group of events, each once. */
static void list_units(day *d, size_t first, belongs together, FILE *to)
{
    roll r = {0};
    for (size_t i = first; i < d->count; i++) {
        if (d->told[i] || !together(&d->events[first], &d->events[i]))
            continue;
        bool again = false;
        for (size_t k = first; k < i && !again; k++)
            again = !d->told[k] && d->events[k].unit == d->events[i].unit && together(&d->events[first], &d->events[k]);
        int32_t unit = d->events[i].unit;
        if (!again)
            enroll(&r, unit_name(d, unit), unit >= 0 ? d->names->s->units[unit].parent : NULL);
    }
    print_roll(&r, to);
}

/* The groups within a group, one sentence each: write(d, k, to) for the first event k of each. */
typedef void (*write_part)(day *d, size_t first, FILE *to);

static void list_groups(day *d, size_t first, belongs all, belongs part, write_part write, FILE *to)
{
    int shown = 0;
    for (size_t i = first; i < d->count; i++) {
        if (d->told[i] || !all(&d->events[first], &d->events[i]))
            continue;
        bool again = false;
        for (size_t k = first; k < i && !again; k++)
            again = !d->told[k] && all(&d->events[first], &d->events[k]) && part(&d->events[k], &d->events[i]);
        if (again)
            continue;
        if (shown++)
            fputs(". ", to);
        write(d, i, to);
    }
}

static void mark_told(day *d, size_t first, belongs together)
{
    const campaign_event e = d->events[first];
    for (size_t i = first; i < d->count; i++)
        if (together(&e, &d->events[i]))
            d->told[i] = true;
}

/* One line for each group of events of a kind. */
static void tell_groups(day *d, event_kind kind, const char *subject, belongs together, write_part write)
{
    for (size_t i = 0; i < d->count; i++) {
        if (d->told[i] || d->events[i].kind != kind)
            continue;
        sentence t;
        if (!sentence_open(&t)) {
            d->failed = true;
            return;
        }
        write(d, i, t.stream);
        sentence_tell(d, &t, d->events[i].second, subject);
        mark_told(d, i, together);
    }
}

static bool alone(const campaign_event *first, const campaign_event *e)
{
    return first == e || (first->second == e->second && same_kind(first, e) && first->unit == e->unit &&
                          first->place == e->place && first->country == e->country && first->link == e->link &&
                          first->objective == e->objective && first->text == e->text);
}

static void write_warning(day *d, size_t i, FILE *to)
{
    const campaign_event *e = &d->events[i];
    fprintf(to, "%s puts the probability of an attack at %.0f %%", country_name(d, e), 100 * e->a);
}

static void write_decision(day *d, size_t i, FILE *to)
{
    int count = 0;
    for (size_t k = i; k < d->count; k++) {
        const campaign_event *e = &d->events[k];
        if (!same_kind(&d->events[i], e))
            continue;
        fprintf(to, "%s%s (%.0f %%)", count++ ? ", " : "", country_name(d, e), 100 * e->b);
    }
    fprintf(to, " order%s deployment; in brackets the share of forces released", count > 1 ? "" : "s");
}

static void write_country_units(day *d, size_t i, FILE *to)
{
    fprintf(to, "%s: ", country_name(d, &d->events[i]));
    list_units(d, i, d->events[i].kind == EVENT_MOBILISED ? same_country_and_readiness : same_country, to);
}

static void write_mobilised(day *d, size_t i, FILE *to)
{
    fputs(d->events[i].b != 0 ? "Reserves formed. " : "Ready to move. ", to);
    list_groups(d, i, same_readiness, same_country, write_country_units, to);
}

static void write_departed(day *d, size_t i, FILE *to)
{
    fputs("On their way. ", to);
    list_groups(d, i, same_kind, same_country, write_country_units, to);
}

static void write_place_units(day *d, size_t i, FILE *to)
{
    fprintf(to, "At %s: ", place_name(d, d->events[i].place));
    list_units(d, i, same_place, to);
}

static void write_closed(day *d, size_t i, FILE *to)
{
    fputs("Arrived and ready. ", to);
    list_groups(d, i, same_kind, same_place, write_place_units, to);
}

static void write_one_move(day *d, size_t i, FILE *to)
{
    const campaign_event *e = &d->events[i];
    list_units(d, i, same_move, to);
    fprintf(to, ", %s to %s", place_name(d, e->place), place_name(d, e->other_place));
    if (e->a >= 1)
        fprintf(to, ", %.0f km", e->a);
    fputs(e->b == 2 ? " passing by who stands there" : e->b == 1 ? " fighting forward" : " unopposed", to);
}

static void write_moves(day *d, size_t i, FILE *to)
{
    const char *task = task_title(d, &d->events[i]);
    fprintf(to, "%s: ", task ? task : side_name(d, d->events[i].side));
    list_groups(d, i, same_task, same_move, write_one_move, to);
}

/* People lost at the place of a fight by units of one side. */
static double losses_at(const day *d, const campaign_event *fight, side_role side)
{
    double people = 0;
    for (size_t i = 0; i < d->count; i++) {
        const campaign_event *e = &d->events[i];
        if (e->kind == EVENT_LOSS && e->side == side && e->place == fight->place && e->link == fight->link)
            people += e->a;
    }
    return people;
}

/* The posture of the defence, which comes with the advance of the same front. */
static const char *stance_at(const day *d, const campaign_event *fight)
{
    for (size_t i = 0; i < d->count; i++) {
        const campaign_event *e = &d->events[i];
        if (e->kind == EVENT_MOVED && e->unit < 0 && e->link == fight->link && e->other_place == fight->place &&
            e->text)
            return e->text;
    }
    return NULL;
}

static void write_fight_place(const day *d, const campaign_event *e, FILE *to)
{
    if (e->other_place >= 0 && e->other_place != e->place)
        fprintf(to, "From %s towards %s", place_name(d, e->other_place), place_name(d, e->place));
    else
        fprintf(to, "At %s", place_name(d, e->place));
}

static void write_fight(day *d, size_t i, FILE *to)
{
    const campaign_event *e = &d->events[i];
    double attackers = 0;
    double defenders = 0;
    double advance_km = 0;
    double ratio = e->a;
    for (size_t k = i; k < d->count; k++) {
        const campaign_event *other = &d->events[k];
        if (!same_fight(e, other))
            continue;
        attackers = fmax(attackers, other->attacker_battalions);
        defenders = fmax(defenders, other->defender_battalions);
        advance_km += other->b;
        ratio = other->a;
    }
    const char *stance = stance_at(d, e);
    write_fight_place(d, e, to);
    fprintf(to, ", %.1f battalions of %s attack %.1f", attackers, side_name(d, e->side), defenders);
    if (stance)
        fprintf(to, " (%s defence)", stance);
    if (isfinite(ratio))
        fprintf(to, " at a power ratio of %.1f", ratio);
    if (advance_km >= 0.5)
        fprintf(to, " and gain %.0f km", advance_km);
    else
        fputs(" and gain no ground", to);
    double attacker_loss = losses_at(d, e, SIDE_ATTACKER);
    double defender_loss = losses_at(d, e, SIDE_DEFENDER);
    if (attacker_loss + defender_loss >= 1)
        fprintf(to, "; losses %.0f %s, %.0f %s", attacker_loss, side_name(d, SIDE_ATTACKER), defender_loss,
                side_name(d, SIDE_DEFENDER));
}

static void write_broken(day *d, size_t i, FILE *to)
{
    fprintf(to, "%s, giving up the fight: ", side_name(d, d->events[i].side));
    list_units(d, i, same_kind, to);
}

static bool same_way(const campaign_event *first, const campaign_event *e)
{
    return first->place == e->place && first->other_place == e->other_place;
}

static bool same_withdrawal(const campaign_event *first, const campaign_event *e)
{
    return same_kind(first, e) && same_way(first, e);
}

static void write_one_withdrawal(day *d, size_t i, FILE *to)
{
    const campaign_event *e = &d->events[i];
    if (e->place >= 0)
        fprintf(to, "From %s", place_name(d, e->place));
    if (e->other_place >= 0 && e->other_place != e->place)
        fprintf(to, "%s %s", e->place >= 0 ? " to" : "To", place_name(d, e->other_place));
    fputs(": ", to);
    list_units(d, i, same_withdrawal, to);
}

static void write_withdrew(day *d, size_t i, FILE *to)
{
    fprintf(to, "%s falls back. ", side_name(d, d->events[i].side));
    list_groups(d, i, same_kind, same_withdrawal, write_one_withdrawal, to);
}

/* Who gives up and falls back is named once, with where it goes. */
static void tell_withdrawals_once(day *d)
{
    for (size_t i = 0; i < d->count; i++) {
        const campaign_event *back = &d->events[i];
        for (size_t k = 0; k < d->count && back->kind == EVENT_WITHDREW; k++) {
            const campaign_event *e = &d->events[k];
            if (e->unit == back->unit && (e->kind == EVENT_BROKEN || (e->kind == EVENT_MOVED && same_way(back, e))))
                d->told[k] = true;
        }
    }
}

static void write_isolated(day *d, size_t i, FILE *to)
{
    fprintf(to, "%s, cut off: ", side_name(d, d->events[i].side));
    list_units(d, i, same_kind, to);
}

static void write_destroyed(day *d, size_t i, FILE *to)
{
    fprintf(to, "%s, destroyed: ", side_name(d, d->events[i].side));
    list_units(d, i, same_kind, to);
}

static void write_control(day *d, size_t i, FILE *to)
{
    const campaign_event *e = &d->events[i];
    int shown = 0;
    int more = 0;
    fprintf(to, "Now held by %s: ", side_name(d, e->side));
    for (size_t k = i; k < d->count; k++) {
        if (!same_kind(e, &d->events[k]))
            continue;
        if (shown == 2 * NAMES_MAX) {
            more++;
            continue;
        }
        fprintf(to, "%s%s", shown ? ", " : "", place_name(d, d->events[k].place));
        shown++;
    }
    if (more)
        fprintf(to, " and %d more places", more);
}

static void write_one_road(day *d, size_t i, FILE *to)
{
    const campaign_event *e = &d->events[i];
    if (e->link < 0) {
        fputs(place_name(d, e->place), to);
        return;
    }
    const struct link *l = &d->names->s->net.links[e->link];
    fprintf(to, "the %s from %s to %s", link_mode_text(l->mode), place_name(d, l->from), place_name(d, l->to));
    if (l->water_obstacle && *l->water_obstacle)
        fprintf(to, " (crossing of the %s destroyed)", l->water_obstacle);
}

static void write_roads(day *d, size_t i, FILE *to)
{
    int shown = 0;
    fputs("Closed to traffic: ", to);
    for (size_t k = i; k < d->count; k++) {
        if (d->told[k] || d->events[k].kind != EVENT_ROAD_CLOSED)
            continue;
        fputs(shown++ ? ", " : "", to);
        write_one_road(d, k, to);
    }
}

static bool any_road(const campaign_event *first, const campaign_event *e)
{
    return first->kind == e->kind;
}

static void write_strike(day *d, size_t i, FILE *to)
{
    int shown = 0;
    fprintf(to, "Missiles of %s, hits of those fired: ", side_name(d, d->events[i].side));
    for (size_t k = i; k < d->count; k++) {
        const campaign_event *e = &d->events[k];
        if (same_kind(&d->events[i], e))
            fprintf(to, "%s%s %.0f of %.0f", shown++ ? ", " : "", place_name(d, e->place), e->b, e->a);
    }
}

static void write_air(day *d, size_t i, FILE *to)
{
    double first = 0;
    double second = 0;
    for (size_t k = i; k < d->count; k++) {
        if (!same_kind(&d->events[i], &d->events[k]))
            continue;
        first += d->events[k].a;
        second += d->events[k].b;
    }
    fprintf(to, "From the air, ground vehicles destroyed by %s %.0f, by %s %.0f", side_name(d, SIDE_DEFENDER), first,
            side_name(d, SIDE_ATTACKER), second);
}

/* A day on which the air forces destroyed nothing on the ground is no story. */
static void leave_out_idle_air(day *d)
{
    double kills = 0;
    for (size_t i = 0; i < d->count; i++)
        if (d->events[i].kind == EVENT_AIR)
            kills += d->events[i].a + d->events[i].b;
    for (size_t i = 0; i < d->count && kills < 0.5; i++)
        if (d->events[i].kind == EVENT_AIR)
            d->told[i] = true;
}

static void write_reaction(day *d, size_t i, FILE *to)
{
    const campaign_event *e = &d->events[i];
    const char *task = task_title(d, e);
    fprintf(to, "%s reacts%s%s: ", side_name(d, e->side), task ? ", " : "", task ? task : "");
    for (const char *c = e->text ? e->text : "a trigger fired"; *c; c++)
        fputc(*c == '_' ? '-' : *c, to);
}

static const char *objective_title(const day *d, const campaign_event *e)
{
    const struct plan *plan = d->names->plan;
    if (e->objective < 0 || e->objective >= plan->objective_count)
        return place_name(d, e->place);
    const char *title = plan->objectives[e->objective].title;
    return title && *title ? title : place_name(d, plan->objectives[e->objective].place);
}

static void write_reached(day *d, size_t i, FILE *to)
{
    const campaign_event *e = &d->events[i];
    fprintf(to, "Objective reached: %s, %.0f h after D-day", objective_title(d, e), (double)e->second / 3600);
}

static void write_held(day *d, size_t i, FILE *to)
{
    fprintf(to, "Objective held: %s", objective_title(d, &d->events[i]));
}

static void write_lost_again(day *d, size_t i, FILE *to)
{
    fprintf(to, "Objective lost again: %s", objective_title(d, &d->events[i]));
}

static void write_ended(day *d, size_t i, FILE *to)
{
    fprintf(to, "The campaign ends%s%s", d->events[i].text ? ": " : "", d->events[i].text ? d->events[i].text : "");
}

/* People lost on the day, by side; after the fights, which say where. */
static void tell_losses(day *d)
{
    double people[SIDE_COUNT] = {0};
    int64_t second = 0;
    for (size_t i = 0; i < d->count; i++) {
        const campaign_event *e = &d->events[i];
        if (e->kind != EVENT_LOSS || e->side >= SIDE_COUNT)
            continue;
        people[e->side] += e->a;
        second = e->second;
    }
    if (people[SIDE_ATTACKER] + people[SIDE_DEFENDER] < 1)
        return;
    sentence t;
    if (!sentence_open(&t)) {
        d->failed = true;
        return;
    }
    fprintf(t.stream, "Lost on this day: %s %.0f people, %s %.0f", side_name(d, SIDE_ATTACKER), people[SIDE_ATTACKER],
            side_name(d, SIDE_DEFENDER), people[SIDE_DEFENDER]);
    sentence_tell(d, &t, second, "losses");
}

/* A unit's moves of the day become one, from where it set out to where it came, with the kilometres covered. What a
 * front gains is told with its fight. */
static void merge_moves(day *d)
{
    const struct link *links = d->names->s->net.links;
    for (size_t i = 0; i < d->count; i++) {
        campaign_event *e = &d->events[i];
        if (d->told[i] || e->kind != EVENT_MOVED)
            continue;
        d->told[i] = e->unit < 0;
        e->a = e->link >= 0 ? links[e->link].length_km : 0;
        for (size_t k = i + 1; k < d->count && e->unit >= 0; k++) {
            const campaign_event *next = &d->events[k];
            if (next->kind != EVENT_MOVED || next->unit != e->unit)
                continue;
            e->other_place = next->other_place;
            e->a += next->link >= 0 ? links[next->link].length_km : 0;
            e->b = fmax(e->b, next->b);
            d->told[k] = true;
        }
    }
}

bool story_day(const story_names *names, campaign_event *events, size_t count, const story_sink *sink)
{
    static const struct {
        event_kind kind;
        const char *subject;
        belongs together;
        write_part write;
    } chapters[] = {
        {EVENT_WARNING, "warning", same_country, write_warning},
        {EVENT_DECISION, "warning", same_kind, write_decision},
        {EVENT_MOBILISED, "deployment", same_readiness, write_mobilised},
        {EVENT_DEPARTED, "deployment", same_kind, write_departed},
        {EVENT_CLOSED, "deployment", same_kind, write_closed},
        {EVENT_STRIKE, "strike", same_kind, write_strike},
        {EVENT_AIR, "strike", same_kind, write_air},
        {EVENT_ROAD_CLOSED, "movement", any_road, write_roads},
        {EVENT_MOVED, "movement", same_task, write_moves},
        {EVENT_ENGAGEMENT, "fight", same_fight, write_fight},
        {EVENT_BROKEN, "fight", same_kind, write_broken},
        {EVENT_WITHDREW, "fight", same_kind, write_withdrew},
        {EVENT_ISOLATED, "fight", same_kind, write_isolated},
        {EVENT_DESTROYED, "fight", same_kind, write_destroyed},
        {EVENT_REACTION, "orders", alone, write_reaction},
        {EVENT_CONTROL, "control", same_kind, write_control},
        {EVENT_REACHED, "objective", alone, write_reached},
        {EVENT_HELD, "objective", alone, write_held},
        {EVENT_LOST_AGAIN, "objective", alone, write_lost_again},
        {EVENT_ENDED, "end", alone, write_ended},
    };
    day d = {.names = names, .events = events, .count = count, .sink = sink};
    d.told = calloc(count + 1, sizeof *d.told);
    if (!d.told)
        return false;
    fill_in(&d);
    merge_moves(&d);
    leave_out_idle_air(&d);
    tell_withdrawals_once(&d);
    for (size_t i = 0; i < sizeof chapters / sizeof *chapters && !d.failed; i++) {
        if (chapters[i].kind == EVENT_REACTION)
            tell_losses(&d);
        tell_groups(&d, chapters[i].kind, chapters[i].subject, chapters[i].together, chapters[i].write);
    }
    free(d.told);
    return !d.failed;
}
