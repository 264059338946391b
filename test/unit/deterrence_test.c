/* Closed forms of the unilateral deterrence game, prospect theory's vectors, resolve and the attacker's calculus. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "deterrence/calculus.h"
#include "deterrence/resolve.h"
#include "deterrence/unilateral.h"
#include "support/near.h"

static const challenger_worth challenger = {.unopposed = 10, .restraint = 6, .fight = 2, .back_down = 0};
static const defender_worth defender = {.backed_down = 8, .concede = 1, .fight_soft = -6};

static void four_regimes_are_those_of_the_closed_form(void **state)
{
    (void)state;
    static const struct {
        double hard, credibility;
        unilateral_regime regime;
        double x_hard, x_soft, y_soft;
    } rows[] = {{.3, .20, REGIME_BLUFF, 1, 3.0 / 7, .25},
                {.7, .20, REGIME_ATTACK, 1, 1, 0},
                {.3, .45, REGIME_SEPARATING, 1, 0, 0},
                {.3, .70, REGIME_CERTAIN, 0, 0, 0}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        unilateral_result r = unilateral_solve(challenger, defender, rows[i].hard, rows[i].credibility);
        assert_near(r.threshold_hard, .5, 1e-9);
        assert_near(r.threshold_soft, .4, 1e-9);
        assert_near(r.threshold_belief, .5, 1e-9);
        assert_int_equal(r.regime, rows[i].regime);
        assert_near(r.attack_hard, rows[i].x_hard, 1e-9);
        assert_near(r.attack_soft, rows[i].x_soft, 1e-9);
        assert_near(r.resist_soft, rows[i].y_soft, 1e-9);
        assert_true(r.steadfast);
    }
}

static void boundaries_are_indifference_and_capability_comes_first(void **state)
{
    (void)state;
    assert_int_equal(unilateral_solve(challenger, defender, .3, .5).regime, REGIME_INDIFFERENT_TOP);
    assert_int_equal(unilateral_solve(challenger, defender, .3, .4).regime, REGIME_INDIFFERENT_BOTTOM);
    challenger_worth bold = challenger;
    bold.fight = 6;
    assert_int_equal(unilateral_solve(bold, defender, .3, 1).regime, REGIME_INCAPABLE);
    challenger_worth content = challenger;
    content.restraint = 10;
    assert_int_equal(unilateral_solve(content, defender, .3, 0).regime, REGIME_NO_MOTIVE);
}

static void weighting_and_value_are_the_vectors(void **state)
{
    (void)state;
    static const double p[] = {.01, .1, .5, .9};
    static const double gain[] = {.055266, .186303, .420639, .711716};
    static const double loss[] = {.039672, .170145, .453988, .774903};
    for (int i = 0; i < 4; i++) {
        assert_near(prospect_weight(p[i], prospect_usual.weight_gain), gain[i], 1e-6);
        assert_near(prospect_weight(p[i], prospect_usual.weight_loss), loss[i], 1e-6);
    }
    assert_near(prospect_value(&prospect_usual, 4), 3.386981, 1e-6);
    assert_near(prospect_value(&prospect_usual, -4), -7.620708, 1e-6);
}

/* Success 10, restraint 6, war 2: resistance stops an attack above 1 - the required chance of success. */
static double threshold_in(calculus_frame frame)
{
    const calculus_stakes s = {.frame = frame};
    const calculus_terms t = {.unopposed = 10, .resisted = 2, .back_down = 0, .restraint = 6};
    const double worth[] = {2};
    prospect scratch[2];
    return calculus_threshold(&s, &t, worth, 1, scratch);
}

static void frames_move_the_threshold(void **state)
{
    (void)state;
    assert_near(threshold_in(CALCULUS_EXPECTED), .5, 1e-9);
    assert_near(1 - threshold_in(CALCULUS_FROM_RESTRAINT), .788461, 1e-6);
    assert_near(1 - threshold_in(CALCULUS_FROM_SUCCESS), .362437, 1e-6);
}

