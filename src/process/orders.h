/* Orders take time: from a trigger to a new order carried out, and from a planned hour to a column on the road. */
#ifndef PROCESS_ORDERS_H
#define PROCESS_ORDERS_H

#include "scenario/draw.h"

/* Hours from a trigger to execution: reaction_delay_hour plus the country's own delay, stretched by friction, times
 * luck with median 1. entity: hash of the task; occasion: the nth order to it. */
double orders_delay_hour(const draw *d, double country_order_delay_hour, double friction_share, uint64_t entity,
                         int occasion);

/* Hours by which a planned start slips; 0 without friction. */
double orders_start_slip_hour(const draw *d, double country_order_delay_hour, double friction_share, uint64_t entity);

#endif
