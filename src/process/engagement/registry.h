/* The engagement models a scenario may name under `engagement:`. */
#ifndef PROCESS_ENGAGEMENT_REGISTRY_H
#define PROCESS_ENGAGEMENT_REGISTRY_H

#include "process/engagement/model.h"

/* NULL-terminated, static; the first is the default. */
const engagement_model *const *engagement_models(void);

const engagement_model *engagement_model_find(const char *id); /* NULL where unknown */

#endif
