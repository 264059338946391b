/* A game as a file of Gambit: extensive form (EFG 2) or, through its strategic form, NFG 1.
 *
 * Gambit 17 wants labels of information sets unique within a player and chance probabilities that sum to one exactly:
 * labels that repeat get their set's number, probabilities are written as fractions where one is found. */
#ifndef GAME_WRITE_EFG_H
#define GAME_WRITE_EFG_H

#include "game/tree.h"

/* text [out, owned, free()] */
posture_status efg_write(const game *g, char **text);

#endif
