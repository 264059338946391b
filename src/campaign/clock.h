/* The clock: events at their own time inside a step, contact on the grid, the daily processes at midnight. */
#ifndef CAMPAIGN_CLOCK_H
#define CAMPAIGN_CLOCK_H

#include "campaign/summary.h"

/* From D-day 00:00 to the horizon. */
void clock_run(campaign_state *c, summary_day *days, outcome_series *series);

#endif
