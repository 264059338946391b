/* mkstemps is no POSIX. */
#define _DEFAULT_SOURCE
/* Two results compared: the same is the same, and only what exceeds the Monte Carlo error counts as moved. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <jansson.h>

#include <posture/diff_results.h>

#include "base/file.h"
#include "support/near.h"

static char a_path[] = "/tmp/posture-diff-a-XXXXXX.json";
static char b_path[] = "/tmp/posture-diff-b-XXXXXX.json";

static const char form[] = "{\"schema_version\":1,\"scenario\":\"s\",\"scenario_hash\":\"%s\",\"seed\":1,"
                           "\"options\":[{\"id\":\"base\",\"scenario_hash\":\"%s\"}%s],\"plans\":[{\"id\":\"p\"}],"
                           "\"cells\":[{\"option\":\"base\",\"plan\":\"p\",\"measures\":{"
                           "\"far\":{\"value\":%g,\"lo\":%g,\"hi\":%g,\"unit\":\"prob\"},"
                           "\"near\":{\"value\":0.5,\"lo\":0.4,\"hi\":0.6,\"unit\":\"prob\"},"
                           "\"beyond\":{\"value\":null,\"lo\":3,\"hi\":null,\"unit\":\"day\"}}}]}";

static void write_result(const char *path, const char *hash, double far, const char *extra)
{
    char text[2048];
    int length = snprintf(text, sizeof text, form, hash, hash, extra, far, far - 0.03, far + 0.04);
    assert_int_equal(file_write_atomic(path, text, (size_t)length), POSTURE_OK);
}

static int set_up(void **state)
{
    (void)state;
    memcpy(a_path + sizeof a_path - 12, "XXXXXX", 6);
    memcpy(b_path + sizeof b_path - 12, "XXXXXX", 6);
    int a = mkstemps(a_path, 5);
    int b = mkstemps(b_path, 5);
    if (a < 0 || b < 0)
        return -1;
    close(a);
    close(b);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    unlink(a_path);
    unlink(b_path);
    return 0;
}

static json_t *compare(char **text)
{
    posture_diagnostics *found = NULL;
    char *json = NULL;
    assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
    assert_int_equal(posture_diff_results(a_path, b_path, found, &json, text), POSTURE_OK);
    json_t *document = json_loads(json, 0, NULL);
    assert_non_null(document);
    free(json);
    posture_diagnostics_destroy(found);
    return document;
}

static void a_result_equals_itself(void **state)
{
    (void)state;
    write_result(a_path, "h", 0.2, "");
    write_result(b_path, "h", 0.2, "");
    char *text = NULL;
    json_t *document = compare(&text);
    assert_int_equal(json_array_size(json_object_get(document, "causes")), 0);
    assert_int_equal(json_array_size(json_object_get(document, "changes")), 0);
    assert_non_null(strstr(text, "What was run is the same"));
    free(text);
    json_decref(document);
}

static void a_change_says_what_and_by_how_much(void **state)
{
    (void)state;
    write_result(a_path, "h", 0.2, "");
    write_result(b_path, "k", 0.3, ",{\"id\":\"new\"}");
    char *text = NULL;
    json_t *document = compare(&text);
    const json_t *change = json_array_get(json_object_get(document, "changes"), 0);
    assert_int_equal(json_array_size(json_object_get(document, "changes")), 1);
    assert_string_equal(json_string_value(json_object_get(change, "measure")), "far");
    assert_near(json_number_value(json_object_get(change, "diff")), 0.1, 1e-12);
    /* Independent estimates: half-widths 0.03 of b and 0.04 of a combine to 0.05. */
    assert_near(json_number_value(json_object_get(change, "lo")), 0.05, 1e-12);
    assert_true(json_is_true(json_object_get(change, "beyond_error")));
    assert_string_equal(json_string_value(json_array_get(json_object_get(document, "options_only_in_b"), 0)), "new");
    assert_int_equal(json_array_size(json_object_get(document, "changed_options")), 1);
    assert_non_null(strstr(text, "scenario_hash differs"));
    free(text);
    json_decref(document);
}

static void a_small_change_is_within_the_error(void **state)
{
    (void)state;
    write_result(a_path, "h", 0.2, "");
    write_result(b_path, "h", 0.22, "");
    char *text = NULL;
    json_t *document = compare(&text);
    const json_t *change = json_array_get(json_object_get(document, "changes"), 0);
    assert_true(json_is_false(json_object_get(change, "beyond_error")));
    assert_non_null(strstr(text, "1 more moved within"));
    free(text);
    json_decref(document);
}

static void what_is_no_result_is_told(void **state)
{
    (void)state;
    const char *const contents[] = {"", "{", "[]", "{\"cells\":[]}"};
    write_result(b_path, "h", 0.2, "");
    for (size_t i = 0; i < sizeof contents / sizeof *contents; i++) {
        assert_int_equal(file_write_atomic(a_path, contents[i], strlen(contents[i])), POSTURE_OK);
        posture_diagnostics *found = NULL;
        char *json = NULL;
        assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
        assert_int_equal(posture_diff_results(a_path, b_path, found, &json, NULL), POSTURE_ERROR_INPUT);
        assert_null(json);
        assert_int_equal(posture_diagnostics_fault_count(found), 1);
        posture_diagnostics_destroy(found);
    }
    assert_true(posture_is_results(a_path));
    assert_false(posture_is_results("/tmp"));
    assert_false(posture_is_results("/nonexistent.json"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_result_equals_itself, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_change_says_what_and_by_how_much, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_small_change_is_within_the_error, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_result_is_told, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
