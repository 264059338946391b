/* March: units along roads that nobody contests, past what cannot cover the ground, and back. */
#ifndef CAMPAIGN_MARCH_H
#define CAMPAIGN_MARCH_H

#include "campaign/state.h"

/* Carries out the pending event of `unit`, which is due now. */
void march_event(campaign_state *c, int32_t unit);

/* At a place: takes the next link of its order, or stays. */
void march_continue(campaign_state *c, int32_t unit);

/* Does it move into enemy ground of its own accord? */
bool march_attacks(const campaign_state *c, int32_t unit);

/* A unit in contact slips past the place it fights for, where its task allows and the defence leaves a gap. */
void march_slip_past(campaign_state *c, int32_t unit, double coverage);

#endif
