#include "game/read_nfg.h"

#include "game/token.h"

struct matrix {
    const char *title, **players;
    int player_count, strategies[GAME_PLAYERS], cells;
    const char *const *labels[GAME_PLAYERS];
    bool labelled;
    double *payoff;
};

static bool take_header(token_reader *r, struct matrix *m)
{
    int version = 0;
    if (!token_is(r, "NFG")) {
        diagnostics_fault(r->found, r->at, "a strategic form begins with NFG 1 R \"title\" { \"player\" ... }");
        return false;
    }
    token_advance(r);
    if (!token_take_whole(r, "version 1", 1, 1, &version))
        return false;
    if (!token_is(r, "R") && !token_is(r, "D")) {
        diagnostics_fault(r->found, r->at, "after NFG 1 stands R");
        return false;
    }
    token_advance(r);
    return token_take_text(r, "the title in quotes", &m->title) &&
           token_take_texts(r, "a player's name in quotes", GAME_PLAYERS, &m->players, &m->player_count);
}

/* "{ 2 2 }", or "{ { "a" "b" } { "c" "d" } }". */
static bool take_strategies(token_reader *r, struct matrix *m)
{
    text_mark mark = r->at;
    if (!token_take(r, TOKEN_OPEN, "\"{\" before the strategies"))
        return false;
    m->labelled = r->kind == TOKEN_OPEN;
    m->cells = 1;
    for (int p = 0; p < m->player_count; p++) {
        const char **labels = NULL;
        bool taken =
            m->labelled
                ? token_take_texts(r, "a strategy's name in quotes", GAME_SET_ACTIONS, &labels, &m->strategies[p])
                : token_take_whole(r, "a number of strategies for each player", 1, GAME_SET_ACTIONS, &m->strategies[p]);
        if (!taken)
            return false;
        m->labels[p] = labels;
        if (m->cells > NFG_CELLS / m->strategies[p]) {
            diagnostics_fault(r->found, mark, "the game has more than %d cells", NFG_CELLS);
            return false;
        }
        m->cells *= m->strategies[p];
    }
    return token_take(r, TOKEN_CLOSE, "\"}\" after the strategies of each player");
}

static bool take_numbers(token_reader *r, double *to, size_t count, const char *what)
{
    for (size_t i = 0; i < count; i++)
        if (!token_take_number(r, what, &to[i]))
            return false;
    return true;
}

/* "{ { "label" 1, 2 } ... }" and then the number of an outcome, from 1, for each cell; 0 pays nothing. */
static bool take_outcomes(token_reader *r, struct matrix *m)
{
    const size_t width = (size_t)m->player_count;
    double *outcome = arena_allocate_array(r->memory, ((size_t)m->cells + 1) * width, sizeof *outcome);
    int count = 0;
    if (!outcome) {
        r->out_of_memory = true;
        return false;
    }
    token_advance(r);
    while (r->kind == TOKEN_OPEN && count < m->cells) {
        const char *label;
        token_advance(r);
        if (!token_take_text(r, "an outcome's name in quotes", &label) ||
            !take_numbers(r, &outcome[(size_t)++count * width], width, "a payoff for each player") ||
            !token_take(r, TOKEN_CLOSE, "\"}\" after the payoffs"))
            return false;
    }
    if (!token_take(r, TOKEN_CLOSE, "\"}\" after the outcomes, at most one for each cell"))
        return false;
    for (int c = 0; c < m->cells; c++) {
        int which = 0;
        if (!token_take_whole(r, "the number of an outcome for each cell", 0, count, &which))
            return false;
        for (size_t p = 0; p < width; p++)
            m->payoff[(size_t)c * width + p] = outcome[(size_t)which * width + p];
    }
    return true;
}

static bool take_cells(token_reader *r, struct matrix *m)
{
    const size_t count = (size_t)m->cells * (size_t)m->player_count;
    if (r->kind == TOKEN_TEXT) /* a comment */
        token_advance(r);
    m->payoff = arena_allocate_array(r->memory, count, sizeof *m->payoff);
    if (!m->payoff) {
        r->out_of_memory = true;
        return false;
    }
    bool taken = r->kind == TOKEN_OPEN ? take_outcomes(r, m)
                                       : take_numbers(r, m->payoff, count, "a payoff for each cell and player");
    return taken && token_take(r, TOKEN_END, "the end of the file");
}

posture_status nfg_read(const char *name, const char *content, size_t length, posture_diagnostics *found, game **read)
{
    arena memory;
    struct matrix m = {0};
    *read = NULL;
    arena_init(&memory);
    token_reader r = token_start(name, content, length, &memory, found);
    const size_t faults = posture_diagnostics_fault_count(found);
    posture_status status = POSTURE_ERROR_INPUT;
    if (take_header(&r, &m) && take_strategies(&r, &m) && take_cells(&r, &m) &&
        posture_diagnostics_fault_count(found) == faults)
        status = game_from_matrix(m.title, m.players, m.player_count, m.strategies, m.labelled ? m.labels : NULL,
                                  m.payoff, found, read);
    if (r.out_of_memory)
        status = POSTURE_ERROR_MEMORY;
    arena_clear(&memory);
    return status;
}
