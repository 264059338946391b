/* The game that a command names: a file, or a named game with its numbers. */
#ifndef APP_GAME_SOURCE_H
#define APP_GAME_SOURCE_H

#include <posture/game.h>

#include "game/tree.h"

/* made [out, owned]: NULL on failure, with diagnostics. */
posture_status game_source(const posture_game_def *def, posture_diagnostics *found, game **made);

#endif
