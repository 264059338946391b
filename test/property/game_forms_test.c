/* The named games: closed forms against the solver, boundaries, and the directions the literature states. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "game/audience.h"
#include "game/bargaining.h"
#include "game/brinkmanship.h"
#include "game/choice.h"
#include "game/escalation.h"
#include "game/extended.h"
#include "game/refine.h"
#include "game/rudimentary.h"
#include "numeric/elementary.h"
#include "support/game_forms.h"

enum { GAMES = 40 };

static void closed_forms_equal_the_list(void **state)
{
    (void)state;
    for (uint64_t draw = 0; draw < GAMES; draw++) {
        form_check_unilateral(draw);
        form_check_mutual(draw);
    }
}

static game_solution solve(const game *g)
{
    game_solution s;
    assert_int_equal(game_solve(g, &s), POSTURE_OK);
    for (int i = 0; i < s.equilibria.count; i++)
        assert_true(s.equilibria.at[i].regret < 1e-9 && s.equilibria.at[i].gain < 1e-9);
    return s;
}

/* Exactly on a threshold both sides of it are listed, joined by a continuum: indifference, not a side. */
static void a_boundary_is_indifference(void **state)
{
    (void)state;
    static const double p_def[] = {0.5, 0.4};
    double value[UNILATERAL_VALUES];
    form_defaults(&unilateral_generator, value);
    for (int i = 0; i < 2; i++) {
        value[UNILATERAL_P_DEF] = p_def[i];
        const struct unilateral_form form = unilateral_closed_form(value);
        assert_true(form.boundary);
        game *g = form_game(&unilateral_generator, value);
        game_solution s = solve(g);
        int on_path = 0;
        for (int q = 0; q < s.equilibria.count; q++) {
            double play[4];
            form_play(g, &s.equilibria.at[q], play);
            on_path += play[0] > 0;
            if (play[0] > 0)
                assert_true(s.equilibria.at[q].continuum);
        }
        assert_true(on_path > 0);
        game_solution_clear(&s);
        game_destroy(g);
    }
}

static void rudimentary_is_its_critical_risk(void **state)
{
    (void)state;
    static const double p[] = {0.4, 0.5, 0.6};
    double value[RUDIMENTARY_VALUES];
    form_defaults(&rudimentary_generator, value);
    for (int i = 0; i < 3; i++) {
        value[RUDIMENTARY_P_B] = p[i];
        const struct rudimentary_form form = rudimentary_closed_form(value);
        assert_near(form.a_t, 0.5, 1e-15);
        assert_true(form.d_sq < 0 && form.d_dc > 0 && form.d_dd > 0);
        assert_int_equal(form.indifferent, i == 1);
        game *g = form_game(&rudimentary_generator, value);
        game_solution s = solve(g);
        for (int q = 0; q < s.equilibria.count; q++) {
            assert_int_equal(s.equilibria.at[q].continuum, i == 1);
            if (i != 1)
                assert_near(game_chance(g, s.equilibria.at[q].profile, "x", "D"), form.attack, 1e-9);
        }
        assert_true(i == 1 ? s.equilibria.count >= 2 : s.equilibria.count == 1);
        game_solution_clear(&s);
        game_destroy(g);
    }
}

/* Within a regime a better status quo or a worse conflict never raises the chance of attack; the closed form is the
 * solver's, so it may stand for it here. */
static void the_status_quo_deters(void **state)
{
    (void)state;
    int compared = 0;
    for (uint64_t draw = 0; draw < 2000; draw++) {
        double value[UNILATERAL_VALUES];
        form_defaults(&unilateral_generator, value);
        value[UNILATERAL_P_CH] = form_uniform(draw, 50);
        value[UNILATERAL_P_DEF] = form_uniform(draw, 51);
        const struct unilateral_form before = unilateral_closed_form(value);
        const bool raise = form_uniform(draw, 52) < 0.5;
        value[raise ? UNILATERAL_C_SQ : UNILATERAL_C_DD] += raise ? 1.5 : -1.5;
        const struct unilateral_form after = unilateral_closed_form(value);
        if (strcmp(before.at[0].name, after.at[0].name) != 0)
            continue;
        const double p = value[UNILATERAL_P_CH];
        const double attack_before = p * before.at[0].x_hard + (1 - p) * before.at[0].x_soft;
        assert_true(p * after.at[0].x_hard + (1 - p) * after.at[0].x_soft <= attack_before + 1e-12);
        compared++;
    }
    assert_true(compared > 1000);
}

