/* Gambit's extensive form, EFG 2 (file format as in Gambit's manual): nodes in preorder, outcomes at any node. */
#ifndef GAME_READ_EFG_H
#define GAME_READ_EFG_H

#include "game/tree.h"

/* name is shown in diagnostics [borrowed, outlives the game]. read [out, owned]: NULL on failure. Every fault of the
 * text stands in `found`; a node that cannot be read is skipped and reading goes on with the next. */
posture_status efg_read(const char *name, const char *content, size_t length, posture_diagnostics *found, game **read);

#endif
