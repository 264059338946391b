/* Contact: forms the engagement of each front, runs it over the step, applies losses, ground won and breaking. */
#ifndef CAMPAIGN_CONTACT_H
#define CAMPAIGN_CONTACT_H

#include "campaign/state.h"

/* All fronts, in order of their links, over the step that ends now. */
void contact_step(campaign_state *c);

/* Combat power of a unit as it stands, in the terms of the classical models; supply and quality included. */
double contact_unit_power(const campaign_state *c, int32_t unit);

#endif
