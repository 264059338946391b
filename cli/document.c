#include "document.h"

#include <math.h>
#include <stdlib.h>

#include "verbs.h"

const char *document_text(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

double document_number(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return json_is_number(value) ? json_number_value(value) : NAN;
}

int document_print(char *json, bool as_json, int code, void (*print)(const terminal *t, const json_t *document))
{
    if (json && as_json) {
        puts(json);
    } else if (json) {
        json_t *document = json_loads(json, 0, NULL);
        terminal out = terminal_of(stdout);
        if (document)
            print(&out, document);
        else
            code = EXIT_FAILED;
        json_decref(document);
    }
    free(json);
    return fflush(stdout) == 0 ? code : EXIT_FAILED;
}
