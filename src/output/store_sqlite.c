#include "output/store_sqlite.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

typedef enum statement_kind {
    INSERT_METADATA,
    INSERT_OPTION,
    INSERT_PLAN,
    INSERT_MEASURE,
    INSERT_PARAMETER,
    INSERT_FACTOR,
    INSERT_OPTION_FACTOR,
    INSERT_FACTOR_DRAW,
    INSERT_RUN,
    INSERT_OBJECTIVE,
    INSERT_SERIES,
    STATEMENT_COUNT
} statement_kind;

struct store_sqlite {
    sqlite3 *database;
    sqlite3_stmt *statements[STATEMENT_COUNT];
};

#define COLUMN(symbol, name, unit, kind, title, meaning) ", \"" name "\" REAL"
#define PLACEHOLDER(symbol, name, unit, kind, title, meaning) ",?"
#define SERIES_COLUMN(member, title, unit) ", " #member " REAL"
#define SERIES_PLACEHOLDER(member, title, unit) ",?"

static const char schema[] =
    "CREATE TABLE metadata (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;"
    "CREATE TABLE options (option TEXT PRIMARY KEY, title TEXT NOT NULL, summary TEXT NOT NULL,"
    " scenario_hash TEXT NOT NULL) STRICT;"
    "CREATE TABLE plans (\"plan\" TEXT PRIMARY KEY, title TEXT NOT NULL, summary TEXT NOT NULL) STRICT;"
    "CREATE TABLE measures (measure TEXT PRIMARY KEY, unit TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL,"
    " meaning TEXT NOT NULL) STRICT;"
    "CREATE TABLE parameters (option TEXT NOT NULL, parameter TEXT NOT NULL, unit TEXT NOT NULL, value REAL NOT NULL,"
    " factor TEXT, PRIMARY KEY (option, parameter)) STRICT;"
    "CREATE TABLE factors (factor_key INTEGER PRIMARY KEY, factor TEXT NOT NULL, title TEXT NOT NULL,"
    " unit TEXT NOT NULL, kind TEXT NOT NULL, low REAL, high REAL, baseline REAL, mark TEXT NOT NULL, source TEXT)"
    " STRICT;"
    "CREATE TABLE factor_draws (factor_key INTEGER NOT NULL, draw INTEGER NOT NULL, value REAL,"
    " PRIMARY KEY (factor_key, draw)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE runs (option TEXT NOT NULL, \"plan\" TEXT NOT NULL, replication INTEGER NOT NULL,"
    " outer_draw INTEGER NOT NULL, status INTEGER NOT NULL" OUTCOME_LIST(COLUMN) //
    ", PRIMARY KEY (option, \"plan\", replication)) STRICT;"
    "CREATE TABLE objectives (option TEXT NOT NULL, \"plan\" TEXT NOT NULL, replication INTEGER NOT NULL,"
    " objective TEXT NOT NULL, reached_hour REAL, held_day REAL, lost_again_day REAL,"
    " PRIMARY KEY (option, \"plan\", replication, objective)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE series (option TEXT NOT NULL, \"plan\" TEXT NOT NULL, replication INTEGER NOT NULL,"
    " day INTEGER NOT NULL" OUTCOME_SERIES_LIST(SERIES_COLUMN) //
    ", PRIMARY KEY (option, \"plan\", replication, day)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE option_factors (option TEXT NOT NULL, factor_key INTEGER NOT NULL,"
    " PRIMARY KEY (option, factor_key)) STRICT, WITHOUT ROWID;"
    "CREATE VIEW factor_values AS SELECT r.option, r.replication, f.factor, d.value FROM"
    " (SELECT DISTINCT option, replication, outer_draw FROM runs) AS r"
    " JOIN option_factors AS o ON o.option = r.option JOIN factors AS f ON f.factor_key = o.factor_key"
    " JOIN factor_draws AS d ON d.factor_key = f.factor_key AND d.draw ="
    " CASE f.kind WHEN 'epistemic' THEN r.outer_draw ELSE r.replication END;";

