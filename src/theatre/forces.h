/* Unit types, units, countries and sides: the order of battle as the scenario states it, constant in a campaign. */
#ifndef THEATRE_FORCES_H
#define THEATRE_FORCES_H

#include <stdbool.h>
#include <stdint.h>

#include "numeric/quantity.h"

/* People and equipment are counted in these categories; a unit's strength is one number for each. */
#define STRENGTH_LIST(X)                                                                                               \
    X(PERSONNEL, "personnel")                                                                                          \
    X(TANKS, "tanks")                                                                                                  \
    X(IFV_APC, "ifv_apc")                                                                                              \
    X(TUBE_ARTILLERY, "tube_artillery")                                                                                \
    X(ROCKET_LAUNCHERS, "rocket_launchers")                                                                            \
    X(AT_LAUNCHERS, "at_launchers")                                                                                    \
    X(SAM_LAUNCHERS, "sam_launchers")                                                                                  \
    X(AIRCRAFT, "aircraft")

typedef enum strength_category {
#define X(name, text) STRENGTH_##name,
    STRENGTH_LIST(X)
#undef X
        STRENGTH_COUNT
} strength_category;

const char *strength_category_text(strength_category c);

#define UNIT_CATEGORY_LIST(X)                                                                                          \
    X(ARMOUR, "armour")                                                                                                \
    X(MECHANISED, "mechanised")                                                                                        \
    X(MOTORISED, "motorised")                                                                                          \
    X(LIGHT, "light")                                                                                                  \
    X(AIRBORNE, "airborne")                                                                                            \
    X(TERRITORIAL, "territorial")                                                                                      \
    X(RECCE, "recce")                                                                                                  \
    X(ENGINEER, "engineer")                                                                                            \
    X(ARTILLERY, "artillery")                                                                                          \
    X(ROCKET, "rocket")                                                                                                \
    X(MISSILE, "missile")                                                                                              \
    X(AIR_DEFENCE, "air_defence")                                                                                      \
    X(SUPPORT, "support")                                                                                              \
    X(AVIATION, "aviation")                                                                                            \
    X(FIGHTER, "fighter")                                                                                              \
    X(STRIKE, "strike")

typedef enum unit_category {
#define X(name, text) UNIT_##name,
    UNIT_CATEGORY_LIST(X)
#undef X
        UNIT_CATEGORY_COUNT
} unit_category;

const char *unit_category_text(unit_category c);

#define ECHELON_LIST(X)                                                                                                \
    X(BATTALION, "battalion")                                                                                          \
    X(REGIMENT, "regiment")                                                                                            \
    X(BRIGADE, "brigade")                                                                                              \
    X(SQUADRON, "squadron")

enum echelon {
#define X(name, text) ECHELON_##name,
    ECHELON_LIST(X)
#undef X
        ECHELON_COUNT
};

const char *echelon_text(enum echelon e);

typedef struct unit_type {
    const char *id;
    const char *name;
    enum echelon echelon;
    unit_category category;
    double strength[STRENGTH_COUNT]; /* at full table */
    double battalions;               /* battalion equivalents, for stacking, fronts and garrisons */
    double front_km;                 /* width it can defend without gaps */
    double road_speed_km_per_hour;
    double trains;               /* train loads; 0 = does not move by rail */
    double supply_tonne_per_day; /* in sustained combat */
    const char *entity6;         /* APP-6D entity, six digits */
} unit_type;

/* A fights-on-the-ground manoeuvre unit: can attack, hold a front and take a place. */
static inline bool unit_category_is_manoeuvre(unit_category c)
{
    return c <= UNIT_AIRBORNE || c == UNIT_RECCE;
}

/* The two who fight and those who stand by. A scenario names one side for each role; countries belong to a side. */
typedef enum side_role { SIDE_DEFENDER, SIDE_ATTACKER, SIDE_NEUTRAL, SIDE_COUNT } side_role;

struct side {
    const char *id; /* "" where the scenario has none in this role */
    const char *title;
};

/* What a country lets happen: its own forces fight, or only its ground is open, or neither. */
enum { PARTICIPATION_NONE = 0, PARTICIPATION_ACCESS = 1, PARTICIPATION_BELLIGERENT = 2 };

/* Each ally decides for itself. All quantities may be uncertain factors. */
struct country {
    const char *id; /* three letters */
    uint64_t hash;
    const char *name;
    side_role side;
    quantity participation;          /* 0 none, 1 access only, 2 belligerent */
    quantity quality;                /* multiplier on combat power, 1 = reference */
    quantity friction;               /* share of the planned tempo lost, 0..1 */
    quantity order_delay_hour;       /* from trigger to execution */
    quantity alert_threshold_prob;   /* probability of an attack at which it starts its clock */
    quantity decision_delay_day;     /* from threshold to C-day, before an attack */
    quantity attacked_delay_day;     /* from an attack on an ally to C-day, where it had not decided before */
    quantity stand_aside_prob;       /* chance that it sends nothing */
    quantity share_released;         /* share of its forces it lets go */
    quantity crisis_bound_share;     /* share bound by missions and a concurrent crisis */
    quantity mobilisation_delay_day; /* from C-day to M-day */
    quantity turnout_share;          /* reservists who form up */
    quantity deployable_share;       /* of a unit's fill: trained, equipped, allowed abroad */
    quantity border_permit_day;      /* peacetime wait to enter it in convoy or train */
};

enum readiness { READINESS_ACTIVE, READINESS_RESERVE };

/* Who may order it forward: its country alone, the alliance by consensus, or a commander by delegated authority. */
typedef enum authority_kind { AUTHORITY_NATIONAL, AUTHORITY_ALLIANCE, AUTHORITY_DELEGATED } authority_kind;

struct unit {
    const char *id;
    uint64_t hash;
    const char *name;
    const char *parent;
    int32_t country;
    int32_t type;
    int32_t home;             /* place */
    int32_t prepositioned_at; /* place of the stored set its people fly in to draw; -1: equipment is at home */
    quantity ntm_day;         /* notice to move */
    quantity strength_share;  /* initial fill of the type's table, 1 = full */
    enum readiness readiness;
    authority_kind authority;
    int32_t deploy_to;    /* place it is ordered forward to on C-day; -1: stays */
    int deploy_priority;  /* 1 first */
    double available_day; /* first day it exists, relative to D-day; often far negative */
};

#endif
