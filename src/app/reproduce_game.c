/* Games: vectors computed from stated equations and cross-checked with Gambit, and two published fits. */
#include "app/reproduce_list.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "game/audience.h"
#include "game/bargaining.h"
#include "game/brinkmanship.h"
#include "game/choice.h"
#include "game/mutual.h"
#include "game/read_efg.h"
#include "game/read_nfg.h"
#include "game/rudimentary.h"
#include "game/solve.h"
#include "game/unilateral.h"
#include "numeric/elementary.h"

static void defaults(const struct generator *which, double *value)
{
    for (int k = 0; which->parameters[k].key; k++)
        value[k] = which->parameters[k].value;
}

/* Probability of an action in a profile, by the labels of set and action; NAN where there is none. */
static double chance(const game *g, const double *profile, const char *set, const char *action)
{
    for (int s = 0; s < g->set_count; s++)
        for (int a = 0; strcmp(g->sets[s].label, set) == 0 && a < g->sets[s].action_count; a++)
            if (strcmp(g->sets[s].actions[a], action) == 0)
                return profile[g->sets[s].first_action + a];
    return NAN;
}

/* The generated game, or NULL with the list's memory marked as gone: its numbers are right by construction. */
static game *made(reproduce_list *list, const struct generator *which, const double *value)
{
    posture_diagnostics *found = NULL;
    game *g = NULL;
    if (posture_diagnostics_create(&found) != POSTURE_OK || which->make(value, found, &g) != POSTURE_OK)
        list->out_of_memory = true;
    posture_diagnostics_destroy(found);
    return g;
}

static game *read(reproduce_list *list, const char *text)
{
    posture_diagnostics *found = NULL;
    game *g = NULL;
    if (posture_diagnostics_create(&found) != POSTURE_OK ||
        game_read("built in", text, strlen(text), found, &g) != POSTURE_OK)
        list->out_of_memory = true;
    posture_diagnostics_destroy(found);
    return g;
}

static void add_rudimentary(reproduce_list *list)
{
    double value[RUDIMENTARY_VALUES];
    defaults(&rudimentary_generator, value);
    reproduce_group(list, "game_rudimentary", "critical risk, computed from Zagare & Kilgour 2000, App. 3", 'C', 1e-9);
    reproduce_add(list, 0.5, rudimentary_closed_form(value).a_t, "game.rudimentary.a_t");
    for (int i = 0; i < 2; i++) {
        value[RUDIMENTARY_P_B] = i ? 0.6 : 0.4;
        game_solution s;
        game *g = made(list, &rudimentary_generator, value);
        if (g && game_solve(g, &s) == POSTURE_OK) {
            double x = s.selected == GAME_NONE ? NAN : chance(g, s.equilibria.at[s.selected].profile, "x", "D");
            reproduce_add(list, i ? 0 : 1, x, "game.rudimentary.attack.p_%d", i ? 6 : 4);
            game_solution_clear(&s);
        }
        game_destroy(g);
    }
}

/* The selected equilibrium of the game at each pair of credibilities. */
static void add_unilateral(reproduce_list *list)
{
    static const struct {
        double p_ch, p_def, play[4];
        const char *name;
    } rows[] = {{.3, .20, {1, 3.0 / 7, 1, .25}, "bluff"},
                {.7, .20, {1, 1, 1, 0}, "attack"},
                {.3, .45, {1, 0, 1, 0}, "separating"},
                {.3, .70, {0, 0, 1, 0}, "certain"}};
    static const char *const sets[] = {"x_H", "x_S", "y_H", "y_S"};
    double value[UNILATERAL_VALUES];
    defaults(&unilateral_generator, value);
    const struct unilateral_form form = unilateral_closed_form(value);
    reproduce_group(list, "game_unilateral", "computed; Gambit enumpoly, lcp and logit agree", 'C', 1e-9);
    reproduce_add(list, 0.5, form.c_t, "game.unilateral.c_t");
    reproduce_add(list, 0.4, form.c_s, "game.unilateral.c_s");
    reproduce_add(list, 0.5, form.d_star, "game.unilateral.d_star");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        game_solution s;
        value[UNILATERAL_P_CH] = rows[i].p_ch;
        value[UNILATERAL_P_DEF] = rows[i].p_def;
        game *g = made(list, &unilateral_generator, value);
        if (g && game_solve(g, &s) == POSTURE_OK) {
            for (int k = 0; k < 4 && s.selected != GAME_NONE; k++)
                reproduce_add(list, rows[i].play[k], chance(g, s.equilibria.at[s.selected].profile, sets[k], "D"),
                              "game.unilateral.%s.%s", rows[i].name, sets[k]);
            game_solution_clear(&s);
        }
        game_destroy(g);
    }
}

