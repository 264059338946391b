/* Missile salvos against fixed targets: intercepts, hits, and how long an airbase stays closed (Armstrong 2005). */
#ifndef PROCESS_FIRES_H
#define PROCESS_FIRES_H

#include "scenario/draw.h"

typedef struct fires_salvo {
    int missiles;
    int intercepted;
    int hits;
} fires_salvo;

/* Offensive missiles each meet at most one interceptor; those that pass hit with missile_hit_prob.
 * target: hash of its id; occasion: the day. */
fires_salvo fires_salvo_resolve(const draw *d, uint64_t target, int day, int missiles, int interceptors);

/* Days for which `hits` close an airbase: airbase_closed_day for airbase_closing_hits, in proportion, at most thrice.
 */
double fires_airbase_closed_day(const draw *d, int hits);

#endif
