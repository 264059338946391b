/* A solved game, and the list of named games, for people. */
#ifndef CLI_GAME_TABLE_H
#define CLI_GAME_TABLE_H

#include <jansson.h>

#include "terminal.h"

void game_table_print(const terminal *t, const json_t *document);
void game_table_list(const terminal *t, const json_t *games);

#endif