static const char *const statement_texts[STATEMENT_COUNT] = {
    [INSERT_METADATA] = "INSERT OR REPLACE INTO metadata VALUES (?,?)",
    [INSERT_OPTION] = "INSERT INTO options VALUES (?,?,?,?)",
    [INSERT_PLAN] = "INSERT INTO plans VALUES (?,?,?)",
    [INSERT_MEASURE] = "INSERT INTO measures VALUES (?,?,?,?,?)",
    [INSERT_PARAMETER] = "INSERT INTO parameters VALUES (?,?,?,?,?)",
    [INSERT_FACTOR] = "INSERT INTO factors VALUES (?,?,?,?,?,?,?,?,?,?)",
    [INSERT_OPTION_FACTOR] = "INSERT INTO option_factors VALUES (?,?)",
    [INSERT_FACTOR_DRAW] = "INSERT INTO factor_draws VALUES (?,?,?)",
    [INSERT_RUN] = "INSERT INTO runs VALUES (?,?,?,?,?" OUTCOME_LIST(PLACEHOLDER) ")",
    [INSERT_OBJECTIVE] = "INSERT INTO objectives VALUES (?,?,?,?,?,?,?)",
    [INSERT_SERIES] = "INSERT INTO series VALUES (?,?,?,?" OUTCOME_SERIES_LIST(SERIES_PLACEHOLDER) ")",
};

static posture_status status_of(int code)
{
    if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW)
        return POSTURE_OK;
    return code == SQLITE_NOMEM ? POSTURE_ERROR_MEMORY : POSTURE_ERROR_STORE;
}

static posture_status execute(store_sqlite *store, const char *sql)
{
    return status_of(sqlite3_exec(store->database, sql, NULL, NULL, NULL));
}

/* Binding fails only for want of memory or by a wrong index, and then the statement's step reports it. */
static void bind_text(sqlite3_stmt *statement, int at, const char *text)
{
    if (text)
        sqlite3_bind_text(statement, at, text, -1, SQLITE_STATIC);
    else
        sqlite3_bind_null(statement, at);
}

static void bind_number(sqlite3_stmt *statement, int at, double value)
{
    if (isfinite(value))
        sqlite3_bind_double(statement, at, value);
    else
        sqlite3_bind_null(statement, at);
}

static posture_status insert(sqlite3_stmt *statement)
{
    int code = sqlite3_step(statement);
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return code == SQLITE_DONE ? POSTURE_OK : status_of(code);
}

static const char *kind_text(outcome_kind kind)
{
    switch (kind) {
    case OUTCOME_KIND_PROPORTION:
        return "proportion";
    case OUTCOME_KIND_TIME:
        return "time";
    case OUTCOME_KIND_SPAN:
        return "span";
    case OUTCOME_KIND_COUNT:
        return "count";
    case OUTCOME_KIND_AMOUNT:
        break;
    }
    return "amount";
}

static posture_status write_measures(store_sqlite *store)
{
    sqlite3_stmt *s = store->statements[INSERT_MEASURE];
    for (int m = 0; m < OUTCOME_COUNT; m++) {
        const outcome_definition *definition = outcome_get((outcome_measure)m);
        bind_text(s, 1, definition->name);
        bind_text(s, 2, definition->unit);
        bind_text(s, 3, kind_text(definition->kind));
        bind_text(s, 4, definition->title);
        bind_text(s, 5, definition->meaning);
        posture_status status = insert(s);
        if (status != POSTURE_OK)
            return status;
    }
    return POSTURE_OK;
}

static posture_status prepare(store_sqlite *store)
{
    for (int i = 0; i < STATEMENT_COUNT; i++) {
        int code = sqlite3_prepare_v3(store->database, statement_texts[i], -1, SQLITE_PREPARE_PERSISTENT,
                                      &store->statements[i], NULL);
        if (code != SQLITE_OK)
            return status_of(code);
    }
    return POSTURE_OK;
}

