/* One replication: warning, decision, deployment, fight, outcome. Everything in design terms happens here in order;
 * the processes do the work and know nothing of each other. */
#ifndef CAMPAIGN_CAMPAIGN_H
#define CAMPAIGN_CAMPAIGN_H

#include "campaign/trace.h"
#include "scenario/outcome.h"
#include "scenario/scenario.h"

/* What is constant for one scenario (with its option applied) and one attack plan: resolved tasks, routing tables,
 * the deployment network. Shared by all threads; the scenario outlives it. */
typedef struct campaign_model campaign_model;

posture_status campaign_model_create(const scenario *s, int32_t attack_plan, campaign_model **model); /* [out, owned] */
void campaign_model_destroy(campaign_model *model);

/* The mutable state of one worker, reusable for any number of replications. No allocation after this. */
typedef struct campaign_state campaign_state;

posture_status campaign_state_create(const campaign_model *model, campaign_state **state); /* [out, owned] */
void campaign_state_destroy(campaign_state *state);

/* Which replication to run. */
typedef struct campaign_case {
    uint64_t seed;
    uint64_t outer;        /* epistemic draw */
    uint64_t replication;  /* counted over all outer draws */
    bool baseline_factors; /* every factor at its baseline, luck as drawn */
    /* Of each factor of the scenario, a number or NaN [borrowed]: what a study sets; epistemic factors without one
     * stand at their baselines, aleatory ones are drawn. NULL: all as drawn. */
    const double *fixed_factors;
    bool without_fighting; /* deployment alone: no attack takes place */
} campaign_case;

/* Runs one replication. series, trace: NULL where not wanted. A failed replication is a row with its status. */
void campaign_run(const campaign_model *model, campaign_state *state, const campaign_case *c, outcome_row *row,
                  outcome_series *series, campaign_trace *trace);

/* Work done since the state was created, for benchmarks: engagement steps and unit moves really computed. */
typedef struct campaign_counters {
    uint64_t replications, engagement_steps, unit_moves;
} campaign_counters;
campaign_counters campaign_counters_get(const campaign_state *state);

#endif
