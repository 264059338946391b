/* Share of GDP by year along a named path (reference: linear to target, hold, step, logistic, own table). */
#ifndef INVESTMENT_PATH_H
#define INVESTMENT_PATH_H

#include <stdbool.h>

#include "scenario/spending.h"

/* Share of GDP, 0..1, in `year` >= base_year of a country that spent base_share in the base year. */
double path_share(const struct spending_path *p, int base_year, double base_share, int year);

/* Whether the path says anything about the country; others hold. */
bool path_covers(const struct spending_path *p, const char *country);

#endif
