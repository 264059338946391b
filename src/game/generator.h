/* The named games of the deterrence literature as generators: numbers in, a game out. One file each. The papers'
 * results are not solved for here: they are the closed forms beside each generator, and tests of the general solver. */
#ifndef GAME_GENERATOR_H
#define GAME_GENERATOR_H

#include "game/tree.h"

enum { GENERATOR_PARAMETERS = 24 };

struct generator_parameter {
    const char *key; /* as in "p_Ch=0.3" */
    double value;    /* where nothing else is said */
    const char *meaning;
};

/* Numbers in the order of the generator's parameters. made [out, owned]. Orders of preference that contradict the game
 * are faults in `found`. */
typedef posture_status generator_make(const double *value, posture_diagnostics *found, game **made);

struct generator {
    const char *name;
    const char *summary;
    const struct generator_parameter *parameters; /* key NULL ends */
    generator_make *make;
};

/* "a < b" for consecutive values; a fault names the first pair that breaks the order. names: count. */
bool generator_order(posture_diagnostics *found, const char *whose, const char *const *names, const double *values,
                     int count);
bool generator_probability(posture_diagnostics *found, const char *name, double value);

/* A game of two types for each of two players: nature draws the row player's, then the column player's; builders below
 * add nodes in preorder. */
void generator_nature(game *g, int number, const char *label, const char *first, const char *second, double prob_first);
void generator_move(game *g, int player, int number, const char *label, const char *const *actions, int count);
void generator_end(game *g, const char *label, const double *payoff);

/* game_finish, with the game in *made, or destroyed and *made untouched where it fails. */
posture_status generator_finish(game *g, posture_diagnostics *found, game **made);

/* Closed forms take a number this near to a boundary as standing on it: doubles such as 4.0 / 8 and 0.5 may differ by
 * rounding. */
#define GENERATOR_SLACK 1e-12

#endif
