/* The document of the HTML report (docs/schema/report.schema.json): the assessment, the words it uses, the map, chances
 * by day, day series and typical replications. */
#ifndef APP_REPORT_DOCUMENT_H
#define APP_REPORT_DOCUMENT_H

#include "app/assess_document.h"

/* assess [borrowed]; replay [stolen, also on failure; NULL counts as failure]. NULL when out of memory. [owned] */
json_t *report_document(const assess_study *study, json_t *assess, json_t *replay);

/* "d", "a" or "n", as the report writes a side. */
const char *report_side_text(side_role side);

#endif
