/* Plans into the scenario's arrays, names resolved. */
#ifndef SCENARIO_READ_PLAN_H
#define SCENARIO_READ_PLAN_H

#include "scenario/cell_value.h"

/* Needs the tables. A unit that only an option adds, or that the applied option removes, may be named and is left out:
 * one plan serves all options. */
void read_plans(reader *r);

#endif
