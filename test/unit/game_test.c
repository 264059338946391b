/* Games read, written, solved and followed: known equilibria, and everything that is wrong with a file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "game/unilateral.h"
#include "game/write_efg.h"
#include "game/write_nfg.h"
#include "support/game_text.h"
#include "support/near.h"

/* Stripped-down poker (Reiley, Urbancic & Walker 2008). */
static const char poker[] = "EFG 2 R \"poker\" { \"Alice\" \"Bob\" }\n"
                            "c \"\" 1 \"card\" { \"King\" 1/2 \"Queen\" 1/2 } 0\n"
                            "p \"\" 1 1 \"King\" { \"bet\" \"fold\" } 0\n"
                            "p \"\" 2 1 \"Bob\" { \"call\" \"pass\" } 0\n"
                            "t \"\" 1 \"win big\" { 2, -2 }\n"
                            "t \"\" 2 \"win\" { 1, -1 }\n"
                            "t \"\" 3 \"lose\" { -1, 1 }\n"
                            "p \"\" 1 2 \"Queen\" { \"bet\" \"fold\" } 0\n"
                            "p \"\" 2 1 0\n"
                            "t \"\" 4 \"lose big\" { -2 2 }\n"
                            "t \"\" 2\n"
                            "t \"\" 3\n";

/* Selten 1975: the horse. C threatens with a move that the tree's other equilibrium never asks for. */
static const char horse[] = "EFG 2 R \"Selten's horse\" { \"1\" \"2\" \"3\" }\n"
                            "p \"\" 1 1 \"one\" { \"C\" \"D\" } 0\n"
                            "p \"\" 2 1 \"two\" { \"c\" \"d\" } 0\n"
                            "t \"\" 1 \"\" { 1, 1, 1 }\n"
                            "p \"\" 3 1 \"three\" { \"L\" \"R\" } 0\n"
                            "t \"\" 2 \"\" { 4, 4, 0 }\n"
                            "t \"\" 3 \"\" { 0, 0, 1 }\n"
                            "p \"\" 3 1 \"three\" { \"L\" \"R\" } 0\n"
                            "t \"\" 4 \"\" { 3, 3, 2 }\n"
                            "t \"\" 5 \"\" { 0, 0, 0 }\n";

static game *read_game(const char *text)
{
    posture_diagnostics *found = NULL;
    assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
    game *g = game_of_text(text, found);
    for (size_t i = 0; i < posture_diagnostics_count(found); i++)
        print_message("%s\n", posture_diagnostics_get(found, i)->text);
    posture_diagnostics_destroy(found);
    assert_non_null(g);
    return g;
}

static void poker_has_its_one_equilibrium(void **state)
{
    (void)state;
    game *g = read_game(poker);
    game_solution s;
    assert_int_equal(game_solve(g, &s), POSTURE_OK);
    assert_int_equal(s.equilibria.count, 1);
    assert_int_equal(s.selected, 0);
    const struct equilibrium *q = &s.equilibria.at[0];
    assert_near(game_chance(g, q->profile, "King", "bet"), 1, 1e-9);
    assert_near(game_chance(g, q->profile, "Queen", "bet"), 1.0 / 3, 1e-9);
    assert_near(game_chance(g, q->profile, "Bob", "call"), 2.0 / 3, 1e-9);
    assert_near(q->payoff[0], 1.0 / 3, 1e-9);
    assert_near(q->payoff[0] + q->payoff[1], 0, 1e-9);
    assert_true(q->regret < 1e-9 && q->gain < 1e-9);
    game_solution_clear(&s);
    game_destroy(g);
}

/* (D, c, L) is Nash, but player 2 would not play c if it came to it; what is left has 1 and 2 pass. */
static void an_empty_promise_is_not_listed(void **state)
{
    (void)state;
    game *g = read_game(horse);
    game_solution s;
    assert_int_equal(game_solve(g, &s), POSTURE_OK);
    assert_true(s.equilibria.count > 0);
    assert_true(s.equilibria.discarded > 0);
    for (int i = 0; i < s.equilibria.count; i++) {
        assert_near(game_chance(g, s.equilibria.at[i].profile, "one", "C"), 1, 1e-9);
        assert_near(game_chance(g, s.equilibria.at[i].profile, "two", "c"), 1, 1e-9);
    }
    game_solution_clear(&s);
    game_destroy(g);
}

