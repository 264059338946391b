/* A draw with every parameter at its default and no factors: what a process test starts from. */
#ifndef TEST_SUPPORT_DEFAULT_DRAW_H
#define TEST_SUPPORT_DEFAULT_DRAW_H

#include "scenario/draw.h"

static inline draw default_draw(uint64_t seed, uint64_t replication)
{
    draw d = {.parameter =
                  {
#define X(symbol, name, unit, initial, lowest, highest, process, meaning) [PARAMETER_##symbol] = initial,
                      PARAMETER_LIST(X)
#undef X
                  },
              .luck = {.seed = seed, .replication = replication}};
    return d;
}

#endif
