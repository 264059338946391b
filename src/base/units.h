/* Units of measure: a scenario states them, the reader converts them once, here.
 *
 * One table: symbol, dimension, factor to the internal unit. Internal units are the suffixes of the code: day, hour,
 * km, km_per_hour, tonne, prob (share of 1), percent, count, eur. */
#ifndef BASE_UNITS_H
#define BASE_UNITS_H

#include <stdbool.h>
#include <stddef.h>

/* Factor that turns a value in `from` into `to`; false where one is unknown or the dimensions differ.
 * units_convert_factor("h", "day", &f) gives 1/24. "" and a name equal to `to` give 1. */
bool units_convert_factor(const char *from, const char *to, double *factor);

/* The known symbols of the dimension of `unit_symbol`, for a diagnostic; NULL-terminated, static; empty where it is
 * unknown. */
const char *const *units_alternatives(const char *unit_symbol);

#endif
