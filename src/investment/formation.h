/* From money, people and buildings to units: units = min(K / k*, P / p*, S / s*) of what came since the base year,
 * first come first served along the programmes. A unit stays once it is there. */
#ifndef INVESTMENT_FORMATION_H
#define INVESTMENT_FORMATION_H

#include "investment/year_model.h"

/* One unit to come. */
struct formed_unit {
    int programme; /* index */
    int ordinal;   /* from 1 within country, type and ready year; 0 where it is never ready */
    int equipped_year, manned_year, housed_year; /* INT_MAX: not within the years */
    int formed_year;                             /* manned and housed */
    int trained_year;                            /* equipped, formed, and the conversion behind it */
    int ready_year; /* trained, with operations money for at least READY_SHARE of the needs */
};

enum { FORMATION_UNITS_MAX = 256 };

/* Units of `country` among the programmes, in their order; returns how many (at most FORMATION_UNITS_MAX).
 * units [out, FORMATION_UNITS_MAX] */
int formation_run(const struct investment_terms *t, const struct programme *programmes, int programme_count,
                  const char *country, const struct year_row *rows, int count, struct formed_unit *units);

/* Units ready by the end of a year. */
int formation_ready(const struct formed_unit *units, int count, int year);

#endif
