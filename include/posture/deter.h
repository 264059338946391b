/* What an attacker with stated stakes and beliefs would make of each posture: in how many assumed cases an attack pays.
 * Never a probability of attack. */
#ifndef POSTURE_DETER_H
#define POSTURE_DETER_H

#include <stdbool.h>
#include <stdint.h>

#include <posture/diagnostic.h>

typedef struct posture_deter_def {
    const char *scenario; /* folder with adversary.yaml and alliance.yaml [borrowed], required */
    const char *options;  /* ids, comma-separated [borrowed]; NULL: as the scenario says, else all */
    const char *plans;    /* likewise */
    uint64_t seed;
    uint64_t replications; /* of each option, plan and set of beliefs; 0: as the scenario says */
    int threads;           /* 0: all processors */
    bool (*progress)(void *context, size_t done, size_t total); /* of the current set of beliefs; NULL: none */
    void *context;
} posture_deter_def;

/* *json [out, owned, free()]: the document of docs/schema/deter.schema.json; NULL on failure. POSTURE_ERROR_INPUT: the
 * scenario has errors or states no stakes; POSTURE_ERROR_UNKNOWN_NAME: an option or plan that it does not have; both
 * with diagnostics. */
posture_status posture_deter(const posture_deter_def *def, posture_diagnostics *found, char **json);

#endif
