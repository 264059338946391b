/* The JSON document of `posture invest` (docs/schema/invest.schema.json). */
#ifndef APP_INVEST_DOCUMENT_H
#define APP_INVEST_DOCUMENT_H

#include "app/invest_result.h"
#include "app/json_builder.h"

json_t *invest_document(const struct invest_result *r); /* [owned]; NULL when out of memory */

/* "LTU-mech_bn_west-2027-1" from country, type, ready year and ordinal. */
void invest_unit_id(const struct invest_result *r, const struct formed_unit *u, char *id, size_t size);

#endif
