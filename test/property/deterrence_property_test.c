/* The link from campaign to calculus: what a stronger posture does to outcome rows never makes attack pay more, in a
 * fixed regime; the words that the verb prints. */
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

#include <posture/deter.h>

#include "deterrence/calculus.h"
#include "deterrence/unilateral.h"
#include "numeric/rng.h"
#include "support/near.h"

#define TEACHING POSTURE_SOURCE_DIR "/scenarios/teaching"

enum { CASES = 2000, ROWS = 4 };

static double uniform(uint64_t which, uint64_t index)
{
    return rng_uniform((rng_stream){7, which}, RNG_FACTOR, 1, 0, (uint32_t)index);
}

static outcome_row row_of(double held_day, double losses)
{
    outcome_row row = {.status = POSTURE_OK, .objective_count = 1};
    row.measure[OUTCOME_ALL_HELD_DAY] = held_day;
    row.measure[OUTCOME_ATTACKER_LOSS] = losses;
    row.objective[0] = (objective_outcome){held_day, held_day, NAN};
    return row;
}

static double advantage_of(const calculus_stakes *s, const outcome_row *rows, double resist)
{
    double worth[ROWS];
    prospect scratch[ROWS + 1];
    size_t kept = 0;
    calculus_terms t;
    assert_true(calculus_terms_of(s, rows, ROWS, 30, .8, worth, &kept, &t));
    return calculus_advantage(s, &t, worth, kept, resist, scratch);
}

/* Later success, more losses, a likelier response, a better peace: each alone never raises the worth of attack. */
static void a_stronger_defence_never_makes_attack_pay_more(void **state)
{
    (void)state;
    int lower = 0;
    for (uint64_t c = 0; c < CASES; c++) {
        calculus_stakes s = {.objective_worth = {20 + 40 * uniform(c, 0)},
                             .full_worth_day = 10,
                             .loss_cost_per_thousand = 8 * uniform(c, 1),
                             .time_cost_per_day = uniform(c, 2),
                             .united_cost = 10 * uniform(c, 3),
                             .restraint = 20 * uniform(c, 4) - 5,
                             .back_down_cost = 200,
                             .frame = (calculus_frame)(c % 3)};
        const double resist = .9 * uniform(c, 5);
        outcome_row rows[ROWS], harder[ROWS];
        for (uint64_t r = 0; r < ROWS; r++) {
            const double day = 35 * uniform(c, 10 + r);
            const double losses = 5000 * uniform(c, 20 + r);
            rows[r] = row_of(day > 30 ? NAN : day, losses);
            harder[r] = row_of(day + 2 > 30 ? NAN : day + 2, losses * 1.3);
        }
        const double before = advantage_of(&s, rows, resist);
        const double after = advantage_of(&s, harder, resist);
        assert_true(after <= before + 1e-9);
        lower += after < before - 1e-9;
        if (s.frame == CALCULUS_EXPECTED && before > 0)
            assert_true(advantage_of(&s, rows, resist + .1) <= before + s.objective_worth[0] * .1);
        s.restraint += 5;
        if (s.frame == CALCULUS_EXPECTED)
            assert_true(advantage_of(&s, rows, resist) <= before + 1e-9);
    }
    assert_true(lower > CASES / 2); /* the changes are felt */
}

/* Raising restraint or making the fight dearer never raises the threshold, and the regime moves one way only. */
static void the_threshold_falls_with_a_better_peace_and_a_dearer_fight(void **state)
{
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        const challenger_worth low = {10 + 10 * uniform(c, 0), 5 * uniform(c, 1), -5 * uniform(c, 2), -6};
        challenger_worth high = low;
        high.restraint += uniform(c, 3);
        challenger_worth dear = low;
        dear.fight -= .9 * uniform(c, 4);
        const defender_worth d = {0, -10, -20};
        const double credibility = uniform(c, 5);
        const unilateral_result a = unilateral_solve(low, d, .3, credibility);
        const unilateral_result b = unilateral_solve(high, d, .3, credibility);
        const unilateral_result e = unilateral_solve(dear, d, .3, credibility);
        assert_true(b.threshold_hard <= a.threshold_hard && e.threshold_hard <= a.threshold_hard);
        if (a.regime == b.regime)
            assert_true(b.attack_hard <= a.attack_hard + 1e-12 && b.attack_soft <= a.attack_soft + 1e-12);
    }
}

