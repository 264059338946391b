/* The table reader on texts: what RFC 4180 allows, where each cell stands, what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scenario/csv_table.h"

typedef struct parsed {
    arena memory;
    csv_table table;
    posture_diagnostics *found;
} parsed;

static parsed parse(const char *text)
{
    parsed p;
    arena_init(&p.memory);
    assert_int_equal(posture_diagnostics_create(&p.found), POSTURE_OK);
    assert_int_equal(csv_table_parse("t.csv", text, strlen(text), &p.memory, p.found, &p.table), POSTURE_OK);
    return p;
}

static void discard(parsed *p)
{
    posture_diagnostics_destroy(p->found);
    arena_clear(&p->memory);
}

static void check_cell(const parsed *p, int row, int column, const char *text, int line, int at)
{
    const csv_cell *cell = &p->table.rows[row].cells[column];
    assert_string_equal(cell->text, text);
    assert_int_equal(cell->mark.line, line);
    assert_int_equal(cell->mark.column, at);
}

static void reads_what_the_format_allows(void **state)
{
    (void)state;
    parsed p = parse("\xef\xbb\xbf# a comment, with a comma\r\n#\n"
                     "id,name,note\r\n"
                     "a,\"with, comma\",\"said \"\"no\"\"\"\n"
                     "b,\"two\nlines\",\n"
                     "\xc5\xa1\xc5\xab,x,#no comment");
    assert_int_equal(posture_diagnostics_count(p.found), 0);
    assert_int_equal(p.table.header.count, 3);
    assert_int_equal(p.table.row_count, 3);
    check_cell(&p, 0, 1, "with, comma", 4, 4);
    check_cell(&p, 0, 2, "said \"no\"", 4, 18);
    check_cell(&p, 1, 1, "two\nlines", 5, 4);
    check_cell(&p, 1, 2, "", 6, 8);
    check_cell(&p, 2, 0, "\xc5\xa1\xc5\xab", 7, 1);
    check_cell(&p, 2, 1, "x", 7, 4); /* columns count characters */
    check_cell(&p, 2, 2, "#no comment", 7, 6);
    discard(&p);
}

static void keeps_whole_rows_beside_faulty_ones(void **state)
{
    (void)state;
    parsed p = parse("a,b\n1,2\n3\n4,\"5\"6\n7,8\"\n\n9,10\n");
    static const int lines[] = {3, 4, 5, 6};
    assert_int_equal(p.table.row_count, 2);
    check_cell(&p, 0, 1, "2", 2, 3);
    check_cell(&p, 1, 1, "10", 7, 3);
    assert_int_equal(posture_diagnostics_fault_count(p.found), 4);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(posture_diagnostics_get(p.found, i)->line, lines[i]);
    discard(&p);
}

static void refuses(const char *text, const char *part)
{
    parsed p = parse(text);
    assert_true(posture_diagnostics_fault_count(p.found) > 0);
    assert_non_null(strstr(posture_diagnostics_get(p.found, 0)->text, part));
    discard(&p);
}

static void refuses_what_is_no_table(void **state)
{
    (void)state;
    refuses("", "no header");
    refuses("# only a comment", "no header");
    refuses("a,b\n1,\"2\n", "never closed");
    refuses("a,b\n1,2\r3\n", "carriage return");
    refuses("a,b\n\xff,2\n", "UTF-8");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_the_format_allows),
        cmocka_unit_test(keeps_whole_rows_beside_faulty_ones),
        cmocka_unit_test(refuses_what_is_no_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