static void quantal_response_follows_the_reference(void **state)
{
    (void)state;
    static const double rows[3][5] = {{.5, .315195, .186954, .920659, .637317},
                                      {1, .351651, .146198, .988593, .473444},
                                      {5, .974772, .393609, 1.000000, .260804}};
    static const struct {
        const char *set;
    } sets[] = {{"x_H"}, {"x_S"}, {"y_H"}, {"y_S"}};
    posture_diagnostics *found = NULL;
    game *g = NULL;
    double profile[64], value[UNILATERAL_VALUES];
    quantal_point point;
    assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
    for (int k = 0; k < UNILATERAL_VALUES; k++)
        value[k] = unilateral_generator.parameters[k].value;
    assert_int_equal(unilateral_generator.make(value, found, &g), POSTURE_OK);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(quantal_follow(g, rows[i][0], profile, &point), POSTURE_OK);
        assert_true(point.reached);
        for (int k = 0; k < 4; k++)
            assert_near(game_chance(g, profile, sets[k].set, "D"), rows[i][k + 1], 6e-7);
    }
    game_destroy(g);
    posture_diagnostics_destroy(found);
}

/* What is written reads back as the same text, and the strategic form has the same equilibria. */
static void writing_and_reading_agree(void **state)
{
    (void)state;
    static const char *const texts[] = {poker, horse};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        game *g = read_game(texts[i]);
        char *once = NULL, *twice = NULL, *matrix = NULL, *again = NULL;
        assert_int_equal(efg_write(g, &once), POSTURE_OK);
        game *back = read_game(once);
        assert_int_equal(efg_write(back, &twice), POSTURE_OK);
        assert_string_equal(once, twice);
        assert_int_equal(nfg_write(g, &matrix), POSTURE_OK);
        game *strategic = read_game(matrix);
        assert_true(strategic->normal_form);
        assert_int_equal(nfg_write(strategic, &again), POSTURE_OK);
        assert_string_equal(matrix, again);
        free(once);
        free(twice);
        free(matrix);
        free(again);
        game_destroy(strategic);
        game_destroy(back);
        game_destroy(g);
    }
}

/* Player 1's strategy varies fastest. */
static void cells_are_in_gambits_order(void **state)
{
    (void)state;
    game *g = read_game("NFG 1 R \"t\" { \"a\" \"b\" } { 2 3 } 1 0 2 0 3 0 4 0 5 0 6 0");
    double profile[5] = {0, 1, 0, 1, 0}; /* second row, second column */
    evaluation e;
    assert_int_equal(evaluation_create(g, &e), POSTURE_OK);
    evaluate(&e, profile);
    assert_near(e.value[0], 4, 0);
    evaluation_clear(&e);
    game_destroy(g);
}

static void battle_of_the_sexes_has_three(void **state)
{
    (void)state;
    game *g = read_game("NFG 1 R \"t\" { \"a\" \"b\" } { { \"x\" \"y\" } { \"x\" \"y\" } } \"\"\n"
                        "{ { \"x\" 2, 1 } { \"no\" 0 0 } { \"y\" 1 2 } } 1 2 2 3");
    game_solution s;
    assert_int_equal(game_solve(g, &s), POSTURE_OK);
    assert_int_equal(s.equilibria.count, 3);
    int mixed = 0;
    for (int i = 0; i < s.equilibria.count; i++) {
        const double x = s.equilibria.at[i].profile[0];
        assert_false(s.equilibria.at[i].continuum);
        mixed += x > 0 && x < 1;
        if (x > 0 && x < 1)
            assert_near(x, 2.0 / 3, 1e-9);
    }
    assert_int_equal(mixed, 1);
    game_solution_clear(&s);
    game_destroy(g);
}

/* Row 1 and row 2 pay the same: everything between is an equilibrium, and that is said. */
static void indifference_is_reported(void **state)
{
    (void)state;
    game *g = read_game("NFG 1 R \"t\" { \"a\" \"b\" } { 2 2 } 1 1 1 1 0 0 0 0");
    game_solution s;
    assert_int_equal(game_solve(g, &s), POSTURE_OK);
    assert_true(s.equilibria.count >= 2);
    for (int i = 0; i < s.equilibria.count; i++) {
        assert_true(s.equilibria.at[i].continuum);
        assert_int_equal(s.equilibria.at[i].component, 1);
    }
    game_solution_clear(&s);
    game_destroy(g);
}

