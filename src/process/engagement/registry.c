#include "process/engagement/registry.h"

#include <string.h>

#include "process/engagement/biddle.h"
#include "process/engagement/calibrated.h"
#include "process/engagement/epstein.h"
#include "process/engagement/lanchester.h"
#include "process/engagement/planning_factor.h"
#include "process/engagement/qjm.h"
#include "process/engagement/stochastic_square.h"

static const engagement_model *const models[] = {
    &calibrated_model,
    &lanchester_model,
    &lanchester_square_model,
    &lanchester_linear_model,
    &lanchester_log_model,
    &lanchester_mixed_model,
    &stochastic_square_model,
    &epstein_model,
    &biddle_model,
    &qjm_model,
    &planning_factor_model,
    NULL,
};

const engagement_model *const *engagement_models(void)
{
    return models;
}

const engagement_model *engagement_model_find(const char *id)
{
    for (size_t i = 0; models[i]; i++)
        if (strcmp(models[i]->id, id) == 0)
            return models[i];
    return NULL;
}
