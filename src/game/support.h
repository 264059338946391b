/* Supports of a game: which actions are played at each information set of a player. */
#ifndef GAME_SUPPORT_H
#define GAME_SUPPORT_H

#include <stdint.h>

#include "game/tree.h"

/* Actions that no other action of the set beats whatever everybody does: bit a of allowed[s]. An action leaves where
 * another pays its player more at every node of the set, least against most (iterated). range: 2 x node_count, scratch.
 */
void support_undominated(const game *g, uint64_t *allowed, double *range);

/* Products of non-empty subsets of `allowed`, stopped at `limit`. */
long long support_count(const game *g, const uint64_t *allowed, bool pure, long long limit);

/* The first support, then the next; false after the last. pure: one action at each set. */
void support_first(const game *g, const uint64_t *allowed, uint64_t *support);
bool support_next(const game *g, const uint64_t *allowed, bool pure, uint64_t *support);

int support_size(uint64_t support);

#endif
