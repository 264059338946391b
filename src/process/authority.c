#include "process/authority.h"

#include <assert.h>
#include <math.h>

/* What all countries' decisions have in common. */
typedef struct common {
    const struct plan *attack;
    const draw *d;
    const double *prob;
    int first_day, day_count;
    double attribution_day;  /* the attack is known for what it is; 0 unless ambiguous */
    double consultation_day; /* end of the consultation on warning, INFINITY without warning */
} common;

static double day_passed(const common *in, double threshold)
{
    for (int i = 0; i < in->day_count; i++)
        if (in->prob[i] >= threshold)
            return in->first_day + i;
    return INFINITY;
}

static bool is_attacked(const struct plan *attack, int country)
{
    for (int i = 0; i < attack->attacked_count; i++)
        if (attack->attacked[i] == country)
            return true;
    return false;
}

static void never(authority_result *out, int c)
{
    out->c_day[c] = INFINITY;
    out->m_day[c] = INFINITY;
    out->border_open_day[c] = INFINITY;
    out->share_released[c] = 0;
    out->stands_aside[c] = false;
}

/* The attacker decided before its build-up began; what access it gives opens with it. */
static void decide_attacker(const common *in, const struct country *who, int participation, int c,
                            authority_result *out)
{
    out->border_open_day[c] = in->first_day;
    if (participation < PARTICIPATION_BELLIGERENT)
        return;
    out->c_day[c] = in->first_day;
    out->m_day[c] = in->first_day + draw_get(in->d, who->mobilisation_delay_day);
    out->share_released[c] = draw_get(in->d, who->share_released) * (1 - draw_get(in->d, who->crisis_bound_share));
}

/* An ally decides on warning or on the attack, whichever lets it act sooner. */
static void decide_ally(const common *in, const struct country *who, int participation, int c, authority_result *out)
{
    const double passed_day = day_passed(in, draw_get(in->d, who->alert_threshold_prob));
    const double deciding_day = draw_get(in->d, who->decision_delay_day);
    const bool attacked = is_attacked(in->attack, c);
    double day = fmax(passed_day, attacked ? -INFINITY : in->consultation_day) + deciding_day;
    day = fmin(day, attacked ? 0 : in->attribution_day + draw_get(in->d, who->attacked_delay_day));
    out->border_open_day[c] = day;
    if (participation < PARTICIPATION_BELLIGERENT)
        return;
    const double u = rng_uniform(in->d->luck, RNG_AUTHORITY, who->hash, 0, 0);
    out->stands_aside[c] = !attacked && u < draw_get(in->d, who->stand_aside_prob);
    if (out->stands_aside[c])
        return;
    out->c_day[c] = day;
    out->m_day[c] = day + draw_get(in->d, who->mobilisation_delay_day);
    const double released = attacked ? 1 : draw_get(in->d, who->share_released);
    out->share_released[c] = released * (1 - draw_get(in->d, who->crisis_bound_share));
}

/* Consensus needs every ally that acts; on warning it is there when the last of them has decided. */
static double consensus_day(const scenario *s, const common *in, const authority_result *out)
{
    double last_day = -INFINITY;
    for (int c = 0; c < s->country_count; c++)
        if (s->countries[c].side == SIDE_DEFENDER && isfinite(out->c_day[c]))
            last_day = fmax(last_day, out->c_day[c]);
    const double on_attack = in->attribution_day + in->d->parameter[PARAMETER_CONSENSUS_DELAY_DAY];
    return isfinite(last_day) ? fmin(last_day, on_attack) : on_attack;
}

static double first_passed_day(const scenario *s, const common *in)
{
    double first = INFINITY;
    for (int c = 0; c < s->country_count; c++)
        if (s->countries[c].side == SIDE_DEFENDER && draw_get(in->d, s->countries[c].participation) >= 0.5)
            first = fmin(first, day_passed(in, draw_get(in->d, s->countries[c].alert_threshold_prob)));
    return first;
}

void authority_decide(const scenario *s, const struct plan *attack, const draw *d, const double *prob, int first_day,
                      int day_count, authority_result *out)
{
    assert(s->country_count <= AUTHORITY_COUNTRY_MAX);
    common in = {attack, d, prob, first_day, day_count, 0, INFINITY};
    in.attribution_day = attack->ambiguous ? d->parameter[PARAMETER_ATTRIBUTION_DELAY_DAY] : 0;
    const double first = first_passed_day(s, &in);
    in.consultation_day = first + d->parameter[PARAMETER_CONSULTATION_DELAY_DAY];
    out->g_day = isfinite(first) ? first : NAN;
    for (int c = 0; c < s->country_count; c++) {
        const struct country *who = &s->countries[c];
        const int participation = (int)(draw_get(d, who->participation) + 0.5);
        never(out, c);
        if (participation < PARTICIPATION_ACCESS)
            continue;
        if (who->side == SIDE_ATTACKER)
            decide_attacker(&in, who, participation, c, out);
        else
            decide_ally(&in, who, participation, c, out);
    }
    out->alliance_day = consensus_day(s, &in, out);
    const double alerted = day_passed(&in, d->parameter[PARAMETER_DELEGATED_THRESHOLD_PROB]);
    out->delegated_day = fmin(alerted, in.attribution_day) + d->parameter[PARAMETER_DELEGATED_DELAY_DAY];
}

double authority_unit_day(const authority_result *a, const struct unit *u)
{
    const double national = a->c_day[u->country];
    double day = national;
    if (isinf(national) && national > 0)
        return INFINITY;
    if (u->authority == AUTHORITY_ALLIANCE)
        day = a->alliance_day;
    else if (u->authority == AUTHORITY_DELEGATED)
        day = fmin(a->delegated_day, a->alliance_day);
    if (u->readiness == READINESS_RESERVE)
        day = fmax(day, a->m_day[u->country]);
    return fmax(day, u->available_day);
}
