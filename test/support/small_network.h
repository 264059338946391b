/* A small theatre built by hand, for tests of deployment: places, links and units are added in order; everything is
 * static storage of the test program. */
#ifndef TEST_SUPPORT_SMALL_NETWORK_H
#define TEST_SUPPORT_SMALL_NETWORK_H

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "process/deployment.h"
#include "support/default_draw.h"

enum { SMALL_PLACE_MAX = 64, SMALL_LINK_MAX = 256, SMALL_UNIT_MAX = 64, SMALL_COUNTRY_MAX = 8 };

typedef struct small_theatre {
    scenario s;
    struct place places[SMALL_PLACE_MAX];
    struct link links[SMALL_LINK_MAX];
    int32_t first[SMALL_PLACE_MAX + 1];
    int32_t incident[2 * SMALL_LINK_MAX];
    struct unit units[SMALL_UNIT_MAX];
    struct unit_type types[2];
    struct country countries[SMALL_COUNTRY_MAX];
    double border_open_day[SMALL_COUNTRY_MAX];
    bool hostile[SMALL_COUNTRY_MAX];
} small_theatre;

enum { SMALL_HEAVY, SMALL_LIGHT };

static inline void small_init(small_theatre *t)
{
    *t = (small_theatre){0};
    t->s.net = (network){.places = t->places, .links = t->links, .first = t->first, .incident = t->incident};
    t->s.countries = t->countries;
    t->s.units = t->units;
    t->s.types = t->types;
    t->s.type_count = 2;
    const draw standard = default_draw(1, 0);
    for (int i = 0; i < PARAMETER_COUNT; i++)
        t->s.parameters[i] = quantity_of(standard.parameter[i]);
    t->types[SMALL_HEAVY] =
        (struct unit_type){.category = UNIT_ARMOUR, .battalions = 5, .road_speed_km_per_hour = 30, .trains = 24};
    t->types[SMALL_LIGHT] =
        (struct unit_type){.category = UNIT_LIGHT, .battalions = 1, .road_speed_km_per_hour = 40, .trains = 2};
}

static inline int32_t small_country(small_theatre *t, side_role side, double permit_day)
{
    t->countries[t->s.country_count] = (struct country){.side = side,
                                                        .participation = quantity_of(PARTICIPATION_BELLIGERENT),
                                                        .border_permit_day = quantity_of(permit_day)};
    t->border_open_day[t->s.country_count] = INFINITY;
    t->hostile[t->s.country_count] = side == SIDE_ATTACKER;
    return t->s.country_count++;
}

static inline int32_t small_place(small_theatre *t, int32_t country, facility_class port, facility_class airfield)
{
    const int i = t->s.net.place_count++;
    t->places[i] = (struct place){.id = "place",
                                  .country = country,
                                  .lat_deg = 50 + 0.5 * (i / 8),
                                  .lon_deg = 10 + 0.5 * (i % 8),
                                  .kind = PLACE_TOWN,
                                  .port = port,
                                  .airfield = airfield};
    return i;
}

static inline int32_t small_link(small_theatre *t, int32_t from, int32_t to, link_mode mode, double km, double trains)
{
    static const link_class class[LINK_MODE_COUNT] = {[LINK_ROAD] = LINK_CLASS_TRUNK,
                                                      [LINK_RAIL] = LINK_CLASS_DOUBLE,
                                                      [LINK_SEA] = LINK_CLASS_STRATEGIC,
                                                      [LINK_AIR] = LINK_CLASS_STRATEGIC};
    const int i = t->s.net.link_count++;
    t->links[i] = (struct link){.id = "link",
                                .from = from,
                                .to = to,
                                .mode = mode,
                                .class = class[mode],
                                .length_km = km,
                                .gauge = mode == LINK_RAIL ? GAUGE_1435 : 0,
                                .trains_per_day = quantity_of(trains),
                                .water_obstacle = "",
                                .strait = ""};
    return i;
}

static inline int32_t small_unit(small_theatre *t, int32_t country, int32_t type, int32_t home, int32_t deploy_to)
{
    const int i = t->s.unit_count++;
    t->units[i] =
        (struct unit){.country = country, .type = type, .home = home, .prepositioned_at = -1, .deploy_to = deploy_to};
    return i;
}

/* Lists the links at each place, in ascending order. */
static inline void small_index(small_theatre *t)
{
    int32_t count = 0;
    for (int p = 0; p < t->s.net.place_count; p++) {
        t->first[p] = count;
        for (int l = 0; l < t->s.net.link_count; l++)
            if (t->links[l].from == p || t->links[l].to == p)
                t->incident[count++] = l;
    }
    t->first[t->s.net.place_count] = count;
}

/* Plans with a network and scratch of its own. False when out of memory. */
static inline bool small_run(const small_theatre *t, const draw *d, const deployment_order *orders, int count,
                             deployment_arrival *arrivals)
{
    deployment_network *net = NULL;
    if (deployment_network_create(&t->s, &net) != POSTURE_OK)
        return false;
    void *scratch = malloc(deployment_scratch_size(net));
    if (scratch)
        deployment_run(net, d, SIDE_DEFENDER, orders, count, t->border_open_day, t->hostile, scratch, arrivals);
    free(scratch);
    deployment_network_destroy(net);
    return scratch != NULL;
}

#endif
