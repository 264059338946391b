#include "game/read_efg.h"

#include <limits.h>
#include <string.h>

#include "game/token.h"

enum { NUMBER_MAX = INT_MAX };

/* What a line of the file says of a node's information set. */
struct set_text {
    int player, number, action_count;
    const char *label;
    const char **actions;
    double prob[GAME_SET_ACTIONS];
    bool described; /* the action list is there */
    text_mark mark;
};

static bool take_header(token_reader *r, const char **title, const char ***players, int *player_count)
{
    int version = 0;
    if (!token_is(r, "EFG")) {
        diagnostics_fault(r->found, r->at, "an extensive form begins with EFG 2 R \"title\" { \"player\" ... }");
        return false;
    }
    token_advance(r);
    if (!token_take_whole(r, "version 2", 2, 2, &version))
        return false;
    if (!token_is(r, "R") && !token_is(r, "D")) {
        diagnostics_fault(r->found, r->at, "after EFG 2 stands R");
        return false;
    }
    token_advance(r);
    return token_take_text(r, "the title in quotes", title) &&
           token_take_texts(r, "a player's name in quotes", GAME_PLAYERS, players, player_count);
}

/* "{ "a" 1/2 "b" 1/2 }" for nature, "{ "a" "b" }" for a player. */
static bool take_actions(token_reader *r, struct set_text *set, bool nature)
{
    set->actions = arena_allocate_array(r->memory, GAME_SET_ACTIONS, sizeof *set->actions);
    if (!set->actions) {
        r->out_of_memory = true;
        return false;
    }
    if (!token_take(r, TOKEN_OPEN, "\"{\" before the actions"))
        return false;
    while (r->kind == TOKEN_TEXT && set->action_count < GAME_SET_ACTIONS) {
        int a = set->action_count++;
        set->actions[a] = r->text;
        token_advance(r);
        if (nature && !token_take_number(r, "nature's probability, 0.25 or 1/4", &set->prob[a]))
            return false;
    }
    if (set->action_count == 0) {
        diagnostics_fault(r->found, r->at, "an information set has at least one action");
        return false;
    }
    return token_take(r, TOKEN_CLOSE, "\"}\" after the actions");
}

static bool take_set(token_reader *r, const game *g, bool nature, struct set_text *set)
{
    *set = (struct set_text){.player = GAME_NATURE, .label = "", .mark = r->at};
    int player = 0;
    if (!nature && !token_take_whole(r, "a player's number", 1, g->player_count, &player))
        return false;
    if (!nature)
        set->player = player - 1;
    set->mark = r->at;
    if (!token_take_whole(r, "the number of an information set", 1, NUMBER_MAX, &set->number))
        return false;
    if (r->kind == TOKEN_TEXT) {
        set->label = r->text;
        token_advance(r);
    }
    if (r->kind != TOKEN_OPEN)
        return true;
    set->described = true;
    return take_actions(r, set, nature);
}

/* A set's later members repeat its actions, or leave them out. */
static void check_same(posture_diagnostics *found, const struct game_set *set, const struct set_text *text)
{
    if (!text->described)
        return;
    bool same = set->action_count == text->action_count;
    for (int a = 0; same && a < set->action_count; a++)
        same = strcmp(set->actions[a], text->actions[a]) == 0 &&
               !(set->prob && (set->prob[a] < text->prob[a] || set->prob[a] > text->prob[a]));
    if (!same)
        diagnostics_fault(found, text->mark,
                          "information set %d (\"%s\") has other actions or probabilities here than in line %d",
                          set->number, set->label, set->mark.line);
}

static int set_of(token_reader *r, game *g, const struct set_text *text)
{
    int s = game_find_set(g, text->player, text->number);
    if (s != GAME_NONE) {
        check_same(r->found, &g->sets[s], text);
        return s;
    }
    if (!text->described) {
        diagnostics_fault(r->found, text->mark, "information set %d is new and needs its actions in braces",
                          text->number);
        return GAME_NONE;
    }
    return game_add_set(g, text->player, text->number, text->label, text->action_count, text->actions,
                        text->player == GAME_NATURE ? text->prob : NULL, text->mark);
}

