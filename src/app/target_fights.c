#include "app/target_fights.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* An attack that rests for longer than this is over; the next one on the road is another (assumption). */
enum { PAUSE_SECOND = 12 * 3600 };

/* Losses are compared for a brigade and more: the record knows few smaller engagements. */
static const double brigade_people = 3000;

static void note_move(target_fights *f, const campaign_event *e)
{
    if (e->a <= 0)
        return;
    if (e->b == 0 && e->unit >= 0)
        value_list_add(&f->open, e->a);
    if (e->b != 1 || !e->text)
        return;
    value_list_add(&f->contested, e->a);
    if (strcmp(e->text, "hasty") == 0)
        value_list_add(&f->hasty, e->a);
    else if (strcmp(e->text, "prepared") == 0)
        value_list_add(&f->prepared, e->a);
}

static double days_of(const target_fights *f, const fight_tally *t)
{
    return t->steps * f->s->contact_step_hour / 24.0;
}

static void close_place(target_fights *f, fight_tally *t, bool won)
{
    if (t->steps > 0)
        value_list_add(won ? &f->won : &f->failed, t->km / days_of(f, t));
    *t = (fight_tally){0};
}

/* Rates a day as in the record: over at least one day. */
static void close_attack(target_fights *f, fight_tally *t, bool won)
{
    if (t->steps > 0 && t->people[0] > 0 && t->people[1] > 0) {
        const double day = fmax(1.0, days_of(f, t));
        const double attacker = 100 * t->lost_share[0] / day, defender = 100 * t->lost_share[1] / day;
        const double ratio = t->people[0] / t->people[1];
        if (t->people[0] >= brigade_people) {
            value_list_add(&f->attacker_loss, attacker);
            value_list_add(&f->defender_loss, defender);
            if (won) {
                value_list_add(&f->winner_loss, attacker);
                value_list_add(&f->beaten_loss, defender);
            }
        }
        if (ratio >= 3 && ratio <= 5)
            value_list_add(&f->close_ratio_won, won);
    }
    *t = (fight_tally){0};
}

static void note_engagement(target_fights *f, const campaign_event *e)
{
    fight_tally *attack = &f->attacks[e->link], *place = &f->places[e->link];
    if (attack->steps > 0 && (e->second - attack->last_second > PAUSE_SECOND || attack->side != (int)e->side))
        close_attack(f, attack, false);
    fight_tally *both[] = {attack, place};
    for (int i = 0; i < 2; i++) {
        both[i]->place = e->place;
        both[i]->side = (int)e->side;
        both[i]->last_second = e->second;
        both[i]->steps++;
        both[i]->km += e->b;
    }
}

static void note_loss(target_fights *f, const campaign_event *e)
{
    if (e->link < 0 || e->unit >= 0)
        return;
    fight_tally *t = &f->attacks[e->link];
    const int role = (int)e->side == t->side ? 0 : 1;
    t->lost_share[role] += 1.0 - e->b;
    if (t->steps == 1)
        t->people[role] = e->b < 1.0 ? e->a / (1.0 - e->b) : 0.0;
}

static void end_fights(target_fights *f, const campaign_event *e)
{
    const bool taken = e->kind == EVENT_CONTROL;
    for (int32_t l = 0; l < f->s->net.link_count; l++) {
        if (f->places[l].steps > 0 && (!taken || f->places[l].place == e->place))
            close_place(f, &f->places[l], taken);
        if (f->attacks[l].steps > 0 && (!taken || f->attacks[l].place == e->place))
            close_attack(f, &f->attacks[l], taken && (int)e->side == f->attacks[l].side);
    }
}

static void note(void *context, const campaign_event *e)
{
    target_fights *f = context;
    switch (e->kind) {
    case EVENT_MOVED:
        note_move(f, e);
        break;
    case EVENT_ENGAGEMENT:
        note_engagement(f, e);
        break;
    case EVENT_LOSS:
        note_loss(f, e);
        break;
    case EVENT_CONTROL:
    case EVENT_ENDED:
        end_fights(f, e);
        break;
    default:
        break;
    }
}

posture_status target_fights_open(target_fights *f, const scenario *s)
{
    *f = (target_fights){.trace = {f, note}, .s = s};
    const size_t links = (size_t)s->net.link_count + 1;
    f->places = calloc(links, sizeof *f->places);
    f->attacks = calloc(links, sizeof *f->attacks);
    return f->places && f->attacks ? POSTURE_OK : POSTURE_ERROR_MEMORY;
}

void target_fights_close(target_fights *f)
{
    value_list *const lists[] = {&f->contested,     &f->hasty,         &f->prepared,       &f->open,
                                 &f->won,           &f->failed,        &f->winner_loss,    &f->beaten_loss,
                                 &f->attacker_loss, &f->defender_loss, &f->close_ratio_won};
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
        value_list_clear(lists[i]);
    free(f->places);
    free(f->attacks);
    *f = (target_fights){0};
}

bool target_fights_failed(const target_fights *f)
{
    return f->contested.failed || f->hasty.failed || f->prepared.failed || f->open.failed || f->won.failed ||
           f->failed.failed || f->attacker_loss.failed || f->defender_loss.failed || f->winner_loss.failed ||
           f->beaten_loss.failed || f->close_ratio_won.failed;
}
