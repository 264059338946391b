#include "scenario/check_spending.h"

#include <math.h>
#include <string.h>

#include "base/text.h"

/* Published category shares are rounded to two decimals of a per cent; four of them may miss 1 by this. */
static const double SHARE_SLACK = 0.002;

/* Offices compute shares from unrounded series; NATO's differ from those of its printed ones by up to 0.00014. */
static const double GDP_SHARE_SLACK = 0.0003;

static bool is_code(const char *text)
{
    for (int i = 0; i < 3; i++)
        if (text[i] < 'A' || text[i] > 'Z')
            return false;
    return text[3] == '\0';
}

bool spending_share_parse(const char *text, int *year, double *share)
{
    int used = 0;
    double percent = 0;
    const char *equals = strchr(text, '=');
    if (!equals || equals != text + 4)
        return false;
    *year = 0;
    for (used = 0; used < 4; used++) {
        if (text[used] < '0' || text[used] > '9')
            return false;
        *year = 10 * *year + (text[used] - '0');
    }
    if (!text_to_double(equals + 1, strlen(equals + 1), &percent) || !(percent >= 0 && percent <= 100))
        return false;
    *share = percent / 100;
    return true;
}

/* The rate that turns the row's money into basis money; a mix without one is refused at its cell. */
static double rate_of(reader *r, schema_table_id table, int row, const char *currency, int price_year, double rate)
{
    const record_table *t = &r->source->tables[table];
    const struct investment_terms *basis = &r->result->investment;
    const bool other_money = strcmp(currency, basis->currency) != 0;
    const bool same = !other_money && price_year == basis->price_year;
    if (!is_code(currency))
        diagnostics_fault(r->found, record_cell_mark(t, row, "currency"),
                          "currency: \"%s\"; a currency code has three capital letters (ISO 4217)", currency);
    else if (!same && rate <= 0)
        diagnostics_fault(r->found, record_cell_mark(t, row, other_money ? "currency" : "price_year"),
                          "rate: missing; the row is in %s of %d and the basis of investment.yaml is %s of %d, so it "
                          "needs the basis money that one of its units is worth",
                          currency, price_year, basis->currency, basis->price_year);
    else if (same && rate > 0 && rate != 1)
        diagnostics_fault(r->found, record_cell_mark(t, row, "rate"),
                          "rate: %g; the row is in the basis money itself, whose rate is 1", rate);
    return rate > 0 ? rate : 1;
}

static void check_row(reader *r, int i)
{
    const record_table *t = &r->source->tables[TABLE_SPENDING];
    struct spending *row = &r->result->spending[i];
    const double sum = row->equipment_share + row->personnel_share + row->infrastructure_share + row->operations_share;
    if (!is_code(row->country))
        diagnostics_fault(r->found, record_cell_mark(t, i, "country"),
                          "country: \"%s\"; a country code has three capital letters (ISO 3166 alpha-3)", row->country);
    if (sum > 0 && fabs(sum - 1) > SHARE_SLACK)
        diagnostics_fault(r->found, record_cell_mark(t, i, "equipment_share"),
                          "equipment_share: the four shares of spending sum to %g, not to 1", sum);
    if (row->gdp_share > 0 && row->gdp_m > 0 && fabs(row->gdp_share - row->spending_m / row->gdp_m) > GDP_SHARE_SLACK)
        diagnostics_fault(r->found, record_cell_mark(t, i, "gdp_share"),
                          "gdp_share: %g; spending_m over gdp_m is %g, which rounding does not explain", row->gdp_share,
                          row->spending_m / row->gdp_m);
    for (int j = 0; j < i; j++)
        if (r->result->spending[j].year == row->year && strcmp(r->result->spending[j].country, row->country) == 0)
            diagnostics_fault(r->found, record_cell_mark(t, i, "year"), "year: %s %d stands in row \"%s\" already",
                              row->country, row->year, r->result->spending[j].id);
    row->rate = rate_of(r, TABLE_SPENDING, i, row->currency, row->price_year, row->rate);
    row->gdp_m *= row->rate;
    row->spending_m *= row->rate;
}

static bool has_base(const reader *r, const char *country)
{
    for (int i = 0; i < r->result->spending_count; i++)
        if (r->result->spending[i].year == r->result->investment.base_year &&
            strcmp(r->result->spending[i].country, country) == 0)
            return true;
    return false;
}

static void check_country(reader *r, schema_table_id table, int row, const char *column, const char *country)
{
    if (!has_base(r, country))
        diagnostics_fault(r->found, record_cell_mark(&r->source->tables[table], row, column),
                          "%s: \"%s\" has no row of the base year %d in spending.csv", column, country,
                          r->result->investment.base_year);
}

static void check_path(reader *r, int i)
{
    const record_table *t = &r->source->tables[TABLE_PATH];
    const struct spending_path *p = &r->result->paths[i];
    int before = 0, year = 0;
    double share = 0;
    for (int c = 0; c < p->country_count; c++)
        check_country(r, TABLE_PATH, i, "countries", p->countries[c]);
    for (int k = 0; k < p->share_count; k++, before = year)
        if (!spending_share_parse(p->shares[k], &year, &share) || year <= before)
            diagnostics_fault(r->found, record_cell_mark(t, i, "shares"),
                              "shares: \"%s\"; YEAR=PER CENT is expected, years ascending", p->shares[k]);
    if ((p->kind == PATH_TABLE) != (p->share_count > 0))
        diagnostics_fault(r->found, record_cell_mark(t, i, "shares"),
                          "shares: a path of kind table, and no other, has some");
    if (p->kind != PATH_HOLD && p->kind != PATH_TABLE &&
        (p->target_share <= 0 || p->target_year <= r->result->investment.base_year))
        diagnostics_fault(r->found, record_cell_mark(t, i, "target_share"),
                          "target_share: this kind of path needs one above 0 and a target_year behind the base year %d",
                          r->result->investment.base_year);
}

static void check_programme(reader *r, int i)
{
    struct programme *p = &r->result->programmes[i];
    check_country(r, TABLE_PROGRAMME, i, "country", p->country);
    p->rate = rate_of(r, TABLE_PROGRAMME, i, p->currency, p->price_year, p->rate);
    p->equipment_m *= p->rate;
    p->stocks_m *= p->rate;
    p->infrastructure_m *= p->rate;
}

void check_spending(reader *r)
{
    const scenario *s = r->result;
    const struct investment_terms *terms = &s->investment;
    text_mark mark = r->source->tables[TABLE_INVESTMENT].mark;
    double sum = 0;
    if (s->spending_count == 0 && s->path_count == 0 && s->programme_count == 0)
        return;
    if (!is_code(terms->currency))
        diagnostics_fault(r->found, mark,
                          "currency: missing; a scenario with spending states currency, price_year and base_year here");
    for (int k = 0; k < INVESTMENT_LAG_YEARS; k++)
        sum += terms->lag_share[k];
    if (fabs(sum - 1) > 1e-9)
        diagnostics_fault(r->found, mark, "lag_0_share: the shares lag_0 to lag_4 sum to %g, not to 1", sum);
    for (int i = 0; i < s->spending_count; i++)
        check_row(r, i);
    for (int i = 0; i < s->path_count; i++)
        check_path(r, i);
    for (int i = 0; i < s->programme_count; i++)
        check_programme(r, i);
}
