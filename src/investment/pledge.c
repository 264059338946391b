#include "investment/pledge.h"

static const double ROUNDING = 0.00005;

struct pledge pledge_of(double share, double equipment_share)
{
    return (struct pledge){.two_percent = share >= 0.02 - ROUNDING,
                           .equipment_20_percent = equipment_share >= 0.2,
                           .three_and_half_percent = share >= 0.035 - ROUNDING};
}
