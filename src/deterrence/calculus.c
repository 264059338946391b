#include "deterrence/calculus.h"

#include <math.h>
#include <stdlib.h>

#include "deterrence/unilateral.h"

enum { BISECTION_STEPS = 60 };

static double held_share(const objective_outcome *o, double horizon_day, double full_worth_day)
{
    if (isnan(o->held_day))
        return 0;
    const double until = isnan(o->lost_again_day) ? horizon_day : o->lost_again_day;
    return fmin(fmax(until - o->held_day, 0) / full_worth_day, 1);
}

static double gain_of(const calculus_stakes *s, const outcome_row *row, double horizon_day)
{
    double gain = 0;
    for (int i = 0; i < row->objective_count; i++)
        gain += s->objective_worth[i] * held_share(&row->objective[i], horizon_day, s->full_worth_day);
    return gain;
}

static int compare_doubles(const void *left, const void *right)
{
    const double a = *(const double *)left;
    const double b = *(const double *)right;
    return (a > b) - (a < b);
}

static double quantile(const double *sorted, size_t n, double p)
{
    const double at = p * (double)(n - 1);
    const size_t low = (size_t)floor(at);
    const size_t high = low + 1 < n ? low + 1 : low;
    return sorted[low] + (at - (double)low) * (sorted[high] - sorted[low]);
}

bool calculus_terms_of(const calculus_stakes *s, const outcome_row *rows, size_t count, double horizon_day,
                       double cohesion, double *worth, size_t *kept, calculus_terms *t)
{
    static const double at[CALCULUS_QUANTILES] = {0.1, 0.5, 0.9};
    *t = (calculus_terms){.restraint = s->restraint, .back_down = s->restraint - s->back_down_cost};
    t->escalation_cost = s->escalation_cost * s->escalation_prob;
    t->united_cost = s->united_cost * cohesion;
    *kept = 0;
    for (size_t i = 0; i < count; i++) {
        const outcome_row *row = &rows[i];
        if (row->status != POSTURE_OK)
            continue;
        const double day = row->measure[OUTCOME_ALL_HELD_DAY];
        const double gain = gain_of(s, row, horizon_day);
        const double loss = s->loss_cost_per_thousand * row->measure[OUTCOME_ATTACKER_LOSS] / 1000;
        const double time = s->time_cost_per_day * (isnan(day) ? horizon_day : fmin(day, horizon_day));
        worth[(*kept)++] = gain - loss - time - t->escalation_cost - t->united_cost;
        t->gain += gain;
        t->loss_cost += loss;
        t->time_cost += time;
        for (int o = 0; o < row->objective_count && *kept == 1; o++)
            t->unopposed += s->objective_worth[o];
    }
    if (*kept == 0)
        return false;
    t->gain /= (double)*kept;
    t->loss_cost /= (double)*kept;
    t->time_cost /= (double)*kept;
    t->resisted = t->gain - t->loss_cost - t->time_cost - t->escalation_cost - t->united_cost;
    qsort(worth, *kept, sizeof *worth, compare_doubles);
    for (int q = 0; q < CALCULUS_QUANTILES; q++)
        t->resisted_at[q] = quantile(worth, *kept, at[q]);
    return true;
}

/* Fighting on or backing down is one choice before luck falls, by the expected worth. */
static size_t results_of(const calculus_terms *t, const double *worth, size_t kept, double resist, prospect *results)
{
    size_t n = 0;
    results[n++] = (prospect){t->unopposed, 1 - resist};
    if (t->back_down > t->resisted) {
        results[n++] = (prospect){t->back_down, resist};
        return n;
    }
    for (size_t i = 0; i < kept; i++)
        results[n++] = (prospect){worth[i], resist / (double)kept};
    return n;
}

double calculus_advantage(const calculus_stakes *s, const calculus_terms *t, const double *worth, size_t kept,
                          double resist, prospect *scratch)
{
    const size_t n = results_of(t, worth, kept, resist, scratch);
    if (s->frame == CALCULUS_EXPECTED)
        return prospect_certainty_equivalent(scratch, n, s->risk_aversion) - t->restraint;
    const double reference = s->frame == CALCULUS_FROM_RESTRAINT ? t->restraint : t->unopposed;
    return prospect_evaluate(&prospect_usual, scratch, n, reference) -
           prospect_value(&prospect_usual, t->restraint - reference);
}

double calculus_threshold(const calculus_stakes *s, const calculus_terms *t, const double *worth, size_t kept,
                          prospect *scratch)
{
    if (calculus_advantage(s, t, worth, kept, 0, scratch) <= 0)
        return 0;
    if (calculus_advantage(s, t, worth, kept, 1, scratch) > 0)
        return INFINITY;
    if (s->frame == CALCULUS_EXPECTED && s->risk_aversion == 0)
        return critical_risk(t->unopposed, t->restraint, fmax(t->resisted, t->back_down));
    double pays = 0;
    double fails = 1;
    for (int i = 0; i < BISECTION_STEPS; i++) {
        const double middle = (pays + fails) / 2;
        if (calculus_advantage(s, t, worth, kept, middle, scratch) > 0)
            pays = middle;
        else
            fails = middle;
    }
    return (pays + fails) / 2;
}
