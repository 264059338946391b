/* Years of a Lithuanian division, dates of published contracts, shares and stocks of NATO's table. */
#include "app/reproduce_list.h"

#include <stddef.h>

#include "cost/annuity.h"
#include "investment/formation.h"
#include "investment/lead_time.h"

/* NATO, Defence Expenditure of NATO Countries (2014-2024), June 2024: 2015 prices, million US dollars; per cent. */
struct nato_year {
    double gdp_m, spending_m, share_pct, equipment_pct, personnel_pct, infrastructure_pct, other_pct;
};
enum { NATO_YEARS = 11, NATO_FIRST = 2014 };

static const struct nato_year lithuania[NATO_YEARS] = {
    {40617, 357.3, 0.880, 14.06, 57.53, 2.17, 26.24},  {41440, 471.5, 1.138, 21.55, 48.49, 2.16, 27.79},
    {42484, 627.7, 1.478, 30.06, 45.50, 3.59, 20.85},  {44303, 758.5, 1.712, 31.61, 40.79, 3.92, 23.67},
    {46072, 905.5, 1.965, 36.98, 37.47, 2.24, 23.30},  {48222, 962.0, 2.000, 37.57, 40.02, 2.40, 20.01},
    {48210, 995.8, 2.066, 33.71, 41.33, 1.25, 23.71},  {51240, 1002.4, 1.956, 22.32, 42.58, 2.47, 32.63},
    {52490, 1283.4, 2.445, 36.62, 33.21, 4.54, 25.63}, {52314, 1454.7, 2.781, 28.66, 32.05, 9.77, 29.51},
    {53222, 1516.6, 2.850, 21.17, 35.51, 11.29, 32.02}};

static const struct {
    const char *country;
    double capital_2014_m, capital_2024_m; /* 0: only the ratio stands in the reference */
    double ratio, ratio_tolerance;
    double spending_m[NATO_YEARS], equipment_pct[NATO_YEARS];
} stocks[] = {
    {"ltu",
     1107,
     2686,
     2.4,
     0.05,
     {357.3, 471.5, 627.7, 758.5, 905.5, 962.0, 995.8, 1002.4, 1283.4, 1454.7, 1516.6},
     {14.06, 21.55, 30.06, 31.61, 36.98, 37.57, 33.71, 22.32, 36.62, 28.66, 21.17}},
    {"pol",
     23600,
     49400,
     2.1,
     0.05,
     {8556.5, 10588.5, 9815.2, 9781.4, 11015.5, 11331.7, 12470.5, 13235.5, 14073.8, 20633.8, 26838.5},
     {18.84, 33.20, 21.62, 22.04, 27.51, 23.36, 29.31, 33.89, 32.42, 44.73, 51.13}},
    {"deu",
     48300,
     88900,
     1.8,
     0.05,
     {39274.4, 39833.4, 41172.8, 43438.2, 44554.2, 48603.0, 52237.7, 51737.1, 54612.7, 59439.7, 76943.0},
     {12.94, 11.93, 12.21, 11.77, 12.36, 14.69, 17.45, 16.69, 17.23, 18.04, 28.75}},
    {"fra",
     0,
     0,
     1.29,
     0.005,
     {43935.3, 43496.1, 44097.3, 44861.9, 46480.4, 47460.2, 48039.4, 49096.4, 49554.1, 52044.0, 55194.8},
     {24.64, 25.04, 24.44, 24.17, 23.66, 24.53, 26.62, 27.85, 28.64, 29.14, 28.36}},
    {"usa",
     0,
     0,
     1.27,
     0.005,
     {660020.6, 641253.0, 651245.9, 626409.2, 640086.9, 699062.4, 704413.5, 734748.9, 703361.6, 703901.8, 754684.1},
     {25.97, 25.41, 25.05, 25.73, 27.06, 29.06, 29.69, 28.70, 27.85, 28.75, 29.88}}};

