/* Building JSON with one check at the end: jansson's constructors return NULL when out of memory, and setting or
 * appending NULL fails, so a whole object is right or its builder says that it failed. */
#ifndef APP_JSON_BUILDER_H
#define APP_JSON_BUILDER_H

#include <stdbool.h>

#include <jansson.h>

#include "numeric/statistics.h"

typedef struct json_builder {
    json_t *value;
    bool failed;
} json_builder;

json_builder json_build_object(void);
json_builder json_build_array(void);

/* value [stolen] */
void json_build_set(json_builder *b, const char *key, json_t *value);
void json_build_append(json_builder *b, json_t *value);

/* value, lo, hi; a NaN or infinite one is null. */
void json_set_interval(json_builder *b, interval i);
json_t *json_interval(interval i); /* [owned] */

/* The object or array [owned], or NULL where any step failed. */
json_t *json_build_finish(json_builder *b);

#endif
