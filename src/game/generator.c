#include "game/generator.h"

bool generator_order(posture_diagnostics *found, const char *whose, const char *const *names, const double *values,
                     int count)
{
    for (int i = 0; i + 1 < count; i++) {
        if (values[i] < values[i + 1])
            continue;
        diagnostics_fault(found, (text_mark){0},
                          "%s: %s = %g is not below %s = %g, which the game assumes of this player", whose, names[i],
                          values[i], names[i + 1], values[i + 1]);
        return false;
    }
    return true;
}

bool generator_probability(posture_diagnostics *found, const char *name, double value)
{
    if (value >= 0 && value <= 1)
        return true;
    diagnostics_fault(found, (text_mark){0}, "%s = %g; allowed are 0 to 1", name, value);
    return false;
}

void generator_nature(game *g, int number, const char *label, const char *first, const char *second, double prob_first)
{
    const char *const actions[] = {first, second};
    const double prob[] = {prob_first, 1 - prob_first};
    int set = game_add_set(g, GAME_NATURE, number, label, 2, actions, prob, (text_mark){0});
    if (set != GAME_NONE)
        game_add_node(g, "", set, GAME_NONE, (text_mark){0});
}

void generator_move(game *g, int player, int number, const char *label, const char *const *actions, int count)
{
    int set = game_add_set(g, player, number, label, count, actions, NULL, (text_mark){0});
    if (set != GAME_NONE)
        game_add_node(g, "", set, GAME_NONE, (text_mark){0});
}

void generator_end(game *g, const char *label, const double *payoff)
{
    int outcome = game_add_outcome(g, g->outcome_count + 1, label, payoff);
    if (outcome != GAME_NONE)
        game_add_node(g, "", GAME_NONE, outcome, (text_mark){0});
}

posture_status generator_finish(game *g, posture_diagnostics *found, game **made)
{
    posture_status status = game_finish(g, found);
    if (status == POSTURE_OK)
        *made = g;
    else
        game_destroy(g);
    return status;
}
