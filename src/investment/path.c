#include "investment/path.h"

#include <string.h>

#include "numeric/elementary.h"
#include "scenario/check_spending.h"

/* Steepness at which the middle half of the years carries nine tenths of the way: ln 19 is the logit of 0.95. */
static const double LOGISTIC_SLOPE = 4 * 2.9444389791664403;

static double logistic(double x)
{
    return 1 / (1 + elementary_exp(-LOGISTIC_SLOPE * (x - 0.5)));
}

static double table_share(const struct spending_path *p, int base_year, double base_share, int year)
{
    int before_year = base_year, after_year = 0;
    double before = base_share, after = base_share;
    for (int i = 0; i < p->share_count; i++) {
        spending_share_parse(p->shares[i], &after_year, &after);
        if (after_year <= base_year)
            continue;
        if (year <= after_year)
            return before + (after - before) * (year - before_year) / (after_year - before_year);
        before_year = after_year;
        before = after;
    }
    return before;
}

double path_share(const struct spending_path *p, int base_year, double base_share, int year)
{
    const double x = (double)(year - base_year) / (p->target_year - base_year > 0 ? p->target_year - base_year : 1);
    if (p->kind == PATH_HOLD || year <= base_year)
        return base_share;
    if (p->kind == PATH_TABLE)
        return table_share(p, base_year, base_share, year);
    if (x >= 1)
        return p->target_share;
    if (p->kind == PATH_STEP)
        return base_share;
    if (p->kind == PATH_LINEAR)
        return base_share + (p->target_share - base_share) * x;
    const double way = (logistic(x) - logistic(0)) / (logistic(1) - logistic(0));
    return base_share + (p->target_share - base_share) * way;
}

bool path_covers(const struct spending_path *p, const char *country)
{
    for (int i = 0; i < p->country_count; i++)
        if (strcmp(p->countries[i], country) == 0)
            return true;
    return p->country_count == 0;
}
