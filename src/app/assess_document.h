/* What a study found, as JSON: the document of `assess --json` (docs/schema/assess.schema.json) and, around it, the
 * document of the report (docs/schema/report.schema.json). Values are borrowed from the study and the scenarios. */
#ifndef APP_ASSESS_DOCUMENT_H
#define APP_ASSESS_DOCUMENT_H

#include <jansson.h>

#include "scenario/scenario.h"
#include "study/study.h"

/* A study together with the names of its cells. scenarios[0] is the base. */
typedef struct assess_study {
    const char *name; /* of the scenario */
    const study_design *design;
    const scenario *const *scenarios;    /* [options], option applied */
    const struct option *const *options; /* [options]: titles and summaries */
    const char *const *plan_ids;         /* [plans] */
    study_result *result;
} assess_study;

/* NULL when out of memory. [owned] */
json_t *assess_document(const assess_study *study);

#endif
