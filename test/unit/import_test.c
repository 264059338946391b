/* posture import on a small workbook with the layout and the traps of NATO's, made by
 * test/support/make_nato_workbook.py. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include <posture/import.h>

#include "base/file.h"
#include "import/nato_defexp.h"

static char folder[] = "/tmp/posture-import-XXXXXX";
enum { PATH_BYTE = 128, LIMIT_BYTE = 1 << 20 };

static void make_workbook(const char *name, const char *factor, char *path)
{
    char command[1024];
    snprintf(path, PATH_BYTE, "%s/%s", folder, name);
    snprintf(command, sizeof command, "python3 %s/test/support/make_nato_workbook.py %s %s", POSTURE_SOURCE_DIR, path,
             factor);
    assert_int_equal(system(command), 0);
}

static json_t *import(const posture_import_def *def, posture_diagnostics *found, posture_status expected)
{
    char *json = NULL;
    assert_int_equal(posture_import(def, found, &json), expected);
    json_t *document = json ? json_loads(json, 0, NULL) : NULL;
    free(json);
    return document;
}

static const struct nato_row *find(const struct nato_table *t, const char *country, int year)
{
    for (int i = 0; i < t->row_count; i++)
        if (strcmp(t->rows[i].country, country) == 0 && t->rows[i].year == year)
            return &t->rows[i];
    return NULL;
}

static void near(double a, double b)
{
    assert_true(fabs(a - b) <= 1e-9 * (1 + fabs(b)));
}

static void traps_are_read_through(void **state)
{
    (void)state;
    char path[PATH_BYTE];
    struct workbook w;
    struct nato_table t;
    posture_diagnostics *found = NULL;
    make_workbook("a.xlsx", "", path);
    assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
    assert_int_equal(workbook_read(path, found, &w), POSTURE_OK);
    assert_int_equal(nato_table_read(&w, path, found, &t), POSTURE_OK);
    assert_int_equal(posture_diagnostics_count(found), 0);
    assert_int_equal(t.row_count, 18);
    assert_int_equal(t.price_year, 2015);
    const struct nato_row *r = find(&t, "POL", 2019); /* a year written as text, a name with star and currency */
    assert_non_null(r);
    near(r->spending_m, 10000); /* of the constant prices, not the current ones above them */
    near(r->gdp_m, 500000);     /* billions in the workbook */
    near(r->people, 120500);    /* of the shifted table */
    near(r->share, 0.02);
    near(r->equipment_share + r->personnel_share + r->infrastructure_share + r->operations_share, 1);
    assert_false(r->estimate);
    assert_true(find(&t, "POL", 2023)->estimate);  /* 2023e */
    near(find(&t, "SVK", 2021)->spending_m, 1560); /* amounts that look like years */
    assert_non_null(find(&t, "TUR", 2024));
    nato_table_clear(&t);
    workbook_clear(&w);
    posture_diagnostics_destroy(found);
}

static void editions_are_compared(void **state)
{
    (void)state;
    char first[PATH_BYTE], second[PATH_BYTE], table[PATH_BYTE];
    posture_diagnostics *found = NULL;
    make_workbook("a.xlsx", "", first);
    make_workbook("b.xlsx", "1.05", second);
    snprintf(table, sizeof table, "%s/spending.csv", folder);
    assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
    posture_import_def def = {.kind = "nato-defexp", .file = first, .output = table};
    json_t *document = import(&def, found, POSTURE_OK);
    assert_int_equal(json_integer_value(json_object_get(document, "rows")), 18);
    assert_true(json_is_null(json_object_get(document, "against")));
    json_decref(document);
    document = import(&def, found, POSTURE_OK); /* the same again: nothing has changed */
    const json_t *changed = json_object_get(json_object_get(document, "against"), "changed");
    assert_int_equal(json_array_size(changed), 0);
    json_decref(document);
    def.file = second;
    document = import(&def, found, POSTURE_OK);
    changed = json_object_get(json_object_get(document, "against"), "changed");
    assert_int_equal(json_array_size(changed), 2); /* spending of Poland in 2024, and its share */
    const json_t *one = json_array_get(changed, 0);
    assert_string_equal(json_string_value(json_object_get(one, "country")), "POL");
    near(json_number_value(json_object_get(one, "after")), 11550);
    json_decref(document);
    posture_diagnostics_destroy(found);
}

/* Any prefix and any flipped byte of a workbook: a fault, or rows, never a crash. */
static void damaged_workbooks_are_refused(void **state)
{
    (void)state;
    char path[PATH_BYTE];
    char *bytes = NULL;
    size_t length = 0;
    int refused = 0;
    make_workbook("a.xlsx", "", path);
    assert_int_equal(file_read(path, LIMIT_BYTE, &bytes, &length), POSTURE_OK);
    for (size_t at = 0; at < length; at += 61) {
        for (int cut = 0; cut < 2; cut++) {
            struct workbook w;
            struct nato_table t = {0};
            posture_diagnostics *found = NULL;
            assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
            bytes[at] = (char)(bytes[at] ^ 0x55);
            posture_status status = workbook_parse(path, bytes, cut ? at : length, found, &w);
            bytes[at] = (char)(bytes[at] ^ 0x55);
            if (status == POSTURE_OK)
                status = nato_table_read(&w, path, found, &t);
            assert_true(status == POSTURE_OK || posture_diagnostics_fault_count(found) > 0);
            refused += status == POSTURE_ERROR_INPUT;
            nato_table_clear(&t);
            workbook_clear(&w);
            posture_diagnostics_destroy(found);
        }
    }
    assert_true(refused > 20);
    free(bytes);
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    char command[PATH_BYTE];
    (void)state;
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(traps_are_read_through),
                                       cmocka_unit_test(editions_are_compared),
                                       cmocka_unit_test(damaged_workbooks_are_refused)};
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
