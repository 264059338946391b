/* Cost cards: what one change of the posture costs, once and a year, and who pays. In millions of the basis currency at
 * basis prices, as the reader leaves them. */
#ifndef SCENARIO_COST_CARD_H
#define SCENARIO_COST_CARD_H

#include <stdint.h>

#include "scenario/provenance.h"

/* The change that a card prices. */
#define COST_CHANGE_LIST(X)                                                                                            \
    X(EQUIP, "equip")             /* equipment and people of a unit that is new, fuller, or of another type */         \
    X(STATION, "station")         /* a unit lives in another country than before */                                    \
    X(MOVE, "move")               /* a unit lives elsewhere in the same country */                                     \
    X(PREPOSITION, "preposition") /* a stored set stands at a place where it did not */                                \
    X(STORE, "store")             /* the equipment of a stored set that did not exist */                               \
    X(READY, "ready")             /* notice to move, per share of it that is saved */                                  \
    X(ACTIVATE, "activate")       /* reservists become a unit in being */                                              \
    X(AUTHORITY, "authority")     /* who may order a unit forward */                                                   \
    X(PARAMETER, "parameter")     /* a model parameter, by its name in applies_to */                                   \
    X(LINK, "link")               /* a link that did not exist, by its mode in applies_to */

enum cost_change {
#define X(name, text) COST_##name,
    COST_CHANGE_LIST(X)
#undef X
        COST_CHANGE_COUNT
};

const char *cost_change_text(enum cost_change change);

/* What the card's amounts are for one of. */
#define COST_PER_LIST(X)                                                                                               \
    X(UNIT, "unit")                                                                                                    \
    X(BATTALION, "battalion")                                                                                          \
    X(PERSON, "person")                                                                                                \
    X(KM, "km")             /* of a link */                                                                            \
    X(DOUBLING, "doubling") /* of a parameter, up or down */                                                           \
    X(STEP, "step")         /* of a parameter: its difference, in its own unit */                                      \
    X(CHANGE, "change")     /* the whole change, whatever its size */

enum cost_per {
#define X(name, text) COST_PER_##name,
    COST_PER_LIST(X)
#undef X
        COST_PER_COUNT
};

const char *cost_per_text(enum cost_per per);

enum cost_payer { COST_SENDER, COST_HOST, COST_COMMON, COST_PAYERS };

const char *cost_payer_text(enum cost_payer payer);

enum cost_kind { COST_EQUIPMENT, COST_INFRASTRUCTURE, COST_RUNNING, COST_KINDS }; /* the last by year */
enum cost_bound { COST_LOW, COST_MID, COST_HIGH, COST_BOUNDS };

struct cost_card {
    const char *id;
    uint64_t hash;
    const char *title;
    enum cost_change change;
    const char *applies_to; /* unit type, category or country; parameter; link mode; "" any */
    enum cost_per per;
    double amount[COST_KINDS][COST_BOUNDS];
    double headcount; /* people a unit of `per` takes, beyond those of the unit itself */
    enum cost_payer payer[COST_KINDS];
    const char *currency;
    int price_year;
    double rate; /* basis money for one of the card's, prices and currency; 1 where both are the basis's */
    provenance_mark mark;
    int32_t source;
};

/* How money is counted; scenario.yaml, `costs`. */
struct cost_basis {
    const char *currency; /* "" where the scenario states no costs */
    int price_year;
    int start_year;        /* first year of spending */
    double discount_rate;  /* real, a year */
    double equipment_year; /* service lives */
    double infrastructure_year;
};

#endif
