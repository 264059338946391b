#include "study/case.h"

#include <stdlib.h>

struct case_set {
    int options, plans, threads;
    campaign_model **models; /* [options][plans] */
    campaign_state **states; /* [threads][options][plans], NULL until needed */
};

static size_t cell_count(const case_set *set)
{
    return (size_t)set->options * (size_t)set->plans;
}

static posture_status create_models(case_set *set, const scenario *const *applied, const char *const *plan_ids)
{
    for (int option = 0; option < set->options; option++) {
        for (int plan = 0; plan < set->plans; plan++) {
            int index = scenario_find_plan(applied[option], plan_ids[plan]);
            if (index < 0)
                return POSTURE_ERROR_UNKNOWN_NAME;
            size_t cell = (size_t)option * (size_t)set->plans + (size_t)plan;
            posture_status status = campaign_model_create(applied[option], index, &set->models[cell]);
            if (status != POSTURE_OK)
                return status;
        }
    }
    return POSTURE_OK;
}

posture_status case_set_create(const scenario *const *applied, int options, const char *const *plan_ids, int plans,
                               int threads, case_set **set)
{
    *set = NULL;
    case_set *s = calloc(1, sizeof *s);
    if (!s)
        return POSTURE_ERROR_MEMORY;
    s->options = options;
    s->plans = plans;
    s->threads = threads;
    s->models = calloc(cell_count(s), sizeof(campaign_model *));
    s->states = calloc(cell_count(s) * (size_t)threads, sizeof(campaign_state *));
    posture_status status = s->models && s->states ? POSTURE_OK : POSTURE_ERROR_MEMORY;
    if (status == POSTURE_OK)
        status = create_models(s, applied, plan_ids);
    if (status != POSTURE_OK) {
        case_set_destroy(s);
        return status;
    }
    *set = s;
    return POSTURE_OK;
}

void case_set_destroy(case_set *set)
{
    if (!set)
        return;
    for (size_t i = 0; set->states && i < cell_count(set) * (size_t)set->threads; i++)
        campaign_state_destroy(set->states[i]);
    for (size_t i = 0; set->models && i < cell_count(set); i++)
        campaign_model_destroy(set->models[i]);
    free(set->states);
    free(set->models);
    free(set);
}

const campaign_model *case_set_model(const case_set *set, int option, int plan)
{
    return set->models[(size_t)option * (size_t)set->plans + (size_t)plan];
}

posture_status case_set_run(void *context, int worker, int option, int plan, const study_case *c, outcome_row *row,
                            outcome_series *series)
{
    case_set *set = context;
    size_t cell = (size_t)option * (size_t)set->plans + (size_t)plan;
    campaign_state **state = &set->states[(size_t)worker * cell_count(set) + cell];
    if (!*state) {
        posture_status status = campaign_state_create(set->models[cell], state);
        if (status != POSTURE_OK)
            return status;
    }
    campaign_case one = {
        .seed = c->seed, .outer = c->outer, .replication = c->replication, .fixed_factors = c->fixed_factors};
    campaign_run(set->models[cell], *state, &one, row, series, NULL);
    return POSTURE_OK;
}
