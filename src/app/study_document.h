/* What a study says, as the document of docs/schema/study.schema.json. */
#ifndef APP_STUDY_DOCUMENT_H
#define APP_STUDY_DOCUMENT_H

#include <jansson.h>

#include "app/study_values.h"

/* stopped: words for why it ended. flips [stolen], may be NULL. *document [out, owned]. */
posture_status study_document(const study_values *values, const char *stopped, json_t *flips, json_t **document);

#endif
