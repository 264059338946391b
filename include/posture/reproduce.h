/* Published models against their own published numbers. */
#ifndef POSTURE_REPRODUCE_H
#define POSTURE_REPRODUCE_H

#include <posture/status.h>

typedef struct posture_reproduce_result {
    char *json;       /* [owned, free()]: the document of docs/schema/reproduce.schema.json; NULL on failure */
    int lines;        /* numbers compared */
    int lines_failed; /* of them outside their tolerance */
} posture_reproduce_result;

/* model: only the lines of this model; NULL for all. POSTURE_ERROR_UNKNOWN_NAME where no line has it. */
posture_status posture_reproduce(const char *model, posture_reproduce_result *result);

#endif
