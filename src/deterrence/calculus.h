/* The attacker's calculus in one assumed case: from outcome rows to the worth of attack, resisted and unopposed, and of
 * restraint. Knows outcome rows as plain arrays and nothing of how campaigns run. */
#ifndef DETERRENCE_CALCULUS_H
#define DETERRENCE_CALCULUS_H

#include <stdbool.h>
#include <stddef.h>

#include "deterrence/prospect.h"
#include "scenario/outcome.h"

enum { CALCULUS_QUANTILES = 3 }; /* P10, P50, P90 */

typedef enum calculus_frame { CALCULUS_EXPECTED, CALCULUS_FROM_RESTRAINT, CALCULUS_FROM_SUCCESS } calculus_frame;

/* One draw of an adversary's stakes, in points. */
typedef struct calculus_stakes {
    double objective_worth[OUTCOME_OBJECTIVE_MAX]; /* in the plan's order */
    double full_worth_day;
    double loss_cost_per_thousand;
    double time_cost_per_day;
    double escalation_cost, escalation_prob;
    double united_cost; /* times cohesion */
    double restraint;   /* over the years it looks ahead */
    double back_down_cost;
    double risk_aversion;
    calculus_frame frame;
} calculus_stakes;

/* Expected terms of one plan in one case: the decision calculus. */
typedef struct calculus_terms {
    double gain;                         /* of objectives held, resisted */
    double loss_cost, time_cost;         /* as positive points */
    double escalation_cost, united_cost; /* likewise */
    double unopposed;                    /* gain where the alliance concedes */
    double resisted;                     /* gain less all costs */
    double back_down;                    /* restraint less the cost of backing down */
    double restraint;
    double resisted_at[CALCULUS_QUANTILES]; /* P10, P50, P90 of the resisted result over luck */
} calculus_terms;

/* rows: `count` >= 1 replications of one outer draw; failed ones are left out. worth [out]: the resisted result of each
 * row that did not fail, *kept of them; room for count. False: every row failed. */
bool calculus_terms_of(const calculus_stakes *stakes, const outcome_row *rows, size_t count, double horizon_day,
                       double cohesion, double *worth, size_t *kept, calculus_terms *terms);

/* Worth of attacking where resistance has probability `resist`, less that of restraint, under the adversary's attitude
 * to risk; > 0: attack pays in this case. A resisted attacker takes the better of fighting and backing down. scratch:
 * room for kept + 1. */
double calculus_advantage(const calculus_stakes *stakes, const calculus_terms *terms, const double *worth, size_t kept,
                          double resist, prospect *scratch);

/* The resistance probability above which restraint is better; 0: always, infinite: never. By the closed form where the
 * frame is expected worth without risk aversion, else by bisection. */
double calculus_threshold(const calculus_stakes *stakes, const calculus_terms *terms, const double *worth, size_t kept,
                          prospect *scratch);

#endif
