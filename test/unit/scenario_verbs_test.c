/* What stands behind the verbs check, new, diff and explain. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include <posture/check.h>
#include <posture/diff.h>
#include <posture/explain.h>
#include <posture/new.h>

#include "app/new_files.h"

#define TEACHING POSTURE_SOURCE_DIR "/scenarios/teaching"

static json_t *document_of(char *json)
{
    assert_non_null(json);
    json_t *document = json_loads(json, JSON_REJECT_DUPLICATES, NULL);
    free(json);
    assert_non_null(document);
    assert_int_equal(json_integer_value(json_object_get(document, "schema_version")), 1);
    return document;
}

static posture_diagnostics *no_findings(void)
{
    posture_diagnostics *found = NULL;
    assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
    return found;
}

static void check_counts_what_the_scenario_holds(void **state)
{
    (void)state;
    posture_diagnostics *found = no_findings();
    char *json = NULL;
    assert_int_equal(posture_check(TEACHING, found, &json), POSTURE_OK);
    json_t *document = document_of(json);
    const json_t *summary = json_object_get(document, "summary");
    assert_true(json_is_true(json_object_get(document, "can_run")));
    assert_int_equal(json_array_size(json_object_get(document, "findings")), posture_diagnostics_count(found));
    assert_int_equal(json_integer_value(json_object_get(summary, "attack_plans")), 2);
    assert_int_equal(json_integer_value(json_object_get(summary, "defence_plans")), 1);
    assert_int_equal(json_integer_value(json_object_get(summary, "options")), 3);
    assert_true(json_number_value(json_object_get(json_object_get(summary, "values_by_mark"), "assumed_share")) == 1);
    json_decref(document);
    posture_diagnostics_destroy(found);
}

static void check_reports_faults_in_the_document_too(void **state)
{
    (void)state;
    posture_diagnostics *found = no_findings();
    char *json = NULL;
    assert_int_equal(posture_check(TEACHING "/nowhere", found, &json), POSTURE_ERROR_INPUT);
    json_t *document = document_of(json);
    assert_true(json_is_false(json_object_get(document, "can_run")));
    assert_null(json_object_get(document, "summary"));
    assert_true(json_array_size(json_object_get(document, "findings")) > 0);
    json_decref(document);
    posture_diagnostics_destroy(found);
}

static void new_writes_a_scenario_that_passes(void **state)
{
    (void)state;
    char folder[] = "/tmp/posture-new-XXXXXX", path[256];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/first", folder);
    posture_diagnostics *found = no_findings();
    char *json = NULL;
    assert_int_equal(posture_new(path, found, &json), POSTURE_OK);
    json_decref(document_of(json));
    assert_int_equal(posture_check(path, found, &json), POSTURE_OK);
    assert_int_equal(posture_diagnostics_count(found), 0);
    json_decref(document_of(json));

    assert_int_equal(posture_new(path, found, &json), POSTURE_ERROR_INPUT); /* never writes over files */
    assert_null(json);
    assert_int_equal(posture_diagnostics_fault_count(found), 1);
    for (const new_file *f = new_files(); f->name; f++) {
        snprintf(path, sizeof path, "%s/first/%s", folder, f->name);
        assert_int_equal(remove(path), 0);
    }
    const char *const folders[] = {"/first/plans", "/first/options", "/first", ""};
    for (int i = 0; i < 4; i++) {
        snprintf(path, sizeof path, "%s%s", folder, folders[i]);
        assert_int_equal(remove(path), 0);
    }
    posture_diagnostics_destroy(found);
}

static void diff_finds_what_an_option_changes(void **state)
{
    (void)state;
    posture_diagnostics *found = no_findings();
    char *json = NULL;
    assert_int_equal(posture_diff_scenarios(TEACHING, TEACHING ":earlier_decision", found, &json), POSTURE_OK);
    json_t *document = document_of(json);
    const json_t *changes = json_object_get(document, "changes");
    assert_int_equal(json_array_size(changes), 5);
    const json_t *first = json_array_get(changes, 0);
    assert_string_equal(json_string_value(json_object_get(first, "column")), "consensus_delay_day");
    assert_string_equal(json_string_value(json_object_get(first, "after")), "1");
    json_decref(document);

    assert_int_equal(posture_diff_scenarios(TEACHING, TEACHING, found, &json), POSTURE_OK);
    document = document_of(json);
    assert_true(json_is_true(json_object_get(document, "same")));
    assert_int_equal(json_array_size(json_object_get(document, "changes")), 0);
    json_decref(document);
    posture_diagnostics_destroy(found);
}

static size_t entries_of(const char *word, const char *scenario, posture_status expected, json_t **document)
{
    posture_diagnostics *found = no_findings();
    char *json = NULL;
    assert_int_equal(posture_explain(word, scenario, found, &json), expected);
    *document = document_of(json);
    posture_diagnostics_destroy(found);
    return json_array_size(json_object_get(*document, "entries"));
}

static void explain_knows_every_kind_of_word(void **state)
{
    (void)state;
    static const char *const words[][2] = {{"fait_accompli_day_3", "measure"},
                                           {"rsom_day", "parameter"},
                                           {"unit.ntm_day", "column"},
                                           {"country", "table"},
                                           {"calibrated", "model"},
                                           {"c-day", "term"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        json_t *document = NULL;
        assert_true(entries_of(words[i][0], NULL, POSTURE_OK, &document) > 0);
        bool any = false;
        size_t k = 0;
        const json_t *entry = NULL;
        json_array_foreach(json_object_get(document, "entries"), k, entry) any =
            any || strcmp(json_string_value(json_object_get(entry, "kind")), words[i][1]) == 0;
        assert_true(any);
        json_decref(document);
    }
}

static void explain_gives_the_nearest_name(void **state)
{
    (void)state;
    json_t *document = NULL;
    assert_int_equal(entries_of("rsom_dya", NULL, POSTURE_ERROR_UNKNOWN_NAME, &document), 0);
    assert_string_equal(json_string_value(json_array_get(json_object_get(document, "nearest"), 0)), "rsom_day");
    json_decref(document);
}

static void explain_shows_a_row_of_a_scenario(void **state)
{
    (void)state;
    json_t *document = NULL;
    assert_int_equal(entries_of("xbr_1_tank", TEACHING, POSTURE_OK, &document), 1);
    const json_t *row = json_array_get(json_object_get(document, "entries"), 0);
    const json_t *values = json_object_get(row, "values");
    assert_string_equal(json_string_value(json_object_get(row, "table")), "unit");
    assert_string_equal(json_string_value(json_object_get(values, "home")), "lindau");
    assert_string_equal(json_string_value(json_object_get(values, "strength_percent")), "80");
    assert_string_equal(json_string_value(json_object_get(values, "ntm_day")), "{low: 2, high: 6, kind: aleatory}");
    json_decref(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(check_counts_what_the_scenario_holds),
        cmocka_unit_test(check_reports_faults_in_the_document_too),
        cmocka_unit_test(new_writes_a_scenario_that_passes),
        cmocka_unit_test(diff_finds_what_an_option_changes),
        cmocka_unit_test(explain_knows_every_kind_of_word),
        cmocka_unit_test(explain_gives_the_nearest_name),
        cmocka_unit_test(explain_shows_a_row_of_a_scenario),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
