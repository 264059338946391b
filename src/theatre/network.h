/* The theatre's places and the links between them: constant during a campaign. */
#ifndef THEATRE_NETWORK_H
#define THEATRE_NETWORK_H

#include <stdbool.h>
#include <stdint.h>

#include "numeric/quantity.h"

#define PLACE_KIND_LIST(X)                                                                                             \
    X(CAPITAL, "capital")                                                                                              \
    X(CITY, "city")                                                                                                    \
    X(TOWN, "town")                                                                                                    \
    X(GARRISON, "garrison")                                                                                            \
    X(PORT, "port")                                                                                                    \
    X(AIRBASE, "airbase")                                                                                              \
    X(BORDER, "border")                                                                                                \
    X(RAILHEAD, "railhead")                                                                                            \
    X(JUNCTION, "junction")                                                                                            \
    X(CROSSING, "crossing")

#define TERRAIN_LIST(X)                                                                                                \
    X(OPEN, "open")                                                                                                    \
    X(MIXED, "mixed")                                                                                                  \
    X(FOREST, "forest")                                                                                                \
    X(HILLS, "hills")                                                                                                  \
    X(MARSH, "marsh")                                                                                                  \
    X(URBAN, "urban")

#define LINK_MODE_LIST(X)                                                                                              \
    X(ROAD, "road")                                                                                                    \
    X(RAIL, "rail")                                                                                                    \
    X(SEA, "sea")                                                                                                      \
    X(AIR, "air")

#define LINK_CLASS_LIST(X)                                                                                             \
    X(MOTORWAY, "motorway")                                                                                            \
    X(TRUNK, "trunk")                                                                                                  \
    X(PRIMARY, "primary")                                                                                              \
    X(SECONDARY, "secondary")                                                                                          \
    X(SINGLE, "single")                                                                                                \
    X(SINGLE_ELECTRIFIED, "single_electrified")                                                                        \
    X(DOUBLE, "double")                                                                                                \
    X(DOUBLE_ELECTRIFIED, "double_electrified")                                                                        \
    X(RO_RO, "ro_ro")                                                                                                  \
    X(STRATEGIC, "strategic")                                                                                          \
    X(TACTICAL, "tactical")

#define FACILITY_CLASS_LIST(X)                                                                                         \
    X(NONE, "none")                                                                                                    \
    X(SMALL, "small")                                                                                                  \
    X(MEDIUM, "medium")                                                                                                \
    X(LARGE, "large")

#define ENUM_MEMBER(prefix, name) prefix##_##name
typedef enum place_kind {
#define X(name, text) ENUM_MEMBER(PLACE, name),
    PLACE_KIND_LIST(X)
#undef X
        PLACE_KIND_COUNT
} place_kind;

enum terrain {
#define X(name, text) ENUM_MEMBER(TERRAIN, name),
    TERRAIN_LIST(X)
#undef X
        TERRAIN_COUNT
};

typedef enum link_mode {
#define X(name, text) ENUM_MEMBER(LINK, name),
    LINK_MODE_LIST(X)
#undef X
        LINK_MODE_COUNT
} link_mode;

typedef enum link_class {
#define X(name, text) ENUM_MEMBER(LINK_CLASS, name),
    LINK_CLASS_LIST(X)
#undef X
        LINK_CLASS_COUNT
} link_class;

typedef enum facility_class {
#define X(name, text) ENUM_MEMBER(FACILITY, name),
    FACILITY_CLASS_LIST(X)
#undef X
        FACILITY_COUNT
} facility_class;

/* The text of a member as scenarios write it; never NULL. */
const char *place_kind_text(place_kind kind);
const char *terrain_text(enum terrain t);
const char *link_mode_text(link_mode mode);
const char *link_class_text(link_class c);
const char *facility_class_text(facility_class c);

enum { GAUGE_1435 = 1, GAUGE_1520 = 2 }; /* bit set: dual = both */

struct place {
    const char *id;
    uint64_t hash; /* text_hash(id) */
    const char *name;
    int32_t country;
    double lat_deg, lon_deg;
    place_kind kind;
    facility_class port;
    facility_class airfield;
    double population_thousand;
    enum terrain ground;
};

struct link {
    const char *id; /* from-to-mode */
    uint64_t hash;
    int32_t from, to;
    link_mode mode;
    link_class class;
    double length_km; /* stated, or geodesic times the detour factor */
    bool length_stated;
    int gauge;               /* GAUGE_ bits, rail only */
    quantity trains_per_day; /* each way, rail only */
    enum terrain ground;
    const char *water_obstacle; /* name, "" for none */
    const char *strait;         /* sea passage with a state in war: "baltic", "atlantic", or "" for none */
    double corridor_width_km;   /* what a defence must cover; 0 = the parameter for the terrain */
    bool border;                /* crosses a state border */
};

/* Links leaving a place, in ascending link order: incident[first[p] .. first[p + 1]). */
typedef struct network {
    struct place *places;
    int place_count;
    struct link *links;
    int link_count;
    int32_t *first;    /* place_count + 1 */
    int32_t *incident; /* 2 * link_count link indices */
} network;

/* Fills first and incident, caller's storage of the sizes above, from links whose ends are valid places. */
void network_index(network *net);

/* The other end of a link. */
static inline int32_t link_other(const struct link *l, int32_t place)
{
    return l->from == place ? l->to : l->from;
}

#endif
