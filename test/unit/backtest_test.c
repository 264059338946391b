/* posture_backtest: every model on an invented table, the numbers of a model whose behaviour is known, baselines that
 * do not see what they are asked about, and what is said of bad input. */
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

#include <posture/backtest.h>

#include "history/backtest.h"
#include "process/engagement/registry.h"
#include "support/near.h"

static const char invented[] = POSTURE_SOURCE_DIR "/test/data/invented_engagements.csv";

static json_t *backtest_json(const char *table, const char *model, uint64_t seed)
{
    posture_backtest_def def = posture_backtest_def_default();
    posture_diagnostics *found = NULL;
    char *text = NULL;
    def.table = table;
    def.model = model;
    def.seed = seed;
    def.replications = 40;
    def.bootstraps = 40;
    assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
    assert_int_equal(posture_backtest(&def, found, &text), POSTURE_OK);
    json_t *document = json_loads(text, 0, NULL);
    assert_non_null(document);
    free(text);
    posture_diagnostics_destroy(found);
    return document;
}

static double number_of(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    assert_true(json_is_number(value));
    return json_number_value(value);
}

static void every_model_is_scored(void **state)
{
    (void)state;
    for (int m = 0; engagement_models()[m]; m++) {
        json_t *d = backtest_json(invented, engagement_models()[m]->id, 1);
        assert_near(number_of(d, "n"), 48, 0);
        assert_true(number_of(d, "decided") >= 0 && number_of(d, "decided") <= 1);
        if (json_is_true(json_object_get(d, "gives_odds"))) {
            assert_true(number_of(d, "brier") > 0 && number_of(d, "brier") < 1);
            assert_true(number_of(d, "log_loss") > 0);
            assert_true(number_of(d, "auc") >= 0 && number_of(d, "auc") <= 1);
        }
        static const char *const sides[] = {"attacker", "defender"};
        for (int side = 0; side < 2; side++) {
            double coverage = number_of(json_object_get(d, "coverage80"), sides[side]);
            assert_true(number_of(json_object_get(d, "loss_factor"), sides[side]) >= 1);
            assert_true(coverage >= 0 && coverage <= 1);
        }
        assert_int_equal(json_array_size(json_object_get(d, "baselines")), BASELINE_COUNT);
        assert_int_equal(json_array_size(json_object_get(d, "baselines_by_war")), BASELINE_COUNT);
        assert_int_equal(json_array_size(json_object_get(d, "cross_validated")), 0); /* not the table it is from */
        json_decref(d);
    }
}

static void groups_and_bins_hold_everybody_once(void **state)
{
    (void)state;
    static const char *const kinds[] = {"posture", "era", "terrain"};
    size_t i;
    const json_t *one;
    json_t *d = backtest_json(invented, NULL, 1);
    double in_bins = 0;
    json_array_foreach(json_object_get(d, "calibration"), i, one) in_bins += number_of(one, "n");
    assert_near(in_bins, 48, 0);
    for (int k = 0; k < 3; k++) {
        double n = 0;
        double brier = 0;
        json_array_foreach(json_object_get(d, "groups"), i, one)
        {
            if (strcmp(json_string_value(json_object_get(one, "by")), kinds[k]) != 0)
                continue;
            n += number_of(one, "n");
            brier += number_of(one, "n") * number_of(one, "brier");
        }
        assert_near(n, 48, 0);
        assert_near(brier / n, number_of(d, "brier"), 1e-12);
    }
    json_decref(d);
}

static void the_seed_decides(void **state)
{
    (void)state;
    json_t *a = backtest_json(invented, "stochastic_square", 4);
    json_t *again = backtest_json(invented, "stochastic_square", 4);
    json_t *other = backtest_json(invented, "stochastic_square", 5);
    assert_true(json_equal(a, again));
    assert_false(number_of(a, "brier") == number_of(other, "brier"));
    json_decref(a);
    json_decref(again);
    json_decref(other);
}

