/* Cost cards against the basis and the tables that they name; turns their amounts into basis money. */
#ifndef SCENARIO_CHECK_COSTS_H
#define SCENARIO_CHECK_COSTS_H

#include "scenario/cell_value.h"

void check_costs(reader *r);

#endif