#define HEAD "EFG 2 R \"t\" { \"a\" \"b\" }\n"

static void every_fault_is_named_with_its_place(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int line, column;
        const char *says;
    } rows[] = {
        {"", 1, 1, "EFG 2 R"},
        {"EFG 3 R", 1, 5, "version 2"},
        {HEAD, 0, 0, "at least one node"},
        {HEAD "c \"\" 1 \"n\" { \"H\" 1/3 \"S\" 1/3 } 0\nt \"\" 1 \"\" { 1 1 }\nt \"\" 1\n", 2, 6, "sum to 0.6666"},
        {HEAD "c \"\" 1 \"n\" { \"H\" 1.5 \"S\" -0.5 } 0\nt \"\" 1 \"\" { 1 1 }\nt \"\" 1\n", 2, 6, "-0.5"},
        {HEAD "p \"\" 3 1 \"n\" { \"H\" \"S\" } 0\n", 2, 6, "a player's number"},
        {HEAD "p \"\" 1 1 \"n\" { \"H\" \"S\" } 0\nt \"\" 1 \"\" { 1 1 }\n", 2, 1, "without a node"},
        {HEAD "t \"\" 1 \"\" { 1 1 }\nt \"\" 1\n", 3, 1, "after the end of the tree"},
        {HEAD "t \"\" 1 \"\" { 1 x }\n", 2, 15, "a payoff for each player"},
        {HEAD "t \"\" 1 \"\" { 1 1 1 }\n", 2, 17, "after a payoff"},
        {HEAD "t \"\" 4\n", 2, 6, "outcome 4 is new"},
        {HEAD "p \"\" 1 1 0\n", 2, 8, "needs its actions"},
        {HEAD "p \"\" 1 1 \"n\" { \"H\" \"S\" } 0\np \"\" 1 1 \"n\" { \"H\" } 0\nt \"\" 1 \"\" { 1 1 }\nt \"\" 1\n", 3,
         8, "other actions"},
        {HEAD "p \"\" 1 1 \"n\" { \"H\" \"S\" } 0\np \"\" 1 1 0\nt \"\" 1 \"\" { 1 1 }\nt \"\" 1\nt \"\" 1\n", 3, 1,
         "twice on one path"},
        {HEAD
         "p \"\" 1 1 \"n\" { \"H\" \"S\" } 0\np \"\" 1 2 \"m\" { \"l\" \"r\" } 0\nt \"\" 1 \"\" { 1 1 }\nt \"\" 1\n"
         "p \"\" 1 2 0\nt \"\" 1\nt \"\" 1\n",
         6, 1, "forget"},
        {HEAD "t \"\" 1 \"open { 1 1 }\n", 2, 8, "no closing quote"},
        {"NFG 1 R \"t\" { \"a\" } { 2 } 1", 1, 28, "the file ends"},
        {"NFG 1 R \"t\" { \"a\" \"b\" } { 2 } 1", 1, 29, "a number of strategies"},
        {"NFG 1 R \"t\" { \"a\" \"b\" } { 64 64 64 }", 1, 33, "after the strategies"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        posture_diagnostics *found = NULL;
        assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
        game *g = game_of_text(rows[i].text, found);
        assert_null(g);
        bool said = false;
        for (size_t k = 0; k < posture_diagnostics_count(found); k++) {
            const posture_diagnostic *d = posture_diagnostics_get(found, k);
            said = said || (d->line == rows[i].line && d->column == rows[i].column && strstr(d->text, rows[i].says));
        }
        if (!said)
            for (size_t k = 0; k < posture_diagnostics_count(found); k++) {
                const posture_diagnostic *d = posture_diagnostics_get(found, k);
                print_message("row %zu: %d:%d: %s\n", i, d->line, d->column, d->text);
            }
        assert_true(said);
        posture_diagnostics_destroy(found);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(poker_has_its_one_equilibrium),
        cmocka_unit_test(an_empty_promise_is_not_listed),
        cmocka_unit_test(quantal_response_follows_the_reference),
        cmocka_unit_test(writing_and_reading_agree),
        cmocka_unit_test(cells_are_in_gambits_order),
        cmocka_unit_test(battle_of_the_sexes_has_three),
        cmocka_unit_test(indifference_is_reported),
        cmocka_unit_test(every_fault_is_named_with_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
