/* A finite game in extensive form: moves of nature, information sets, payoffs (Kuhn 1953; Selten 1975).
 *
 * Nodes stand in preorder: a node follows its parent, and a whole subtree follows its root. A behaviour profile is one
 * array of probabilities indexed by `first_action + action` of each information set, nature's included. */
#ifndef GAME_TREE_H
#define GAME_TREE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diagnostic.h"

enum { GAME_NATURE = -1, GAME_NONE = -1 };

/* What a game may measure; a reader refuses more. */
enum { GAME_PLAYERS = 16, GAME_NODES = 1 << 18, GAME_ACTIONS = 1 << 10, GAME_SET_ACTIONS = 64 };

struct game_set {
    int player; /* from 0; GAME_NATURE */
    int number; /* within its player, as the file has it */
    const char *label;
    int action_count;
    const char *const *actions; /* labels */
    const double *prob;         /* nature's; else NULL */
    int first_action;           /* in a behaviour profile */
    int member_count;
    const int *members; /* nodes, ascending */
    text_mark mark;
};

struct game_node {
    int set;    /* GAME_NONE: an end of the game */
    int parent; /* GAME_NONE: the root */
    int parent_action;
    const int *children; /* one for each action */
    int outcome;         /* index; GAME_NONE */
    const char *label;
    text_mark mark;
};

/* Payoffs are added up along a path, so an outcome may stand at an inner node too. */
struct game_outcome {
    int number; /* in the file */
    const char *label;
    const double *payoff; /* one for each player */
};

typedef struct game {
    const char *title, *comment;
    int player_count;
    const char *players[GAME_PLAYERS];
    int node_count, set_count, outcome_count, action_count; /* of all sets together */
    struct game_node *nodes;
    struct game_set *sets; /* in order of first appearance */
    struct game_outcome *outcomes;
    double *end_payoff; /* node_count x player_count: sum of the outcomes from the root, at ends; 0 elsewhere */
    int node_capacity, set_capacity, outcome_capacity;
    bool normal_form; /* read from .nfg or made by game_from_matrix: simultaneous moves in a row */
    bool out_of_memory;
    arena memory;
} game;

/* Building: create, then nodes in preorder, then game_finish. Texts are copied. Memory failure is remembered and
 * returned by game_finish. */
posture_status game_create(const char *title, const char *const *players, int player_count, game **created);
void game_destroy(game *g); /* NULL is harmless */

/* The set (player, number), made where it is new; prob is nature's and NULL otherwise. An index, GAME_NONE when out of
 * memory. */
int game_add_set(game *g, int player, int number, const char *label, int action_count, const char *const *actions,
                 const double *prob, text_mark mark);
int game_find_set(const game *g, int player, int number); /* GAME_NONE where there is none */
int game_add_outcome(game *g, int number, const char *label, const double *payoff);
int game_find_outcome(const game *g, int number);
void game_add_node(game *g, const char *label, int set, int outcome, text_mark mark);

/* Links the tree and checks it: preorder complete, probabilities of nature, perfect recall. Faults stand in `found`
 * with their place; POSTURE_ERROR_INPUT where there are any. */
posture_status game_finish(game *g, posture_diagnostics *found);

/* Nature's probabilities alone, for a reader whose tree is incomplete. */
void game_check_nature(const game *g, posture_diagnostics *found);

/* m_0 x m_1 x ... cells, player 1's strategy varying fastest; payoff: player_count numbers for each cell. labels may be
 * NULL: then strategies are numbered. */
posture_status game_from_matrix(const char *title, const char *const *players, int player_count, const int *strategies,
                                const char *const *const *labels, const double *payoff, posture_diagnostics *found,
                                game **created);

#endif
