/* Pledges of an alliance: 2 % of GDP and 20 % of it on equipment (Wales 2014); 3.5 % by 2035 (The Hague 2025). The
 * further 1.5 % has no published series and no force follows from it. */
#ifndef INVESTMENT_PLEDGE_H
#define INVESTMENT_PLEDGE_H

#include <stdbool.h>

struct pledge {
    bool two_percent, equipment_20_percent, three_and_half_percent;
};

/* Shares 0..1. A share of GDP counts as it is published: rounded to a hundredth of a per cent, 1.995 % is 2.0 %. */
struct pledge pledge_of(double share, double equipment_share);

#endif