/* One parameter set for both dates: the lag, prices and depreciation of the defaults, and these assumptions. */
static const struct investment_terms division_terms = {.base_year = 2024,
                                                       .gdp_growth = 0.025,
                                                       .lag_share = {0.1, 0.2, 0.3, 0.25, 0.15},
                                                       .cap_multiple = 10,
                                                       .cap_growth = 0.15,
                                                       .price_growth = 0.02,
                                                       .depreciation_share = 0.0825,
                                                       .personnel_growth = 0.08,
                                                       .upkeep_share = 0.075,
                                                       .conversion_year = 1};
static const struct programme division = {
    .country = "LTU", .count = 1, .equipment_m = 2250, .people = 5000, .stocks_m = 150, .infrastructure_m = 300};
/* Equipment takes this share of spending up to the base year's share of GDP, and of what is spent beyond it. */
static const double EQUIPMENT_SHARE = 0.3, MARGINAL_EQUIPMENT_SHARE = 0.6;

enum { DIVISION_YEARS = 30 };

static double share_3(int year)
{
    (void)year;
    return 0.03;
}

/* 4.00 % in 2025, 5.38 % in 2026 as budgeted, then 5.5 %. */
static double share_5_5(int year)
{
    return year == 2025 ? 0.04 : year == 2026 ? 0.0538 : 0.055;
}

static int division_ready_year(double (*share)(int year))
{
    const struct nato_year *base = &lithuania[NATO_YEARS - 1];
    struct country_record r = {.first_year = NATO_FIRST, .year_count = NATO_YEARS};
    struct year_plan plan[DIVISION_YEARS];
    struct year_row rows[DIVISION_YEARS];
    struct formed_unit units[FORMATION_UNITS_MAX];
    for (int i = 0; i < NATO_YEARS; i++)
        r.equipment_m[i] = lithuania[i].spending_m * lithuania[i].equipment_pct / 100;
    r.gdp_m = base->gdp_m;
    r.spending_m = base->spending_m;
    r.personnel_m = base->spending_m * base->personnel_pct / 100;
    r.operations_m = base->spending_m * base->other_pct / 100;
    r.infrastructure_m = base->spending_m * base->infrastructure_pct / 100;
    r.people = 18528;
    const double base_share = base->share_pct / 100;
    for (int i = 0; i < DIVISION_YEARS; i++) {
        plan[i].share = share(division_terms.base_year + 1 + i);
        const double beyond = plan[i].share > base_share ? plan[i].share - base_share : 0;
        plan[i].equipment_share =
            (EQUIPMENT_SHARE * (plan[i].share - beyond) + MARGINAL_EQUIPMENT_SHARE * beyond) / plan[i].share;
    }
    year_model_run(&division_terms, &r, plan, DIVISION_YEARS, rows);
    formation_run(&division_terms, &division, 1, "LTU", rows, DIVISION_YEARS, units);
    return units[0].ready_year;
}

static void add_division(reproduce_list *list)
{
    reproduce_group(list, "division_years", "Delfi 2025: fully operational 2036-2040 at about 3 % of GDP", 'P', 2);
    reproduce_add(list, 2038, division_ready_year(share_3), "investment.division.at_3_percent.year");
    reproduce_group(list, "division_years", "Delfi 2025: about 5.5 % of GDP is needed for 2030", 'P', 0);
    reproduce_add(list, 2030, division_ready_year(share_5_5), "investment.division.at_5_5_percent.year");
}

/* Months from January 2000; a year alone is the months from its first to its last. */
struct dated {
    int from, to; /* -1: not published */
};
#define MONTH(year, month)                                                                                             \
    {                                                                                                                  \
        12 * ((year)-2000) + (month)-1, 12 * ((year)-2000) + (month)-1                                                 \
    }
#define YEAR(year)                                                                                                     \
    {                                                                                                                  \
        12 * ((year)-2000), 12 * ((year)-2000) + 11                                                                    \
    }
