/* Every published model is here with its own numbers, and each of them is met. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>
#include <posture/reproduce.h>

#include "process/engagement/registry.h"

static posture_reproduce_result result;
static json_t *lines;

static int reproduce_all(void **state)
{
    (void)state;
    if (posture_reproduce(NULL, &result) != POSTURE_OK)
        return 1;
    lines = json_loads(result.json, 0, NULL);
    return lines ? 0 : 1;
}

static int release(void **state)
{
    (void)state;
    json_decref(lines);
    free(result.json);
    return 0;
}

static const char *text_of(const json_t *line, const char *key)
{
    return json_string_value(json_object_get(line, key));
}

static void each_line_passes(void **state)
{
    (void)state;
    size_t i = 0;
    const json_t *line = NULL;
    json_array_foreach(lines, i, line)
    {
        double published = json_number_value(json_object_get(line, "published"));
        double computed = json_number_value(json_object_get(line, "computed"));
        double tolerance = json_number_value(json_object_get(line, "tolerance"));
        if (!(fabs(published - computed) <= tolerance))
            fail_msg("%s: published %.12g, computed %.12g", text_of(line, "id"), published, computed);
        assert_true(json_is_true(json_object_get(line, "pass")));
        assert_true(json_is_number(json_object_get(line, "computed")));
    }
    assert_int_equal(result.lines, json_array_size(lines));
    assert_int_equal(result.lines_failed, 0);
}

/* A model cannot be added to the registry without its lines. */
static void every_engagement_model_has_lines(void **state)
{
    (void)state;
    for (const engagement_model *const *m = engagement_models(); *m; m++) {
        int found = 0;
        size_t i = 0;
        const json_t *line = NULL;
        json_array_foreach(lines, i, line)
        {
            found += strcmp(text_of(line, "model"), (*m)->id) == 0;
        }
        if (found == 0)
            fail_msg("posture reproduce has no line of %s", (*m)->id);
    }
}

/* What the tables of the sources hold: 100 chances, 60 days. */
static void whole_tables_are_carried(void **state)
{
    (void)state;
    int chances = 0, days = 0;
    size_t i = 0;
    const json_t *line = NULL;
    json_array_foreach(lines, i, line)
    {
        const char *id = text_of(line, "id");
        chances += strncmp(id, "stochastic_square.p.", 20) == 0;
        days += strncmp(id, "epstein.day_", 12) == 0 && strstr(id, ".sum_w_km") != NULL;
    }
    assert_int_equal(chances, 100);
    assert_int_equal(days, 60);
}

static void one_model_can_be_asked_for(void **state)
{
    (void)state;
    posture_reproduce_result one;
    assert_int_equal(posture_reproduce("epstein", &one), POSTURE_OK);
    assert_true(one.lines > 540 && one.lines < result.lines);
    free(one.json);
    assert_int_equal(posture_reproduce("no such model", &one), POSTURE_ERROR_UNKNOWN_NAME);
    assert_null(one.json);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_line_passes),
        cmocka_unit_test(every_engagement_model_has_lines),
        cmocka_unit_test(whole_tables_are_carried),
        cmocka_unit_test(one_model_can_be_asked_for),
    };
    return cmocka_run_group_tests(tests, reproduce_all, release);
}
