/* Every named game. */
#ifndef GAME_GENERATOR_LIST_H
#define GAME_GENERATOR_LIST_H

#include "game/generator.h"

int generator_count(void);
const struct generator *generator_at(int index);
const struct generator *generator_find(const char *name); /* NULL where there is none */
int generator_parameter_count(const struct generator *which);

#endif