posture_status store_sqlite_create(const char *path, store_sqlite **store)
{
    *store = NULL;
    store_sqlite *s = calloc(1, sizeof *s);
    if (!s)
        return POSTURE_ERROR_MEMORY;
    posture_status status = status_of(
        sqlite3_open_v2(path, &s->database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL));
    if (status == POSTURE_OK)
        status = execute(s, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; BEGIN;");
    if (status == POSTURE_OK)
        status = execute(s, schema);
    if (status == POSTURE_OK)
        status = prepare(s);
    if (status == POSTURE_OK)
        status = write_measures(s);
    if (status == POSTURE_OK)
        status = store_sqlite_metadata(s, "complete", "0");
    if (status != POSTURE_OK) {
        store_sqlite_close(s);
        return status;
    }
    *store = s;
    return POSTURE_OK;
}

const char *store_sqlite_message(const store_sqlite *store)
{
    return sqlite3_errcode(store->database) == SQLITE_OK ? "" : sqlite3_errmsg(store->database);
}

posture_status store_sqlite_metadata(store_sqlite *store, const char *key, const char *value)
{
    sqlite3_stmt *s = store->statements[INSERT_METADATA];
    bind_text(s, 1, key);
    bind_text(s, 2, value);
    return insert(s);
}

static posture_status write_parameters(store_sqlite *store, const char *option, const scenario *applied)
{
    sqlite3_stmt *s = store->statements[INSERT_PARAMETER];
    for (int i = 0; i < PARAMETER_COUNT; i++) {
        const parameter_definition *definition = parameter_get((parameter_id)i);
        quantity q = applied->parameters[i];
        bind_text(s, 1, option);
        bind_text(s, 2, definition->name);
        bind_text(s, 3, definition->unit);
        bind_number(s, 4, q.value);
        bind_text(s, 5, q.factor >= 0 ? applied->factors[q.factor].id : NULL);
        posture_status status = insert(s);
        if (status != POSTURE_OK)
            return status;
    }
    return POSTURE_OK;
}

posture_status store_sqlite_option(store_sqlite *store, const char *id, const char *title, const char *summary,
                                   const scenario *applied)
{
    sqlite3_stmt *s = store->statements[INSERT_OPTION];
    bind_text(s, 1, id);
    bind_text(s, 2, title);
    bind_text(s, 3, summary);
    bind_text(s, 4, applied->hash);
    posture_status status = insert(s);
    return status == POSTURE_OK ? write_parameters(store, id, applied) : status;
}

posture_status store_sqlite_plan(store_sqlite *store, const struct plan *plan)
{
    sqlite3_stmt *s = store->statements[INSERT_PLAN];
    bind_text(s, 1, plan->id);
    bind_text(s, 2, plan->title);
    bind_text(s, 3, plan->summary);
    return insert(s);
}

posture_status store_sqlite_factor(store_sqlite *store, int key, const scenario *s, int factor)
{
    const struct factor *f = &s->factors[factor];
    double baseline = NAN;
    factor_baseline(f, 1, &baseline);
    sqlite3_stmt *statement = store->statements[INSERT_FACTOR];
    sqlite3_bind_int(statement, 1, key);
    bind_text(statement, 2, f->id);
    bind_text(statement, 3, f->title);
    bind_text(statement, 4, f->unit);
    bind_text(statement, 5, f->kind == FACTOR_EPISTEMIC ? "epistemic" : "aleatory");
    bind_number(statement, 6, distribution_low(&f->spread));
    bind_number(statement, 7, distribution_high(&f->spread));
    bind_number(statement, 8, baseline);
    bind_text(statement, 9, provenance_mark_text(f->mark));
    bind_text(statement, 10, f->source >= 0 ? s->sources[f->source].id : NULL);
    return insert(statement);
}

posture_status store_sqlite_option_factor(store_sqlite *store, const char *option, int key)
{
    sqlite3_stmt *s = store->statements[INSERT_OPTION_FACTOR];
    bind_text(s, 1, option);
    sqlite3_bind_int(s, 2, key);
    return insert(s);
}

posture_status store_sqlite_factor_draw(store_sqlite *store, int key, uint64_t draw, double value)
{
    sqlite3_stmt *s = store->statements[INSERT_FACTOR_DRAW];
    sqlite3_bind_int(s, 1, key);
    sqlite3_bind_int64(s, 2, (sqlite3_int64)draw);
    bind_number(s, 3, value);
    return insert(s);
}

static posture_status write_objectives(store_sqlite *store, const char *option, const struct plan *plan,
                                       const outcome_row *row)
{
    sqlite3_stmt *s = store->statements[INSERT_OBJECTIVE];
    for (int i = 0; i < row->objective_count && i < plan->objective_count; i++) {
        const objective_outcome *o = &row->objective[i];
        bind_text(s, 1, option);
        bind_text(s, 2, plan->id);
        sqlite3_bind_int64(s, 3, (sqlite3_int64)row->replication);
        bind_text(s, 4, plan->objectives[i].id);
        bind_number(s, 5, o->reached_hour);
        bind_number(s, 6, o->held_day);
        bind_number(s, 7, o->lost_again_day);
        posture_status status = insert(s);
        if (status != POSTURE_OK)
            return status;
    }
    return POSTURE_OK;
}

posture_status store_sqlite_row(store_sqlite *store, const char *option, const struct plan *plan,
                                const outcome_row *row)
{
    sqlite3_stmt *s = store->statements[INSERT_RUN];
    bind_text(s, 1, option);
    bind_text(s, 2, plan->id);
    sqlite3_bind_int64(s, 3, (sqlite3_int64)row->replication);
    sqlite3_bind_int64(s, 4, (sqlite3_int64)row->outer);
    sqlite3_bind_int(s, 5, (int)row->status);
    for (int m = 0; m < OUTCOME_COUNT; m++)
        bind_number(s, 6 + m, row->measure[m]);
    posture_status status = insert(s);
    if (status != POSTURE_OK || row->status != POSTURE_OK)
        return status;
    return write_objectives(store, option, plan, row);
}

posture_status store_sqlite_series(store_sqlite *store, const char *option, const char *plan, uint64_t replication,
                                   const outcome_series *series)
{
    sqlite3_stmt *s = store->statements[INSERT_SERIES];
    for (int day = 0; day < series->day_count; day++) {
        int at = 5;
        bind_text(s, 1, option);
        bind_text(s, 2, plan);
        sqlite3_bind_int64(s, 3, (sqlite3_int64)replication);
        sqlite3_bind_int(s, 4, day);
#define X(member, title, unit) bind_number(s, at++, series->member[day]);
        OUTCOME_SERIES_LIST(X)
#undef X
        posture_status status = insert(s);
        if (status != POSTURE_OK)
            return status;
    }
    return POSTURE_OK;
}

posture_status store_sqlite_commit(store_sqlite *store)
{
    return execute(store, "COMMIT; BEGIN;");
}

posture_status store_sqlite_finish(store_sqlite *store)
{
    posture_status status = store_sqlite_metadata(store, "complete", "1");
    if (status == POSTURE_OK)
        status = execute(store, "COMMIT; ANALYZE; PRAGMA wal_checkpoint(TRUNCATE); BEGIN;");
    return status;
}

void store_sqlite_close(store_sqlite *store)
{
    if (!store)
        return;
    for (int i = 0; i < STATEMENT_COUNT; i++)
        sqlite3_finalize(store->statements[i]);
    sqlite3_close(store->database);
    free(store);
}
