/* Extended deterrence with three players: a challenger presses a protege, whose defender may support it or not; left
 * alone, the protege may realign. An example of the kind of Zagare & Kilgour's Tripartite Crisis Game (2003), with a
 * tree and payoffs of our own: it reproduces nothing of that article but the direction of its finding as the abstract
 * states it. */
#ifndef GAME_EXTENDED_H
#define GAME_EXTENDED_H

#include "game/generator.h"

extern const struct generator extended_generator;

enum {
    EXTENDED_C_SQ,
    EXTENDED_C_CONCEDES, /* the protege gives way at once, or after it was left alone */
    EXTENDED_C_BACKS_OFF,
    EXTENDED_C_CONFLICT,
    EXTENDED_C_REALIGNS,
    EXTENDED_D_SQ,
    EXTENDED_D_CONCEDES,
    EXTENDED_D_BACKS_OFF,
    EXTENDED_D_CONFLICT,
    EXTENDED_D_REALIGNS,
    EXTENDED_P_SQ,
    EXTENDED_P_CONCEDES,
    EXTENDED_P_BACKS_OFF,
    EXTENDED_P_CONFLICT,
    EXTENDED_P_REALIGNS,
    EXTENDED_P_ABANDONED, /* held, was left alone, and then gives way */
    EXTENDED_VALUES
};

/* Backward induction, where no two payoffs that are compared are equal. */
struct extended_form {
    bool demand, hold, support, press, realign;
    const char *outcome;
};

struct extended_form extended_closed_form(const double *value);

#endif