/* The known exception across regimes: credible threats on both sides, and two hard sides still fight for sure. */
static void credible_threats_are_not_sufficient(void **state)
{
    (void)state;
    double value[MUTUAL_VALUES];
    form_defaults(&mutual_generator, value);
    const struct mutual_form form = mutual_closed_form(value);
    assert_near(form.a_t, 0.5, 1e-15);
    assert_near(form.a_sep, 4.0 / 9, 1e-15);
    assert_int_equal(form.count, 3);
    assert_string_equal(form.at[0].name, "Deterrence");
    assert_string_equal(form.at[1].name, "Separating");
    assert_near(form.at[2].x_hard, 4.0 / 7, 1e-12);
    value[MUTUAL_P_A] = value[MUTUAL_P_B] = 0.4;
    const struct mutual_form weak = mutual_closed_form(value);
    assert_near(weak.at[weak.count - 1].x_soft, 0.0740740740740740, 1e-12);
}

/* A limited response is met by escalation only under the belief that the rule allows. */
static void escalation_obeys_its_rule(void **state)
{
    (void)state;
    double value[ESCALATION_VALUES];
    form_defaults(&escalation_generator, value);
    game *g = form_game(&escalation_generator, value);
    game_solution s = solve(g);
    int reached = 0;
    for (int q = 0; q < s.equilibria.count; q++)
        for (int set = 0; set < g->set_count; set++) {
            const struct equilibrium *e = &s.equilibria.at[q];
            const bool hard = strcmp(g->sets[set].label, "z_H") == 0;
            if ((!hard && strcmp(g->sets[set].label, "z_S") != 0) || e->kind[set] != BELIEF_BAYES)
                continue;
            double strategic = e->belief[g->sets[set].members[0]];
            strategic += e->belief[g->sets[set].members[2]];
            const double escalates = game_chance(g, e->profile, g->sets[set].label, "E");
            const double limit = escalation_threshold(value, hard);
            assert_true(escalates <= 0 || strategic <= limit + 1e-9);
            assert_true(escalates >= 1 || strategic >= limit - 1e-9);
            reached++;
        }
    assert_true(reached > 0);
    game_solution_clear(&s);
    game_destroy(g);
}

/* The abstract of Zagare & Kilgour 2003: the protege's threat to realign strengthens deterrence against a challenger of
 * little motivation and may provoke one that has much to gain. */
static void realignment_deters_the_weak_and_provokes_the_strong(void **state)
{
    (void)state;
    for (int motivated = 0; motivated < 2; motivated++)
        for (int realigns = 0; realigns < 2; realigns++) {
            double value[EXTENDED_VALUES];
            form_defaults(&extended_generator, value);
            value[EXTENDED_C_CONFLICT] = motivated ? 6 : 2;
            value[EXTENDED_D_CONCEDES] = motivated ? 4 : 9.5; /* a defender that would not support for itself */
            value[EXTENDED_P_REALIGNS] = realigns ? 4 : 1;
            const struct extended_form form = extended_closed_form(value);
            game *g = form_game(&extended_generator, value);
            game_solution s = solve(g);
            assert_int_equal(s.equilibria.count, 1);
            assert_int_equal(game_chance(g, s.equilibria.at[0].profile, "demand", "demand") > 0.5, form.demand);
            assert_int_equal(game_chance(g, s.equilibria.at[0].profile, "support", "support") > 0.5, form.support);
            if (!motivated)
                assert_string_equal(form.outcome, realigns ? "status quo" : "protege concedes");
            else
                assert_string_equal(form.outcome, realigns ? "conflict" : "protege concedes");
            game_solution_clear(&s);
            game_destroy(g);
        }
}

