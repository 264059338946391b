/* All countries of a scenario on one path: what spending.csv says of each, its years, its units, and the spread over
 * growth, prices and lead times. */
#ifndef INVESTMENT_OUTLOOK_H
#define INVESTMENT_OUTLOOK_H

#include <posture/status.h>

#include "investment/formation.h"
#include "investment/year_model.h"
#include "scenario/scenario.h"

enum { OUTLOOK_BANDS = 3, OUTLOOK_DRAWS = 200 }; /* 10 %, 50 % and 90 % quantiles */

struct outlook_band {
    double spending_m[OUTLOOK_BANDS], capital_m[OUTLOOK_BANDS], units_ready[OUTLOOK_BANDS];
};

struct outlook {
    const char *country; /* [borrowed] of the scenario */
    struct country_record record;
    int year_count;
    struct year_row *years;    /* [year_count] behind the base year */
    struct outlook_band *band; /* likewise */
    struct formed_unit *units;
    int unit_count;
};

/* What spending.csv records of a country up to the base year: consecutive years back from it. False where the base year
 * is not there or carries no shares by category (totals of an alliance do not). */
bool outlook_record(const scenario *s, const char *country, struct country_record *r);

/* Index into spending of the country's row of a year; -1: none. */
int outlook_find(const scenario *s, const char *country, int year);

/* Years base_year + 1 .. last_year of one country. path NULL: hold. draws 0: no spread, band is zero.
 * o: zeroed; outlook_clear frees it in every case. */
posture_status outlook_make(const scenario *s, const struct spending_path *path, const char *country, int last_year,
                            int draws, uint64_t seed, struct outlook *o);
void outlook_clear(struct outlook *o);

/* Fix the force, see the money: the least share of GDP, held from the year after the base year, at which `units` of the
 * country's programmes are ready by `year`; path gives the equipment shares (NULL: the country's own). Negative where
 * not even half of GDP does it. */
posture_status outlook_needed_share(const scenario *s, const struct spending_path *path, const char *country, int units,
                                    int year, double *share);

#endif
