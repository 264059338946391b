/* The fingerprint of a scenario: SHA-256 of its canonical content. */
#ifndef SCENARIO_HASH_H
#define SCENARIO_HASH_H

#include "scenario/scenario.h"

/* Fills s->hash. Two scenarios have the same hash where the same rows hold the same values, however they were written:
 * units of measure, order of rows, comments, files and options that were not applied do not matter. */
posture_status scenario_hash(scenario *s);

#endif
