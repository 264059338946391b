/* Are the beliefs that hold up an equilibrium off its path plausible? D1 (Cho & Kreps 1987; Banks & Sobel 1987): after
 * a deviation nobody believes in a sender who would gain from it under fewer answers than another sender. */
#ifndef GAME_REFINE_H
#define GAME_REFINE_H

#include "game/enumerate.h"

typedef enum refine_verdict {
    REFINE_NOT_NEEDED, /* no beliefs off the path are free */
    REFINE_PLAUSIBLE,  /* beliefs on the senders that D1 leaves still support it */
    REFINE_IMPLAUSIBLE,
    REFINE_NOT_JUDGED /* the deviation is not one move of one information set of one other player for each node */
} refine_verdict;

/* e: of the game, scratch; profile: action_count, scratch. */
refine_verdict refine_d1(evaluation *e, const struct equilibrium *q, double *profile);

#endif
