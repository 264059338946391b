/* Small games in extensive or strategic form: equilibria, quantal response, the named games of deterrence. */
#ifndef POSTURE_GAME_H
#define POSTURE_GAME_H

#include <stdbool.h>

#include <posture/diagnostic.h>

typedef struct posture_game_def {
    const char *file;            /* .efg or .nfg of Gambit [borrowed]; NULL where generate is set */
    const char *generate;        /* a named game [borrowed]; NULL where file is set */
    const char *const *settings; /* "key=value" for the named game [borrowed] */
    int setting_count;
    bool quantal;  /* behaviour at `lambda` too */
    double lambda; /* precision of choice, 1 / payoff; >= 0 */
} posture_game_def;

posture_game_def posture_game_def_default(void);

/* *json [out, owned, free()]: the document of docs/schema/game.schema.json; NULL on failure. POSTURE_ERROR_INPUT: the
 * file is no game, or settings contradict each other; POSTURE_ERROR_UNKNOWN_NAME: no such game or key;
 * POSTURE_ERROR_FILE: all with diagnostics. POSTURE_ERROR_NUMERIC: the path does not reach lambda. */
posture_status posture_game(const posture_game_def *def, posture_diagnostics *found, char **json);

/* *text [out, owned, free()]: the game as a file, "efg" or "nfg". */
posture_status posture_game_write(const posture_game_def *def, const char *format, posture_diagnostics *found,
                                  char **text);

/* *json [out, owned, free()]: an array of the named games: name, summary, parameters {key, value, meaning}. */
posture_status posture_game_list(char **json);

#endif
