#include "game/brinkmanship.h"

#include <math.h>

static const struct generator_parameter parameters[] = {
    [BRINKMANSHIP_RISK] = {"f", 0.2, "chance of disaster in one more step"},
    [BRINKMANSHIP_QUITS] = {"pi", 0.5, "probability that B is irresolute and quits after it"},
    [BRINKMANSHIP_WIN] = {"win", 1, "A: B quits"},
    [BRINKMANSHIP_SUBMIT] = {"submit", -0.2, "A: submits"},
    [BRINKMANSHIP_DISASTER] = {"disaster", -1, "A: disaster"},
    [BRINKMANSHIP_B_SUBMIT] = {"b_submit", 0, "B: quits"},
    [BRINKMANSHIP_B_STAND_RESOLUTE] = {"b_stand_r", 1, "B, resolute: stands, A submits"},
    [BRINKMANSHIP_B_STAND_IRRESOLUTE] = {"b_stand_i", -0.5, "B, irresolute: stands, with the risk that it sees in it"},
    [BRINKMANSHIP_B_DISASTER] = {"b_disaster", -1, "B: disaster"},
    [BRINKMANSHIP_VALUES] = {0},
};

static bool orders_hold(const double *v, posture_diagnostics *found)
{
    const char *const a_names[] = {"disaster", "submit", "win"};
    const double a[] = {v[BRINKMANSHIP_DISASTER], v[BRINKMANSHIP_SUBMIT], v[BRINKMANSHIP_WIN]};
    const char *const b_names[] = {"b_stand_i", "b_submit", "b_stand_r"};
    const double b[] = {v[BRINKMANSHIP_B_STAND_IRRESOLUTE], v[BRINKMANSHIP_B_SUBMIT], v[BRINKMANSHIP_B_STAND_RESOLUTE]};
    bool hold = generator_order(found, "A", a_names, a, 3);
    hold = generator_order(found, "B", b_names, b, 3) && hold;
    hold = generator_probability(found, "f", v[BRINKMANSHIP_RISK]) && hold;
    return generator_probability(found, "pi", v[BRINKMANSHIP_QUITS]) && hold;
}

static posture_status make(const double *v, posture_diagnostics *found, game **made)
{
    static const char *const players[] = {"A", "B"}, *const steps[] = {"step", "submit"};
    static const char *const answers[] = {"quit", "stand"};
    *made = NULL;
    if (!orders_hold(v, found))
        return POSTURE_ERROR_INPUT;
    game *g = NULL;
    posture_status status = game_create("Brinkmanship, one step", players, 2, &g);
    if (status != POSTURE_OK)
        return status;
    const double disaster[] = {v[BRINKMANSHIP_DISASTER], v[BRINKMANSHIP_B_DISASTER]};
    const double win[] = {v[BRINKMANSHIP_WIN], v[BRINKMANSHIP_B_SUBMIT]};
    generator_nature(g, 1, "B type", "irresolute", "resolute", v[BRINKMANSHIP_QUITS]);
    for (int resolute = 0; resolute < 2; resolute++) {
        const double b_stand = v[resolute ? BRINKMANSHIP_B_STAND_RESOLUTE : BRINKMANSHIP_B_STAND_IRRESOLUTE];
        const double stand[] = {v[BRINKMANSHIP_SUBMIT], b_stand};
        const double submit[] = {v[BRINKMANSHIP_SUBMIT], v[BRINKMANSHIP_B_STAND_RESOLUTE]};
        generator_move(g, 0, 1, "step", steps, 2);
        generator_nature(g, 2 + resolute, resolute ? "chance |resolute" : "chance |irresolute", "disaster", "none",
                         v[BRINKMANSHIP_RISK]);
        generator_end(g, "disaster", disaster);
        generator_move(g, 1, 1 + resolute, resolute ? "resolute" : "irresolute", answers, 2);
        generator_end(g, "A wins", win);
        generator_end(g, "A submits", stand);
        generator_end(g, "A submits", submit);
    }
    return generator_finish(g, found, made);
}

const struct generator brinkmanship_generator = {
    .name = "brinkmanship",
    .summary = "one more step that risks disaster, against an opponent who may quit",
    .parameters = parameters,
    .make = make,
};

struct brinkmanship_form brinkmanship_closed_form(const double *v)
{
    const double stake = v[BRINKMANSHIP_WIN] - v[BRINKMANSHIP_SUBMIT];
    const double gain = v[BRINKMANSHIP_QUITS] * stake, loss = v[BRINKMANSHIP_SUBMIT] - v[BRINKMANSHIP_DISASTER];
    struct brinkmanship_form f = {.resolve = stake / (v[BRINKMANSHIP_WIN] - v[BRINKMANSHIP_DISASTER]),
                                  .threshold = gain / (gain + loss)};
    f.indifferent = fabs(v[BRINKMANSHIP_RISK] - f.threshold) <= GENERATOR_SLACK;
    f.escalate = v[BRINKMANSHIP_RISK] < f.threshold;
    return f;
}