static void add_quantal(reproduce_list *list)
{
    static const double rows[3][5] = {{.5, .315195, .186954, .920659, .637317},
                                      {1, .351651, .146198, .988593, .473444},
                                      {5, .974772, .393609, 1.000000, .260804}};
    static const char *const sets[] = {"x_H", "x_S", "y_H", "y_S"};
    double value[UNILATERAL_VALUES];
    quantal_point point;
    defaults(&unilateral_generator, value);
    game *g = made(list, &unilateral_generator, value);
    double *profile = g ? calloc((size_t)g->action_count, sizeof *profile) : NULL;
    reproduce_group(list, "game_quantal", "agent quantal response of the unilateral game, Gambit logit", 'C', 6e-7);
    list->out_of_memory = list->out_of_memory || !profile;
    for (size_t i = 0; profile && i < sizeof rows / sizeof *rows; i++) {
        if (quantal_follow(g, rows[i][0], profile, &point) != POSTURE_OK)
            list->out_of_memory = true;
        for (int k = 0; k < 4; k++)
            reproduce_add(list, rows[i][k + 1], chance(g, profile, sets[k], "D"), "game.quantal.lambda_%g.%s",
                          rows[i][0], sets[k]);
    }
    free(profile);
    game_destroy(g);
}

/* Gambit's test suite. */
static void add_gambit(reproduce_list *list)
{
    static const double rows[3][3] = {{1, .643, .5883}, {2, .7727, .6117}, {3, .8595, .6038}};
    game_solution s;
    double profile[4];
    quantal_point point;
    reproduce_group(list, "game_quantal", "Gambit's tests, constant-sum 2x2; printed to four places", 'P', 1e-4);
    game *g = read(list, "NFG 1 R \"constant sum\" { \"1\" \"2\" } { 2 2 } 1 1 0 2 1 1 1 1");
    for (int i = 0; g && i < 3; i++) {
        if (quantal_follow(g, rows[i][0], profile, &point) != POSTURE_OK)
            list->out_of_memory = true;
        reproduce_add(list, rows[i][1], profile[0], "game.constant_sum.lambda_%d.row", i + 1);
        reproduce_add(list, rows[i][2], profile[2], "game.constant_sum.lambda_%d.column", i + 1);
    }
    game_destroy(g);
    reproduce_group(list, "game_enumeration", "Gambit's tests, stripped-down poker", 'P', 1e-9);
    g = read(list, "EFG 2 R \"poker\" { \"Alice\" \"Bob\" } c \"\" 1 \"card\" { \"King\" 1/2 \"Queen\" 1/2 } 0 "
                   "p \"\" 1 1 \"King\" { \"bet\" \"fold\" } 0 p \"\" 2 1 \"Bob\" { \"call\" \"pass\" } 0 "
                   "t \"\" 1 \"\" { 2 -2 } t \"\" 2 \"\" { 1 -1 } t \"\" 3 \"\" { -1 1 } "
                   "p \"\" 1 2 \"Queen\" { \"bet\" \"fold\" } 0 p \"\" 2 1 0 t \"\" 4 \"\" { -2 2 } t \"\" 2 t \"\" 3");
    if (g && game_solve(g, &s) == POSTURE_OK) {
        reproduce_add(list, 1, s.equilibria.count, "game.poker.equilibria");
        const double *at = s.equilibria.count > 0 ? s.equilibria.at[0].profile : s.limit;
        reproduce_add(list, 1, chance(g, at, "King", "bet"), "game.poker.king_bets");
        reproduce_add(list, 1.0 / 3, chance(g, at, "Queen", "bet"), "game.poker.queen_bets");
        reproduce_add(list, 2.0 / 3, chance(g, at, "Bob", "call"), "game.poker.bob_calls");
        game_solution_clear(&s);
    }
    game_destroy(g);
}

