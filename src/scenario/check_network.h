/* Checks of places and links against each other and against the earth. */
#ifndef SCENARIO_CHECK_NETWORK_H
#define SCENARIO_CHECK_NETWORK_H

#include "scenario/cell_value.h"

enum { ROAD_LINK_MAX_KM = 500 }; /* ends of a road link, by geodesic: places between them are missing */

bool check_has_fault(const reader *r, const char *file); /* does `found` hold one in this file? */

void check_network(reader *r);

/* component[p]: the smallest index of a place that can be reached from p over links of the modes in `modes`, a set of
 * bits 1 << link_mode. component: caller's storage, place_count entries. */
void network_components(const network *net, unsigned modes, int32_t *component);

#endif
