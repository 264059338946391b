/* Road distances from what supplies each side, kept up to date as control changes.
 *
 * Two maps a side: from its rear alone, which tells what is cut off, and from everything that serves. A place that is
 * taken at the end of a road changes little: it is repaired in place. Anything else measures the map anew. */
#ifndef CAMPAIGN_SUPPLY_ROAD_H
#define CAMPAIGN_SUPPLY_ROAD_H

#include "campaign/state.h"

/* Once a day: supply_km and supply_source of both sides as control stands now. */
void supply_road_update(campaign_state *c);

#endif
