/* Once a day: missiles on airbases, then the air campaign and what it does on the ground. */
#ifndef CAMPAIGN_SKY_H
#define CAMPAIGN_SKY_H

#include "campaign/state.h"

void sky_open(campaign_state *c); /* at D-day: what missiles there are */
void sky_day(campaign_state *c);

#endif
