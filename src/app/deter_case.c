#include "app/deter_case.h"

#include <stdlib.h>
#include <string.h>

#include "study/case.h"

const outcome_row *deter_rows_at(const deter_rows *r, int option, int plan, size_t outer)
{
    return &r->rows[(((size_t)option * r->plans + (size_t)plan) * r->outer + outer) * r->inner];
}

void deter_rows_clear(deter_rows *r)
{
    free(r->rows);
    *r = (deter_rows){0};
}

static bool is_of(int32_t stated, int adversary)
{
    return stated < 0 || stated == adversary;
}

bool deter_sees(const struct adversary *a, const char *option)
{
    for (int i = 0; i < a->sees_count; i++)
        if (strcmp(a->sees[i], option) == 0)
            return true;
    return a->sees_count == 0;
}

bool deter_has_beliefs(const scenario *s, int adversary)
{
    for (int i = 0; i < s->belief_count; i++)
        if (is_of(s->beliefs[i].adversary, adversary))
            return true;
    return s->adversaries[adversary].sees_count > 0;
}

/* Puts beliefs in the place of the factors' spreads; `spreads` keeps what was there. */
static void believe(scenario *s, int adversary, distribution *spreads)
{
    for (int f = 0; f < s->factor_count; f++)
        spreads[f] = s->factors[f].spread;
    for (int i = 0; i < s->belief_count && adversary >= 0; i++) {
        const struct belief *b = &s->beliefs[i];
        if (is_of(b->adversary, adversary))
            s->factors[b->factor].spread =
                b->value.factor >= 0 ? spreads[b->value.factor] : distribution_constant(b->value.value);
    }
}

static void forget(scenario *s, const distribution *spreads)
{
    for (int f = 0; f < s->factor_count; f++)
        s->factors[f].spread = spreads[f];
}

static posture_status keep_row(void *context, int option, int plan, const outcome_row *row,
                               const outcome_series *series)
{
    deter_rows *r = context;
    (void)series;
    r->rows[((size_t)option * r->plans + (size_t)plan) * r->outer * r->inner + (size_t)row->replication] = *row;
    return POSTURE_OK;
}

typedef struct believed {
    const scenario **scenarios; /* [option_count] as the adversary sees them */
    distribution **spreads;     /* [option_count] */
} believed;

static void believed_clear(believed *b, const assess_input *in)
{
    for (int i = 0; b->spreads && i < in->option_count; i++) {
        if (b->spreads[i])
            forget(in->scenarios[i], b->spreads[i]);
        free(b->spreads[i]);
    }
    free(b->spreads);
    free(b->scenarios);
}

static posture_status believed_make(believed *b, const assess_input *in, int adversary)
{
    b->scenarios = calloc((size_t)in->option_count,
                          sizeof(*b->scenarios)); /* NOLINT(bugprone-sizeof-expression): pointers are stored */
    b->spreads = calloc((size_t)in->option_count, sizeof(*b->spreads)); /* NOLINT(bugprone-sizeof-expression) */
    if (!b->scenarios || !b->spreads)
        return POSTURE_ERROR_MEMORY;
    for (int i = 0; i < in->option_count; i++) {
        scenario *s = in->scenarios[i];
        const bool seen = adversary < 0 || deter_sees(&s->adversaries[adversary], in->options[i]->id);
        b->scenarios[i] = in->scenarios[seen ? i : 0];
        b->spreads[i] = malloc(((size_t)s->factor_count + 1) * sizeof **b->spreads);
        if (!b->spreads[i])
            return POSTURE_ERROR_MEMORY;
        believe(s, adversary, b->spreads[i]);
    }
    return POSTURE_OK;
}

