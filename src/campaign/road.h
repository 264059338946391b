/* Roads in war: taking one's turn, crossing destroyed bridges, going on and going back. */
#ifndef CAMPAIGN_ROAD_H
#define CAMPAIGN_ROAD_H

#include "campaign/state.h"

enum { STAGE_TO_ZONE, STAGE_THROUGH, STAGE_LANDING };

/* Depth of the ground before the far place that a defence holds. */
double road_zone_km(const campaign_state *c, const struct link *l);

/* The enemy stands or marches on the road: no column sets out into him. */
bool road_contested(const campaign_state *c, int32_t link, int32_t toward, int side);

/* The unit, on no list, sets out from `from` over `link` when its turn comes; the event is its arrival at the zone. */
void road_enter(campaign_state *c, int32_t unit, int32_t link, int32_t from);

/* On no list, rest_km before `toward` on `link`: goes on to arrive there. */
void road_resume(campaign_state *c, int32_t unit, int32_t link, int32_t toward, double rest_km);

/* No longer counted as marching on its link. */
void road_leave(campaign_state *c, int32_t unit);

/* Tells a move over the whole link that ends now; regime: 0 unopposed, 2 past defenders. */
void road_tell_move(const campaign_state *c, int32_t unit, double regime);

/* Leaves its place for the next line, or the nearest own place; false where every way is barred. */
bool road_withdraw(campaign_state *c, int32_t unit);

/* Hour at which the attacker's first column would stand at an objective without defenders, with this replication's
 * luck; INFINITY where no axis leads there. */
double road_unopposed_hour(const campaign_state *c);

#endif
