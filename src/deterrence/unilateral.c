#include "deterrence/unilateral.h"

#include <assert.h>
#include <math.h>

#include "game/unilateral.h"

double critical_risk(double gain, double restraint, double resisted)
{
    return (gain - restraint) / (gain - resisted);
}

static struct unilateral_form form_of(challenger_worth c, defender_worth d, double challenger_hard,
                                      double defender_hard)
{
    const double value[UNILATERAL_VALUES] = {
        [UNILATERAL_P_CH] = challenger_hard, [UNILATERAL_P_DEF] = defender_hard, [UNILATERAL_C_DC] = c.unopposed,
        [UNILATERAL_C_SQ] = c.restraint,     [UNILATERAL_C_DD] = c.fight,        [UNILATERAL_C_CD] = c.back_down,
        [UNILATERAL_D_CD] = d.backed_down,   [UNILATERAL_D_DC] = d.concede,      [UNILATERAL_D_DD_SOFT] = d.fight_soft};
    return unilateral_closed_form(value);
}

/* Which of the game's equilibria, by the thresholds; between two of them on a threshold. */
static unilateral_regime regime_of(const struct unilateral_form *f, double defender_hard)
{
    if (fabs(defender_hard - f->c_t) <= GENERATOR_SLACK)
        return REGIME_INDIFFERENT_TOP;
    if (fabs(defender_hard - f->c_s) <= GENERATOR_SLACK)
        return REGIME_INDIFFERENT_BOTTOM;
    if (defender_hard > f->c_t)
        return REGIME_CERTAIN;
    if (defender_hard > f->c_s)
        return REGIME_SEPARATING;
    return f->at[0].x_soft < 1 ? REGIME_BLUFF : REGIME_ATTACK;
}

/* The game's own conditions come first: it supposes that the challenger wants the prize and would rather refrain than
 * fight for it. */
unilateral_result unilateral_solve(challenger_worth c, defender_worth d, double challenger_hard, double defender_hard)
{
    assert(challenger_hard >= 0 && challenger_hard <= 1 && defender_hard >= 0 && defender_hard <= 1);
    const struct unilateral_form f = form_of(c, d, challenger_hard, defender_hard);
    unilateral_result r = {.threshold_hard = NAN, .threshold_soft = NAN, .threshold_belief = f.d_star};
    if (c.unopposed <= c.restraint) {
        r.regime = REGIME_NO_MOTIVE;
        return r;
    }
    r.threshold_hard = f.c_t;
    r.threshold_soft = f.c_s;
    if (c.fight >= c.restraint) {
        r.regime = REGIME_INCAPABLE;
        r.attack_hard = 1;
        r.attack_soft = NAN;
        return r;
    }
    r.steadfast = true;
    r.regime = regime_of(&f, defender_hard);
    const bool top = r.regime == REGIME_INDIFFERENT_TOP, bottom = r.regime == REGIME_INDIFFERENT_BOTTOM;
    r.attack_hard = top ? NAN : f.at[0].x_hard;
    r.attack_soft = bottom ? NAN : f.at[0].x_soft;
    r.resist_soft = top || bottom ? 0 : f.at[0].y_soft;
    return r;
}

const char *unilateral_regime_text(unilateral_regime regime)
{
    static const char *const texts[] = {"fights even if resisted",
                                        "no motive",
                                        "certain deterrence",
                                        "separating",
                                        "bluff",
                                        "attack",
                                        "indifferent: certain deterrence or separating",
                                        "indifferent: separating or attack"};
    return texts[regime];
}
