/* Road distances over the ground a side holds: what supply asks for each day that control has changed. */
#ifndef CAMPAIGN_GROUND_H
#define CAMPAIGN_GROUND_H

#include "campaign/state.h"

/* Does `side` hold the place and may it pass there? */
bool ground_passes(const campaign_state *c, int32_t place, int side);

/* Kilometres from the nearest of the sources, all of them held, to every place, INFINITY where no held road leads; and
 * which source that is, -1 for none. */
void ground_measure(const campaign_state *c, int side, const int32_t *sources, int count, double *km, int32_t *source);

#endif
