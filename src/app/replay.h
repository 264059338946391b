/* Typical replications for the report's map: run again with a trace, day by day. For each plan the base's median
 * campaign by occupied place-days, and the same replication, hence the same luck, under the option that differs most
 * from the base and under the next one. */
#ifndef APP_REPLAY_H
#define APP_REPLAY_H

#include "app/assess_document.h"
#include "study/case.h"

/* The `replay` member of the report's document; NULL when out of memory or where a campaign fails. [owned] */
json_t *replay_array(const assess_study *study, const case_set *cases);

#endif
