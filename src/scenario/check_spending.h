/* Spending, paths and programmes against the basis of investment.yaml; turns their money into basis money. */
#ifndef SCENARIO_CHECK_SPENDING_H
#define SCENARIO_CHECK_SPENDING_H

#include "scenario/cell_value.h"

void check_spending(reader *r);

/* "YEAR=PER CENT" of a path's own table; false where it is not that. */
bool spending_share_parse(const char *text, int *year, double *share);

#endif