/* A model that is sure: the defender always breaks after a day, each side loses 10 % and 20 %, 2 km are gained. */
static void sure_step(const engagement_input *in, const double *estimate, const double *draws, double dt_hour,
                      engagement_state *state, engagement_output *out)
{
    (void)in, (void)estimate, (void)draws, (void)dt_hour, (void)state;
    *out = (engagement_output){.advance_km = 2, .breaks = {false, true}};
    out->loss_share[ENGAGEMENT_ATTACKER][STRENGTH_PERSONNEL] = 0.1;
    out->loss_share[ENGAGEMENT_DEFENDER][STRENGTH_PERSONNEL] = 0.2;
}

static void endless_step(const engagement_input *in, const double *estimate, const double *draws, double dt_hour,
                         engagement_state *state, engagement_output *out)
{
    (void)in, (void)estimate, (void)draws, (void)dt_hour, (void)state;
    *out = (engagement_output){.advance_km = 1};
}

static const engagement_model sure_model = {"sure", "Sure", "this test", 24, sure_step};
static const engagement_model endless_model = {"endless", "Endless", "this test", 24, endless_step};

static void run_text(const char *text, const engagement_model *model, backtest *out, engagement_table *table)
{
    const backtest_settings settings = {1, 9, 20};
    posture_diagnostics *found = NULL;
    assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
    assert_int_equal(engagement_table_parse("t.csv", text, strlen(text), found, table), POSTURE_OK);
    assert_int_equal(backtest_run(table, model, &settings, false, out), POSTURE_OK);
    posture_diagnostics_destroy(found);
}

static const char four[] = "war,a_strength,d_strength,winner,a_losses,d_losses,advance_km,posture\n"
                           "A,1000,900,attacker,200,180,4,hasty\n"
                           "A,1000,900,attacker,100,45,2,hasty\n"
                           "B,1000,900,attacker,50,,8,fortified\n"
                           "B,1000,900,draw,400,180,,fortified\n";

static void a_sure_model_scores_as_by_hand(void **state)
{
    (void)state;
    backtest r;
    engagement_table table;
    run_text(four, &sure_model, &r, &table);
    assert_true(r.gives_odds);
    assert_near(r.mean_prob, 0.95, 1e-15); /* (9 + 1/2) / (9 + 1) */
    assert_near(r.decided_prob, 1, 0);
    assert_near(r.won_share, 0.75, 1e-15);
    assert_near(r.brier.value, (3 * 0.0025 + 0.9025) / 4, 1e-15);
    assert_near(r.log_loss.value, (3 * 0.05129329438755058 + 2.995732273553991) / 4, 1e-12);
    assert_near(r.auc.value, 0.5, 1e-15); /* it says the same of all */
    /* attacker: predicted 0.1, recorded 0.2, 0.1, 0.05, 0.4: factors 2, 1, 2, 4; only 0.1 is inside [0.1, 0.1] */
    assert_true(r.number[NUMBER_ATTACKER_LOSS].n == 4);
    assert_near(r.number[NUMBER_ATTACKER_LOSS].factor.value, 2, 1e-12);
    /* defender: predicted 0.2, recorded 0.2, 0.05, 0.2 */
    assert_true(r.number[NUMBER_DEFENDER_LOSS].n == 3);
    assert_near(r.number[NUMBER_DEFENDER_LOSS].factor.value, 1, 1e-12);
    /* advance: predicted 2, recorded 4, 2, 8 */
    assert_true(r.number[NUMBER_ADVANCE].n == 3);
    assert_near(r.number[NUMBER_ADVANCE].factor.value, 2, 1e-12);
    assert_near(r.number[NUMBER_ADVANCE].coverage.value, 1.0 / 3, 1e-15);
    assert_true(r.group_count == 4);
    assert_near(r.groups[0].advance_won_recorded, 3, 1e-15);
    assert_near(r.groups[0].advance_won_predicted, 2, 1e-15);
    engagement_table_clear(&table);
}

