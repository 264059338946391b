/* Fronts: a defended place attacked over one link. Geometry and membership; the fight itself is in contact.c. */
#ifndef CAMPAIGN_FRONT_H
#define CAMPAIGN_FRONT_H

#include "campaign/state.h"

/* Share of the corridor of `link` that the enemies of `side` at `place` cover, 0..1. Where they are attacked over
 * several links they share their front among them. */
double front_coverage_share(const campaign_state *c, int32_t link, int32_t place, int side);

/* Battalion equivalents of able attackers in contact. */
double front_battalions(const campaign_state *c, const front_state *f);

/* The unit, on no list, joins the fight for `toward` over `link`; a new front starts gap_km before the place. */
void front_join(campaign_state *c, int32_t unit, int32_t link, int32_t toward, double gap_km);

/* The unit leaves its front, on no list afterwards; the last one closes the front. */
void front_leave(campaign_state *c, int32_t unit);

/* The front on a link, NULL: none. */
static inline front_state *front_at(campaign_state *c, int32_t link)
{
    const int32_t i = c->links[link].front;
    return i >= 0 ? &c->fronts[i] : NULL;
}

#endif
