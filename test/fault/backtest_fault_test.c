/* Memory that runs out anywhere in a backtest, from the table to the last line of the page: a status, no leak, no
 * document. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include <posture/backtest.h>

#include "history/backtest.h"
#include "process/engagement/calibrated.h"
#include "support/allocation_fault.h"

#ifdef __SANITIZE_ADDRESS__
enum { ATTEMPTS = 60 };
#else
enum { ATTEMPTS = 300 };
#endif

static const char text[] = "war,a_nation,d_nation,a_strength,d_strength,winner,a_losses,d_losses,advance_km\n"
                           "A,X,Y,1000,900,attacker,20,18,4\n"
                           "A,Y,X,5000,1900,defender,90,45,2\n"
                           "B,X,Z,2000,900,attacker,10,,8\n"
                           "B,Z,Y,none,900,draw,40,18,\n"
                           "B,Z,Y,700,900,draw,40,18,\n";

/* The whole of it, table on disk and page written. */
static posture_status run_file(const char *table, const char *page, char **json)
{
    posture_backtest_def def = posture_backtest_def_default();
    posture_diagnostics *found = NULL;
    posture_status status = posture_diagnostics_create(&found);
    def.table = table;
    def.html = page;
    def.replications = def.bootstraps = 3;
    *json = NULL;
    if (status == POSTURE_OK)
        status = posture_backtest(&def, found, json);
    posture_diagnostics_destroy(found);
    return status;
}

static void backtest_runs_out_of_memory(void **state)
{
    (void)state;
    char table[] = "/tmp/posture-fault-XXXXXX";
    char page[sizeof table + 8];
    int file = mkstemp(table);
    assert_true(file >= 0);
    assert_int_equal(write(file, text, sizeof text - 1), sizeof text - 1);
    close(file);
    snprintf(page, sizeof page, "%s.html", table);
    char *json = NULL;
    allocation_fault_arm(0);
    assert_int_equal(run_file(table, page, &json), POSTURE_OK);
    assert_non_null(strstr(json, "\"skipped_rows\""));
    free(json);
    long all = allocation_fault_count();
    long step = all > ATTEMPTS ? all / ATTEMPTS : 1;
    for (long nth = 1; nth <= all; nth += step) {
        allocation_fault_arm(nth);
        posture_status status = run_file(table, page, &json);
        bool hit = allocation_fault_hit();
        allocation_fault_arm(0);
        assert_true(hit);
        assert_true(status == POSTURE_ERROR_MEMORY || status == POSTURE_ERROR_FILE); /* while the page is written */
        assert_null(json);
    }
    unlink(page);
    unlink(table);
}

/* With the odds refitted, which only the committed table asks for. */
static void refit_runs_out_of_memory(void **state)
{
    (void)state;
    const backtest_settings settings = {1, 3, 3};
    long nth = 1;
    for (;; nth++) {
        engagement_table table;
        backtest result;
        posture_diagnostics *found = NULL;
        assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
        allocation_fault_arm(nth);
        posture_status status = engagement_table_parse("t.csv", text, sizeof text - 1, found, &table);
        if (status == POSTURE_OK)
            status = backtest_run(&table, &calibrated_model, &settings, true, &result);
        bool hit = allocation_fault_hit();
        allocation_fault_arm(0);
        engagement_table_clear(&table);
        posture_diagnostics_destroy(found);
        if (!hit) {
            assert_int_equal(status, POSTURE_OK);
            break;
        }
        assert_int_equal(status, POSTURE_ERROR_MEMORY);
    }
    assert_true(nth > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(backtest_runs_out_of_memory),
        cmocka_unit_test(refit_runs_out_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
