/* Gambit's strategic form, NFG 1: payoffs, or outcomes and an index for each cell; player 1's strategy varies
 * fastest. */
#ifndef GAME_READ_NFG_H
#define GAME_READ_NFG_H

#include "game/tree.h"

enum { NFG_CELLS = 1 << 16 };

/* As efg_read. */
posture_status nfg_read(const char *name, const char *content, size_t length, posture_diagnostics *found, game **read);

#endif
