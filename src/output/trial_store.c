#include "output/trial_store.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/diagnostic.h"

#define COLUMN(symbol, name, unit, kind, title, meaning) ", \"" name "\" REAL"
#define PLACEHOLDER(symbol, name, unit, kind, title, meaning) ",?"
#define SELECTED(symbol, name, unit, kind, title, meaning) ", \"" name "\""

struct trial_store {
    sqlite3 *database;
    sqlite3_stmt *insert;
    const char *path;
};

static posture_status status_of(int code)
{
    if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW)
        return POSTURE_OK;
    return code == SQLITE_NOMEM ? POSTURE_ERROR_MEMORY : POSTURE_ERROR_STORE;
}

static posture_status report(const trial_store *s, posture_diagnostics *found)
{
    const int code = sqlite3_errcode(s->database) & 0xff;
    const text_mark mark = {.file = s->path};
    if (code == SQLITE_NOMEM)
        return POSTURE_ERROR_MEMORY;
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        diagnostics_fault(found, mark,
                          "another process is writing to this store; wait for it or choose another folder");
    else if (code == SQLITE_FULL || code == SQLITE_IOERR)
        diagnostics_fault(found, mark,
                          "no room, or the disk failed (%s); what was stored is kept: make room, then posture study "
                          "resume FOLDER",
                          sqlite3_errmsg(s->database));
    else if (code == SQLITE_READONLY || code == SQLITE_CANTOPEN || code == SQLITE_PERM)
        diagnostics_fault(found, mark, "cannot be written: %s", sqlite3_errmsg(s->database));
    else if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT)
        diagnostics_fault(found, mark, "this is no store of a study, or it is damaged: %s",
                          sqlite3_errmsg(s->database));
    else
        diagnostics_fault(found, mark, "%s", sqlite3_errmsg(s->database));
    return POSTURE_ERROR_STORE;
}

static posture_status execute(trial_store *s, const char *sql)
{
    return status_of(sqlite3_exec(s->database, sql, NULL, NULL, NULL));
}

/* A number the first row of `sql` holds; 0 without one. */
static posture_status number(trial_store *s, const char *sql, int64_t *value)
{
    sqlite3_stmt *q = NULL;
    *value = 0;
    posture_status status = status_of(sqlite3_prepare_v2(s->database, sql, -1, &q, NULL));
    if (status == POSTURE_OK)
        status = status_of(sqlite3_step(q));
    if (status == POSTURE_OK)
        *value = sqlite3_column_int64(q, 0);
    sqlite3_finalize(q);
    return status;
}

/* "PSTU": a file of ours, whatever its name. */
#define APPLICATION 1347638357
#define TEXT_OF(x) #x
#define VALUE_TEXT(x) TEXT_OF(x)

static const char schema[] =
    "BEGIN EXCLUSIVE; PRAGMA application_id = " VALUE_TEXT(APPLICATION) "; PRAGMA user_version = " VALUE_TEXT(
        TRIAL_STORE_VERSION) ";"
                             "CREATE TABLE metadata (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;"
                             "CREATE TABLE trials (trial INTEGER PRIMARY KEY, status INTEGER NOT NULL" //
    OUTCOME_LIST(COLUMN) ") STRICT; COMMIT;";

static posture_status check_version(trial_store *s, posture_diagnostics *found)
{
    int64_t application = 0, version = 0;
    posture_status status = number(s, "PRAGMA application_id", &application);
    if (status == POSTURE_OK)
        status = number(s, "PRAGMA user_version", &version);
    if (status != POSTURE_OK)
        return report(s, found);
    if (application == APPLICATION && version == TRIAL_STORE_VERSION)
        return POSTURE_OK;
    if (application != APPLICATION)
        diagnostics_fault(found, (text_mark){.file = s->path}, "this is no store of a study");
    else
        diagnostics_fault(found, (text_mark){.file = s->path},
                          "a store of version %lld; this program reads version %d: run the study anew",
                          (long long)version, TRIAL_STORE_VERSION);
    return POSTURE_ERROR_STORE;
}

static posture_status prepare(trial_store *s, bool create, posture_diagnostics *found)
{
    posture_status status = execute(s, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE;"
                                       "PRAGMA synchronous = FULL;");
    if (status == POSTURE_OK)
        status = execute(s, create ? schema : "BEGIN EXCLUSIVE; COMMIT;");
    if (status != POSTURE_OK)
        return report(s, found);
    status = check_version(s, found);
    if (status != POSTURE_OK)
        return status;
    status = status_of(sqlite3_prepare_v3(s->database, "INSERT INTO trials VALUES (?,?" OUTCOME_LIST(PLACEHOLDER) ")",
                                          -1, SQLITE_PREPARE_PERSISTENT, &s->insert, NULL));
    return status == POSTURE_OK ? status : report(s, found);
}

