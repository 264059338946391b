/* The air campaign, a day at a time and theatre-wide: sorties from open bases, air defence to be suppressed or
 * avoided, then close support and interdiction, which the campaign turns into losses and delay on the ground. */
#ifndef PROCESS_AIR_H
#define PROCESS_AIR_H

#include "scenario/draw.h"

enum { AIR_DEFENDER, AIR_ATTACKER, AIR_SIDES };

/* What one side can use on a day. */
typedef struct air_force {
    double fighters;            /* aircraft at open bases in range */
    double strike;              /* ground-attack aircraft and attack helicopters, likewise */
    double quality;             /* 1 = reference */
    double sam_launchers;       /* area air defence covering the fight */
    double sam_protected_share; /* of them on ground the enemy may not strike, 0..1 */
} air_force;

/* Between days: share of each side's reachable area air defence suppressed so far. Zero at the start. */
typedef struct air_state {
    double suppressed_share[AIR_SIDES];
} air_state;

/* One side's day. */
typedef struct air_day {
    double ground_sorties;
    double vehicles_killed;    /* armoured vehicles of the enemy, where he can be found */
    double interdiction_share; /* speed that enemy columns lose, 0..air_interdiction_delay_share */
    double fighter_loss_share; /* of this side's fighters, this day */
    double strike_loss_share;
    double sam_loss_share; /* of this side's launchers */
} air_day;

/* day: of the war, part of the luck's key. state is advanced by one day. */
void air_run_day(const draw *d, int day, const air_force force[AIR_SIDES], air_state *state, air_day out[AIR_SIDES]);

#endif