static json_t *deter(const char *options, int threads)
{
    const posture_deter_def def = {
        .scenario = TEACHING, .options = options, .seed = 1, .replications = 80, .threads = threads};
    posture_diagnostics *found = NULL;
    char *json = NULL;
    assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
    assert_int_equal(posture_deter(&def, found, &json), POSTURE_OK);
    json_t *document = json_loads(json, 0, NULL);
    assert_non_null(document);
    free(json);
    posture_diagnostics_destroy(found);
    return document;
}

static const json_t *option_of(const json_t *document, size_t adversary, size_t option)
{
    const json_t *one = json_array_get(json_object_get(document, "adversaries"), adversary);
    return json_array_get(json_object_get(one, "options"), option);
}

static double pays(const json_t *option)
{
    return json_number_value(json_object_get(json_object_get(option, "attack_pays_in_100"), "value"));
}

/* More defenders forward, and earlier decisions: the share does not rise beyond noise (two of twenty paired cases). */
static void the_share_does_not_rise_with_the_posture(void **state)
{
    (void)state;
    json_t *one = deter("forward_brigade,earlier_decision", 1);
    json_t *two = deter("forward_brigade,earlier_decision", 3);
    assert_true(json_equal(one, two));
    for (size_t a = 0; a < 3; a++)
        for (size_t o = 1; o < 3; o++)
            assert_true(pays(option_of(one, a, o)) <= pays(option_of(one, a, 0)) + 10);
    /* What an adversary does not see is the base posture to it. */
    assert_true(json_is_false(json_object_get(option_of(one, 2, 2), "seen")));
    /* Stakes are ignorance, not luck: they are among the drivers. */
    const json_t *drivers = json_object_get(option_of(one, 1, 0), "drivers");
    bool stakes = false;
    for (size_t i = 0; i < json_array_size(drivers); i++) {
        const json_t *factor = json_object_get(json_array_get(drivers, i), "factor");
        stakes = stakes || strncmp(json_string_value(factor), "adversary/risk_taking/", 22) == 0;
    }
    assert_true(stakes);
    json_decref(one);
    json_decref(two);
}

/* Words matter: docs and outputs, in any case. */
static void words_carry_their_assumptions(void **state)
{
    (void)state;
    FILE *pipe = popen(POSTURE_BINARY " deter " TEACHING " --replications 16 2>&1; " POSTURE_BINARY " deter " TEACHING
                                      " --replications 16 --json",
                       "r");
    assert_non_null(pipe);
    static char text[400000];
    const size_t length = fread(text, 1, sizeof text - 1, pipe);
    assert_int_equal(pclose(pipe), 0);
    text[length] = '\0';
    for (size_t i = 0; i < length; i++) /* words across line ends are found as well */
        text[i] = text[i] == '\n' ? ' ' : text[i];
    assert_non_null(strstr(text, "of 100 assumed cases"));
    assert_non_null(strstr(text, "nuclear use"));
    const char *said = strstr(text, "probability of attack");
    for (; said; said = strstr(said + 1, "probability of attack"))
        assert_memory_equal(said - 8, "never a ", 8);
    assert_null(strstr(text, "deterred"));
    assert_null(strstr(text, " credible"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stronger_defence_never_makes_attack_pay_more),
        cmocka_unit_test(the_threshold_falls_with_a_better_peace_and_a_dearer_fight),
        cmocka_unit_test(the_share_does_not_rise_with_the_posture),
        cmocka_unit_test(words_carry_their_assumptions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
