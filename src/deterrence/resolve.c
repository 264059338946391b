#include "deterrence/resolve.h"

#include <assert.h>

resolve_result resolve_of(const ally_resolve *allies, int count, double losses_thousand, double tripwire_factor,
                          double required_share)
{
    double total = 0;
    for (int i = 0; i < count; i++)
        total += allies[i].weight;
    assert(total > 0);
    resolve_result r = {0};
    for (int i = 0; i < count; i++) {
        const ally_resolve *a = &allies[i];
        const double share = a->weight / total;
        const double concede = -a->concede_cost * (1 + (a->forward ? tripwire_factor : 0));
        const double fight = -a->fight_cost - a->loss_cost_per_thousand * losses_thousand * share;
        r.concede_worth += share * concede;
        r.fight_worth += share * fight;
        if (fight > concede)
            r.cohesion += share * (1 - a->stand_aside_prob);
    }
    r.resists = r.cohesion >= required_share;
    return r;
}
