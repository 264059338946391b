/* Effect against cost: what each option costs, how far it brings the attacker's chance down, and which options another
 * one betters at no higher cost. */
#ifndef APP_FRONTIER_H
#define APP_FRONTIER_H

#include "app/assess_document.h"
#include "cost/bill.h"

/* bills: one for each option of the study, NULL where the scenario has no cost cards; then NULL without failure.
 * {measure, basis, options[]{option, costed, equivalent_annual_m{low, mid, high}, headcount, plan, value, lo, hi,
 * on_frontier, dominated_by, clearly}}. [owned] */
json_t *frontier_object(const assess_study *study, const bill *bills);

/* The measure: the chance of a fait accompli by the last of days 3, 7, 14, 30 within the horizon. */
outcome_measure frontier_measure(double horizon_day);

#endif
