#include "game/tree.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How far nature's probabilities may be from one: decimals of a third written with ten digits still pass. */
#define SUM_TOLERANCE 1e-9

static const char *keep(game *g, const char *text)
{
    char *copy = arena_copy_text(&g->memory, text, strlen(text));
    if (!copy)
        g->out_of_memory = true;
    return copy ? copy : "";
}

posture_status game_create(const char *title, const char *const *players, int player_count, game **created)
{
    assert(player_count > 0 && player_count <= GAME_PLAYERS);
    *created = NULL;
    game *g = calloc(1, sizeof *g);
    if (!g)
        return POSTURE_ERROR_MEMORY;
    arena_init(&g->memory);
    g->title = keep(g, title);
    g->comment = "";
    g->player_count = player_count;
    for (int p = 0; p < player_count; p++)
        g->players[p] = keep(g, players[p]);
    if (g->out_of_memory) {
        game_destroy(g);
        return POSTURE_ERROR_MEMORY;
    }
    *created = g;
    return POSTURE_OK;
}

void game_destroy(game *g)
{
    if (!g)
        return;
    free(g->nodes);
    free(g->sets);
    free(g->outcomes);
    arena_clear(&g->memory);
    free(g);
}

/* Room for one more of `size` bytes each; the array may move. */
static bool make_room(game *g, void **array, int count, int *capacity, size_t size)
{
    if (g->out_of_memory)
        return false;
    if (count < *capacity)
        return true;
    int wanted = *capacity > 0 ? 2 * *capacity : 32;
    void *grown = realloc(*array, (size_t)wanted * size);
    if (!grown) {
        g->out_of_memory = true;
        return false;
    }
    *array = grown;
    *capacity = wanted;
    return true;
}

int game_find_set(const game *g, int player, int number)
{
    for (int s = 0; s < g->set_count; s++)
        if (g->sets[s].player == player && g->sets[s].number == number)
            return s;
    return GAME_NONE;
}

int game_add_set(game *g, int player, int number, const char *label, int action_count, const char *const *actions,
                 const double *prob, text_mark mark)
{
    int existing = game_find_set(g, player, number);
    if (existing != GAME_NONE)
        return existing;
    void *array = g->sets;
    if (!make_room(g, &array, g->set_count, &g->set_capacity, sizeof *g->sets))
        return GAME_NONE;
    g->sets = array;
    const char **labels = arena_allocate_array(&g->memory, (size_t)action_count, sizeof *labels);
    double *odds = prob ? arena_allocate_array(&g->memory, (size_t)action_count, sizeof *odds) : NULL;
    if (!labels || (prob && !odds)) {
        g->out_of_memory = true;
        return GAME_NONE;
    }
    for (int a = 0; a < action_count; a++) {
        labels[a] = keep(g, actions[a]);
        if (prob)
            odds[a] = prob[a];
    }
    g->sets[g->set_count] = (struct game_set){.player = player,
                                              .number = number,
                                              .label = keep(g, label),
                                              .action_count = action_count,
                                              .actions = labels,
                                              .prob = odds,
                                              .first_action = g->action_count,
                                              .mark = mark};
    g->action_count += action_count;
    return g->set_count++;
}

int game_find_outcome(const game *g, int number)
{
    for (int o = g->outcome_count - 1; o >= 0; o--)
        if (g->outcomes[o].number == number)
            return o;
    return GAME_NONE;
}

int game_add_outcome(game *g, int number, const char *label, const double *payoff)
{
    void *array = g->outcomes;
    if (!make_room(g, &array, g->outcome_count, &g->outcome_capacity, sizeof *g->outcomes))
        return GAME_NONE;
    g->outcomes = array;
    double *copy = arena_allocate_array(&g->memory, (size_t)g->player_count, sizeof *copy);
    if (!copy) {
        g->out_of_memory = true;
        return GAME_NONE;
    }
    memcpy(copy, payoff, (size_t)g->player_count * sizeof *copy);
    g->outcomes[g->outcome_count] = (struct game_outcome){number, keep(g, label), copy};
    return g->outcome_count++;
}

void game_add_node(game *g, const char *label, int set, int outcome, text_mark mark)
{
    void *array = g->nodes;
    if (!make_room(g, &array, g->node_count, &g->node_capacity, sizeof *g->nodes))
        return;
    g->nodes = array;
    g->nodes[g->node_count++] = (struct game_node){.set = set,
                                                   .parent = GAME_NONE,
                                                   .parent_action = GAME_NONE,
                                                   .outcome = outcome,
                                                   .label = keep(g, label),
                                                   .mark = mark};
}

