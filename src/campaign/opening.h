/* From the first indicator to D-day 00:00: luck drawn, warning, decisions, deployment; then who stands where. */
#ifndef CAMPAIGN_OPENING_H
#define CAMPAIGN_OPENING_H

#include "campaign/state.h"

/* The draw of c is made. Leaves the state as at D-day 00:00, with every later arrival scheduled. */
void opening_run(campaign_state *c);

/* Days that the attacker's assembly needs through road and rail at baseline: the preparation a plan cannot do
 * without. `scratch` as for deployment_run; orders and arrivals have room for every unit. */
double opening_minimum_preparation_day(const campaign_model *m, const draw *d, void *scratch, deployment_order *orders,
                                       deployment_arrival *arrivals);

#endif
