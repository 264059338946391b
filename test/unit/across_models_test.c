/* From known campaigns of every model to ranks and to the comparisons that depend on the model. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "app/across_models.h"

enum { REPLICATIONS = 40, OPTIONS = 3, PLANS = 2 };

/* Option 1 is better than the base under every model; option 2 is better under even models and worse under odd ones.
 * The second plan does nothing anywhere. */
static int happens(int model, int option, int plan, int replication)
{
    static const int of_ten[OPTIONS][2] = {{5, 5}, {1, 1}, {0, 9}};
    return plan == 0 && replication % 10 < of_ten[option][model % 2];
}

static void fill(across_sample *s)
{
    s->design = (study_design){.outer = REPLICATIONS, .inner = 1, .options = OPTIONS, .plans = PLANS};
    s->measure = OUTCOME_FAIT_ACCOMPLI_7;
    s->models = (int)across_model_count();
    s->value = malloc((size_t)s->models * REPLICATIONS * OPTIONS * PLANS);
    assert_non_null(s->value);
    for (int m = 0; m < s->models; m++)
        for (int r = 0; r < REPLICATIONS; r++)
            for (int option = 0; option < OPTIONS; option++)
                for (int plan = 0; plan < PLANS; plan++)
                    s->value[s->filled++] = (signed char)happens(m, option, plan, r);
}

static json_t *document_of(const across_sample *sample)
{
    static const struct option options[OPTIONS] = {{.id = "base"}, {.id = "always"}, {.id = "sometimes"}};
    static const struct option *const listed[OPTIONS] = {&options[0], &options[1], &options[2]};
    static const char *plans[PLANS] = {"real", "empty"};
    scenario base = {.engagement_model = "calibrated"};
    scenario *scenarios[OPTIONS] = {&base, &base, &base};
    const struct option *pointers[OPTIONS];
    memcpy(pointers, listed, sizeof pointers);
    const assess_input in = {
        .option_count = OPTIONS, .scenarios = scenarios, .options = pointers, .plan_count = PLANS, .plan_ids = plans};
    json_t *document = across_models_object(&in, sample);
    assert_non_null(document);
    return document;
}

static const json_t *find_comparison(const json_t *document, const char *option, const char *against)
{
    size_t i;
    const json_t *pair;
    json_array_foreach(json_object_get(document, "comparisons"), i, pair)
    {
        if (strcmp(json_string_value(json_object_get(pair, "option")), option) == 0 &&
            strcmp(json_string_value(json_object_get(pair, "against")), against) == 0)
            return pair;
    }
    fail();
    return NULL;
}

static void contradictions_are_told_from_agreement(void **state)
{
    (void)state;
    across_sample sample = {0};
    fill(&sample);
    json_t *document = document_of(&sample);
    const size_t odd = (size_t)sample.models / 2;
    const json_t *always = find_comparison(document, "always", "base");
    assert_string_equal(json_string_value(json_object_get(always, "holds_under")), "all");
    assert_false(json_is_true(json_object_get(always, "depends_on_model")));
    const json_t *sometimes = find_comparison(document, "sometimes", "base");
    assert_string_equal(json_string_value(json_object_get(sometimes, "holds_under")), "contradicted");
    assert_true(json_is_true(json_object_get(sometimes, "depends_on_model")));
    assert_int_equal(json_array_size(json_object_get(sometimes, "worse")), odd);
    assert_int_equal(json_array_size(json_object_get(sometimes, "better")), (size_t)sample.models - odd);
    json_decref(document);
    across_sample_clear(&sample);
}

static void the_best_option_is_the_one_of_least_mean_rank(void **state)
{
    (void)state;
    across_sample sample = {0};
    fill(&sample);
    json_t *document = document_of(&sample);
    const json_t *agreement = json_object_get(document, "agreement");
    assert_string_equal(json_string_value(json_object_get(agreement, "best_option")), "always");
    assert_int_equal(json_integer_value(json_object_get(agreement, "best_under")), sample.models / 2);
    size_t i;
    const json_t *cell;
    json_array_foreach(json_object_get(document, "cells"), i, cell)
        assert_string_equal(json_string_value(json_object_get(cell, "plan")), "real");
    json_decref(document);
    across_sample_clear(&sample);
}

static void a_failed_replication_counts_for_nothing(void **state)
{
    (void)state;
    across_sample sample = {0};
    fill(&sample);
    const interval whole = across_sample_share(&sample, 0, 0, 0);
    assert_true(whole.value == 0.5);
    /* Replications 0 to 4 of ten are the ones that happen: failing the first of each ten leaves 4 of 9. */
    for (int r = 0; r < REPLICATIONS; r += 10)
        sample.value[r * OPTIONS * PLANS] = -1;
    const interval part = across_sample_share(&sample, 0, 0, 0);
    assert_true(part.value == 16.0 / 36.0);
    across_sample_clear(&sample);
}

static void options_that_share_a_share_are_not_ranked(void **state)
{
    (void)state;
    across_sample sample = {0};
    fill(&sample);
    memset(sample.value, 1, sample.filled);
    json_t *document = document_of(&sample);
    const json_t *agreement = json_object_get(document, "agreement");
    assert_int_equal(json_integer_value(json_object_get(agreement, "best_tied")), OPTIONS);
    assert_true(json_is_null(json_object_get(agreement, "kendall_w")));
    assert_non_null(strstr(json_string_value(json_object_get(agreement, "sentence")), "No option is ahead"));
    json_decref(document);
    across_sample_clear(&sample);
}

/* Every registered model can be named by a scenario, runs its campaigns, and what the scenario stated is put back. */
static void every_model_fights_a_scenario(void **state)
{
    (void)state;
    posture_diagnostics *found = NULL;
    assess_input in = {0};
    across_sample sample = {0};
    assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
    assert_int_equal(
        assess_input_load(&in, POSTURE_SOURCE_DIR "/scenarios/teaching", "forward_brigade", "overrun", found),
        POSTURE_OK);
    const study_design design = {
        .seed = 1, .outer = 5, .inner = 1, .options = 2, .plans = 1, .threads = 2, .horizon_day = 30};
    assert_int_equal(across_sample_run(&in, &design, NULL, NULL, &sample), POSTURE_OK);
    assert_int_equal(sample.filled, across_model_count() * 5 * 2);
    for (size_t i = 0; i < sample.filled; i++)
        assert_true(sample.value[i] == 0 || sample.value[i] == 1);
    for (int i = 0; i < in.option_count; i++)
        assert_string_equal(in.scenarios[i]->engagement_model, "calibrated");
    across_sample_clear(&sample);
    assess_input_clear(&in);
    posture_diagnostics_destroy(found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contradictions_are_told_from_agreement),
        cmocka_unit_test(the_best_option_is_the_one_of_least_mean_rank),
        cmocka_unit_test(a_failed_replication_counts_for_nothing),
        cmocka_unit_test(options_that_share_a_share_are_not_ranked),
        cmocka_unit_test(every_model_fights_a_scenario),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