/* Children from preorder: a node is the next child of the nearest ancestor that still lacks one. */
static posture_status link_nodes(game *g, posture_diagnostics *found)
{
    int *next = arena_allocate_array(&g->memory, (size_t)g->node_count + 1, sizeof *next);
    if (!next)
        return POSTURE_ERROR_MEMORY;
    int open = GAME_NONE;
    for (int n = 0; n < g->node_count; n++) {
        struct game_node *node = &g->nodes[n];
        if (n > 0 && open == GAME_NONE) {
            diagnostics_fault(found, node->mark,
                              "this node stands after the end of the tree: every branch is complete");
            return POSTURE_ERROR_INPUT;
        }
        node->parent = open;
        if (open != GAME_NONE) {
            node->parent_action = next[open];
            ((int *)g->nodes[open].children)[next[open]++] = n;
        }
        if (node->set != GAME_NONE) {
            node->children = arena_allocate_array(&g->memory, (size_t)g->sets[node->set].action_count, sizeof(int));
            if (!node->children)
                return POSTURE_ERROR_MEMORY;
            open = n;
        }
        while (open != GAME_NONE && next[open] == g->sets[g->nodes[open].set].action_count)
            open = g->nodes[open].parent;
    }
    if (open == GAME_NONE && g->node_count > 0)
        return POSTURE_OK;
    text_mark mark = open == GAME_NONE ? (text_mark){0} : g->nodes[open].mark;
    diagnostics_fault(found, mark, "the tree ends early: %s",
                      open == GAME_NONE ? "a game has at least one node" : "this node has a branch without a node");
    return POSTURE_ERROR_INPUT;
}

static posture_status list_members(game *g)
{
    for (int n = 0; n < g->node_count; n++)
        if (g->nodes[n].set != GAME_NONE)
            g->sets[g->nodes[n].set].member_count++;
    for (int s = 0; s < g->set_count; s++) {
        g->sets[s].members = arena_allocate_array(&g->memory, (size_t)g->sets[s].member_count, sizeof(int));
        if (!g->sets[s].members)
            return POSTURE_ERROR_MEMORY;
        g->sets[s].member_count = 0;
    }
    for (int n = 0; n < g->node_count; n++) {
        if (g->nodes[n].set == GAME_NONE)
            continue;
        struct game_set *set = &g->sets[g->nodes[n].set];
        ((int *)set->members)[set->member_count++] = n;
    }
    return POSTURE_OK;
}

static posture_status add_payoffs(game *g)
{
    const size_t width = (size_t)g->player_count;
    double *sum = arena_allocate_array(&g->memory, (size_t)g->node_count * width, sizeof *sum);
    if (!sum)
        return POSTURE_ERROR_MEMORY;
    for (int n = 0; n < g->node_count; n++) {
        const struct game_node *node = &g->nodes[n];
        for (size_t p = 0; p < width; p++) {
            double above = node->parent == GAME_NONE ? 0 : sum[(size_t)node->parent * width + p];
            double own = node->outcome == GAME_NONE ? 0 : g->outcomes[node->outcome].payoff[p];
            sum[(size_t)n * width + p] = above + own;
        }
    }
    for (int n = 0; n < g->node_count; n++)
        if (g->nodes[n].set != GAME_NONE)
            memset(&sum[(size_t)n * width], 0, width * sizeof *sum);
    g->end_payoff = sum;
    return POSTURE_OK;
}

void game_check_nature(const game *g, posture_diagnostics *found)
{
    for (int s = 0; s < g->set_count; s++) {
        const struct game_set *set = &g->sets[s];
        if (!set->prob)
            continue;
        double sum = 0;
        for (int a = 0; a < set->action_count; a++) {
            sum += set->prob[a];
            if (!(set->prob[a] >= 0))
                diagnostics_fault(found, set->mark, "nature's \"%s\" has the probability %g; allowed are 0 to 1",
                                  set->actions[a], set->prob[a]);
        }
        if (!(fabs(sum - 1) <= SUM_TOLERANCE))
            diagnostics_fault(found, set->mark,
                              "nature's probabilities sum to %.10g, not to 1; write fractions such as 1/3 where "
                              "decimals do not end",
                              sum);
    }
}

/* Perfect recall (Kuhn 1953): all nodes of a set share what its player has done and seen, that is the last own set and
 * the action there, and by induction everything before. */
