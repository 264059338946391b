/* Rudimentary Asymmetric Deterrence Game (Zagare & Kilgour 2000, sec. 3.4 and App. 3, as summarised by its publisher):
 * A is content with the status quo or demands, B, hard with probability p_B, resists or concedes. */
#ifndef GAME_RUDIMENTARY_H
#define GAME_RUDIMENTARY_H

#include "game/generator.h"

extern const struct generator rudimentary_generator;

enum {
    RUDIMENTARY_P_B,
    RUDIMENTARY_A_DC,
    RUDIMENTARY_A_SQ,
    RUDIMENTARY_A_DD,
    RUDIMENTARY_B_SQ,
    RUDIMENTARY_B_DD_HARD,
    RUDIMENTARY_B_DC,
    RUDIMENTARY_B_DD_SOFT,
    RUDIMENTARY_VALUES
};

struct rudimentary_form {
    double a_t;              /* critical risk (Ellsberg): credibility that stops A */
    bool indifferent;        /* p_B is a_t: A may do anything */
    double attack;           /* x, the probability that A demands; where indifferent, any */
    double d_sq, d_dc, d_dd; /* derivatives of a_t by A's payoffs */
};

struct rudimentary_form rudimentary_closed_form(const double *value);

#endif
