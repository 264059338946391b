/* Plans and reactions: triggers of both sides, the orders that follow, and the time these take. */
#ifndef CAMPAIGN_REACTION_H
#define CAMPAIGN_REACTION_H

#include "campaign/state.h"

/* Fires what has come true, carries out what is due. */
void reaction_step(campaign_state *c);

#endif
