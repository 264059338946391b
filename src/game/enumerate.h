/* Equilibria of a small game by enumeration of supports.
 *
 * For every choice of which actions are played at each information set, the indifference equations are solved by
 * Newton's method and the answer is checked. Kept is what is sequentially rational at every information set (weak
 * perfect Bayesian, with beliefs behind a common deviation as after it); profiles that are in Nash equilibrium but not
 * sequentially rational are counted. Off the path an information set with free beliefs is played purely.
 *
 * Two players: a support is tried where both mix equally often, as an isolated equilibrium of a generic game does
 * (Wilson 1971); games of up to ENUMERATE_EVERY supports try all. More players: all. Newton starts from
 * ENUMERATE_STARTS points, so a mixed equilibrium of a game with more than two players or of several moves in a row may
 * be missed; pure ones never are. */
#ifndef GAME_ENUMERATE_H
#define GAME_ENUMERATE_H

#include "game/evaluate.h"

enum { ENUMERATE_SUPPORTS = 200000, ENUMERATE_EVERY = 4096, ENUMERATE_STARTS = 4, ENUMERATE_KEPT = 256 };

struct equilibrium {
    double *profile; /* action_count */
    double *payoff;  /* player_count */
    double *reach;   /* node_count: probability of each node */
    double *belief;  /* node_count, of a node within its set; with its range, where beliefs are free */
    double *belief_low, *belief_high;
    belief_kind *kind; /* set_count */
    double regret;     /* gain of the best other strategy; below tolerance */
    double gain;       /* best deviation at one information set under the beliefs; below tolerance */
    bool continuum;    /* a profile nearby is an equilibrium too: a player is indifferent */
    int component;     /* from 1: equilibria joined by a straight line of equilibria share one */
};

typedef struct equilibrium_list {
    struct equilibrium *at;
    int count;
    double tolerance;   /* of regret and gain, in payoff */
    long long supports; /* of the whole game, after dominated actions left */
    bool complete;      /* false: too many supports, only pure profiles were tried, or none */
    bool pure_tried;    /* false: too many pure profiles as well */
    bool full;          /* more than ENUMERATE_KEPT equilibria: the rest are not listed */
    int discarded;      /* profiles in Nash equilibrium that are not sequentially rational */
    arena memory;
} equilibrium_list;

/* list [out]: clear with enumerate_clear, also after a failure. POSTURE_ERROR_MEMORY. */
posture_status enumerate_equilibria(const game *g, equilibrium_list *list);
void enumerate_clear(equilibrium_list *list);

#endif
