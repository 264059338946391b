/* Checks that need more than one row: the network, the order of battle, plans against both, factors. */
#ifndef SCENARIO_CHECK_H
#define SCENARIO_CHECK_H

#include "scenario/cell_value.h"

/* Needs a complete scenario whose references are valid. */
void check_scenario(reader *r);

#endif
