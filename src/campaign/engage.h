/* What an engagement model is told about a front, and what its answer does to the units in it. */
#ifndef CAMPAIGN_ENGAGE_H
#define CAMPAIGN_ENGAGE_H

#include "campaign/front.h"

/* The forces of a front as its model sees them, and how much of them is in it. */
typedef struct engagement_shape {
    engagement_input input;
    double attacker_share; /* of the able attackers that the corridor has room for */
    double defender_share; /* of the place's defenders that face this front */
} engagement_shape;

void engage_shape(const campaign_state *c, const front_state *f, engagement_shape *shape);

/* Losses of one sub-step, in proportion to what is in the fight. */
void engage_apply(campaign_state *c, const front_state *f, const engagement_shape *shape, const engagement_output *out);

#endif
