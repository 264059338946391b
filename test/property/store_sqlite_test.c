/* The store, read back: strict tables, values and NULLs, what is left of a run that ended in the middle. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "output/store_sqlite.h"

static char folder[] = "/tmp/posture-store-XXXXXX";
static char path[128];

static int set_up(void **state)
{
    (void)state;
    strcpy(folder + strlen(folder) - 6, "XXXXXX");
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/results.sqlite", folder);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    static const char *const suffixes[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        char name[160];
        snprintf(name, sizeof name, "%s%s", path, suffixes[i]);
        unlink(name);
    }
    return rmdir(folder);
}

/* First column of the first row as text; "(none)" without a row, "(null)" for NULL. */
static const char *query(const char *sql)
{
    static char text[256];
    sqlite3 *database = NULL;
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(database));
    snprintf(text, sizeof text, "(none)");
    if (sqlite3_step(statement) == SQLITE_ROW) {
        const unsigned char *value = sqlite3_column_text(statement, 0);
        snprintf(text, sizeof text, "%s", value ? (const char *)value : "(null)");
    }
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return text;
}

static struct objective objectives[] = {{.id = "north", .title = "North"}, {.id = "south", .title = "South"}};
static const struct plan attack = {.id = "overrun",
                                   .title = "Overrun",
                                   .summary = "All of it",
                                   .attack = true,
                                   .objectives = objectives,
                                   .objective_count = 2};

static outcome_row row_of(uint64_t replication)
{
    outcome_row row = {.outer = replication / 4, .replication = replication, .objective_count = 2};
    for (int m = 0; m < OUTCOME_COUNT; m++)
        row.measure[m] = m + 0.1;
    row.measure[OUTCOME_FIRST_REACHED_HOUR] = NAN;
    row.objective[0] = (objective_outcome){36, 3, NAN};
    row.objective[1] = (objective_outcome){NAN, NAN, NAN};
    return row;
}

static store_sqlite *new_store(void)
{
    store_sqlite *store = NULL;
    assert_int_equal(store_sqlite_create(path, &store), POSTURE_OK);
    assert_int_equal(store_sqlite_plan(store, &attack), POSTURE_OK);
    return store;
}

static void add_rows(store_sqlite *store, uint64_t first, uint64_t last)
{
    for (uint64_t i = first; i < last; i++) {
        outcome_row row = row_of(i);
        assert_int_equal(store_sqlite_row(store, "base", &attack, &row), POSTURE_OK);
    }
}

static void values_read_back_exactly(void **state)
{
    (void)state;
    store_sqlite *store = new_store();
    add_rows(store, 0, 3);
    assert_int_equal(store_sqlite_finish(store), POSTURE_OK);
    store_sqlite_close(store);
    assert_string_equal(query("SELECT count(*) FROM runs"), "3");
    assert_string_equal(query("SELECT first_reached_hour FROM runs WHERE replication = 1"), "(null)");
    assert_string_equal(query("SELECT fait_accompli_day_3 = 5.1 FROM runs WHERE replication = 2"), "1");
    assert_string_equal(query("SELECT reached_hour FROM objectives WHERE replication = 2 AND objective = 'north'"),
                        "36.0");
    assert_string_equal(query("SELECT value FROM metadata WHERE key = 'complete'"), "1");
    assert_string_equal(query("PRAGMA journal_mode"), "wal");
    assert_string_equal(query("PRAGMA integrity_check"), "ok");
}

/* The columns of runs are the outcome table, and each has its unit. */
static void every_measure_is_a_column_with_a_unit(void **state)
{
    (void)state;
    store_sqlite_close(new_store());
    store_sqlite *store = NULL;
    tear_down(NULL);
    set_up(NULL);
    assert_int_equal(store_sqlite_create(path, &store), POSTURE_OK);
    assert_int_equal(store_sqlite_commit(store), POSTURE_OK);
    char expected[16];
    snprintf(expected, sizeof expected, "%d", OUTCOME_COUNT);
    assert_string_equal(query("SELECT count(*) FROM pragma_table_info('runs') JOIN measures ON measure = name"),
                        expected);
    assert_string_equal(query("SELECT count(*) FROM measures WHERE unit = ''"), "0");
    assert_string_equal(query("SELECT kind FROM measures WHERE measure = 'race_margin_day'"), "span");
    assert_string_equal(query("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%STRICT%'"),
                        "0");
    store_sqlite_close(store);
}

static void a_failed_replication_is_a_row_with_its_status(void **state)
{
    (void)state;
    store_sqlite *store = new_store();
    outcome_row row = row_of(9);
    row.status = POSTURE_ERROR_NUMERIC;
    for (int m = 0; m < OUTCOME_COUNT; m++)
        row.measure[m] = NAN;
    assert_int_equal(store_sqlite_row(store, "base", &attack, &row), POSTURE_OK);
    assert_int_equal(store_sqlite_finish(store), POSTURE_OK);
    store_sqlite_close(store);
    assert_string_equal(query("SELECT status FROM runs WHERE replication = 9"), "200");
    assert_string_equal(query("SELECT count(*) FROM objectives"), "0");
    assert_string_equal(query("SELECT warning_day FROM runs"), "(null)");
}

static void what_was_committed_outlives_the_writer(void **state)
{
    (void)state;
    store_sqlite *store = new_store();
    add_rows(store, 0, 10);
    assert_int_equal(store_sqlite_commit(store), POSTURE_OK);
    add_rows(store, 10, 20);
    /* Read beside the open writer, whose second ten rows are not committed. */
    assert_string_equal(query("SELECT count(*) FROM runs"), "10");
    assert_string_equal(query("SELECT value FROM metadata WHERE key = 'complete'"), "0");
    store_sqlite_close(store);
    assert_string_equal(query("SELECT count(*) FROM runs"), "10");
}

static void a_replication_is_stored_once(void **state)
{
    (void)state;
    store_sqlite *store = new_store();
    add_rows(store, 0, 1);
    outcome_row row = row_of(0);
    assert_int_equal(store_sqlite_row(store, "base", &attack, &row), POSTURE_ERROR_STORE);
    assert_non_null(strstr(store_sqlite_message(store), "UNIQUE"));
    store_sqlite_close(store);
}

static void a_place_that_cannot_be_written_is_an_error(void **state)
{
    (void)state;
    store_sqlite *store = NULL;
    assert_int_equal(store_sqlite_create("/nonexistent/results.sqlite", &store), POSTURE_ERROR_STORE);
    assert_null(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(values_read_back_exactly, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_measure_is_a_column_with_a_unit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_failed_replication_is_a_row_with_its_status, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_was_committed_outlives_the_writer, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_replication_is_stored_once, set_up, tear_down),
        cmocka_unit_test(a_place_that_cannot_be_written_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
