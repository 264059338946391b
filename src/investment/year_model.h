/* Money to capital, people and readiness, year by year, of one country on one path. Millions of the basis currency at
 * basis prices. Perpetual inventory: OECD, Measuring Capital; depreciation 1.65 over the service life: U.S. Bureau of
 * Economic Analysis (1997). Lag, ceiling and price growth are the scenario's assumptions. */
#ifndef INVESTMENT_YEAR_MODEL_H
#define INVESTMENT_YEAR_MODEL_H

#include "scenario/spending.h"

enum { YEAR_MODEL_YEARS_MAX = 64 };

/* A country's record up to the base year. */
struct country_record {
    int first_year, year_count;                                 /* consecutive, the last is the base year */
    double equipment_m[YEAR_MODEL_YEARS_MAX];                   /* paid, by year */
    double gdp_m, spending_m;                                   /* of the base year */
    double equipment_share;                                     /* mean of the last five years */
    double personnel_m, operations_m, infrastructure_m, people; /* of the base year */
};

/* What a path asks of one year. */
struct year_plan {
    double share;           /* of GDP */
    double equipment_share; /* of spending */
};

struct year_row {
    int year;
    double gdp_m, share, spending_m;
    double equipment_m, personnel_m, operations_m, infrastructure_m; /* sum to spending_m */
    /* Where the money went: opening + spending = delivered + price loss + pipeline + backlog. */
    double opening_m;    /* pipeline and backlog of the year before */
    double delivered_m;  /* of all categories, at basis prices */
    double price_loss_m; /* what growth of unit prices took */
    double pipeline_m;   /* paid, not yet due */
    double backlog_m;    /* due, beyond what producers deliver: unspent, carried over */
    double equipment_delivered_m;
    double capital_m;      /* at the year's end, at basis prices */
    double capital_gain_m; /* beyond the base year's */
    double people, people_gain;
    double infrastructure_gain_m; /* built since the base year */
    double readiness_share;       /* min(1, operations money over what capital and people need) */
};

/* Capital at the end of the base year, delivered through the lag from a start at mean equipment money over
 * depreciation plus growth. */
double year_model_base_capital_m(const struct investment_terms *t, const struct country_record *r);

/* rows [out, count of them]: the years behind the base year. */
void year_model_run(const struct investment_terms *t, const struct country_record *r, const struct year_plan *plan,
                    int count, struct year_row *rows);

/* K = (1 - d) K + I from 2015's recursion on, as in the check of national accounts: first value and last. */
double year_model_inventory(double capital_m, double depreciation_share, const double *investment_m, int count);

#endif
