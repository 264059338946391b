/* What an option costs: the posture under it compared with the posture as stated, unit by unit, parameter by parameter,
 * each change priced by the scenario's cards. Nothing is typed beside an option. Theory: docs/theory/cost.md. */
#ifndef COST_COSTING_H
#define COST_COSTING_H

#include "cost/bill.h"

/* Ids and cards are borrowed from the two scenarios, which outlive it. POSTURE_ERROR_MEMORY or OK; clear with
 * costing_clear in every case. */
posture_status costing_make(const scenario *stated, const scenario *option, bill *b);
void costing_clear(bill *b);

/* Equivalent annual cost of one line. */
double costing_line_yearly(const struct cost_basis *basis, const struct cost_line *line, enum cost_bound bound);

#endif
