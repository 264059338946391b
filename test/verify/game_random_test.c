/* A thousand random games: the closed form is the enumerated list, and every profile has regret below 1e-9. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "support/game_forms.h"

enum { GAMES = 500 };

static void unilateral(void **state)
{
    (void)state;
    for (uint64_t draw = 0; draw < GAMES; draw++)
        form_check_unilateral(draw);
}

static void mutual(void **state)
{
    (void)state;
    for (uint64_t draw = 0; draw < GAMES; draw++)
        form_check_mutual(draw);
}

/* The limit of the quantal response path picks the equilibrium that does not rest on implausible beliefs. */
static void the_path_never_selects_steadfast_alone(void **state)
{
    (void)state;
    double value[UNILATERAL_VALUES];
    form_defaults(&unilateral_generator, value);
    for (uint64_t draw = 0; draw < 60; draw++) {
        value[UNILATERAL_P_CH] = form_uniform(draw, 40);
        value[UNILATERAL_P_DEF] = form_uniform(draw, 41);
        const struct unilateral_form form = unilateral_closed_form(value);
        game *g = form_game(&unilateral_generator, value);
        game_solution s;
        double play[4];
        assert_int_equal(game_solve(g, &s), POSTURE_OK);
        assert_true(s.selected != GAME_NONE);
        assert_true(s.limit_regret < 1e-3);
        form_play(g, &s.equilibria.at[s.selected], play);
        assert_near(play[0], form.at[0].x_hard, 1e-9);
        assert_near(play[1], form.at[0].x_soft, 1e-9);
        game_solution_clear(&s);
        game_destroy(g);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unilateral),
        cmocka_unit_test(mutual),
        cmocka_unit_test(the_path_never_selects_steadfast_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
