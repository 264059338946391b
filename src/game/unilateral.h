/* Unilateral Deterrence Game (Zagare & Kilgour 2000, ch. 5), last move folded: a Hard player fights, a Soft one backs
 * down. The tree, the orders of payoffs and the names are as transcribed, not checked against the book; the conditions
 * are computed from the tree. */
#ifndef GAME_UNILATERAL_H
#define GAME_UNILATERAL_H

#include "game/generator.h"

extern const struct generator unilateral_generator;

/* Indices into the values of the generator. */
enum {
    UNILATERAL_P_CH,
    UNILATERAL_P_DEF,
    UNILATERAL_C_DC,
    UNILATERAL_C_SQ,
    UNILATERAL_C_DD,
    UNILATERAL_C_CD,
    UNILATERAL_D_SQ,
    UNILATERAL_D_CD,
    UNILATERAL_D_DD_HARD,
    UNILATERAL_D_DC,
    UNILATERAL_D_DD_SOFT,
    UNILATERAL_VALUES
};

/* Actions of the game's information sets in the order of a behaviour profile's four numbers. */
struct unilateral_profile {
    const char *name;
    double x_hard, x_soft, y_hard, y_soft; /* attack by type of challenger, resist by type of defender */
};

struct unilateral_form {
    double c_t, c_s, d_star; /* thresholds: resistance that stops a hard, a soft challenger; belief in hard attackers at
                                which a soft defender gives way */
    bool boundary;           /* a credibility stands exactly on a threshold: someone is indifferent */
    int count;               /* equilibria besides Steadfast Deterrence, which always exists */
    struct unilateral_profile at[4];
};

/* The closed form: every equilibrium on the path whose condition holds, boundaries included. */
struct unilateral_form unilateral_closed_form(const double *value);

#endif
