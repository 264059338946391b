#include "game/audience.h"

#include <math.h>

static const struct generator_parameter parameters[] = {
    [AUDIENCE_P] = {"p", 0.2, "probability that A is hard: would fight rather than back down"},
    [AUDIENCE_COST] = {"a", 0.5, "A: what backing down in public costs"},
    [AUDIENCE_PRIZE] = {"v", 1, "value of the prize, which B holds"},
    [AUDIENCE_W_HARD] = {"w_hard", -0.1, "A, hard: war"},
    [AUDIENCE_W_SOFT] = {"w_soft", -2, "A, soft: war"},
    [AUDIENCE_W_B] = {"w_B", -1, "B: war"},
    [AUDIENCE_VALUES] = {0},
};

static bool numbers_hold(const double *v, posture_diagnostics *found)
{
    const char *const names[] = {"w_hard", "0"};
    const double values[] = {v[AUDIENCE_W_HARD], 0};
    const char *const b_names[] = {"w_B", "0", "v"};
    const double b[] = {v[AUDIENCE_W_B], 0, v[AUDIENCE_PRIZE]};
    const char *const cost_names[] = {"-a", "w_hard"}, *const soft_names[] = {"w_soft", "w_hard"};
    const double cost[] = {-v[AUDIENCE_COST], v[AUDIENCE_W_HARD]}, soft[] = {v[AUDIENCE_W_SOFT], v[AUDIENCE_W_HARD]};
    bool hold = generator_probability(found, "p", v[AUDIENCE_P]);
    hold = generator_order(found, "A", names, values, 2) && hold;
    hold = generator_order(found, "A", cost_names, cost, 2) && hold;
    hold = generator_order(found, "A", soft_names, soft, 2) && hold;
    return generator_order(found, "B", b_names, b, 3) && hold;
}

static posture_status make(const double *v, posture_diagnostics *found, game **made)
{
    static const char *const players[] = {"A", "B"}, *const threaten[] = {"challenge", "wait"};
    static const char *const answers[] = {"resist", "concede"}, *const last[] = {"fight", "back down"};
    *made = NULL;
    if (!numbers_hold(v, found))
        return POSTURE_ERROR_INPUT;
    game *g = NULL;
    posture_status status = game_create("A public challenge with audience costs", players, 2, &g);
    if (status != POSTURE_OK)
        return status;
    const double down[] = {-v[AUDIENCE_COST], v[AUDIENCE_PRIZE]}, concession[] = {v[AUDIENCE_PRIZE], 0};
    const double quiet[] = {0, v[AUDIENCE_PRIZE]};
    generator_nature(g, 1, "A type", "H", "S", v[AUDIENCE_P]);
    for (int soft = 0; soft < 2; soft++) {
        const double war[] = {v[soft ? AUDIENCE_W_SOFT : AUDIENCE_W_HARD], v[AUDIENCE_W_B]};
        generator_move(g, 0, 1 + soft, soft ? "x_S" : "x_H", threaten, 2);
        generator_move(g, 1, 1, "y", answers, 2);
        generator_move(g, 0, 3 + soft, soft ? "z_S" : "z_H", last, 2);
        generator_end(g, "war", war);
        generator_end(g, "A backs down", down);
        generator_end(g, "B concedes", concession);
        generator_end(g, "status quo", quiet);
    }
    return generator_finish(g, found, made);
}

const struct generator audience_generator = {
    .name = "audience",
    .summary = "a public challenge from which backing down costs",
    .parameters = parameters,
    .make = make,
};

struct audience_form audience_closed_form(const double *v)
{
    const double prize = v[AUDIENCE_PRIZE], p = v[AUDIENCE_P];
    struct audience_form f = {.locked_in = v[AUDIENCE_W_SOFT] > -v[AUDIENCE_COST],
                              .q_star = prize / (prize - v[AUDIENCE_W_B])};
    f.indifferent = fabs(v[AUDIENCE_W_SOFT] + v[AUDIENCE_COST]) <= GENERATOR_SLACK ||
                    (!f.locked_in && fabs(p - f.q_star) <= GENERATOR_SLACK);
    if (f.locked_in || p > f.q_star) { /* nobody backs down, or too few do for B to risk it */
        f.bluff = 1;
        return f;
    }
    f.bluff = p * (1 - f.q_star) / ((1 - p) * f.q_star);
    f.resist = prize / (prize + v[AUDIENCE_COST]);
    f.back_down_prob = (1 - p) * f.bluff * f.resist;
    return f;
}

/* The condition 1 - F_i(-a_i t) = v / (v + a_j t) with F uniform on [-w_most, 0]: a_i t / w_most = v / (v + a_j t). */
static double horizon_of(double v, double own, double other, double w_most)
{
    const double half = v / (2 * other);
    return -half + sqrt(half * half + v * w_most / (own * other));
}

struct audience_attrition audience_attrition_solve(double v, const double a[2], double w_most)
{
    struct audience_attrition s = {0};
    for (int i = 0; i < 2; i++)
        s.root[i] = horizon_of(v, a[i], a[1 - i], w_most);
    s.horizon = fmin(s.root[0], s.root[1]);
    for (int i = 0; i < 2; i++) {
        const double left = a[i] * s.horizon / w_most;
        s.concede[i] = 1 - left * (v + a[1 - i] * s.horizon) / v;
    }
    return s;
}
