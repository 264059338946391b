/* Whether the ranking of options depends on the engagement model: the headline share of every option under every model,
 * side by side, with ranks, their agreement, and the comparisons on which models contradict each other. */
#ifndef APP_ACROSS_MODELS_H
#define APP_ACROSS_MODELS_H

#include <jansson.h>

#include "app/across_sample.h"

/* The member `across_models` of the document of `assess` (docs/schema/assess.schema.json). Each option is judged, under
 * each model, by its worst plan: the one with which the attacker does best under that model. NULL out of memory.
 * [owned] */
json_t *across_models_object(const assess_input *in, const across_sample *sample);

#endif
