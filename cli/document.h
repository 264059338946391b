/* The JSON document that a verb made: printed as it is, or as the verb's table. */
#ifndef CLI_DOCUMENT_H
#define CLI_DOCUMENT_H

#include <stdbool.h>

#include <jansson.h>

#include "terminal.h"

/* Text of a member, "" where it is none. */
const char *document_text(const json_t *object, const char *key);

/* Number of a member, NaN where it is null or none. */
double document_number(const json_t *object, const char *key);

/* Prints the document, or nothing where it is NULL; print: the verb's table. Returns `code`, or EXIT_FAILED where
 * memory or standard output failed. json [owned]: freed. */
int document_print(char *json, bool as_json, int code, void (*print)(const terminal *t, const json_t *document));

#endif