static void layers_switched_off_are_expected_worth(void **state)
{
    (void)state;
    prospect results[] = {{10, .3}, {-4, .5}, {1, .2}};
    assert_near(prospect_certainty_equivalent(results, 3, 0), 1.2, 1e-12);
    assert_near(prospect_certainty_equivalent(results, 3, 1e-7), 1.2, 1e-4);
    assert_true(prospect_certainty_equivalent(results, 3, .1) < 1.2);
    assert_true(prospect_certainty_equivalent(results, 3, -.1) > 1.2);
    assert_near(prospect_evaluate(&prospect_identity, results, 3, 3), 1.2 - 3, 1e-12);
}

static void members_decide_by_their_own_costs(void **state)
{
    (void)state;
    const ally_resolve allies[] = {{1, 30, 10, 4, 0, true}, {1, 12, 10, 4, 0.5, false}};
    resolve_result r = resolve_of(allies, 2, 0, 0, .75);
    assert_near(r.cohesion, .75, 1e-12);
    assert_true(r.resists);
    assert_near(resolve_of(allies, 2, 2, 0, .75).cohesion, .5, 1e-12);
    assert_near(resolve_of(allies, 2, 9.9, 0, .75).cohesion, .5, 1e-12);
    assert_near(resolve_of(allies, 2, 9.9, -.2, .75).cohesion, 0, 1e-12);
    assert_near(resolve_of(allies, 2, 10.1, 0, .75).cohesion, 0, 1e-12);
    assert_near(resolve_of(allies, 2, 10.1, .2, .75).cohesion, .5, 1e-12);
}

static outcome_row row_of(double held_day, double lost_again, double losses)
{
    outcome_row row = {.status = POSTURE_OK, .objective_count = 1};
    for (int m = 0; m < OUTCOME_COUNT; m++)
        row.measure[m] = NAN;
    row.measure[OUTCOME_ALL_HELD_DAY] = held_day;
    row.measure[OUTCOME_ATTACKER_LOSS] = losses;
    row.objective[0] = (objective_outcome){held_day, held_day, lost_again};
    return row;
}

static void terms_follow_the_rows(void **state)
{
    (void)state;
    calculus_stakes s = {.objective_worth = {20},
                         .full_worth_day = 10,
                         .loss_cost_per_thousand = 2,
                         .time_cost_per_day = 1,
                         .escalation_cost = 50,
                         .escalation_prob = .1,
                         .united_cost = 4,
                         .restraint = 3,
                         .back_down_cost = 5};
    outcome_row rows[3] = {row_of(4, NAN, 1000), row_of(6, 11, 3000), row_of(NAN, NAN, 0)};
    rows[2].status = POSTURE_ERROR_MEMORY;
    double worth[3];
    size_t kept = 0;
    calculus_terms t;
    assert_true(calculus_terms_of(&s, rows, 3, 30, .5, worth, &kept, &t));
    assert_int_equal(kept, 2);
    assert_near(t.gain, 15, 1e-12);
    assert_near(t.loss_cost, 4, 1e-12);
    assert_near(t.time_cost, 5, 1e-12);
    assert_near(t.resisted, 15 - 4 - 5 - 5 - 2, 1e-12);
    assert_near(t.unopposed, 20, 1e-12);
    assert_near(t.back_down, -2, 1e-12);
    prospect scratch[4];
    assert_near(calculus_advantage(&s, &t, worth, kept, .5, scratch), .5 * 20 + .5 * -1 - 3, 1e-12);
    assert_near(calculus_threshold(&s, &t, worth, kept, scratch), 17.0 / 21, 1e-9);
    s.restraint = 100;
    assert_true(calculus_terms_of(&s, rows, 3, 30, .5, worth, &kept, &t));
    assert_near(calculus_threshold(&s, &t, worth, kept, scratch), 0, 0);
    assert_false(calculus_terms_of(&s, &rows[2], 1, 30, .5, worth, &kept, &t));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(four_regimes_are_those_of_the_closed_form),
        cmocka_unit_test(boundaries_are_indifference_and_capability_comes_first),
        cmocka_unit_test(weighting_and_value_are_the_vectors),
        cmocka_unit_test(frames_move_the_threshold),
        cmocka_unit_test(layers_switched_off_are_expected_worth),
        cmocka_unit_test(members_decide_by_their_own_costs),
        cmocka_unit_test(terms_follow_the_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
