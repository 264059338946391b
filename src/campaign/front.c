#include "campaign/front.h"

#include <assert.h>
#include <math.h>

#include "campaign/control.h"
#include "process/movement.h"

/* Links over which `place` is attacked by `side`, `link` itself included. */
static int attacked_links(const campaign_state *c, int32_t link, int32_t place, int side)
{
    int count = 0;
    for (int32_t i = c->m->road_first[place]; i < c->m->road_first[place + 1]; i++) {
        const int32_t l = c->m->road_link[i];
        const int32_t f = c->links[l].front;
        count += l == link || (f >= 0 && c->fronts[f].toward == place && c->fronts[f].side == side);
    }
    return count;
}

double front_coverage_share(const campaign_state *c, int32_t link, int32_t place, int side)
{
    double front_km = 0;
    for (int32_t u = c->places[place].first[side_enemy(side)]; u >= 0; u = c->units[u].next)
        if (c->m->units[u].holds && unit_able(c, u))
            front_km += c->m->units[u].front_km * fmin(1.0, unit_strength_share(c, u));
    const int links = attacked_links(c, link, place, side);
    return movement_coverage_share(front_km / links, movement_corridor_km(&c->d, model_link(c->m, link)));
}

double front_battalions(const campaign_state *c, const front_state *f)
{
    double sum = 0;
    for (int32_t u = f->first; u >= 0; u = c->units[u].next)
        if (c->m->units[u].manoeuvre && unit_able(c, u))
            sum += unit_battalions(c, u);
    return sum;
}

static front_state *open_front(campaign_state *c, int32_t link, int32_t toward, int side, double gap_km)
{
    assert(c->front_count < c->front_capacity && c->fronts);
    const int32_t index = c->front_free[c->front_capacity - 1 - c->front_count++];
    c->links[link].front = index;
    c->places[toward].front_count++;
    front_state *f = &c->fronts[index];
    *f = (front_state){.link = link, .toward = toward, .first = -1, .gap_km = gap_km, .side = (int8_t)side};
    return f;
}

void front_join(campaign_state *c, int32_t unit, int32_t link, int32_t toward, double gap_km)
{
    unit_state *u = &c->units[unit];
    const int side = c->m->units[unit].side;
    front_state *f = front_at(c, link);
    if (!f)
        f = open_front(c, link, toward, side, gap_km);
    assert(f->side == side && f->toward == toward);
    int32_t *at = &f->first;
    while (*at >= 0)
        at = &c->units[*at].next;
    *at = unit;
    u->next = -1;
    u->mode = UNIT_IN_CONTACT;
    u->link = link;
    u->toward = toward;
    u->place = -1;
    u->committed_people = u->strength[STRENGTH_PERSONNEL];
}

void front_leave(campaign_state *c, int32_t unit)
{
    unit_state *u = &c->units[unit];
    front_state *f = front_at(c, u->link);
    assert(u->mode == UNIT_IN_CONTACT && f);
    int32_t *at = &f->first;
    while (*at != unit)
        at = &c->units[*at].next;
    *at = u->next;
    u->next = -1;
    if (f->first >= 0)
        return;
    c->links[u->link].front = -1;
    c->places[f->toward].front_count--;
    c->front_count--;
    c->front_free[c->front_capacity - 1 - c->front_count] = (int32_t)(f - c->fronts);
}
