/* The results store: one SQLite file, readable from R, Python, DB Browser or the sqlite3 shell.
 *
 * Write-ahead log, strict tables, one row per replication in `runs`, columns named as the measures of the outcome
 * table; units and meanings stand in `measures`. Rows become durable in transactions: a process killed at any instant
 * leaves a store that opens and holds every block committed before. metadata.complete says whether it is all there.
 *
 *   metadata(key, value)                                   what was run
 *   options(option, title, summary, scenario_hash), plans(plan, title, summary)
 *   measures(measure, unit, kind, title, meaning)
 *   parameters(option, parameter, unit, value, factor)     baseline value; factor where it is uncertain
 *   factors(factor_key, factor, title, unit, kind, low, high, baseline, mark, source)
 *   option_factors(option, factor_key)                     options that state a factor alike share its key
 *   factor_draws(factor_key, draw, value)                  draw: outer draw where epistemic, else replication
 *   runs(option, plan, replication, outer_draw, status, MEASURE...)    NULL: not within the horizon, or failed
 *   objectives(option, plan, replication, objective, reached_hour, held_day, lost_again_day)
 *   series(option, plan, replication, day, ...)            on request
 *   factor_values                                          view: one value per option, replication and factor */
#ifndef OUTPUT_STORE_SQLITE_H
#define OUTPUT_STORE_SQLITE_H

#include <posture/status.h>

#include "scenario/factor.h"
#include "scenario/outcome.h"
#include "scenario/scenario.h"

typedef struct store_sqlite store_sqlite;

/* Creates the file; it must not exist. store [out, owned]: NULL on failure. A transaction is open from here on. */
posture_status store_sqlite_create(const char *path, store_sqlite **store);

/* What SQLite said about the last failure; "" where nothing failed. [borrowed] */
const char *store_sqlite_message(const store_sqlite *store);

posture_status store_sqlite_metadata(store_sqlite *store, const char *key, const char *value);
posture_status store_sqlite_option(store_sqlite *store, const char *id, const char *title, const char *summary,
                                   const scenario *applied);
posture_status store_sqlite_plan(store_sqlite *store, const struct plan *plan);

/* A factor under a key of the caller's, and the options in whose cases it is drawn. */
posture_status store_sqlite_factor(store_sqlite *store, int key, const scenario *s, int factor);
posture_status store_sqlite_option_factor(store_sqlite *store, const char *option, int key);
posture_status store_sqlite_factor_draw(store_sqlite *store, int key, uint64_t draw, double value);

posture_status store_sqlite_row(store_sqlite *store, const char *option, const struct plan *plan,
                                const outcome_row *row);
posture_status store_sqlite_series(store_sqlite *store, const char *option, const char *plan, uint64_t replication,
                                   const outcome_series *series);

/* Makes everything so far durable and opens the next transaction. */
posture_status store_sqlite_commit(store_sqlite *store);

/* Marks the store complete and folds the log into the file. */
posture_status store_sqlite_finish(store_sqlite *store);

void store_sqlite_close(store_sqlite *store); /* NULL is harmless; what is not committed is rolled back */

#endif
