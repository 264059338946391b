/* Checks of plans against the order of battle and the network. */
#ifndef SCENARIO_CHECK_PLANS_H
#define SCENARIO_CHECK_PLANS_H

#include "scenario/cell_value.h"

/* component: of the network over all modes, see network_components; NULL where the network has faults. Plans whose own
 * file has faults are left out. */
void check_plans(reader *r, const int32_t *component);

#endif
