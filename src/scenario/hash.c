#include "scenario/hash.h"

#include <string.h>

#include "scenario/content.h"
#include "scenario/sha256.h"

posture_status scenario_hash(scenario *s)
{
    content c;
    sha256 digest;
    posture_status status = content_make(s, &c);
    if (status != POSTURE_OK)
        return status;
    sha256_begin(&digest);
    for (int i = 0; i < c.count; i++) {
        const content_value *v = &c.values[i];
        if (v->table == TABLE_ASSESS)
            continue; /* how often it is run does not change what it is */
        const char *part[] = {schema_get(v->table)->name, v->id, v->column, v->text};
        for (int p = 0; p < 4; p++)
            sha256_add(&digest, part[p], strlen(part[p]) + 1); /* with its NUL, so that parts cannot run together */
    }
    sha256_end(&digest, s->hash);
    content_clear(&c);
    return POSTURE_OK;
}