#define NOT_DATED                                                                                                      \
    {                                                                                                                  \
        -1, -1                                                                                                         \
    }

static const struct {
    const char *id;
    char mark; /* 'U' rows of the table are recollections: they keep their tolerance, not a source */
    enum production_line line;
    double quantity;
    int contract_year, contract_month;
    struct dated first, last;
} contracts[] = {
    {"boxer_ltu", 'P', LINE_QUEUED_VEHICLES, 88, 2016, 8, MONTH(2019, 6), MONTH(2021, 12)},
    {"leopard_18_deu", 'P', LINE_QUEUED_VEHICLES, 18, 2023, 5, YEAR(2025), MONTH(2026, 12)},
    {"leopard_105_deu", 'P', LINE_QUEUED_VEHICLES, 105, 2024, 7, YEAR(2027), YEAR(2030)},
    {"puma_deu", 'P', LINE_QUEUED_VEHICLES, 50, 2023, 5, MONTH(2025, 12), MONTH(2027, 3)},
    {"m1a2_pol", 'P', LINE_LARGE_VEHICLES, 250, 2022, 4, YEAR(2025), YEAR(2026)},
    {"k2_pol", 'P', LINE_DIVERTED_VEHICLES, 180, 2022, 8, MONTH(2022, 12), YEAR(2025)},
    {"k9_pol", 'P', LINE_DIVERTED_VEHICLES, 212, 2022, 8, MONTH(2022, 12), YEAR(2026)},
    {"himars_pol", 'U', LINE_QUEUED_VEHICLES, 20, 2019, 2, YEAR(2023), YEAR(2023)},
    {"himars_ltu", 'P', LINE_QUEUED_VEHICLES, 8, 2022, 12, YEAR(2025), NOT_DATED},
    {"iris_t_deu", 'U', LINE_RUNNING_AIR_DEFENCE, 6, 2023, 6, YEAR(2024), YEAR(2027)},
    {"nasams_3_ltu", 'P', LINE_QUEUED_AIR_DEFENCE, 1, 2024, 10, MONTH(2028, 4), MONTH(2028, 12)},
    {"mshorad_ltu", 'P', LINE_QUEUED_VEHICLES, 0, 2024, 10, YEAR(2027), YEAR(2029)},
};

/* The published month that is nearest to ours: within a year that is published alone every month is right. */
static void add_date(reproduce_list *list, int contract, struct dated published, double month, const char *which)
{
    if (published.from < 0)
        return;
    const double nearest = month < published.from ? published.from : month > published.to ? published.to : month;
    reproduce_add(list, nearest, month, "investment.contract.%s.%s_month", contracts[contract].id, which);
}

static void add_contracts(reproduce_list *list)
{
    for (int i = 0; i < (int)(sizeof contracts / sizeof *contracts); i++) {
        const int signed_on = 12 * (contracts[i].contract_year - 2000) + contracts[i].contract_month - 1;
        reproduce_group(list, "lead_time",
                        contracts[i].mark == 'P' ? "press on the contract, months from January 2000"
                                                 : "assumed dates, months from January 2000",
                        contracts[i].mark == 'P' ? 'P' : 'C', 12);
        add_date(list, i, contracts[i].first, signed_on + lead_time_first_month(contracts[i].line), "first");
        add_date(list, i, contracts[i].last, signed_on + lead_time_last_month(contracts[i].line, contracts[i].quantity),
                 "last");
    }
}

static void add_shares(reproduce_list *list)
{
    for (int i = 0; i < NATO_YEARS; i++) {
        const struct nato_year *y = &lithuania[i];
        reproduce_group(list, "spending_share", "NATO, June 2024, table 3: share of real GDP, per cent", 'P', 0.014);
        reproduce_add(list, y->share_pct, 100 * y->spending_m / y->gdp_m, "investment.ltu.%d.share_pct",
                      NATO_FIRST + i);
        reproduce_group(list, "spending_share", "NATO, June 2024, tables 8a and 8b: categories, per cent", 'P', 0.011);
        reproduce_add(list, 100, y->equipment_pct + y->personnel_pct + y->infrastructure_pct + y->other_pct,
                      "investment.ltu.%d.categories_pct", NATO_FIRST + i);
    }
}

