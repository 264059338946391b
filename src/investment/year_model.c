#include "investment/year_model.h"

#include <assert.h>
#include <stddef.h>

/* Long-run growth in K_0 = I / (d + g); what the check of the reference uses. */
static const double STEADY_GROWTH = 0.02;
enum { STEADY_YEARS = 3 };

static double least(double a, double b)
{
    return a < b ? a : b;
}

static double most(double a, double b)
{
    return a > b ? a : b;
}

/* Equipment money of a year; before the record it is as in the record's first year. */
static double paid(const struct country_record *r, const struct year_row *rows, int year)
{
    const int base = r->first_year + r->year_count - 1;
    assert(rows || year <= base);
    if (year > base)
        return rows[year - base - 1].equipment_m;
    return r->equipment_m[year < r->first_year ? 0 : year - r->first_year];
}

/* What falls due in a year: sum over k of w_k I(t-k). */
static double due(const struct investment_terms *t, const struct country_record *r, const struct year_row *rows,
                  int year)
{
    double sum = 0;
    for (int k = 0; k < INVESTMENT_LAG_YEARS; k++)
        sum += t->lag_share[k] * paid(r, rows, year - k);
    return sum;
}

double year_model_inventory(double capital_m, double depreciation_share, const double *investment_m, int count)
{
    for (int i = 0; i < count; i++)
        capital_m = (1 - depreciation_share) * capital_m + investment_m[i];
    return capital_m;
}

double year_model_base_capital_m(const struct investment_terms *t, const struct country_record *r)
{
    double mean = 0;
    const int years = r->year_count < STEADY_YEARS ? r->year_count : STEADY_YEARS;
    for (int i = 0; i < years; i++)
        mean += r->equipment_m[i] / years;
    double capital = mean / (t->depreciation_share + STEADY_GROWTH);
    for (int i = 1; i < r->year_count; i++) {
        const double delivered = due(t, r, NULL, r->first_year + i);
        capital = year_model_inventory(capital, t->depreciation_share, &delivered, 1);
    }
    return capital;
}

/* Paid until the base year and due after it. */
static double base_pipeline_m(const struct investment_terms *t, const struct country_record *r)
{
    const int base = r->first_year + r->year_count - 1;
    double sum = 0;
    for (int age = 0; age < INVESTMENT_LAG_YEARS; age++)
        for (int k = age + 1; k < INVESTMENT_LAG_YEARS; k++)
            sum += t->lag_share[k] * paid(r, NULL, base - age);
    return sum;
}

static void spend(const struct country_record *r, const struct year_plan *plan, struct year_row *y)
{
    const double other = r->personnel_m + r->operations_m + r->infrastructure_m;
    y->share = plan->share;
    y->spending_m = plan->share * y->gdp_m;
    y->equipment_m = plan->equipment_share * y->spending_m;
    const double rest = y->spending_m - y->equipment_m;
    y->personnel_m = other > 0 ? rest * r->personnel_m / other : 0;
    y->infrastructure_m = other > 0 ? rest * r->infrastructure_m / other : 0;
    y->operations_m = rest - y->personnel_m - y->infrastructure_m;
}

/* People follow personnel money at the base year's cost of one, no faster than recruiting and training allow. */
static double people_of(const struct investment_terms *t, const struct country_record *r, double before, double money_m)
{
    if (r->personnel_m <= 0)
        return before;
    return least(r->people * money_m / r->personnel_m, before * (1 + t->personnel_growth));
}

/* R = min(1, O / (m K + c P)), with c such that the base year's operations money is just enough. */
static double readiness_of(const struct investment_terms *t, const struct country_record *r, double base_capital,
                           const struct year_row *y)
{
    const double upkeep = least(t->upkeep_share * base_capital, r->operations_m);
    const double per_head = r->people > 0 ? (r->operations_m - upkeep) / r->people : 0;
    const double share = base_capital > 0 ? upkeep / base_capital : t->upkeep_share;
    const double need = share * y->capital_m + per_head * y->people;
    return need > 0 ? least(1, y->operations_m / need) : 1;
}

void year_model_run(const struct investment_terms *t, const struct country_record *r, const struct year_plan *plan,
                    int count, struct year_row *rows)
{
    assert(r->year_count > 0 && r->year_count <= YEAR_MODEL_YEARS_MAX);
    const int base = r->first_year + r->year_count - 1;
    const double base_capital = year_model_base_capital_m(t, r);
    double capital = base_capital, people = r->people, gdp = r->gdp_m, price = 1;
    double pipeline = base_pipeline_m(t, r), backlog = 0, built = 0;
    double ceiling = t->cap_multiple * most(due(t, r, NULL, base), 0);
    for (int i = 0; i < count; i++) {
        struct year_row *y = &rows[i];
        *y = (struct year_row){.year = base + 1 + i, .opening_m = pipeline + backlog};
        gdp *= 1 + t->gdp_growth;
        price *= 1 + t->price_growth;
        ceiling *= 1 + t->cap_growth;
        y->gdp_m = gdp;
        spend(r, &plan[i], y);
        const double falls_due = due(t, r, rows, y->year);
        const double waiting = backlog + falls_due;
        const double received = least(waiting, ceiling); /* at the year's prices */
        pipeline += y->equipment_m - falls_due;
        backlog = waiting - received;
        y->pipeline_m = pipeline;
        y->backlog_m = backlog;
        y->equipment_delivered_m = received / price;
        y->price_loss_m = received - y->equipment_delivered_m;
        y->delivered_m = y->equipment_delivered_m + y->personnel_m + y->operations_m + y->infrastructure_m;
        capital = year_model_inventory(capital, t->depreciation_share, &y->equipment_delivered_m, 1);
        people = people_of(t, r, people, y->personnel_m);
        built += y->infrastructure_m;
        y->capital_m = capital;
        y->capital_gain_m = most(0, capital - base_capital);
        y->people = people;
        y->people_gain = most(0, people - r->people);
        y->infrastructure_gain_m = built;
        y->readiness_share = readiness_of(t, r, base_capital, y);
    }
}
