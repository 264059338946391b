/* Tidy tables of a study for any program: RFC 4180, UTF-8, one header line, an empty field where a number does not
 * exist, doubles in the shortest form that reads back. Rows come in order and are written as they come. The file
 * appears under its name only when it is complete. */
#ifndef OUTPUT_EXPORT_CSV_H
#define OUTPUT_EXPORT_CSV_H

#include <posture/status.h>

#include "scenario/outcome.h"

typedef struct export_csv export_csv;

/* Opens PATH.partial. file [out, owned]: NULL on failure. */
posture_status export_csv_open(const char *path, export_csv **file);

/* runs.csv: option,plan,replication,outer_draw,status and every measure under its name. */
posture_status export_csv_run_header(export_csv *file);
posture_status export_csv_run(export_csv *file, const char *option, const char *plan, const outcome_row *row);

/* factors.csv: factor,option,kind,draw,value. option "" = the same in all options; draw is an outer draw where the
 * factor is epistemic, else a replication. */
posture_status export_csv_factor_header(export_csv *file);
posture_status export_csv_factor(export_csv *file, const char *factor, const char *option, const char *kind,
                                 uint64_t draw, double value);

/* Completes the file under its name (keep) or removes it, and frees. NULL is harmless. */
posture_status export_csv_close(export_csv *file, int keep);

#endif
