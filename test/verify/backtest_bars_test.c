/* The default model on the table that it is estimated on, where that table is at hand: its odds out of sample against
 * the best baseline in the same folds, its losses, and its advance by posture. */
#include <math.h>
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

#include <posture/backtest.h>

#include "support/battle_table.h"
#include "support/target.h"

static json_t *document;

static int score_table(void **state)
{
    (void)state;
    posture_backtest_def def = posture_backtest_def_default();
    posture_diagnostics *found = NULL;
    char *text = NULL;
    def.table = battle_table_path();
    if (!def.table)
        return 0;
    if (posture_diagnostics_create(&found) != POSTURE_OK)
        return -1;
    if (posture_backtest(&def, found, &text) == POSTURE_OK)
        document = json_loads(text, 0, NULL);
    free(text);
    posture_diagnostics_destroy(found);
    return document ? 0 : -1;
}

static int let_go(void **state)
{
    (void)state;
    json_decref(document);
    return 0;
}

static double number_of(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return json_is_number(value) ? json_number_value(value) : NAN;
}

/* The member of `list` whose `key` is `value`, and whose `nations` is not set. */
static const json_t *find(const char *list, const char *key, const char *value)
{
    size_t i;
    const json_t *one;
    json_array_foreach(json_object_get(document, list), i, one)
    {
        if (strcmp(json_string_value(json_object_get(one, key)), value) == 0)
            return one;
    }
    return NULL;
}

static const json_t *best_of(const char *list)
{
    size_t i;
    const json_t *one;
    const json_t *best = NULL;
    json_array_foreach(json_object_get(document, list), i, one)
    {
        if (!best || number_of(one, "brier") < number_of(best, "brier"))
            best = one;
    }
    return best;
}

static void judge_odds(const char *folds, const char *list, const char *what, target_state expected)
{
    char line[64];
    const json_t *best = best_of(list);
    const json_t *refit = find("cross_validated", "folds", folds);
    assert_non_null(best);
    assert_non_null(refit);
    printf("    %-64s %9.3f, base rate %.3f, best baseline %.3f (%s)\n", what, number_of(refit, "brier"),
           number_of(find(list, "name", "base_rate"), "brier"), number_of(best, "brier"),
           json_string_value(json_object_get(best, "name")));
    assert_true(number_of(refit, "brier") < number_of(find(list, "name", "base_rate"), "brier"));
    snprintf(line, sizeof line, "%s: worse than the best by at most", what);
    assert_target(line, number_of(json_object_get(best, "difference"), "hi"), -1, 0.01, expected);
}

static void odds_against_the_best_baseline(void **state)
{
    (void)state;
    if (!document)
        skip();
    judge_odds("random", "baselines", "Brier, random folds", TARGET_KNOWN_MISS);
    judge_odds("war", "baselines_by_war", "Brier, each war left out", TARGET_KNOWN_MISS);
}

static void losses_a_day(void **state)
{
    (void)state;
    if (!document)
        skip();
    const json_t *factor = json_object_get(document, "loss_factor");
    const json_t *coverage = json_object_get(document, "coverage80");
    assert_target("attacker's loss a day, median factor", number_of(factor, "attacker"), 1, 1.8, TARGET_MET);
    assert_target("defender's loss a day, median factor", number_of(factor, "defender"), 1, 1.8, TARGET_KNOWN_MISS);
    assert_target("attacker's loss inside the 80 % interval", number_of(coverage, "attacker"), 0.72, 0.88, TARGET_MET);
    assert_target("defender's loss inside the 80 % interval", number_of(coverage, "defender"), 0.72, 0.88, TARGET_MET);
}

static void advance_by_posture(void **state)
{
    (void)state;
    static const char *const postures[] = {"hasty", "prepared", "fortified"};
    double predicted[3];
    if (!document)
        skip();
    for (int p = 0; p < 3; p++) {
        char line[64];
        const json_t *group = find("groups", "name", postures[p]);
        assert_non_null(group);
        predicted[p] = number_of(group, "advance_won_predicted_km_per_day");
        snprintf(line, sizeof line, "advance where won, %s, over the record", postures[p]);
        assert_target(line, predicted[p] / number_of(group, "advance_won_recorded_km_per_day"), 0.5, 2, TARGET_MET);
    }
    assert_true(predicted[2] < predicted[0] && predicted[2] < predicted[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(odds_against_the_best_baseline),
        cmocka_unit_test(losses_a_day),
        cmocka_unit_test(advance_by_posture),
    };
    return cmocka_run_group_tests(tests, score_table, let_go);
}
