/* Agent quantal response equilibrium with logit choice (McKelvey & Palfrey 1998): at every information set the odds of
 * two actions are exp(lambda x difference of their expected payoffs), beliefs by Bayes's rule. */
#ifndef GAME_QUANTAL_H
#define GAME_QUANTAL_H

#include "game/tree.h"

typedef struct quantal_point {
    double lambda; /* where the branch ended: the one asked for, unless `reached` is false */
    bool reached;
    int steps;
    double residual; /* largest error of the equations, in logarithms of odds and probability */
} quantal_point;

/* Follows the principal branch (Turocy 2005: pseudo-arclength, from equal probabilities at lambda 0) to `lambda` and
 * writes the behaviour profile there. profile: action_count. POSTURE_ERROR_MEMORY. */
posture_status quantal_follow(const game *g, double lambda, double *profile, quantal_point *point);

#endif
