/* Generalized Mutual Deterrence Game (Kilgour & Zagare 1991), last move folded: both choose at once; if one alone
 * defects, the other retaliates where it is hard and capitulates where it is soft. The tree and the names of the
 * classes are as transcribed, not checked against the article; the conditions are computed. */
#ifndef GAME_MUTUAL_H
#define GAME_MUTUAL_H

#include "game/generator.h"

extern const struct generator mutual_generator;

enum {
    MUTUAL_P_A,
    MUTUAL_P_B,
    MUTUAL_A_WIN,
    MUTUAL_A_SQ,
    MUTUAL_A_DD_HARD,
    MUTUAL_A_LOSE,
    MUTUAL_A_DD_SOFT,
    MUTUAL_B_WIN,
    MUTUAL_B_SQ,
    MUTUAL_B_DD_HARD,
    MUTUAL_B_LOSE,
    MUTUAL_B_DD_SOFT,
    MUTUAL_VALUES
};

/* Probabilities of defecting at once, by player and type. */
struct mutual_profile {
    const char *name;
    double x_hard, x_soft, y_hard, y_soft;
};

struct mutual_form {
    double a_t, b_t;     /* other's credibility at which a hard player is content */
    double a_sep, b_sep; /* at which a soft one is, if hard ones defect */
    int count;
    struct mutual_profile at[16];
};

/* Every equilibrium off the boundaries between regions. */
struct mutual_form mutual_closed_form(const double *value);

/* Gain of D over C for a player's type, from the equations of the reference: own payoffs at five values from win to
 * soft conflict, the other's credibility and play. */
double mutual_gain(const double *own, bool hard, double p_other, double other_hard, double other_soft);

#endif
