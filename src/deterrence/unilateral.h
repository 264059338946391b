/* Critical risk, and which regime of the unilateral deterrence game stated worths lead to: a challenger attacks or not,
 * a defender resists or concedes, a challenger that is resisted fights or backs down. The equilibria and thresholds are
 * those of game/unilateral.h (Zagare & Kilgour 2000); here stand the conditions under which the game applies at all. */
#ifndef DETERRENCE_UNILATERAL_H
#define DETERRENCE_UNILATERAL_H

#include <stdbool.h>

/* (gain - restraint) / (gain - resisted): the probability of resistance at which attack and restraint are worth the
 * same. Needs resisted < gain. Above 1: no probability of resistance makes restraint better; at or below 0: restraint
 * is at least as good as an attack that meets no resistance. */
double critical_risk(double gain, double restraint, double resisted);

/* The challenger's worth of the four results; `fight` of a Hard one, where a Soft one prefers to back
 * down. */
typedef struct challenger_worth {
    double unopposed, restraint, fight, back_down;
} challenger_worth;

/* The defender's: of a challenger that backs down, of conceding, of fighting where it is Soft. */
typedef struct defender_worth {
    double backed_down, concede, fight_soft;
} defender_worth;

typedef enum unilateral_regime {
    REGIME_INCAPABLE,          /* a Hard challenger prefers fighting to restraint: no credibility matters */
    REGIME_NO_MOTIVE,          /* restraint is at least as good as an unopposed success */
    REGIME_CERTAIN,            /* certain deterrence */
    REGIME_SEPARATING,         /* only Hard challengers attack */
    REGIME_BLUFF,              /* Soft ones sometimes attack as well */
    REGIME_ATTACK,             /* both attack */
    REGIME_INDIFFERENT_TOP,    /* credibility is the upper threshold exactly */
    REGIME_INDIFFERENT_BOTTOM, /* credibility is the lower threshold exactly */
    REGIME_COUNT
} unilateral_regime;

typedef struct unilateral_result {
    double threshold_hard, threshold_soft; /* c_t, c_s */
    double threshold_belief; /* d*: a Soft defender resists below this belief that the challenger is Hard */
    unilateral_regime regime;
    double attack_hard, attack_soft; /* x_H, x_S in the equilibrium named; NaN where indifferent */
    double resist_soft;              /* y_S; y_H is 1 */
    bool steadfast;                  /* Steadfast deterrence exists beside it: implausible beliefs, fails D1 */
} unilateral_result;

/* challenger_hard, defender_hard: probabilities, 0..1. */
unilateral_result unilateral_solve(challenger_worth c, defender_worth d, double challenger_hard, double defender_hard);

const char *unilateral_regime_text(unilateral_regime regime); /* "certain deterrence", "separating", ... */

#endif
