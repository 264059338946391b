/* One campaign, told as a story by day. A replication is one draw, not a forecast. */
#ifndef POSTURE_RUN_H
#define POSTURE_RUN_H

#include <stdint.h>

#include <posture/diagnostic.h>

typedef struct posture_run_def {
    const char *scenario; /* folder [borrowed], required */
    const char *plan;     /* id of an attack plan; NULL: the scenario's first */
    const char *option;   /* id; NULL: base */
    uint64_t seed;        /* default 1 */
    uint64_t replication; /* default 0: the same number in `assess` with the same seed is the same campaign */
    const char *trace;    /* file for every event as JSON lines (docs/schema/trace.schema.json); NULL for none */
} posture_run_def;

posture_run_def posture_run_def_default(void);

typedef struct posture_run posture_run;

/* result [out, owned]: NULL on failure; statuses as of posture_assess_run. */
posture_status posture_run_campaign(const posture_run_def *def, posture_diagnostics *found, posture_run **result);
void posture_run_destroy(posture_run *result); /* NULL is harmless */

/* The document of docs/schema/run.schema.json: outcome and story. [borrowed] */
const char *posture_run_json(const posture_run *result);

#endif