static void a_shift_of_power_brings_war(void **state)
{
    (void)state;
    double value[BARGAINING_VALUES];
    form_defaults(&bargaining_generator, value);
    value[BARGAINING_C_B] = 0.4;
    struct bargaining_form form = bargaining_closed_form(value);
    assert_near(form.threshold, 0.4, 1e-9);
    assert_near(form.war, 4.6, 1e-9);
    assert_near(form.peace, 4.6, 1e-9);
    assert_true(form.indifferent && form.interior);
    /* A large shift: the interior formula would say 31, but B's later war value is worth nothing. */
    value[BARGAINING_P2] = 0.9;
    form = bargaining_closed_form(value);
    assert_false(form.interior);
    assert_near(form.threshold, 4, 1e-9);
    static const double costs[] = {0.1, 0.39, 0.41, 3.9, 4.1, 6};
    for (int large = 0; large < 2; large++)
        for (size_t i = 0; i < sizeof costs / sizeof *costs; i++) {
            value[BARGAINING_P2] = large ? 0.9 : 0.56;
            value[BARGAINING_C_B] = costs[i];
            form = bargaining_closed_form(value);
            assert_int_equal(form.attack, costs[i] < form.threshold);
            game *g = form_game(&bargaining_generator, value);
            game_solution s = solve(g);
            for (int q = 0; q < s.equilibria.count; q++)
                assert_near(game_chance(g, s.equilibria.at[q].profile, "offered everything", "attack"), form.attack,
                            1e-9);
            game_solution_clear(&s);
            game_destroy(g);
        }
}

static void the_best_offer_runs_a_risk(void **state)
{
    (void)state;
    const struct bargaining_offer best = bargaining_best_offer(0.5, 0.1, 0.4);
    assert_near(best.share, 0.65, 1e-12);
    assert_near(best.war_prob, 0.375, 1e-12);
    /* No other offer is better for A: accepted where c_B >= x - p, else war. */
    double most = -1;
    for (int i = 0; i <= 1000; i++) {
        const double x = i / 1000.0, refused = fmin(1, fmax(0, (x - 0.5) / 0.4));
        most = fmax(most, (1 - refused) * x + refused * (0.5 - 0.1));
    }
    assert_near((1 - best.war_prob) * best.share + best.war_prob * 0.4, most, 1e-9);
    assert_near(bargaining_best_offer(0.5, 0.4, 0.4).war_prob, 0, 0);
}

static void audience_costs_commit(void **state)
{
    (void)state;
    double last = 1;
    for (int i = 0; i < 4; i++) {
        double value[AUDIENCE_VALUES];
        form_defaults(&audience_generator, value);
        value[AUDIENCE_COST] = 0.25 + 0.5 * i;
        const struct audience_form form = audience_closed_form(value);
        game *g = form_game(&audience_generator, value);
        game_solution s = solve(g);
        assert_true(s.selected != GAME_NONE);
        const double *profile = s.equilibria.at[s.selected].profile;
        assert_near(game_chance(g, profile, "x_S", "challenge"), form.bluff, 1e-9);
        assert_near(game_chance(g, profile, "y", "resist"), form.resist, 1e-9);
        assert_true(form.back_down_prob < last); /* dearer to back down, so less of it */
        last = form.back_down_prob;
        game_solution_clear(&s);
        game_destroy(g);
    }
    const double costs[] = {1, 0.5};
    const struct audience_attrition war = audience_attrition_solve(1, costs, 2);
    assert_near(war.root[0], sqrt(5) - 1, 1e-12);
    assert_near(war.root[1], (sqrt(17) - 1) / 2, 1e-12);
    assert_near(war.concede[0], 0, 1e-12);
    assert_near(war.concede[1], 0.309016994374947, 1e-12);
}

