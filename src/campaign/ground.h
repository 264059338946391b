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

/* Kilometres from the nearest of the sources, all of them held, to every place, INFINITY where no held road leads; and
 * which source that is, -1 for none. */
void ground_measure(const campaign_state *c, int side, const int32_t *sources, int count, double *km, int32_t *source);

/* The same with further sources, from where ground_measure ended on unchanged ground. */
void ground_extend(const campaign_state *c, int side, const int32_t *sources, int count, double *km, int32_t *source);

#endif
