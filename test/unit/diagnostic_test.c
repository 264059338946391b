/* Diagnostics: collected, owned, ordered. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <base/diagnostic.h>

static void findings_are_kept_and_counted(void **state)
{
    (void)state;
    posture_diagnostics *list = NULL;
    assert_int_equal(posture_diagnostics_create(&list), POSTURE_OK);
    assert_int_equal(diagnostics_status(list), POSTURE_OK);
    char file[] = "units.csv";
    diagnostics_warning(list, (text_mark){file, 3, 1}, "%s looks large", "strength");
    assert_int_equal(diagnostics_status(list), POSTURE_OK);
    diagnostics_fault(list, (text_mark){file, 2, 7}, "found %d, allowed 0 to %d", 7, 5);
    file[0] = 'X'; /* the list holds its own copy */
    assert_int_equal(posture_diagnostics_count(list), 2);
    assert_int_equal(posture_diagnostics_fault_count(list), 1);
    assert_int_equal(diagnostics_status(list), POSTURE_ERROR_INPUT);
    const posture_diagnostic *first = posture_diagnostics_get(list, 0);
    assert_string_equal(first->text, "strength looks large");
    assert_string_equal(first->file, "units.csv");
    assert_int_equal(first->severity, POSTURE_WARNING);
    assert_string_equal(posture_diagnostics_get(list, 1)->text, "found 7, allowed 0 to 5");
    posture_diagnostics_destroy(list);
    posture_diagnostics_destroy(NULL);
}

static void order_is_file_line_column_then_discovery(void **state)
{
    (void)state;
    posture_diagnostics *list = NULL;
    assert_int_equal(posture_diagnostics_create(&list), POSTURE_OK);
    for (int i = 0; i < 40; i++) {
        diagnostics_fault(list, (text_mark){"b.csv", 9 - i % 2, 4}, "%d", i);
        diagnostics_fault(list, (text_mark){"a.csv", 5, i % 3}, "%d", i);
    }
    diagnostics_sort(list);
    assert_int_equal(posture_diagnostics_count(list), 80);
    for (size_t i = 1; i < 80; i++) {
        const posture_diagnostic *a = posture_diagnostics_get(list, i - 1);
        const posture_diagnostic *b = posture_diagnostics_get(list, i);
        int file = strcmp(a->file, b->file);
        assert_true(file <= 0);
        if (file < 0)
            continue;
        assert_true(a->line < b->line || (a->line == b->line && a->column <= b->column));
        if (a->line == b->line && a->column == b->column && strlen(a->text) == strlen(b->text))
            assert_true(strcmp(a->text, b->text) < 0);
    }
    posture_diagnostics_destroy(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(findings_are_kept_and_counted),
        cmocka_unit_test(order_is_file_line_column_then_discovery),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
