#include "campaign/campaign.h"

#include <math.h>
#include <stdlib.h>

#include "campaign/axis.h"
#include "campaign/clock.h"
#include "campaign/opening.h"
#include "campaign/road.h"
#include "campaign/source.h"
#include "campaign/state.h"
#include "campaign/summary.h"

/* The attacker's assembly through road and rail, at the scenario's baseline. */
static posture_status measure_preparation(campaign_model *m)
{
    const scenario *s = m->s;
    const size_t units = (size_t)s->unit_count;
    double *factors = malloc(((size_t)s->factor_count + 1) * sizeof *factors);
    deployment_order *orders = malloc((units + 1) * sizeof *orders);
    deployment_arrival *arrivals = malloc((units + 1) * sizeof *arrivals);
    void *scratch = malloc((size_t)deployment_scratch_size(m->deployment) + 1);
    posture_status status = POSTURE_ERROR_MEMORY;
    if (factors && orders && arrivals && scratch) {
        draw d;
        draw_make_baseline(s, 0, 0, factors, &d);
        m->minimum_preparation_day = opening_minimum_preparation_day(m, &d, scratch, orders, arrivals);
        status = POSTURE_OK;
    }
    free(scratch);
    free(arrivals);
    free(orders);
    free(factors);
    return status;
}

posture_status campaign_model_create(const scenario *s, int32_t attack_plan, campaign_model **model)
{
    *model = NULL;
    campaign_model *m;
    posture_status status = model_build(s, attack_plan, &m);
    if (status != POSTURE_OK)
        return status;
    status = axis_build(m);
    if (status == POSTURE_OK)
        status = source_build(m);
    if (status == POSTURE_OK)
        status = measure_preparation(m);
    if (status != POSTURE_OK) {
        model_free(m);
        return status;
    }
    *model = m;
    return POSTURE_OK;
}

void campaign_model_destroy(campaign_model *model)
{
    model_free(model);
}

posture_status campaign_state_create(const campaign_model *model, campaign_state **state)
{
    return state_create(model, state);
}

void campaign_state_destroy(campaign_state *state)
{
    state_destroy(state);
}

static void begin(const campaign_model *model, campaign_state *c, const campaign_case *which, campaign_trace *trace)
{
    state_reset(c);
    c->trace = trace;
    c->without_fighting = which->without_fighting;
    c->ceasefire = false;
    c->step_second = (int64_t)(model->s->contact_step_hour * SECONDS_PER_HOUR);
    if (which->baseline_factors)
        draw_make_baseline(model->s, which->seed, which->replication, c->factors, &c->d);
    else if (which->fixed_factors)
        draw_make_fixed(model->s, which->seed, which->replication, which->fixed_factors, c->factors, &c->d);
    else
        draw_make(model->s, which->seed, which->outer, which->replication, c->factors, &c->d);
    /* Doubt about a model's coefficients is not luck: one draw for each outer draw. */
    const rng_stream epistemic = {.seed = which->seed, .replication = which->outer};
    for (uint32_t i = 0; i < ENGAGEMENT_DRAWS; i++)
        c->estimate[i] = which->baseline_factors ? 0.0 : rng_normal(epistemic, RNG_ENGAGEMENT, 1, 0, i);
}

void campaign_run(const campaign_model *model, campaign_state *state, const campaign_case *c, outcome_row *row,
                  outcome_series *series, campaign_trace *trace)
{
    summary_day days;
    begin(model, state, c, trace);
    opening_run(state);
    state->unopposed_hour = road_unopposed_hour(state);
    summary_open(&days);
    clock_run(state, &days, series);
    *row = (outcome_row){.outer = c->outer, .replication = c->replication, .status = POSTURE_OK};
    summary_close(state, &days, row);
    state->trace = NULL;
    state->replications++;
}

campaign_counters campaign_counters_get(const campaign_state *state)
{
    return (campaign_counters){state->replications, state->engagement_steps, state->unit_moves};
}
