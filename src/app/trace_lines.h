/* Every event of a campaign as one JSON object a line (docs/schema/trace.schema.json). Numbers are named by what they
 * are, with their unit, not by their place in the event. */
#ifndef APP_TRACE_LINES_H
#define APP_TRACE_LINES_H

#include <posture/status.h>

#include "campaign/trace.h"
#include "scenario/scenario.h"

typedef struct trace_lines trace_lines;

/* Opens PATH.partial; lines [out, owned]. s, plan [borrowed]. */
posture_status trace_lines_open(const char *path, const scenario *s, const struct plan *plan, trace_lines **lines);
campaign_trace trace_lines_trace(trace_lines *lines);

/* Completes the file under its name, unless a write failed, and frees. NULL is harmless. */
posture_status trace_lines_close(trace_lines *lines, int keep);

#endif
