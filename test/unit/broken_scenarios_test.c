/* Folders with faults, each an overlay of changed files on the teaching scenario, with the exact diagnostics that
 * `posture check` gives in expected.txt. A new case is a new folder in test/case/broken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scenario/scenario.h"
#include "scenario_copy.h"

#define CASES POSTURE_SOURCE_DIR "/test/case/broken"

enum { TEXT_BYTE = 64 * 1024, CASE_MIN = 20 };

/* One line a finding, file names relative to the folder. */
static void describe(const posture_diagnostics *found, const char *folder, char *text)
{
    size_t length = 0, skip = strlen(folder) + 1;
    text[0] = '\0';
    for (size_t i = 0; i < posture_diagnostics_count(found); i++) {
        const posture_diagnostic *d = posture_diagnostics_get(found, i);
        assert_memory_equal(d->file, folder, skip - 1);
        length += (size_t)snprintf(text + length, TEXT_BYTE - length, "%s:%d:%d: %s%s\n", d->file + skip, d->line,
                                   d->column, d->severity == POSTURE_WARNING ? "warning: " : "", d->text);
        assert_true(length < TEXT_BYTE);
    }
}

static void remove_investment(const char *folder)
{
    char path[PATH_BYTE];
    join(path, folder, "/", "spending.csv");
    assert_int_equal(remove(path), 0);
    join(path, folder, "/", "investment.yaml");
    assert_int_equal(remove(path), 0);
}

static void check_case(const char *name)
{
    static char actual[TEXT_BYTE];
    char folder[] = "/tmp/posture-broken-XXXXXX", path[PATH_BYTE];
    char *expected = NULL;
    size_t length = 0;
    posture_diagnostics *found = NULL;
    scenario *s = NULL;
    assert_non_null(mkdtemp(folder));
    overlay(TEACHING, folder);
    join(path, folder, "/", "costs.csv"); /* whose basis stands in scenario.yaml, which many cases replace */
    assert_int_equal(remove(path), 0);
    if (strstr(name, "investment") == NULL) /* its programmes name rows of tables that many cases replace */
        remove_investment(folder);
    join(path, CASES "/", name, "");
    overlay(path, folder);
    assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
    posture_status status = scenario_load(folder, found, &s);
    describe(found, folder, actual);
    bool faults = posture_diagnostics_fault_count(found) > 0;
    posture_diagnostics_destroy(found);
    remove_scenario(folder);
    join(path, CASES "/", name, "/expected.txt");
    assert_int_equal(file_read(path, LIMIT_BYTE, &expected, &length), POSTURE_OK);
    if (strcmp(actual, expected) != 0)
        print_message("%s gives:\n%s", name, actual);
    assert_string_equal(actual, expected);
    assert_int_equal(status, faults ? POSTURE_ERROR_INPUT : POSTURE_OK);
    assert_true((s == NULL) == faults);
    scenario_destroy(s);
    free(expected);
}

static void every_case_gives_its_diagnostics(void **state)
{
    (void)state;
    char **names = NULL;
    size_t count = 0;
    assert_int_equal(file_list(CASES, "", &names, &count), POSTURE_OK);
    assert_true(count >= CASE_MIN);
    for (size_t i = 0; i < count; i++)
        check_case(names[i]);
    file_names_free(names, count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_case_gives_its_diagnostics)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