static void brinkmanship_is_resolve(void **state)
{
    (void)state;
    static const double risks[] = {0.2, 0.42, 0.43, 0.9};
    double value[BRINKMANSHIP_VALUES];
    form_defaults(&brinkmanship_generator, value);
    assert_near(brinkmanship_closed_form(value).resolve, 0.6, 1e-15);
    value[BRINKMANSHIP_QUITS] = 1;
    assert_near(brinkmanship_closed_form(value).threshold, 0.6, 1e-15);
    value[BRINKMANSHIP_QUITS] = 0.5;
    for (size_t i = 0; i < sizeof risks / sizeof *risks; i++) {
        value[BRINKMANSHIP_RISK] = risks[i];
        const struct brinkmanship_form form = brinkmanship_closed_form(value);
        game *g = form_game(&brinkmanship_generator, value);
        game_solution s = solve(g);
        for (int q = 0; q < s.equilibria.count; q++)
            assert_near(game_chance(g, s.equilibria.at[q].profile, "step", "step"), form.escalate, 1e-9);
        game_solution_clear(&s);
        game_destroy(g);
    }
}

static void implausible_beliefs_are_marked(void **state)
{
    (void)state;
    double value[UNILATERAL_VALUES], scratch[64];
    form_defaults(&unilateral_generator, value);
    game *g = form_game(&unilateral_generator, value);
    game_solution s = solve(g);
    evaluation e;
    assert_int_equal(evaluation_create(g, &e), POSTURE_OK);
    for (int q = 0; q < s.equilibria.count; q++) {
        double play[4];
        form_play(g, &s.equilibria.at[q], play);
        assert_int_equal(refine_d1(&e, &s.equilibria.at[q], scratch),
                         play[0] > 0 ? REFINE_NOT_NEEDED : REFINE_IMPLAUSIBLE);
    }
    evaluation_clear(&e);
    game_solution_clear(&s);
    game_destroy(g);
}

static void strategic_choice_meets_the_published_fits(void **state)
{
    (void)state;
    const struct choice_game private = {CHOICE_PRIVATE, {1, -1, 0}, 1}, agent = {CHOICE_AGENT, {-1, 0, -1.4}, 0.1};
    const double counts[] = {7152, 42, 46}, package[] = {133, 86, 94};
    const double one = choice_fit_log_sigma(&private, counts), two = choice_fit_log_sigma(&agent, package);
    assert_near(one, -1.0512707, 1e-6);
    assert_near(choice_log_likelihood(&private, elementary_exp(one), counts), -646.5350043, 1e-6);
    assert_near(two, -0.0065181890, 1e-6);
    assert_near(choice_log_likelihood(&agent, elementary_exp(two), package), -338.0168622, 1e-6);
}

/* Orders of preference that contradict the game are refused, by name. */
static void contradictions_are_refused(void **state)
{
    (void)state;
    double value[UNILATERAL_VALUES];
    posture_diagnostics *found = NULL;
    game *g = NULL;
    form_defaults(&unilateral_generator, value);
    value[UNILATERAL_C_SQ] = 12;
    value[UNILATERAL_P_CH] = 1.5;
    assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
    assert_int_equal(unilateral_generator.make(value, found, &g), POSTURE_ERROR_INPUT);
    assert_null(g);
    assert_int_equal(posture_diagnostics_fault_count(found), 2);
    assert_non_null(strstr(posture_diagnostics_get(found, 0)->text, "c_SQ = 12 is not below c_DC = 10"));
    posture_diagnostics_destroy(found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(closed_forms_equal_the_list),
        cmocka_unit_test(a_boundary_is_indifference),
        cmocka_unit_test(rudimentary_is_its_critical_risk),
        cmocka_unit_test(the_status_quo_deters),
        cmocka_unit_test(credible_threats_are_not_sufficient),
        cmocka_unit_test(escalation_obeys_its_rule),
        cmocka_unit_test(realignment_deters_the_weak_and_provokes_the_strong),
        cmocka_unit_test(a_shift_of_power_brings_war),
        cmocka_unit_test(the_best_offer_runs_a_risk),
        cmocka_unit_test(audience_costs_commit),
        cmocka_unit_test(brinkmanship_is_resolve),
        cmocka_unit_test(implausible_beliefs_are_marked),
        cmocka_unit_test(strategic_choice_meets_the_published_fits),
        cmocka_unit_test(contradictions_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
