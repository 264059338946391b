/* Would the allies rather fight than concede? For one set of assumptions, from the losses the campaign expects. */
#ifndef DETERRENCE_RESOLVE_H
#define DETERRENCE_RESOLVE_H

#include <stdbool.h>

typedef struct ally_resolve {
    double weight;                 /* >= 0 */
    double concede_cost;           /* points */
    double fight_cost;             /* points, before any loss */
    double loss_cost_per_thousand; /* points for a thousand of its own people */
    double stand_aside_prob;       /* 0..1 */
    bool forward;                  /* it has units outside its own country in peace */
} ally_resolve;

typedef struct resolve_result {
    double cohesion;                   /* weighted share of the members expected to fight, 0..1 */
    bool resists;                      /* that share reaches required_share */
    double fight_worth, concede_worth; /* weighted means over members, points */
} resolve_result;

/* losses_thousand: of the defender's side, divided among members by weight. tripwire_factor: relative change of a
 * forward member's cost of conceding; a hypothesis of either sign. Needs a member of positive weight. */
resolve_result resolve_of(const ally_resolve *allies, int count, double losses_thousand, double tripwire_factor,
                          double required_share);

#endif
