/* What one call of invest computed, for the document and the tables. */
#ifndef APP_INVEST_RESULT_H
#define APP_INVEST_RESULT_H

#include "investment/outlook.h"

enum { INVEST_PATHS_MAX = 32, INVEST_COUNTRIES_MAX = 64 };

struct invest_result {
    scenario *s;
    const struct spending_path *paths[INVEST_PATHS_MAX]; /* of the scenario, or `own` */
    int path_count;
    struct spending_path own; /* of --budget */
    char own_title[160];
    const char *own_country[1];
    const char *countries[INVEST_COUNTRIES_MAX]; /* alpha-3, in the order of spending.csv */
    int country_count;
    struct outlook *outlooks; /* [path_count * country_count] */
    int first_year, last_year;
    bool targeted;
    const char *target_country;
    int target_units, target_year;
    double *target_share; /* [path_count]; negative: out of reach */
};

const struct outlook *invest_outlook(const struct invest_result *r, int path, int country);

#endif
