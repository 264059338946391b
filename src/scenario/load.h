/* Builds a scenario from a folder that was read: tables, plans, options, checks, hash. scenario_load and
 * scenario_load_option of scenario.h are defined in load.c, above all readers. */
#ifndef SCENARIO_LOAD_H
#define SCENARIO_LOAD_H

#include "scenario/folder.h"
#include "scenario/scenario.h"

/* The scenario with option `option` of `f` applied, 0 as stated. Faults that `found` already holds count: *result is
 * NULL, and only what they leave whole is checked further. */
posture_status scenario_build(const folder *f, int option, posture_diagnostics *found, scenario **result);

/* Builds with every option but the first and adds what is wrong with any to `found`, naming the option where the fault
 * is not in its own file. */
posture_status scenario_check_options(const folder *f, posture_diagnostics *found);

#endif
