/* What countries spend, what they plan to spend, and what the money is to form: spending.csv and investment.yaml. Money
 * is in millions of the basis currency at the prices of the basis year, as the reader leaves it. */
#ifndef SCENARIO_SPENDING_H
#define SCENARIO_SPENDING_H

#include <stdbool.h>
#include <stdint.h>

#include "scenario/provenance.h"

/* One country in one year, as a statistical office reports it; NATO's definition unless the source says otherwise. */
struct spending {
    const char *id;
    uint64_t hash;
    const char *country; /* ISO 3166 alpha-3, of any country: more report than take part */
    int year;
    double gdp_m, spending_m;
    double gdp_share; /* as published, 0..1; 0: computed */
    double equipment_share, personnel_share, infrastructure_share, operations_share; /* 0..1; all 0: not reported */
    double people;                                                                   /* military personnel */
    bool estimate;                                                                   /* as marked by the office */
    const char *currency;
    int price_year;
    double rate; /* basis money for one of the row's; 1 where both are the basis's */
};

#define SPENDING_PATH_LIST(X)                                                                                          \
    X(HOLD, "hold")         /* share of the base year */                                                               \
    X(LINEAR, "linear")     /* straight to the target in the target year, then held */                                 \
    X(STEP, "step")         /* the target from the target year on */                                                   \
    X(LOGISTIC, "logistic") /* an S-curve, nine tenths of the way within the middle half of the years */               \
    X(TABLE, "table")       /* own shares by year; between them straight, behind the last held */

enum spending_path_kind {
#define X(name, text) PATH_##name,
    SPENDING_PATH_LIST(X)
#undef X
        SPENDING_PATH_KINDS
};

struct spending_path {
    const char *id;
    uint64_t hash;
    const char *title;
    enum spending_path_kind kind;
    const char **countries; /* alpha-3; none: every country */
    int country_count;
    double target_share; /* of GDP, 0..1 */
    int target_year;
    const char **shares; /* of PATH_TABLE: "YEAR=PER CENT" */
    int share_count;
    double equipment_share;          /* of spending; 0: the country's own mean */
    double marginal_equipment_share; /* of what is spent above the base year's share of GDP */
    provenance_mark mark;
    int32_t source;
};

/* Units that a country wants to form, first come first served. */
struct programme {
    const char *id;
    uint64_t hash;
    const char *country;
    int32_t type, home; /* of the units, as in unit_types.csv and places.csv */
    int count;
    double equipment_m, people, stocks_m, infrastructure_m; /* each unit; in the programme's money until the check */
    int start_year;                                         /* no unit is ready before it */
    const char *currency;
    int price_year;
    double rate;
    provenance_mark mark;
    int32_t source;
};

enum { INVESTMENT_LAG_YEARS = 5 };

/* How cash becomes units; single values of investment.yaml. */
struct investment_terms {
    const char *currency; /* "" where the scenario states no investment */
    int price_year, base_year, last_year;
    double gdp_growth;                       /* real, a year */
    double lag_share[INVESTMENT_LAG_YEARS];  /* of a year's equipment money, delivered that many years later */
    double cap_multiple;                     /* deliveries at most this many times the mean before the base year */
    double cap_growth;                       /* of that ceiling, a year */
    double price_growth;                     /* real growth of unit prices, a year */
    double depreciation_share;               /* of the capital stock, a year: declining-balance rate / service life */
    double personnel_growth;                 /* people at most, net, a year */
    double upkeep_share;                     /* operations money that equipment needs, of its value, a year */
    double conversion_year;                  /* from equipped and manned to trained */
    double growth_sd, price_sd, lag_year_sd; /* uncertainty of GDP growth, unit price growth, lead times */
};

#endif
