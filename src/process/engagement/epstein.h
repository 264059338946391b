/* Epstein's adaptive dynamic model: the attacker paces the fight, the defender trades ground for losses, and each
 * adapts to the other's last day (Epstein, The Calculus of Conventional War, 1985, appendix, equations
 * without, which serve the case without airpower). */
#ifndef PROCESS_ENGAGEMENT_EPSTEIN_H
#define PROCESS_ENGAGEMENT_EPSTEIN_H

#include "process/engagement/model.h"

extern const engagement_model epstein_model;

/* What the two sides can bear. */
typedef struct epstein_rules {
    double attacker_limit_share;  /* alpha_aT, loss a day the attacker accepts */
    double defender_limit_share;  /* alpha_dT, loss a day above which the defender withdraws */
    double exchange_ratio;        /* p, attackers lost on the ground per defender */
    double withdrawal_max_km_day; /* Wmax */
} epstein_rules;

/* Carried from day to day. */
typedef struct epstein_pace {
    double prosecution_share; /* alpha_g, ground loss a day at which the attacker prosecutes */
    double withdrawal_km_day; /* W */
} epstein_pace;

/* Shares of the morning's strength lost in one day. */
typedef struct epstein_loss {
    double attacker_ground; /* alpha */
    double defender_ground;
    double attacker; /* alpha_a: ground and air */
    double defender; /* alpha_d */
} epstein_loss;

/* for one day. Strengths in lethality points, > 0; *_air: points lost to close air support. */
epstein_loss epstein_day(const epstein_rules *rules, const epstein_pace *pace, double attacker, double defender,
                         double attacker_air, double defender_air);

/* tomorrow's pace from today's losses. A-4 sets W to 0 where losses fall under the threshold. */
epstein_pace epstein_adapt(const epstein_rules *rules, const epstein_pace *pace, const epstein_loss *loss);

/* vehicles killed in a day by `aircraft` that fly `sorties` each, of which `loss_prob` is lost on each. */
double epstein_close_support(double aircraft, double vehicles_per_sortie, double loss_prob, double sorties);

/* aircraft left on the morning of `day` (1 = first). */
double epstein_aircraft(double first_day, double loss_prob, double sorties, int day);

#endif