posture_status deter_simulate(const assess_input *in, const study_design *design, int adversary,
                              bool (*progress)(void *context, size_t done, size_t total), void *context,
                              deter_rows *rows)
{
    believed b = {0};
    case_set *cases = NULL;
    study_result *result = NULL;
    *rows = (deter_rows){.options = (size_t)design->options,
                         .plans = (size_t)design->plans,
                         .outer = design->outer,
                         .inner = design->inner};
    rows->rows = calloc(rows->options * rows->plans * rows->outer * rows->inner, sizeof *rows->rows);
    posture_status status = rows->rows ? believed_make(&b, in, adversary) : POSTURE_ERROR_MEMORY;
    if (status == POSTURE_OK)
        status = case_set_create(b.scenarios, in->option_count, in->plan_ids, in->plan_count, design->threads, &cases);
    if (status == POSTURE_OK) {
        const study_source source = {.context = cases, .run = case_set_run};
        const study_sink sink = {.context = rows, .row = keep_row, .progress = progress, .progress_context = context};
        status = study_run(design, &source, &sink, &result);
    }
    study_result_destroy(result);
    case_set_destroy(cases);
    believed_clear(&b, in);
    if (status != POSTURE_OK)
        deter_rows_clear(rows);
    return status;
}

static double worth_of(const scenario *s, int adversary, int32_t place, const double *factor)
{
    quantity worth = s->adversaries[adversary].objective_worth;
    bool own = false;
    for (int i = 0; i < s->worth_count; i++) {
        const struct objective_worth *w = &s->worths[i];
        if (w->place == place && is_of(w->adversary, adversary) && !own) {
            worth = w->worth;
            own = w->adversary == adversary;
        }
    }
    return quantity_get(worth, factor);
}

void deter_stakes(const scenario *s, int adversary, const struct plan *p, const double *factor, calculus_stakes *out)
{
    static const calculus_frame frames[FRAME_COUNT] = {CALCULUS_EXPECTED, CALCULUS_FROM_RESTRAINT,
                                                       CALCULUS_FROM_SUCCESS};
    const struct adversary *a = &s->adversaries[adversary];
    *out = (calculus_stakes){.full_worth_day = quantity_get(a->full_worth_day, factor),
                             .loss_cost_per_thousand = quantity_get(a->own_loss_cost_per_thousand, factor),
                             .time_cost_per_day = quantity_get(a->time_cost_per_day, factor),
                             .escalation_cost = quantity_get(a->escalation_cost, factor),
                             .escalation_prob = quantity_get(a->escalation_prob, factor),
                             .united_cost = quantity_get(a->united_alliance_cost, factor),
                             .restraint = quantity_get(a->restraint_worth, factor) +
                                          quantity_get(a->restraint_change_per_year, factor) *
                                              quantity_get(a->look_ahead_year, factor),
                             .back_down_cost = quantity_get(a->back_down_cost, factor),
                             .risk_aversion = quantity_get(a->risk_aversion, factor),
                             .frame = frames[a->frame]};
    for (int i = 0; i < p->objective_count && i < OUTCOME_OBJECTIVE_MAX; i++)
        out->objective_worth[i] = worth_of(s, adversary, p->objectives[i].place, factor);
}

static bool has_unit_abroad(const scenario *s, int32_t country)
{
    for (int u = 0; u < s->unit_count; u++)
        if (s->units[u].country == country && s->units[u].home >= 0 &&
            s->net.places[s->units[u].home].country != country)
            return true;
    return false;
}

resolve_result deter_resolve(const scenario *s, const double *factor, const outcome_row *rows, size_t count)
{
    ally_resolve members[SCENARIO_COUNTRY_MAX] = {0};
    int member_count = 0;
    for (int i = 0; i < s->ally_count && member_count < SCENARIO_COUNTRY_MAX; i++) {
        const struct ally_stake *a = &s->allies[i];
        members[member_count++] =
            (ally_resolve){.weight = a->weight,
                           .concede_cost = quantity_get(a->concede_cost, factor),
                           .fight_cost = quantity_get(a->fight_cost, factor),
                           .loss_cost_per_thousand = quantity_get(a->loss_cost_per_thousand, factor),
                           .stand_aside_prob = quantity_get(s->countries[a->country].stand_aside_prob, factor),
                           .forward = has_unit_abroad(s, a->country)};
    }
    double losses = 0;
    size_t whole = 0;
    for (size_t i = 0; i < count; i++)
        if (rows[i].status == POSTURE_OK) {
            losses += rows[i].measure[OUTCOME_DEFENDER_LOSS];
            whole++;
        }
    return resolve_of(members, member_count, whole > 0 ? losses / (double)whole / 1000 : 0,
                      quantity_get(s->tripwire_factor, factor), quantity_get(s->required_share, factor));
}
