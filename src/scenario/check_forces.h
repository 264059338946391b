/* Checks of countries and units. */
#ifndef SCENARIO_CHECK_FORCES_H
#define SCENARIO_CHECK_FORCES_H

#include "scenario/cell_value.h"

/* component: of the network over all modes, see network_components; NULL where the network has faults. */
void check_forces(reader *r, const int32_t *component);

#endif
