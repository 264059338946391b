/* Games written down in tests. */
#ifndef TEST_SUPPORT_GAME_TEXT_H
#define TEST_SUPPORT_GAME_TEXT_H

#include <string.h>

#include "game/solve.h"

/* The game in `text`, or NULL; `found` has the faults. */
static inline game *game_of_text(const char *text, posture_diagnostics *found)
{
    game *g = NULL;
    (void)game_read("test.efg", text, strlen(text), found, &g);
    return g;
}

/* Probability of an action in a profile, by the labels of set and action; NAN where there is none. */
static inline double game_chance(const game *g, const double *profile, const char *set, const char *action)
{
    for (int s = 0; s < g->set_count; s++)
        for (int a = 0; strcmp(g->sets[s].label, set) == 0 && a < g->sets[s].action_count; a++)
            if (strcmp(g->sets[s].actions[a], action) == 0)
                return profile[g->sets[s].first_action + a];
    return -1;
}

#endif
