/* Movement in the theatre. Two regimes that must not be confused: unopposed road movement, also past defenders who
 * cannot cover the ground, here; and advance against opposition, which belongs to the engagement.
 *
 * Force-to-space decides which: a link has a corridor that a defence must cover; what it cannot cover leaks past,
 * slower, and a bypassed unit still threatens the road behind. */
#ifndef PROCESS_MOVEMENT_H
#define PROCESS_MOVEMENT_H

#include <stdbool.h>

#include "scenario/draw.h"

/* Speed of a column on an undefended road, averaged over day and night, km per hour; never above its planning speed.
 * friction_share: planned tempo lost by its country, 0..1. interdiction_share: further loss to enemy air, 0..1. */
double movement_unopposed_km_per_hour(const draw *d, double road_speed_km_per_hour, link_class road,
                                      double friction_share, double interdiction_share);

/* Luck of one march on one day (entity: hash of the unit), a multiplier with median 1, in [0.5, 1.5]. */
double movement_tempo_multiplier(const draw *d, uint64_t entity, int day);

/* Width that a defence astride `l` must cover, km, > 0. */
double movement_corridor_km(const draw *d, const struct link *l);

/* Share of a corridor that defenders able to hold `front_km` without gaps cover, 0..1. */
double movement_coverage_share(double front_km, double corridor_km);

/* Battalions needed to hold a place of this population, at least a third of one. */
double movement_garrison_battalions(const draw *d, double population_thousand);

/* Attacking battalions tied down to watch bypassed ones. */
double movement_rear_security_battalions(const draw *d, double bypassed_battalions);

/* Battalions a day that a road carries in the advance: a trunk road the parameter, primary two thirds, secondary a
 * third. blocking_battalions: bypassed enemies beside it not yet watched; n of them leave 1 / (1 + n) of it. */
double movement_road_battalions_per_day(const draw *d, link_class road, double blocking_battalions);

/* Is the crossing of this link's water obstacle destroyed before an attacker reaches it? One draw a link. */
bool movement_crossing_destroyed(const draw *d, const struct link *l);

#endif
