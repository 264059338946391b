/* What follows from the tables: link lengths that were left blank, the index of the network, rail attributes. */
#ifndef SCENARIO_COMPLETE_H
#define SCENARIO_COMPLETE_H

#include "scenario/cell_value.h"

/* Needs valid references. */
void complete_scenario(reader *r);

#endif
