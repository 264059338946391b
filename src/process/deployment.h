/* Deployment: when does each unit that is ordered forward close at its destination?
 *
 * Units leave after their notice to move by the mode and route that arrive earliest through finite capacity: trains a
 * day on a line and its terminals, gauge change, convoys, ports, ships, airlift; border permits; then RSOM. Capacity
 * is booked in priority order, as in a time-phased force deployment list; a later unit never delays an earlier one.
 * Also the attacker's assembly before D-day, and reserve units that form where they live.
 *
 * People of a unit whose equipment is stored forward fly to the set: an order whose `from` is unit.prepositioned_at
 * (and not its home) starts with people_flight_day and prepositioned_issue_day, which stand for its reception; no RSOM
 * follows. A flying squadron changes base in squadron_move_day, without airlift. */
#ifndef PROCESS_DEPLOYMENT_H
#define PROCESS_DEPLOYMENT_H

#include <stdbool.h>

#include <posture/status.h>

#include "process/deployment/mode.h"
#include "scenario/draw.h"

/* One movement to be planned; at most one for each unit in a run. */
typedef struct deployment_order {
    int32_t unit;
    int32_t from, to;      /* places */
    int priority;          /* 1 first; ties by unit index */
    double ready_day;      /* may leave from here on: authority day plus notice to move; +INFINITY: does not move */
    double strength_share; /* of the table that moves, for train loads and convoys */
} deployment_order;

enum { DEPLOYMENT_LEG_MAX = 8 };

typedef struct deployment_leg {
    deployment_mode mode;
    int32_t from, to;             /* places */
    double leave_day, arrive_day; /* first element leaves, last element is there */
} deployment_leg;

typedef struct deployment_arrival {
    double leave_day;
    double arrive_day;           /* last element, RSOM done; +INFINITY where it cannot arrive */
    double unopposed_loss_share; /* lost to interdiction on the way */
    deployment_mode mode;        /* of the longest leg in time */
    int trains;                  /* train loads booked */
    int32_t debarkation;         /* place where the last sea or air leg ends, -1: none */
    int leg_count;               /* 0: squadrons, units that stay, units that cannot arrive */
    deployment_leg legs[DEPLOYMENT_LEG_MAX];
} deployment_arrival;

/* Constant tables for one scenario: transport chains between places that units go from and to, and what limits them.
 * Shared by all threads; the scenario outlives it. */
typedef struct deployment_network deployment_network;

/* Days that can be planned, relative to D-day: an order that is ready earlier is treated as ready on the first; nothing
 * arrives after the last. */
enum { DEPLOYMENT_DAY_FIRST = -192, DEPLOYMENT_DAY_LAST = 255 };

posture_status deployment_network_create(const scenario *s, deployment_network **net); /* net [out, owned] */
void deployment_network_destroy(deployment_network *net);                              /* NULL is harmless */

/* Scratch for one thread: bookings of capacity. Aligned for double. */
uint64_t deployment_scratch_size(const deployment_network *net);

/* Plans all orders in priority order. border_open_day: per country, from the authority process. d_day wartime rules
 * (interdiction, sea passages) apply from day 0. hostile: per country, true where the mover may not enter; the other
 * side's countries among them interdict. arrivals[i] belongs to orders[i]. */
void deployment_run(const deployment_network *net, const draw *d, side_role mover, const deployment_order *orders,
                    int count, const double *border_open_day, const bool *hostile, void *scratch,
                    deployment_arrival *arrivals);

/* Days from the first order to the last closure if all these orders were given at once in peace, whatever their
 * ready_day: the shortest build-up that a plan can hide. Units that cannot arrive do not count. */
double deployment_preparation_day(const deployment_network *net, const draw *d, side_role mover,
                                  const deployment_order *orders, int count, const bool *hostile, void *scratch,
                                  deployment_arrival *arrivals);

#endif
