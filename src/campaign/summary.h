/* From the state to the outcome row: every measure of OUTCOME_LIST and the day series. */
#ifndef CAMPAIGN_SUMMARY_H
#define CAMPAIGN_SUMMARY_H

#include "campaign/state.h"

/* What only each day shows: kept by the caller between days. */
typedef struct summary_day {
    double ratio[OUTCOME_DAY_MAX];
    double closed_brigades[OUTCOME_DAY_MAX];
    bool all_held[OUTCOME_DAY_MAX]; /* through the day before as well */
    double occupied_place_day;
    int64_t all_held_second, heavy_second;
} summary_day;

void summary_open(summary_day *days);

/* The state at D+day 00:00. series: NULL where not wanted. */
void summary_note_day(const campaign_state *c, int day, summary_day *days, outcome_series *series);

/* The state after the last step. */
void summary_close(const campaign_state *c, const summary_day *days, outcome_row *row);

#endif
