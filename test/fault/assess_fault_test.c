/* Memory that runs out anywhere in assess and run, from the options on to the last line of the report: a status, no
 * leak, and nothing left where results would stand. Loading a scenario has its own test. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include <posture/assess.h>
#include <posture/run.h>

#include "support/allocation_fault.h"

#ifdef __SANITIZE_ADDRESS__
enum { ATTEMPTS = 60, ATTEMPTS_ACROSS = 15 };
#else
enum { ATTEMPTS = 300, ATTEMPTS_ACROSS = 60 };
#endif

static char folder[] = "/tmp/posture-fault-XXXXXX";
static char output[64], partial[64];

static void remove_folder(const char *path)
{
    static const char *const names[] = {"results.sqlite",
                                        "results.sqlite-wal",
                                        "results.sqlite-shm",
                                        "runs.csv",
                                        "factors.csv",
                                        "runs.csv.partial",
                                        "assess.json",
                                        "report.html",
                                        ".lock",
                                        "factors.csv.partial",
                                        NULL};
    for (int i = 0; names[i]; i++) {
        char name[128];
        snprintf(name, sizeof name, "%s/%s", path, names[i]);
        unlink(name);
    }
    rmdir(path);
}

static int set_up(void **state)
{
    (void)state;
    memcpy(folder + sizeof folder - 7, "XXXXXX", 6);
    if (!mkdtemp(folder))
        return -1;
    snprintf(output, sizeof output, "%s/out", folder);
    snprintf(partial, sizeof partial, "%s/out.partial", folder);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    remove_folder(output);
    remove_folder(partial);
    return rmdir(folder);
}

static posture_status assess_with(bool across_models)
{
    posture_assess_def def = posture_assess_def_default();
    def.scenario = POSTURE_SOURCE_DIR "/scenarios/teaching";
    def.options = "forward_brigade";
    def.plans = "overrun";
    def.replications = 2;
    def.threads = 1;
    def.output = output;
    def.csv = true;
    def.across_models = across_models;
    posture_diagnostics *found = NULL;
    posture_assess *result = NULL;
    posture_status status = posture_diagnostics_create(&found);
    if (status == POSTURE_OK)
        status = posture_assess_run(&def, found, &result);
    assert_true((status == POSTURE_OK) == (result != NULL));
    posture_assess_destroy(result);
    posture_diagnostics_destroy(found);
    return status;
}

static posture_status assess_once(void)
{
    return assess_with(false);
}

static posture_status across_once(void)
{
    return assess_with(true);
}

static posture_status run_once(void)
{
    posture_run_def def = posture_run_def_default();
    def.scenario = POSTURE_SOURCE_DIR "/scenarios/teaching";
    posture_diagnostics *found = NULL;
    posture_run *result = NULL;
    posture_status status = posture_diagnostics_create(&found);
    if (status == POSTURE_OK)
        status = posture_run_campaign(&def, found, &result);
    assert_true((status == POSTURE_OK) == (result != NULL));
    posture_run_destroy(result);
    posture_diagnostics_destroy(found);
    return status;
}

/* Fails allocations spread over the whole of one call. */
static void fail_spread(posture_status (*once)(void), long attempts, bool writes)
{
    allocation_fault_arm(0);
    assert_int_equal(once(), POSTURE_OK);
    const long total = allocation_fault_count();
    remove_folder(output);
    assert_true(total > attempts);
    for (long i = 0; i < attempts; i++) {
        allocation_fault_arm(1 + i * (total - 1) / (attempts - 1));
        posture_status status = once();
        const bool hit = allocation_fault_hit();
        allocation_fault_arm(0);
        assert_true(hit);
        /* A library that retries, as SQLite and stdio may, can do without one block; else it is out of memory. */
        assert_true(status == POSTURE_OK || status == POSTURE_ERROR_MEMORY);
        if (writes && status != POSTURE_OK)
            assert_int_not_equal(access(output, F_OK), 0);
        remove_folder(output);
        remove_folder(partial);
    }
}

static void assess_survives_failing_allocations(void **state)
{
    (void)state;
    fail_spread(assess_once, ATTEMPTS, true);
}

static void across_models_survives_failing_allocations(void **state)
{
    (void)state;
    fail_spread(across_once, ATTEMPTS_ACROSS, true);
}

static void run_survives_failing_allocations(void **state)
{
    (void)state;
    fail_spread(run_once, ATTEMPTS, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(assess_survives_failing_allocations, set_up, tear_down),
        cmocka_unit_test_setup_teardown(across_models_survives_failing_allocations, set_up, tear_down),
        cmocka_unit_test_setup_teardown(run_survives_failing_allocations, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
