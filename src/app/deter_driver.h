/* Which uncertain inputs move the worth of attack: squared correlations over outer draws. */
#ifndef APP_DETER_DRIVER_H
#define APP_DETER_DRIVER_H

#include <jansson.h>

#include "scenario/scenario.h"

/* Array of the DETER_DRIVERS largest variance shares. factor: [outer][stride]; value: [outer], NaN left out. The
 * interval is Fisher's (1921), widened for the number of factors looked at (Bonferroni); a driver whose interval holds
 * zero is "not distinguishable from zero". NULL when out of memory. */
enum { DETER_DRIVERS = 5 };
json_t *deter_drivers(const scenario *s, const double *factor, size_t stride, const double *value, size_t outer);

#endif