/* K_2014 = K_0 = mean I of 2014-16 / (d + 0.02), then the recursion from 2015 on with I itself. */
static void add_stocks(reproduce_list *list)
{
    static const double depreciation = 0.0825, growth = 0.02;
    for (size_t s = 0; s < sizeof stocks / sizeof *stocks; s++) {
        double invested[NATO_YEARS];
        for (int i = 0; i < NATO_YEARS; i++)
            invested[i] = stocks[s].spending_m[i] * stocks[s].equipment_pct[i] / 100;
        const double first = (invested[0] + invested[1] + invested[2]) / 3 / (depreciation + growth);
        const double last = year_model_inventory(first, depreciation, invested + 1, NATO_YEARS - 1);
        reproduce_group(list, "perpetual_inventory", "worked check, million US dollars of 2015", 'C',
                        stocks[s].capital_2014_m > 2000 ? 50 : 0.5);
        if (stocks[s].capital_2014_m > 0) {
            reproduce_add(list, stocks[s].capital_2014_m, first, "investment.stock.%s.2014", stocks[s].country);
            reproduce_add(list, stocks[s].capital_2024_m, last, "investment.stock.%s.2024", stocks[s].country);
        }
        reproduce_group(list, "perpetual_inventory", "worked check, ratio of 2024 to 2014", 'C',
                        stocks[s].ratio_tolerance);
        reproduce_add(list, stocks[s].ratio, last / first, "investment.stock.%s.ratio", stocks[s].country);
    }
}

/* Equal cost: the worked table, amounts in billions, currencies at par, 2 % real, 20 years for equipment and 30 for
 * infrastructure. Half a unit of the last printed digit. */
static const struct {
    const char *id;
    double equipment, infrastructure, running, yearly, twenty_years;
} equal_cost[] = {
    {"german_brigade_forward", 4, 6, 1, 1.51, 26.4},         {"us_abct_forward", 0, 0.6, 1.07, 1.10, 18.1},
    {"us_abct_forward_host_pays", 0, 3.6, 1.07, 1.23, 21.1}, {"us_abct_rotational", 0, 0, 1.14, 1.14, 18.6},
    {"prepositioned_set", 2.5, 0.36, 0.125, 0.29, 4.9},      {"national_brigade", 2.3, 0.5, 0.27, 0.43, 7.2},
    {"patriot_battery", 1.1, 0.05, 0.11, 0.18, 2.9},
};

static void add_equal_cost(reproduce_list *list)
{
    static const double rate = 0.02;
    reproduce_group(list, "equal_cost", "worked table, equivalent annual cost, billions", 'C', 0.005);
    for (size_t i = 0; i < sizeof equal_cost / sizeof *equal_cost; i++)
        reproduce_add(list, equal_cost[i].yearly,
                      annuity_of(equal_cost[i].equipment, rate, 20) +
                          annuity_of(equal_cost[i].infrastructure, rate, 30) + equal_cost[i].running,
                      "investment.equal_cost.%s.yearly", equal_cost[i].id);
    reproduce_group(list, "equal_cost", "worked table, cost of twenty years, billions", 'C', 0.05);
    for (size_t i = 0; i < sizeof equal_cost / sizeof *equal_cost; i++)
        reproduce_add(list, equal_cost[i].twenty_years,
                      equal_cost[i].equipment + equal_cost[i].infrastructure +
                          annuity_present_value(equal_cost[i].running, rate, 20),
                      "investment.equal_cost.%s.twenty_years", equal_cost[i].id);
}

void reproduce_investment(reproduce_list *list)
{
    add_equal_cost(list);
    add_division(list);
    add_contracts(list);
    add_shares(list);
    add_stocks(list);
}
