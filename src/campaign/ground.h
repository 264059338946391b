/* Road distances over the ground a side holds: what supply asks for each day that control has changed. */
#ifndef CAMPAIGN_GROUND_H
#define CAMPAIGN_GROUND_H

#include "campaign/state.h"

/* Does `side` hold the place and may it pass there? */
static inline bool ground_passes(const campaign_state *c, int32_t place, int side)
{
    return c->places[place].control == side &&
           c->participation[c->m->s->net.places[place].country] >= PARTICIPATION_ACCESS;
}

/* From the sources, all of them held, to every place over roads that the side holds. */
void ground_measure(const campaign_state *c, int side, const int32_t *sources, int count, road_map *map);

/* The same with further sources, on a map that was measured on the same ground. */
void ground_extend(const campaign_state *c, int side, const int32_t *sources, int count, road_map *map);

/* A place that the side holds now joins the map: its own way, and those that become shorter through it. */
void ground_join(const campaign_state *c, int side, int32_t place, road_map *map);

#endif