posture_status trial_store_open(const char *path, bool create, posture_diagnostics *found, trial_store **store)
{
    *store = NULL;
    if (create == (access(path, F_OK) == 0)) {
        diagnostics_fault(found, (text_mark){.file = path},
                          create ? "a study is already stored here; posture study resume FOLDER completes it"
                                 : "there is no store of a study");
        return POSTURE_ERROR_STORE;
    }
    trial_store *s = calloc(1, sizeof *s);
    if (!s)
        return POSTURE_ERROR_MEMORY;
    s->path = path;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (create ? SQLITE_OPEN_CREATE : 0);
    posture_status status = status_of(sqlite3_open_v2(path, &s->database, flags, NULL));
    if (status != POSTURE_OK && s->database)
        status = report(s, found);
    if (status == POSTURE_OK)
        status = prepare(s, create, found);
    if (status != POSTURE_OK) {
        trial_store_close(s);
        return status;
    }
    *store = s;
    return POSTURE_OK;
}

void trial_store_close(trial_store *store)
{
    if (!store)
        return;
    sqlite3_finalize(store->insert);
    sqlite3_close(store->database);
    free(store);
}

posture_status trial_store_get(trial_store *store, const char *key, char **value)
{
    sqlite3_stmt *q = NULL;
    *value = NULL;
    int code = sqlite3_prepare_v2(store->database, "SELECT value FROM metadata WHERE key = ?", -1, &q, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_bind_text(q, 1, key, -1, SQLITE_STATIC);
    if (code == SQLITE_OK)
        code = sqlite3_step(q);
    posture_status status = status_of(code);
    if (code == SQLITE_ROW) {
        *value = strdup((const char *)sqlite3_column_text(q, 0));
        status = *value ? POSTURE_OK : POSTURE_ERROR_MEMORY;
    }
    sqlite3_finalize(q);
    return status;
}

posture_status trial_store_set(trial_store *store, const char *key, const char *value)
{
    sqlite3_stmt *q = NULL;
    int code = sqlite3_prepare_v2(store->database, "INSERT OR REPLACE INTO metadata VALUES (?,?)", -1, &q, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_bind_text(q, 1, key, -1, SQLITE_STATIC);
    if (code == SQLITE_OK)
        code = sqlite3_bind_text(q, 2, value, -1, SQLITE_STATIC);
    if (code == SQLITE_OK)
        code = sqlite3_step(q);
    sqlite3_finalize(q);
    return status_of(code);
}

static posture_status insert(trial_store *s, const trial *t)
{
    sqlite3_bind_int64(s->insert, 1, (sqlite3_int64)t->trial);
    sqlite3_bind_int(s->insert, 2, t->status);
    for (int m = 0; m < OUTCOME_COUNT; m++) {
        if (isfinite(t->measure[m]))
            sqlite3_bind_double(s->insert, 3 + m, t->measure[m]);
        else
            sqlite3_bind_null(s->insert, 3 + m);
    }
    const int code = sqlite3_step(s->insert);
    sqlite3_reset(s->insert);
    return status_of(code);
}

posture_status trial_store_append(trial_store *store, const trial *trials, size_t count, posture_diagnostics *found)
{
    posture_status status = execute(store, "BEGIN");
    for (size_t i = 0; status == POSTURE_OK && i < count; i++)
        status = insert(store, &trials[i]);
    if (status == POSTURE_OK)
        status = execute(store, "COMMIT");
    if (status == POSTURE_OK)
        return status;
    status = report(store, found);
    execute(store, "ROLLBACK");
    return status;
}

posture_status trial_store_count(trial_store *store, uint64_t *count)
{
    int64_t n = 0;
    posture_status status = number(store, "SELECT count(*) FROM trials", &n);
    *count = (uint64_t)n;
    return status;
}

posture_status trial_store_read(trial_store *store, posture_status (*each)(void *context, const trial *t),
                                void *context)
{
    sqlite3_stmt *q = NULL;
    posture_status status = status_of(sqlite3_prepare_v2(
        store->database, "SELECT trial, status" OUTCOME_LIST(SELECTED) " FROM trials ORDER BY trial", -1, &q, NULL));
    while (status == POSTURE_OK) {
        const int code = sqlite3_step(q);
        if (code != SQLITE_ROW) {
            status = status_of(code);
            break;
        }
        trial t = {.trial = (uint64_t)sqlite3_column_int64(q, 0), .status = sqlite3_column_int(q, 1)};
        for (int m = 0; m < OUTCOME_COUNT; m++)
            t.measure[m] = sqlite3_column_type(q, 2 + m) == SQLITE_NULL ? NAN : sqlite3_column_double(q, 2 + m);
        status = each(context, &t);
    }
    sqlite3_finalize(q);
    return status;
}
