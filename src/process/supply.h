/* Supply: what reaches a unit over links its side controls, what it carries, and what is left of its power without.
 *
 * The campaign measures the distance from the nearest railhead or depot; this process turns it into deliveries, keeps
 * the account of days of supply, and says what a shortage does. */
#ifndef PROCESS_SUPPLY_H
#define PROCESS_SUPPLY_H

#include "scenario/draw.h"

typedef enum supply_activity { SUPPLY_IDLE, SUPPLY_MARCH, SUPPLY_COMBAT } supply_activity;

/* Share of a day's combat supply delivered at `distance_km` from the source, 0..1: full to supply_full_km, a half at
 * supply_half_km, none as far again. INFINITY: cut off. */
double supply_distance_share(const draw *d, double distance_km);

/* Share of demand that a source can send, 0..1: its trains carry supply_train_tonne each. */
double supply_capacity_share(const draw *d, double trains_per_day, double demand_tonne_per_day);

/* Days of combat supply in hand after `dt_day`, given the share delivered; in [0, limit_day]. */
double supply_stock_after(double stock_day, double limit_day, double delivered_share, supply_activity activity,
                          double dt_day);

/* Share of combat power kept, in [kept_power_unsupplied_share, 1]; falls over the last day of stock. */
double supply_power_share(const draw *d, double stock_day, double delivered_share);

/* A unit's day, all of the above: what it carries and gets, and what that does to its power. */
typedef struct supply_account {
    double stock_day, delivered_share, power_share;
} supply_account;

/* distance_km INFINITY: cut off; then nothing comes and the stock cannot grow. source_share: of supply_capacity_share.
 */
supply_account supply_unit_day(const draw *d, double stock_day, double distance_km, double source_share,
                               supply_activity activity);

/* Demand of an activity as a share of sustained combat, 0..1. */
double supply_activity_share(supply_activity activity);

#endif
