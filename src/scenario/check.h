/* Checks that need more than one row: the network, the order of battle, plans against both, factors. */
#ifndef SCENARIO_CHECK_H
#define SCENARIO_CHECK_H

#include "scenario/cell_value.h"

/* Completes the scenario and checks it. Where a file has faults already, checks that would only repeat them in other
 * words are left out. */
void check_scenario(reader *r);

#endif
