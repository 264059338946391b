/* What a behaviour profile is worth and whether it is sequentially rational (Kreps & Wilson 1982; weak perfect Bayesian
 * equilibrium where beliefs off the path are free). */
#ifndef GAME_EVALUATE_H
#define GAME_EVALUATE_H

#include <stdint.h>

#include "game/tree.h"

/* Where the belief at an information set comes from. */
typedef enum belief_kind {
    BELIEF_BAYES,   /* others' play and nature reach it: Bayes's rule, even where the player's own play does not */
    BELIEF_SUBGAME, /* not reached, but all its nodes lie behind the same deviations, so their odds are those after them
                     */
    BELIEF_FREE     /* not reached, and the profile says nothing of which deviation led there */
} belief_kind;

typedef struct evaluation {
    const game *game;
    const double *profile; /* the last one evaluated */
    double *value;         /* node_count x player_count: expected payoffs from a node on; the root's come first */
    double *reach;         /* node_count: probability under the profile */
    /* Of everyone but a player, node_count x player_count: the product of the positive probabilities on the way, and
     * how many there are of probability zero, with a key that tells their sets apart. */
    double *weight;
    int *zeros;
    uint64_t *zero_key;
    /* Of the last evaluation_check. */
    double *belief, *belief_low,
        *belief_high;  /* node_count: probability of a node within its set; its range where free */
    belief_kind *kind; /* set_count */
    double *gain;      /* set_count: best one-shot deviation given the belief */
    double *scratch;   /* node_count */
    int *answer;       /* set_count */
} evaluation;

posture_status evaluation_create(const game *g, evaluation *e);
void evaluation_clear(evaluation *e); /* zeroes are harmless */

/* Nature's probabilities, and equal ones for the players. */
void evaluation_uniform(const game *g, double *profile);

/* profile [borrowed, as long as e is asked about it] */
void evaluate(evaluation *e, const double *profile);

/* Beliefs of set s into e->belief, except where they are free. */
belief_kind evaluation_belief(evaluation *e, int s);

/* Sum over the members of set s of weight x payoff of its player after `action`. weight: BELIEF_BAYES without
 * normalisation, which keeps the sum a polynomial in the profile; else the belief. */
double evaluation_action_value(const evaluation *e, int s, int action);

/* Beliefs, free ones chosen so that the gain is least, and the largest gain from one deviation at any set, in payoff.
 */
double evaluation_check(evaluation *e);

/* Least gain at set s, whose beliefs are free, with no belief on its members that are barred (member_count); infinite
 * where all are. */
double evaluation_gain_barred(evaluation *e, int s, const bool *barred);

/* Largest gain of a player from any other strategy: distance from Nash equilibrium, in payoff. */
double evaluation_regret(evaluation *e);

/* Largest difference of two payoffs of one player in the game; at least 1e-300. */
double evaluation_range(const game *g);

#endif
