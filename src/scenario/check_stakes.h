/* Checks of adversary.yaml and alliance.yaml that need more than one row. */
#ifndef SCENARIO_CHECK_STAKES_H
#define SCENARIO_CHECK_STAKES_H

#include "scenario/cell_value.h"

void check_stakes(reader *r);

#endif