static void a_model_without_an_end_has_no_odds(void **state)
{
    (void)state;
    backtest r;
    engagement_table table;
    run_text(four, &endless_model, &r, &table);
    assert_false(r.gives_odds);
    assert_near(r.decided_prob, 0, 0);
    assert_true(isnan(r.brier.value) && isnan(r.log_loss.value) && isnan(r.auc.value) && isnan(r.mean_prob));
    assert_true(r.bin_count == 0);
    assert_true(!isnan(r.number[NUMBER_ADVANCE].factor.value));
    engagement_table_clear(&table);
}

/* By war, A (2 of 2 won) is forecast from B (1 of 2) as (1 + 1) / (2 + 2), and B from A as (2 + 1) / (2 + 2). */
static void baselines_do_not_see_the_fold_they_are_asked_about(void **state)
{
    (void)state;
    backtest r;
    engagement_table table;
    run_text(four, &sure_model, &r, &table);
    assert_true(r.fold_count[0] == 4);
    assert_true(r.fold_count[1] == 2);
    const struct forecast_score *rate = &r.baseline[1][BASELINE_RATE];
    assert_near(rate->brier.value, (0.25 + 0.25 + 0.0625 + 0.5625) / 4, 1e-15);
    assert_near(rate->difference.value, r.brier.value - rate->brier.value, 1e-15);
    assert_near(r.baseline[0][BASELINE_RULE_WORD].brier.value, (3 * 0.9025 + 0.0025) / 4, 1e-12);
    engagement_table_clear(&table);
}

static void one_engagement_has_no_folds(void **state)
{
    (void)state;
    backtest r;
    engagement_table table;
    run_text("a_strength,d_strength,winner\n1000,10,attacker\n", &sure_model, &r, &table);
    assert_true(r.fold_count[0] == 0);
    assert_true(r.fold_count[1] == 0);
    assert_true(isnan(r.auc.value) && isnan(r.number[NUMBER_ATTACKER_LOSS].factor.value));
    assert_near(r.brier.value, 0.0025, 1e-15);
    engagement_table_clear(&table);
}

static void input_that_cannot_be_used_is_told(void **state)
{
    (void)state;
    static const struct {
        const char *table, *model, *html;
        posture_status status;
        const char *part;
    } cases[] = {
        {invented, "biddel", NULL, POSTURE_ERROR_UNKNOWN_NAME, "did you mean \"biddle\"?"},
        {"no/such.csv", NULL, NULL, POSTURE_ERROR_FILE, "cannot be read"},
        {invented, NULL, "no/such/folder/page.html", POSTURE_ERROR_FILE, "cannot be written"},
        {POSTURE_SOURCE_DIR "/test/data/invented_campaign.csv", NULL, NULL, POSTURE_ERROR_INPUT, "no column"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        posture_backtest_def def = posture_backtest_def_default();
        posture_diagnostics *found = NULL;
        char *text = NULL;
        bool told = false;
        def.table = cases[i].table;
        def.model = cases[i].model;
        def.html = cases[i].html;
        def.replications = def.bootstraps = 5;
        assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
        assert_int_equal(posture_backtest(&def, found, &text), cases[i].status);
        assert_null(text);
        for (size_t k = 0; k < posture_diagnostics_count(found); k++)
            told = told || strstr(posture_diagnostics_get(found, k)->text, cases[i].part);
        assert_true(told);
        posture_diagnostics_destroy(found);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_model_is_scored),
        cmocka_unit_test(groups_and_bins_hold_everybody_once),
        cmocka_unit_test(the_seed_decides),
        cmocka_unit_test(a_sure_model_scores_as_by_hand),
        cmocka_unit_test(a_model_without_an_end_has_no_odds),
        cmocka_unit_test(baselines_do_not_see_the_fold_they_are_asked_about),
        cmocka_unit_test(one_engagement_has_no_folds),
        cmocka_unit_test(input_that_cannot_be_used_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
