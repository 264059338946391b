/* Deployment: when does each unit that is ordered forward close at its destination?
 *
 * Units leave after their notice to move by the mode and route that arrive earliest through finite capacity: trains a
 * day on a line and its terminals, gauge change, convoys, ports, ships, airlift; border permits; then RSOM. Capacity
 * is booked in priority order, as in a time-phased force deployment list; a later unit never delays an earlier one.
 * Also the attacker's assembly before D-day, and reserve units that form where they live. */
#ifndef PROCESS_DEPLOYMENT_H
#define PROCESS_DEPLOYMENT_H

#include "base/arena.h"
#include "scenario/draw.h"
#include "theatre/routes.h"

typedef enum deployment_mode {
    DEPLOY_NONE,
    DEPLOY_ROAD,
    DEPLOY_RAIL,
    DEPLOY_SEA,
    DEPLOY_AIR,
    DEPLOY_MODE_COUNT
} deployment_mode;

/* One movement to be planned. */
typedef struct deployment_order {
    int32_t unit;
    int32_t from, to;      /* places */
    int priority;          /* 1 first; ties by unit index */
    double ready_day;      /* may leave from here on: authority day plus notice to move */
    double strength_share; /* of the table that moves, for train loads and convoys */
} deployment_order;

typedef struct deployment_arrival {
    double leave_day;
    double arrive_day;           /* last element, RSOM done; +INFINITY where it cannot arrive */
    double unopposed_loss_share; /* lost to interdiction on the way */
    deployment_mode mode;        /* of the longest leg */
    int trains;                  /* train loads booked */
} deployment_arrival;

/* Constant tables for one scenario: arcs by mode, capacities, terminals. Shared by all threads. */
typedef struct deployment_network deployment_network;

posture_status deployment_network_create(const scenario *s, deployment_network **net); /* net [out, owned] */
void deployment_network_destroy(deployment_network *net);

/* Scratch for one thread: bookings of capacity. */
uint64_t deployment_scratch_size(const deployment_network *net);

/* Plans all orders in priority order. border_open_day: per country, from the authority process. d_day wartime rules
 * apply from day 0. hostile: per country, true where the mover may not enter. arrivals[i] belongs to orders[i]. */
void deployment_run(const deployment_network *net, const draw *d, side_role mover, const deployment_order *orders,
                    int count, const double *border_open_day, const bool *hostile, void *scratch,
                    deployment_arrival *arrivals);

#endif
