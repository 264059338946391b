/* What an attack, restraint, fighting and conceding are worth: adversary.yaml and alliance.yaml. Worth is counted in
 * points on a scale of the scenario's own; only ratios matter. How an ally decides, and when, stands in countries.csv.
 */
#ifndef SCENARIO_STAKES_H
#define SCENARIO_STAKES_H

#include <stdint.h>

#include "numeric/quantity.h"

/* How an adversary weighs uncertain results. Frames other than expected are Tversky & Kahneman's (1992) with the
 * parameters commonly quoted, which this project has not read in the source: assumed. */
#define ADVERSARY_FRAME_LIST(X)                                                                                        \
    X(EXPECTED, "expected")     /* expected worth, with constant absolute risk aversion */                             \
    X(STATUS_QUO, "status_quo") /* gains and losses are counted from restraint */                                      \
    X(LOSS, "loss")             /* from the unopposed success: what is not taken is felt as lost */

typedef enum adversary_frame {
#define X(symbol, text) FRAME_##symbol,
    ADVERSARY_FRAME_LIST(X)
#undef X
        FRAME_COUNT
} adversary_frame;

struct adversary {
    const char *id;
    uint64_t hash;
    const char *title;
    quantity objective_worth;            /* of each objective held for full_worth_day or longer */
    quantity full_worth_day;             /* days an objective is held before it is worth all */
    quantity own_loss_cost_per_thousand; /* people killed, wounded or captured */
    quantity time_cost_per_day;          /* until all objectives are held, or to the horizon */
    quantity escalation_cost;            /* of a wider war */
    quantity escalation_prob;            /* that fighting allies widens the war */
    quantity united_alliance_cost;       /* of an alliance that fights as one, by its cohesion */
    quantity restraint_worth;            /* of not attacking, now */
    quantity restraint_change_per_year;  /* a closing window is below zero */
    quantity look_ahead_year;            /* years over which restraint changes in its eyes */
    quantity back_down_cost;             /* of attacking and stopping when opposed */
    quantity risk_aversion;              /* per point, of expected worth; 0: indifferent, < 0: seeks risk */
    quantity resistance_bias;            /* added to the computed probability of resistance */
    int frame;                           /* adversary_frame */
    const char **sees;                   /* options that it knows of; none stated: all */
    int sees_count;
};

/* What an adversary believes of one factor, in place of the analyst's distribution. */
struct belief {
    const char *id;
    uint64_t hash;
    int32_t adversary; /* -1: every one */
    int32_t factor;
    quantity value;
};

/* Worth of one objective where it differs from the adversary's objective_worth. */
struct objective_worth {
    const char *id;
    uint64_t hash;
    int32_t adversary; /* -1: every one */
    int32_t place;
    quantity worth;
};

/* What fighting and conceding are worth to an ally. */
struct ally_stake {
    const char *id;
    uint64_t hash;
    int32_t country;
    double weight;                   /* in the alliance's resolve and in its share of losses */
    quantity concede_cost;           /* of letting the attack succeed */
    quantity fight_cost;             /* of fighting, before any loss */
    quantity loss_cost_per_thousand; /* of its own people killed, wounded or captured */
};

#endif
