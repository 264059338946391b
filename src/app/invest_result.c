#include "app/invest_result.h"

const struct outlook *invest_outlook(const struct invest_result *r, int path, int country)
{
    return &r->outlooks[path * r->country_count + country];
}