static void check_recall(const game *g, posture_diagnostics *found, int *last_set, int *last_action)
{
    for (int s = 0; s < g->set_count; s++) {
        const struct game_set *set = &g->sets[s];
        if (set->player == GAME_NATURE)
            continue;
        for (int m = 0; m < set->member_count; m++) {
            int below = set->members[m], n = g->nodes[below].parent;
            while (n != GAME_NONE && g->sets[g->nodes[n].set].player != set->player) {
                below = n;
                n = g->nodes[n].parent;
            }
            last_set[m] = n == GAME_NONE ? GAME_NONE : g->nodes[n].set;
            last_action[m] = n == GAME_NONE ? GAME_NONE : g->nodes[below].parent_action;
            if (last_set[m] == s)
                diagnostics_fault(found, g->nodes[set->members[m]].mark,
                                  "imperfect recall: player \"%s\" meets information set %d (\"%s\") twice on one path",
                                  g->players[set->player], set->number, set->label);
            else if (last_set[m] != last_set[0] || last_action[m] != last_action[0])
                diagnostics_fault(found, g->nodes[set->members[m]].mark,
                                  "imperfect recall: in information set %d (\"%s\") player \"%s\" would have to forget "
                                  "an own move that tells its nodes apart",
                                  set->number, set->label, g->players[set->player]);
        }
    }
}

static bool sizes_allowed(const game *g, posture_diagnostics *found)
{
    if (g->node_count <= GAME_NODES && g->action_count <= GAME_ACTIONS)
        return true;
    diagnostics_fault(found, (text_mark){g->node_count ? g->nodes[0].mark.file : NULL, 0, 0},
                      "the game has %d nodes and %d actions; at most %d and %d are handled", g->node_count,
                      g->action_count, GAME_NODES, GAME_ACTIONS);
    return false;
}

posture_status game_finish(game *g, posture_diagnostics *found)
{
    if (g->out_of_memory)
        return POSTURE_ERROR_MEMORY;
    if (!sizes_allowed(g, found))
        return POSTURE_ERROR_INPUT;
    posture_status status = link_nodes(g, found);
    if (status == POSTURE_OK)
        status = list_members(g);
    if (status == POSTURE_OK)
        status = add_payoffs(g);
    if (status != POSTURE_OK)
        return status;
    int *scratch = arena_allocate_array(&g->memory, 2 * (size_t)g->node_count, sizeof *scratch);
    if (!scratch)
        return POSTURE_ERROR_MEMORY;
    game_check_nature(g, found);
    check_recall(g, found, scratch, scratch + g->node_count);
    return diagnostics_status(found);
}

/* Nodes below player p's move, in preorder; `cell` is the one that the choices above lead to. */
static void add_cells(game *g, const int *sets, const int *strategies, int p, size_t cell, size_t step)
{
    if (p == g->player_count) {
        game_add_node(g, "", GAME_NONE, (int)cell, (text_mark){0});
        return;
    }
    game_add_node(g, "", sets[p], GAME_NONE, (text_mark){0});
    for (int a = 0; a < strategies[p] && !g->out_of_memory; a++)
        add_cells(g, sets, strategies, p + 1, cell + (size_t)a * step, step * (size_t)strategies[p]);
}

static int add_strategies(game *g, int p, int count, const char *const *labels)
{
    const char **names = arena_allocate_array(&g->memory, (size_t)count, sizeof *names);
    if (!names) {
        g->out_of_memory = true;
        return GAME_NONE;
    }
    for (int a = 0; a < count; a++) {
        char number[16];
        snprintf(number, sizeof number, "%d", a + 1);
        names[a] = labels ? labels[a] : keep(g, number);
    }
    return game_add_set(g, p, 1, g->players[p], count, names, NULL, (text_mark){0});
}

posture_status game_from_matrix(const char *title, const char *const *players, int player_count, const int *strategies,
                                const char *const *const *labels, const double *payoff, posture_diagnostics *found,
                                game **created)
{
    int sets[GAME_PLAYERS] = {0};
    game *g = NULL;
    *created = NULL;
    posture_status status = game_create(title, players, player_count, &g);
    if (status != POSTURE_OK)
        return status;
    g->normal_form = true;
    int cells = 1;
    for (int p = 0; p < player_count; p++) {
        cells *= strategies[p];
        sets[p] = add_strategies(g, p, strategies[p], labels ? labels[p] : NULL);
    }
    for (int c = 0; c < cells && !g->out_of_memory; c++)
        game_add_outcome(g, c + 1, "", &payoff[(size_t)c * (size_t)player_count]);
    if (!g->out_of_memory)
        add_cells(g, sets, strategies, 0, 0, 1);
    status = game_finish(g, found);
    if (status == POSTURE_OK)
        *created = g;
    else
        game_destroy(g);
    return status;
}
