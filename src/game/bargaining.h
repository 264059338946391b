/* War as a failure of bargaining (Fearon 1995): a shift of power that cannot be bargained away, and an offer to an
 * opponent of unknown cost. Computed from the models' statements; that the forms are the printed ones was not checked.
 */
#ifndef GAME_BARGAINING_H
#define GAME_BARGAINING_H

#include "game/generator.h"

extern const struct generator bargaining_generator;

enum {
    BARGAINING_P1, /* A's chance of winning a war now, and next period */
    BARGAINING_P2,
    BARGAINING_DELTA,
    BARGAINING_C_A, /* one-time costs of war, in periods of the whole pie */
    BARGAINING_C_B,
    BARGAINING_OFFER, /* what A offers to B now instead of everything */
    BARGAINING_VALUES
};

struct bargaining_form {
    double war;       /* B: war now */
    double peace;     /* B: everything now, and next period what it can enforce then, at least nothing */
    double threshold; /* cost of war to B at which it no longer attacks */
    bool interior;    /* at the threshold B's later war value is not negative, so delta p2 - p1 = c_B (1 - delta)^2 */
    bool attack;
    bool indifferent;
};

struct bargaining_form bargaining_closed_form(const double *value);

/* Take-it-or-leave-it offer x of A's share, B's cost of war uniform on [0, c_most]: A's best x, and the chance of war.
 */
struct bargaining_offer {
    double share, war_prob;
};

struct bargaining_offer bargaining_best_offer(double p, double c_a, double c_most);

#endif