static void add_mutual(reproduce_list *list)
{
    double value[MUTUAL_VALUES];
    equilibrium_list found;
    defaults(&mutual_generator, value);
    const struct mutual_form strong = mutual_closed_form(value);
    reproduce_group(list, "game_mutual", "computed; Gambit agrees", 'C', 1e-9);
    reproduce_add(list, 0.5, strong.a_t, "game.mutual.a_t");
    reproduce_add(list, 4.0 / 9, strong.a_sep, "game.mutual.a_sep");
    for (int weak = 0; weak < 2; weak++) {
        value[MUTUAL_P_A] = value[MUTUAL_P_B] = weak ? 0.4 : 0.7;
        game *g = made(list, &mutual_generator, value);
        if (g && enumerate_equilibria(g, &found) == POSTURE_OK) {
            /* The one in which a type mixes on both sides. */
            for (int i = 0; i < found.count; i++) {
                const double *at = found.at[i].profile;
                const double x = chance(g, at, weak ? "x_S" : "x_H", "D"), y = chance(g, at, weak ? "y_S" : "y_H", "D");
                if (!(x > 0 && x < 1 && y > 0 && y < 1))
                    continue;
                reproduce_add(list, weak ? 2.0 / 27 : 4.0 / 7, x, "game.mutual.p_%d.x_mixed", weak ? 4 : 7);
                reproduce_add(list, weak ? 2.0 / 27 : 4.0 / 7, y, "game.mutual.p_%d.y_mixed", weak ? 4 : 7);
            }
        }
        enumerate_clear(&found);
        game_destroy(g);
    }
}

static void add_closed_forms(reproduce_list *list)
{
    double value[GENERATOR_PARAMETERS];
    const struct bargaining_offer offer = bargaining_best_offer(0.5, 0.1, 0.4);
    reproduce_group(list, "game_bargaining", "computed from Fearon 1995", 'C', 1e-9);
    reproduce_add(list, 0.65, offer.share, "game.bargaining.offer");
    reproduce_add(list, 0.375, offer.war_prob, "game.bargaining.war_prob");
    defaults(&bargaining_generator, value);
    value[BARGAINING_C_B] = 0.4;
    const struct bargaining_form shift = bargaining_closed_form(value);
    reproduce_add(list, 0.4, shift.threshold, "game.bargaining.preventive_threshold");
    reproduce_add(list, 4.6, shift.war, "game.bargaining.war_value");
    reproduce_add(list, 4.6, shift.peace, "game.bargaining.peace_value");
    const double costs[] = {1, 0.5};
    const struct audience_attrition war = audience_attrition_solve(1, costs, 2);
    reproduce_group(list, "game_audience", "war of attrition, computed from Fearon 1994", 'C', 1e-9);
    reproduce_add(list, sqrt(5) - 1, war.root[0], "game.audience.root_1");
    reproduce_add(list, (sqrt(17) - 1) / 2, war.root[1], "game.audience.root_2");
    reproduce_add(list, 0.3090169943749475, war.concede[1], "game.audience.concedes_at_once");
    reproduce_add(list, 0, war.concede[0], "game.audience.dearer_side_concedes_at_once");
    defaults(&brinkmanship_generator, value);
    reproduce_group(list, "game_brinkmanship", "resolve, computed", 'C', 1e-9);
    reproduce_add(list, 0.6, brinkmanship_closed_form(value).resolve, "game.brinkmanship.resolve");
}

static void add_choice(reproduce_list *list)
{
    const struct choice_game hidden = {CHOICE_PRIVATE, {1, -1, 0}, 1}, agent = {CHOICE_AGENT, {-1, 0, -1.4}, 0.1};
    const double published[] = {7152, 42, 46}, package[] = {133, 86, 94};
    const double one = choice_fit_log_sigma(&hidden, published), two = choice_fit_log_sigma(&agent, package);
    const char *source = "Kenkel & Signorino 2014, private information; printed to four and two places";
    reproduce_group(list, "game_choice", source, 'P', 1e-4);
    reproduce_add(list, -1.0513, one, "game.choice.private.log_sigma");
    reproduce_group(list, "game_choice", source, 'P', 6e-3);
    reproduce_add(list, -646.54, choice_log_likelihood(&hidden, elementary_exp(one), published),
                  "game.choice.private.log_likelihood");
    reproduce_group(list, "game_choice", "closed form, private information", 'C', 1e-6);
    reproduce_add(list, -646.5350043, choice_log_likelihood(&hidden, elementary_exp(one), published),
                  "game.choice.private.log_likelihood_exact");
    reproduce_group(list, "game_choice", "R package games 1.1.2, agent error", 'C', 1e-6);
    reproduce_add(list, -338.0168622, choice_log_likelihood(&agent, elementary_exp(two), package),
                  "game.choice.agent.log_likelihood");
    reproduce_add(list, -0.0065181890, two, "game.choice.agent.log_sigma");
    reproduce_group(list, "game_choice", "R package games 1.1.2, where its optimiser stopped", 'C', 1e-4);
    reproduce_add(list, -0.0065143678, two, "game.choice.agent.log_sigma_r");
}

void reproduce_game(reproduce_list *list)
{
    add_rudimentary(list);
    add_unilateral(list);
    add_quantal(list);
    add_gambit(list);
    add_mutual(list);
    add_closed_forms(list);
    add_choice(list);
}
