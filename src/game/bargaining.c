#include "game/bargaining.h"

#include <math.h>

static const struct generator_parameter parameters[] = {
    [BARGAINING_P1] = {"p1", 0.5, "A's chance to win a war now"},
    [BARGAINING_P2] = {"p2", 0.56, "A's chance to win it next period and after: the shift of power"},
    [BARGAINING_DELTA] = {"delta", 0.9, "weight of the next period"},
    [BARGAINING_C_A] = {"c_A", 0.3, "A: one-time cost of war, in pies"},
    [BARGAINING_C_B] = {"c_B", 0.3, "B: one-time cost of war, in pies"},
    [BARGAINING_OFFER] = {"offer", 0.5, "share of the first pie that A offers where it keeps some"},
    [BARGAINING_VALUES] = {0},
};

static bool numbers_hold(const double *v, posture_diagnostics *found)
{
    static const int shares[] = {BARGAINING_P1, BARGAINING_P2, BARGAINING_OFFER};
    bool hold = true;
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
        hold = generator_probability(found, parameters[shares[i]].key, v[shares[i]]) && hold;
    if (!(v[BARGAINING_DELTA] >= 0 && v[BARGAINING_DELTA] < 1)) {
        diagnostics_fault(found, (text_mark){0}, "delta = %g; allowed are 0 up to, but not, 1", v[BARGAINING_DELTA]);
        hold = false;
    }
    for (int k = BARGAINING_C_A; k <= BARGAINING_C_B; k++)
        if (!(v[k] >= 0)) {
            diagnostics_fault(found, (text_mark){0}, "%s = %g; a cost is not negative", parameters[k].key, v[k]);
            hold = false;
        }
    return hold;
}

/* What B can enforce from next period on: war, or nothing, which A has no reason to better. */
static double later_value(const double *v, double c_b)
{
    const double war = (1 - v[BARGAINING_P2]) / (1 - v[BARGAINING_DELTA]) - c_b;
    return war > 0 ? war : 0;
}

static void add_answer(game *g, const double *v, int number, const char *label, double offer)
{
    static const char *const answers[] = {"attack", "accept"};
    const double all = 1 / (1 - v[BARGAINING_DELTA]), later = later_value(v, v[BARGAINING_C_B]);
    const double war[] = {v[BARGAINING_P1] * all - v[BARGAINING_C_A], (1 - v[BARGAINING_P1]) * all - v[BARGAINING_C_B]};
    const double peace_b = offer + v[BARGAINING_DELTA] * later, peace[] = {all - peace_b, peace_b};
    generator_move(g, 1, number, label, answers, 2);
    generator_end(g, "war", war);
    generator_end(g, "peace", peace);
}

static posture_status make(const double *v, posture_diagnostics *found, game **made)
{
    static const char *const players[] = {"A, rising", "B, declining"}, *const offers[] = {"everything", "a part"};
    *made = NULL;
    if (!numbers_hold(v, found))
        return POSTURE_ERROR_INPUT;
    game *g = NULL;
    posture_status status = game_create("Bargaining under a shift of power", players, 2, &g);
    if (status != POSTURE_OK)
        return status;
    generator_move(g, 0, 1, "offer", offers, 2);
    add_answer(g, v, 1, "offered everything", 1);
    add_answer(g, v, 2, "offered a part", v[BARGAINING_OFFER]);
    return generator_finish(g, found, made);
}

const struct generator bargaining_generator = {
    .name = "bargaining",
    .summary = "a declining side may attack before power shifts, whatever it is offered now",
    .parameters = parameters,
    .make = make,
};

struct bargaining_form bargaining_closed_form(const double *v)
{
    const double delta = v[BARGAINING_DELTA], p1 = v[BARGAINING_P1], p2 = v[BARGAINING_P2];
    struct bargaining_form f = {.war = (1 - p1) / (1 - delta) - v[BARGAINING_C_B],
                                .peace = 1 + delta * later_value(v, v[BARGAINING_C_B])};
    const double inner = (delta * p2 - p1) / ((1 - delta) * (1 - delta));
    f.interior = inner <= (1 - p2) / (1 - delta);
    f.threshold = f.interior ? inner : (1 - p1) / (1 - delta) - 1;
    f.indifferent = fabs(f.war - f.peace) <= GENERATOR_SLACK * (1 + fabs(f.peace));
    f.attack = f.war > f.peace && !f.indifferent;
    return f;
}

struct bargaining_offer bargaining_best_offer(double p, double c_a, double c_most)
{
    if (c_most <= c_a)
        return (struct bargaining_offer){p, 0};
    return (struct bargaining_offer){p + (c_most - c_a) / 2, (c_most - c_a) / (2 * c_most)};
}