static bool take_payoffs(token_reader *r, int count, double *payoff)
{
    if (!token_take(r, TOKEN_OPEN, "\"{\" before the payoffs"))
        return false;
    for (int p = 0; p < count; p++)
        if (!token_take_number(r, "a payoff for each player", &payoff[p]))
            return false;
    return token_take(r, TOKEN_CLOSE, "\"}\" after a payoff for each player");
}

/* 0 is no outcome; a new number brings its payoffs, a known one may repeat them. */
static bool take_outcome(token_reader *r, game *g, int *outcome)
{
    int number = 0;
    const char *label = "";
    text_mark mark = r->at;
    double payoff[GAME_PLAYERS] = {0};
    *outcome = GAME_NONE;
    if (!token_take_whole(r, "the number of an outcome, 0 for none", 0, NUMBER_MAX, &number))
        return false;
    if (r->kind == TOKEN_TEXT) {
        label = r->text;
        token_advance(r);
    }
    bool described = r->kind == TOKEN_OPEN;
    if (described && !take_payoffs(r, g->player_count, payoff))
        return false;
    if (number == 0)
        return true;
    *outcome = game_find_outcome(g, number);
    if (*outcome == GAME_NONE && !described) {
        diagnostics_fault(r->found, mark, "outcome %d is new and needs its payoffs in braces", number);
        return false;
    }
    if (*outcome == GAME_NONE)
        *outcome = game_add_outcome(g, number, label, payoff);
    else if (described && memcmp(g->outcomes[*outcome].payoff, payoff, (size_t)g->player_count * sizeof *payoff) != 0)
        diagnostics_fault(r->found, mark, "outcome %d (\"%s\") has other payoffs here than before", number,
                          g->outcomes[*outcome].label);
    return true;
}

static bool take_node(token_reader *r, game *g)
{
    const text_mark mark = r->at;
    const bool nature = token_is(r, "c"), end = token_is(r, "t");
    const char *label = "";
    struct set_text text;
    int set = GAME_NONE, outcome = GAME_NONE;
    token_advance(r);
    if (!token_take_text(r, "the node's name in quotes", &label))
        return false;
    if (!end) {
        if (!take_set(r, g, nature, &text))
            return false;
        set = set_of(r, g, &text);
        if (set == GAME_NONE)
            return false;
    }
    if (!take_outcome(r, g, &outcome))
        return false;
    game_add_node(g, label, set, outcome, mark);
    return !g->out_of_memory;
}

static bool at_node(const token_reader *r)
{
    return token_is(r, "c") || token_is(r, "p") || token_is(r, "t");
}

static void take_nodes(token_reader *r, game *g)
{
    bool telling = true;
    while (r->kind != TOKEN_END && !g->out_of_memory) {
        if (at_node(r)) {
            telling = true;
            if (!take_node(r, g))
                telling = false;
            continue;
        }
        if (telling)
            diagnostics_fault(r->found, r->at, "a node begins with c (nature), p (a player) or t (an end)");
        telling = false;
        token_advance(r);
    }
}

posture_status efg_read(const char *name, const char *content, size_t length, posture_diagnostics *found, game **read)
{
    arena memory;
    const char *title = "", **players = NULL;
    int player_count = 0;
    game *g = NULL;
    *read = NULL;
    arena_init(&memory);
    token_reader r = token_start(name, content, length, &memory, found);
    const size_t faults = posture_diagnostics_fault_count(found);
    posture_status status = POSTURE_ERROR_INPUT;
    if (take_header(&r, &title, &players, &player_count))
        status = game_create(title, players, player_count, &g);
    if (status == POSTURE_OK) {
        if (r.kind == TOKEN_TEXT) {
            g->comment = arena_copy_text(&g->memory, r.text, strlen(r.text));
            token_advance(&r);
        }
        take_nodes(&r, g);
        if (r.out_of_memory || g->out_of_memory || !g->comment)
            status = POSTURE_ERROR_MEMORY;
        else if (posture_diagnostics_fault_count(found) > faults) {
            game_check_nature(g, found);
            status = POSTURE_ERROR_INPUT;
        } else
            status = game_finish(g, found);
    } else if (r.out_of_memory) {
        status = POSTURE_ERROR_MEMORY;
    }
    if (status == POSTURE_OK)
        *read = g;
    else
        game_destroy(g);
    arena_clear(&memory);
    return status;
}
