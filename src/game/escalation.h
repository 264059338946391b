/* Asymmetric Escalation Game (Zagare & Kilgour 2000, ch. 6-9; orders of payoffs as its publisher summarises App. 8),
 * last moves folded: a strategically hard player escalates, a soft one does not. The tree is as transcribed, not
 * checked. */
#ifndef GAME_ESCALATION_H
#define GAME_ESCALATION_H

#include "game/generator.h"

extern const struct generator escalation_generator;

enum {
    ESCALATION_P_CH,
    ESCALATION_P_HH, /* defender: tactically, then strategically hard; the soft, soft have the rest */
    ESCALATION_P_HS,
    ESCALATION_P_SH,
    ESCALATION_C_DC,
    ESCALATION_C_SQ,
    ESCALATION_C_ED,
    ESCALATION_C_DD,
    ESCALATION_C_EE_HARD,
    ESCALATION_C_DE,
    ESCALATION_C_EE_SOFT,
    ESCALATION_D_SQ,
    ESCALATION_D_DE,
    ESCALATION_D_DD_HARD,
    ESCALATION_D_DC,
    ESCALATION_D_DD_SOFT,
    ESCALATION_D_EE_HARD,
    ESCALATION_D_ED,
    ESCALATION_D_EE_SOFT,
    ESCALATION_VALUES
};

/* After a limited response a challenger escalates iff it believes the defender strategically hard with a probability
 * below this. */
double escalation_threshold(const double *value, bool challenger_hard);

#endif
