/* Everything the program says of a game: its equilibria, the end of the quantal response path, and which equilibrium
 * that end selects. */
#ifndef GAME_SOLVE_H
#define GAME_SOLVE_H

#include "game/enumerate.h"
#include "game/quantal.h"

typedef struct game_solution {
    equilibrium_list equilibria;
    double *limit; /* action_count: the path's last profile */
    quantal_point end;
    double limit_regret; /* its distance from Nash equilibrium, in payoff */
    int selected;        /* index of the equilibrium with the nearest outcome; GAME_NONE: none within SOLVE_NEAR */
    double distance;     /* largest difference in the probability of an end of the game, to the nearest */
} game_solution;

/* How near the path's end must come in the probability of every end of the game. */
#define SOLVE_NEAR 0.02

/* solution [out]: clear with game_solution_clear, also after a failure. */
posture_status game_solve(const game *g, game_solution *solution);
void game_solution_clear(game_solution *solution);

/* Reads .efg or .nfg by its first word. Arguments as efg_read. */
posture_status game_read(const char *name, const char *content, size_t length, posture_diagnostics *found, game **read);

#endif
