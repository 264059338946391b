#include "game/rudimentary.h"

#include <math.h>

static const struct generator_parameter parameters[] = {
    [RUDIMENTARY_P_B] = {"p_B", 0.4, "probability that B is hard: its credibility"},
    [RUDIMENTARY_A_DC] = {"a_DC", 10, "A: B concedes"},
    [RUDIMENTARY_A_SQ] = {"a_SQ", 6, "A: status quo"},
    [RUDIMENTARY_A_DD] = {"a_DD", 2, "A: conflict"},
    [RUDIMENTARY_B_SQ] = {"b_SQ", 10, "B: status quo"},
    [RUDIMENTARY_B_DD_HARD] = {"b_DDh", 3, "B, hard: conflict"},
    [RUDIMENTARY_B_DC] = {"b_DC", 1, "B: concedes"},
    [RUDIMENTARY_B_DD_SOFT] = {"b_DDs", -6, "B, soft: conflict"},
    [RUDIMENTARY_VALUES] = {0},
};

static bool orders_hold(const double *v, posture_diagnostics *found)
{
    const char *const a_names[] = {"a_DD", "a_SQ", "a_DC"};
    const double a[] = {v[RUDIMENTARY_A_DD], v[RUDIMENTARY_A_SQ], v[RUDIMENTARY_A_DC]};
    const char *const b_names[] = {"b_DDs", "b_DC", "b_DDh", "b_SQ"};
    const double b[] = {v[RUDIMENTARY_B_DD_SOFT], v[RUDIMENTARY_B_DC], v[RUDIMENTARY_B_DD_HARD], v[RUDIMENTARY_B_SQ]};
    bool hold = generator_order(found, "A", a_names, a, 3);
    hold = generator_order(found, "B", b_names, b, 4) && hold;
    return generator_probability(found, "p_B", v[RUDIMENTARY_P_B]) && hold;
}

static posture_status make(const double *v, posture_diagnostics *found, game **made)
{
    static const char *const players[] = {"A", "B"}, *const moves[] = {"D", "C"};
    *made = NULL;
    if (!orders_hold(v, found))
        return POSTURE_ERROR_INPUT;
    game *g = NULL;
    posture_status status = game_create("Rudimentary Asymmetric Deterrence Game", players, 2, &g);
    if (status != POSTURE_OK)
        return status;
    const double sq[] = {v[RUDIMENTARY_A_SQ], v[RUDIMENTARY_B_SQ]}, dc[] = {v[RUDIMENTARY_A_DC], v[RUDIMENTARY_B_DC]};
    generator_nature(g, 1, "B type", "H", "S", v[RUDIMENTARY_P_B]);
    for (int soft = 0; soft < 2; soft++) {
        const double dd[] = {v[RUDIMENTARY_A_DD], v[soft ? RUDIMENTARY_B_DD_SOFT : RUDIMENTARY_B_DD_HARD]};
        generator_move(g, 0, 1, "x", moves, 2);
        generator_move(g, 1, soft + 1, soft ? "y_S" : "y_H", moves, 2);
        generator_end(g, "DD", dd);
        generator_end(g, "DC", dc);
        generator_end(g, "SQ", sq);
    }
    return generator_finish(g, found, made);
}

const struct generator rudimentary_generator = {
    .name = "rudimentary",
    .summary = "one threat, one credibility: the critical risk of an attacker",
    .parameters = parameters,
    .make = make,
};

struct rudimentary_form rudimentary_closed_form(const double *v)
{
    const double width = v[RUDIMENTARY_A_DC] - v[RUDIMENTARY_A_DD];
    struct rudimentary_form f = {.a_t = (v[RUDIMENTARY_A_DC] - v[RUDIMENTARY_A_SQ]) / width};
    f.indifferent = fabs(v[RUDIMENTARY_P_B] - f.a_t) <= GENERATOR_SLACK;
    f.attack = v[RUDIMENTARY_P_B] < f.a_t ? 1 : 0;
    f.d_sq = -1 / width;
    f.d_dc = (v[RUDIMENTARY_A_SQ] - v[RUDIMENTARY_A_DD]) / (width * width);
    f.d_dd = f.a_t / width;
    return f;
}
