/* Bills of options as JSON: docs/schema/cost.schema.json. */
#ifndef APP_COST_DOCUMENT_H
#define APP_COST_DOCUMENT_H

#include "app/json_builder.h"
#include "cost/bill.h"

/* How money is counted. */
json_t *cost_basis_object(const struct cost_basis *basis);

/* One option. costed: "yes", "partly" (a change has no card), "what_if" (only the world changes) or "none" (nothing
 * changes). lines: with every line, or the sums alone. */
json_t *cost_option_object(const scenario *stated, const struct option *option, const bill *b, bool lines);
const char *cost_option_costed(const bill *b);

#endif
