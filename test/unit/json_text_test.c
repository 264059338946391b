/* JSON: what is written reads back as the same value, keys in their order. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <base/json_text.h>

static void writes_as(json_t *value, int indent, const char *expected)
{
    char *text = NULL;
    size_t length = 0;
    assert_non_null(value);
    assert_int_equal(json_to_text(value, indent, &text, &length), POSTURE_OK);
    assert_string_equal(text, expected);
    assert_int_equal(length, strlen(expected));
    free(text);
    json_decref(value);
}

static void values_take_their_shortest_form(void **state)
{
    (void)state;
    writes_as(json_number(0.1), 0, "0.1");
    writes_as(json_number(2.0), 0, "2");
    writes_as(json_number(NAN), 0, "null");
    writes_as(json_number(-INFINITY), 0, "null");
    writes_as(json_integer(INT64_MIN), 0, "-9223372036854775808");
    writes_as(json_object(), 2, "{}");
    writes_as(json_array(), 2, "[]");
    writes_as(json_true(), 0, "true");
    writes_as(json_string("a\"b\\c\n\t\x01 \xc5\xa0"), 0, "\"a\\\"b\\\\c\\n\\t\\u0001 \xc5\xa0\"");
}

static void keys_keep_the_order_in_which_they_were_set(void **state)
{
    (void)state;
    json_t *value = json_pack("{s:i, s:[i, b], s:{s:n}}", "zulu", 1, "alpha", 2, 0, "mike", "x");
    writes_as(json_incref(value), 0, "{\"zulu\":1,\"alpha\":[2,false],\"mike\":{\"x\":null}}");
    writes_as(value, 2,
              "{\n  \"zulu\": 1,\n  \"alpha\": [\n    2,\n    false\n  ],\n  \"mike\": {\n    \"x\": null\n  }\n}");
}

static void a_document_reads_back_equal(void **state)
{
    (void)state;
    json_t *list = json_array();
    for (int i = 0; i < 2000; i++)
        json_array_append_new(list, json_pack("{s:f, s:s, s:I}", "share", 1.0 / (i + 3), "name", "caf\xc3\xa9 \x1f",
                                              "count", (json_int_t)i * 1000003));
    for (int indent = 0; indent <= 2; indent += 2) {
        char *text = NULL;
        size_t length = 0;
        assert_int_equal(json_to_text(list, indent, &text, &length), POSTURE_OK);
        json_t *again = json_loadb(text, length, 0, NULL);
        assert_true(json_equal(list, again));
        json_decref(again);
        free(text);
    }
    json_decref(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_take_their_shortest_form),
        cmocka_unit_test(keys_keep_the_order_in_which_they_were_set),
        cmocka_unit_test(a_document_reads_back_equal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
