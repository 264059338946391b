/* Once a day: supply to every unit over the roads its side holds. */
#ifndef CAMPAIGN_SUSTAIN_H
#define CAMPAIGN_SUSTAIN_H

#include "campaign/state.h"

void sustain_day(campaign_state *c);

#endif
