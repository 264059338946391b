/* JSON values to text, one way for every file and --json output: jansson values, keys in the order they were set,
 * doubles in the shortest form that reads back, NaN and infinities as null. */
#ifndef BASE_JSON_TEXT_H
#define BASE_JSON_TEXT_H

#include <stddef.h>

#include <jansson.h>

#include <posture/status.h>

/* A JSON real, or null where `value` is not finite. NULL when out of memory, as jansson does. */
json_t *json_number(double value);

/* text [out, owned by the caller, free()]. indent 0: one line without blanks. No closing newline. A NULL `value` counts
 * as out of memory, which is what made it. */
posture_status json_to_text(const json_t *value, int indent, char **text, size_t *length);

#endif
