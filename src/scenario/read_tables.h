/* The tables of a folder into the scenario's arrays: settings, sides, sources, factors, countries, network, forces. */
#ifndef SCENARIO_READ_TABLES_H
#define SCENARIO_READ_TABLES_H

#include "scenario/cell_value.h"

void read_tables(reader *r);

#endif
