#include "process/engagement/salvo.h"

#include <assert.h>
#include <math.h>

#include "numeric/distribution.h"

double hughes_loss_unclipped(const hughes_force *shooter, const hughes_force *target)
{
    double shots = shooter->scouting * shooter->shots * shooter->units;
    double stopped = target->alertness * target->defence * target->units;
    return (shots - stopped) / target->staying;
}

double hughes_loss(const hughes_force *shooter, const hughes_force *target)
{
    return fmin(fmax(hughes_loss_unclipped(shooter, target), 0), target->units);
}

void hughes_exchange(const hughes_force force[SALVO_SIDES], salvo_order order, double loss[SALVO_SIDES])
{
    hughes_force left[SALVO_SIDES] = {force[SALVO_A], force[SALVO_B]};
    if (order != SALVO_B_FIRST)
        loss[SALVO_B] = hughes_loss(&force[SALVO_A], &force[SALVO_B]);
    if (order == SALVO_A_FIRST)
        left[SALVO_B].units -= loss[SALVO_B];
    loss[SALVO_A] = hughes_loss(&left[SALVO_B], &force[SALVO_A]);
    if (order == SALVO_B_FIRST) {
        left[SALVO_A].units -= loss[SALVO_A];
        loss[SALVO_B] = hughes_loss(&left[SALVO_A], &force[SALVO_B]);
    }
}

/* Successes among per_unit trials of each unit; a part of a unit tries as often with less chance. */
static int successes(double units, int per_unit, double prob, const double u[2])
{
    int whole = (int)floor(units);
    int count = distribution_binomial_quantile(whole * per_unit, prob, u[0]);
    return count + distribution_binomial_quantile(per_unit, prob * (units - whole), u[1]);
}

double armstrong_loss(const armstrong_force *shooter, const armstrong_force *target, const armstrong_luck *luck)
{
    assert((shooter->units + 1) * shooter->shots <= SALVO_HITS_MOST);
    int hits = successes(shooter->units, shooter->shots, shooter->hit_prob, luck->hit) -
               successes(target->units, target->intercepts, target->intercept_prob, luck->intercept);
    distribution damage = distribution_constant(target->damage_mean);
    if (target->damage_sd > 0)
        damage = (distribution){
            .kind = DISTRIBUTION_NORMAL, .a = target->damage_mean, .b = target->damage_sd, .c = 0, .d = INFINITY};
    double loss = 0;
    for (int i = 0; i < hits && loss < target->units; i++)
        loss += distribution_quantile(&damage, luck->damage[i]);
    return fmin(loss, target->units);
}

void armstrong_exchange(const armstrong_force force[SALVO_SIDES], salvo_order order,
                        const armstrong_luck luck[SALVO_SIDES], double loss[SALVO_SIDES])
{
    armstrong_force left[SALVO_SIDES] = {force[SALVO_A], force[SALVO_B]};
    if (order != SALVO_B_FIRST)
        loss[SALVO_B] = armstrong_loss(&force[SALVO_A], &force[SALVO_B], &luck[SALVO_B]);
    if (order == SALVO_A_FIRST)
        left[SALVO_B].units -= loss[SALVO_B];
    loss[SALVO_A] = armstrong_loss(&left[SALVO_B], &force[SALVO_A], &luck[SALVO_A]);
    if (order == SALVO_B_FIRST) {
        left[SALVO_A].units -= loss[SALVO_A];
        loss[SALVO_B] = armstrong_loss(&left[SALVO_A], &force[SALVO_B], &luck[SALVO_B]);
    }
}
