#include "deterrence/unilateral.h"

#include <assert.h>
#include <math.h>

double critical_risk(double gain, double restraint, double resisted)
{
    return (gain - restraint) / (gain - resisted);
}

static void set_strategy(unilateral_result *r, unilateral_regime regime, double hard, double soft, double resist)
{
    r->regime = regime;
    r->attack_hard = hard;
    r->attack_soft = soft;
    r->resist_soft = resist;
}

/* Below the lower threshold: what a Soft defender believes decides. */
static void solve_low(unilateral_result *r, double challenger_hard, double defender_hard)
{
    const double belief = r->threshold_belief;
    if (challenger_hard >= belief) {
        set_strategy(r, REGIME_ATTACK, 1, 1, 0);
        return;
    }
    const double soft = challenger_hard * (1 - belief) / ((1 - challenger_hard) * belief);
    const double resist = (r->threshold_soft - defender_hard) / (1 - defender_hard);
    set_strategy(r, REGIME_BLUFF, 1, soft, resist);
}

unilateral_result unilateral_solve(challenger_worth c, defender_worth d, double challenger_hard, double defender_hard)
{
    assert(challenger_hard >= 0 && challenger_hard <= 1 && defender_hard >= 0 && defender_hard <= 1);
    unilateral_result r = {.threshold_hard = NAN, .threshold_soft = NAN, .steadfast = true};
    r.threshold_belief = (d.backed_down - d.concede) / (d.backed_down - d.fight_soft);
    if (c.unopposed <= c.restraint) {
        r.steadfast = false;
        set_strategy(&r, REGIME_NO_MOTIVE, 0, 0, 0);
        return r;
    }
    r.threshold_hard = critical_risk(c.unopposed, c.restraint, c.fight);
    r.threshold_soft = critical_risk(c.unopposed, c.restraint, c.back_down);
    if (c.fight >= c.restraint) {
        r.steadfast = false;
        set_strategy(&r, REGIME_INCAPABLE, 1, NAN, 0);
    } else if (defender_hard == r.threshold_hard) {
        set_strategy(&r, REGIME_INDIFFERENT_TOP, NAN, 0, 0);
    } else if (defender_hard == r.threshold_soft) {
        set_strategy(&r, REGIME_INDIFFERENT_BOTTOM, 1, NAN, 0);
    } else if (defender_hard > r.threshold_hard) {
        set_strategy(&r, REGIME_CERTAIN, 0, 0, 0);
    } else if (defender_hard > r.threshold_soft) {
        set_strategy(&r, REGIME_SEPARATING, 1, 0, 0);
    } else {
        solve_low(&r, challenger_hard, defender_hard);
    }
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
