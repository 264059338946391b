/* A game and what was found about it as JSON: the parts of docs/schema/game.schema.json. */
#ifndef APP_GAME_JSON_H
#define APP_GAME_JSON_H

#include <jansson.h>

#include "game/refine.h"
#include "game/solve.h"

json_t *game_json_sets(const game *g);

/* For each information set in the order of the file: player, label, number, and each action with its probability. q:
 * where not NULL, adds how likely the set is reached and what is believed there. */
json_t *game_json_behaviour(const game *g, const double *profile, const struct equilibrium *q);

/* Ends of the game by label, the same label together: probability under the chances of the nodes. */
json_t *game_json_outcomes(const game *g, const double *reach);

/* verdicts: one for each equilibrium. */
json_t *game_json_equilibria(const game *g, const game_solution *s, const refine_verdict *verdicts);
json_t *game_json_selection(const game *g, const game_solution *s);

#endif
