#include "process/supply.h"

#include <math.h>

double supply_activity_share(supply_activity activity)
{
    /* Idle and march shares are assumptions of this project. */
    switch (activity) {
    case SUPPLY_IDLE:
        return 0.25;
    case SUPPLY_MARCH:
        return 0.6;
    case SUPPLY_COMBAT:
        break;
    }
    return 1.0;
}

double supply_distance_share(const draw *d, double distance_km)
{
    const double full_km = d->parameter[PARAMETER_SUPPLY_FULL_KM];
    const double half_km = fmax(d->parameter[PARAMETER_SUPPLY_HALF_KM], full_km + 1.0);
    if (distance_km <= full_km)
        return 1.0;
    return fmax(0.0, 1.0 - 0.5 * (distance_km - full_km) / (half_km - full_km));
}

double supply_capacity_share(const draw *d, double trains_per_day, double demand_tonne_per_day)
{
    const double capacity_tonne = trains_per_day * d->parameter[PARAMETER_SUPPLY_TRAIN_TONNE];
    return demand_tonne_per_day <= capacity_tonne ? 1.0 : capacity_tonne / demand_tonne_per_day;
}

double supply_stock_after(double stock_day, double limit_day, double delivered_share, supply_activity activity,
                          double dt_day)
{
    const double after = stock_day + (delivered_share - supply_activity_share(activity)) * dt_day;
    const double kept = after > 0.0 ? after : 0.0;
    return kept < limit_day ? kept : limit_day;
}

double supply_power_share(const draw *d, double stock_day, double delivered_share)
{
    const double kept = d->parameter[PARAMETER_KEPT_POWER_UNSUPPLIED_SHARE];
    const double met = stock_day > delivered_share ? stock_day : delivered_share;
    return kept + (1.0 - kept) * (met < 1.0 ? met : 1.0);
}

supply_account supply_unit_day(const draw *d, double stock_day, double distance_km, double source_share,
                               supply_activity activity)
{
    const bool cut_off = isinf(distance_km);
    const double delivered_share = cut_off ? 0.0 : supply_distance_share(d, distance_km) * source_share;
    const double limit_day = cut_off ? stock_day : d->parameter[PARAMETER_STOCK_DAY];
    const double left_day = supply_stock_after(stock_day, limit_day, delivered_share, activity, 1.0);
    return (supply_account){left_day, delivered_share, supply_power_share(d, left_day, delivered_share)};
}
