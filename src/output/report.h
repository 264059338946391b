/* One HTML file that opens from disk with no network: the page made from web/ around a document as
 * docs/schema/report.schema.json describes it. */
#ifndef OUTPUT_REPORT_H
#define OUTPUT_REPORT_H

#include <jansson.h>

#include <posture/status.h>

/* All or nothing, see file_write_atomic. document [borrowed]: an object. POSTURE_ERROR_FILE, POSTURE_ERROR_MEMORY. */
posture_status report_write(const char *path, const json_t *document);

#endif
