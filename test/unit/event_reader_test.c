/* Coded events: each format by its header, the same answer from every one, and what is wrong with a file. */
#define _GNU_SOURCE /* fmemopen */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "event/reader.h"

typedef struct seen {
    int count;
    struct event last;
    char source[64], target[64];
} seen;

static posture_status remember(void *context, const struct event *e)
{
    seen *s = context;
    s->count++;
    s->last = *e;
    snprintf(s->source, sizeof s->source, "%s", e->source);
    snprintf(s->target, sizeof s->target, "%s", e->target);
    return POSTURE_OK;
}

static posture_status read_text(const char *text, size_t length, posture_diagnostics *found, seen *s,
                                event_summary *sum)
{
    *s = (seen){0};
    FILE *from = fmemopen((void *)(uintptr_t)text, length, "r");
    assert_non_null(from);
    posture_status status = event_read("events", from, found, remember, s, sum);
    fclose(from);
    return status;
}

static const char own[] = "date,source_country,target_country,type,note\n"
                          "2021-03-30,Red,Blue,154,\"two, \"\"lines\"\"\nof note\"\n";
static const char icews[] = "Event ID\tEvent Date\tSource Country\tCAMEO Code\tTarget Country\n"
                            "7\t2021-03-30\tRed\t154\tBlue\n";
static const char polecat[] = "\xEF\xBB\xBF"
                              "Event ID\tEvent Date\tEvent Type\tActor Country\tRecipient Country\r\n"
                              "a\t2021-03-30\tMOBILIZE\tRed\tBlue\r\n";
static const char acled[] = "event_id_cnty,event_date,event_type,actor1,actor2\n"
                            "x1,30 March 2021,Battles,Red,Blue\n";

static void gdelt_row(char *to, int columns)
{
    *to = '\0';
    for (int i = 0; i < columns; i++) {
        const char *field = i == 0    ? "1"
                            : i == 1  ? "20210330"
                            : i == 7  ? "Red"
                            : i == 17 ? "Blue"
                            : i == 26 ? "1541"
                                      : "";
        strcat(strcat(to, field), i + 1 < columns ? "\t" : "\n");
    }
}

static void check_one(const char *text, event_format format, signal_kind signal)
{
    posture_diagnostics *found = NULL;
    seen s;
    event_summary sum;
    assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
    assert_int_equal(read_text(text, strlen(text), found, &s, &sum), POSTURE_OK);
    assert_int_equal(posture_diagnostics_count(found), 0);
    assert_int_equal(sum.format, format);
    assert_int_equal(s.count, 1);
    assert_int_equal(s.last.signal, signal);
    assert_int_equal(s.last.day, 18716); /* 2021-03-30: date -u -d 2021-03-30 +%s over 86400 */
    assert_string_equal(s.source, "Red");
    assert_string_equal(s.target, "Blue");
    posture_diagnostics_destroy(found);
}

static void each_format_is_known_by_its_header(void **state)
{
    (void)state;
    char gdelt[256];
    gdelt_row(gdelt, 61);
    check_one(own, EVENT_OWN, SIGNAL_MOVEMENT);
    check_one(icews, EVENT_ICEWS, SIGNAL_MOVEMENT);
    check_one(polecat, EVENT_POLECAT, SIGNAL_MOVEMENT);
    check_one(acled, EVENT_ACLED, SIGNAL_CLASH);
    check_one(gdelt, EVENT_GDELT, SIGNAL_MOVEMENT);
}

static void first_version_of_gdelt_and_unknown_headers_are_refused(void **state)
{
    (void)state;
    char gdelt[256];
    gdelt_row(gdelt, 58);
    const char *const bad[] = {gdelt, "a,b\n1,2\n", "\n", "date,type\n2021-01-01,13\n"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        posture_diagnostics *found = NULL;
        seen s;
        event_summary sum;
        assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
        assert_int_equal(read_text(bad[i], strlen(bad[i]), found, &s, &sum), POSTURE_ERROR_INPUT);
        assert_int_equal(posture_diagnostics_fault_count(found), 1);
        posture_diagnostics_destroy(found);
    }
}

static void bad_rows_are_named_by_line_and_column_and_counted(void **state)
{
    (void)state;
    static const char text[] = "date,source_country,target_country,type\n"
                               "2021-02-29,Red,Blue,13\n"
                               "2021-03-01,Red,Blue,banana\n"
                               "2021-03-01,,Blue,13\n"
                               "2021-03-01,Red\n"
                               "2021-03-01,Red,Blue,exercise";
    posture_diagnostics *found = NULL;
    seen s;
    event_summary sum;
    assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
    assert_int_equal(read_text(text, strlen(text), found, &s, &sum), POSTURE_OK);
    assert_int_equal(sum.row_count, 5);
    assert_int_equal(sum.skipped_count, 4);
    assert_int_equal(s.count, 1);
    assert_int_equal(s.last.signal, SIGNAL_EXERCISE);
    assert_int_equal(s.last.line, 6);
    static const int lines[] = {2, 3, 4, 5}, columns[] = {1, 21, 12, 1};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(posture_diagnostics_get(found, i)->line, lines[i]);
        assert_int_equal(posture_diagnostics_get(found, i)->column, columns[i]);
    }
    posture_diagnostics_destroy(found);
}

static void a_record_over_the_buffer_costs_only_itself(void **state)
{
    (void)state;
    static const char head[] = "Event Date\tSource Country\tTarget Country\tCAMEO Code\n";
    static const char tail[] = "\n2021-03-01\tRed\tBlue\t13\n";
    const size_t size = 3u << 20;
    char *text = malloc(size + sizeof head + sizeof tail);
    assert_non_null(text);
    memset(text, 'x', size + sizeof head);
    memcpy(text, head, sizeof head - 1);
    memcpy(text + sizeof head - 1 + size, tail, sizeof tail);
    posture_diagnostics *found = NULL;
    seen s;
    event_summary sum;
    assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
    assert_int_equal(read_text(text, strlen(text), found, &s, &sum), POSTURE_OK);
    assert_int_equal(sum.skipped_count, 1);
    assert_int_equal(s.count, 1);
    assert_int_equal(s.last.line, 3);
    posture_diagnostics_destroy(found);
    free(text);
}

static void dates_go_there_and_back(void **state)
{
    (void)state;
    char text[16];
    for (int day = -20000; day < 60000; day++) {
        int back = 0;
        event_date_write(day, text);
        assert_true(event_date_parse(text, &back));
        assert_int_equal(back, day);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_format_is_known_by_its_header),
        cmocka_unit_test(first_version_of_gdelt_and_unknown_headers_are_refused),
        cmocka_unit_test(bad_rows_are_named_by_line_and_column_and_counted),
        cmocka_unit_test(a_record_over_the_buffer_costs_only_itself),
        cmocka_unit_test(dates_go_there_and_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
