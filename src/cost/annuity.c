#include "cost/annuity.h"

#include <assert.h>

#include "numeric/elementary.h"

/* Sum of discount factors of `years` years. */
static double factor_of(double rate, double years)
{
    assert(rate >= 0 && years > 0);
    return rate > 0 ? (1 - elementary_pow(1 + rate, -years)) / rate : years;
}

double annuity_of(double capital, double rate, double life_year)
{
    return capital / factor_of(rate, life_year);
}

double annuity_present_value(double yearly, double rate, double years)
{
    return yearly * factor_of(rate, years);
}
