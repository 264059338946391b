/* The strategic form of a game as NFG 1: one strategy for each choice of actions at a player's information sets. */
#ifndef GAME_WRITE_NFG_H
#define GAME_WRITE_NFG_H

#include "game/tree.h"

/* text [out, owned, free()]. POSTURE_ERROR_NUMERIC: more than NFG_CELLS cells. */
posture_status nfg_write(const game *g, char **text);

#endif
