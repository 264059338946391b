#include "game/extended.h"

static const struct generator_parameter parameters[] = {
    [EXTENDED_C_SQ] = {"c_SQ", 5, "challenger: status quo"},
    [EXTENDED_C_CONCEDES] = {"c_concedes", 8, "challenger: the protege gives way"},
    [EXTENDED_C_BACKS_OFF] = {"c_backs_off", 3, "challenger: backs off before the defender's support"},
    [EXTENDED_C_CONFLICT] = {"c_conflict", 2, "challenger: conflict; its motivation"},
    [EXTENDED_C_REALIGNS] = {"c_realigns", 4, "challenger: the protege leaves the defender for a third side"},
    [EXTENDED_D_SQ] = {"d_SQ", 10, "defender: status quo"},
    [EXTENDED_D_CONCEDES] = {"d_concedes", 4, "defender: the protege gives way"},
    [EXTENDED_D_BACKS_OFF] = {"d_backs_off", 9, "defender: the challenger backs off"},
    [EXTENDED_D_CONFLICT] = {"d_conflict", 2, "defender: conflict"},
    [EXTENDED_D_REALIGNS] = {"d_realigns", 1, "defender: loses its protege"},
    [EXTENDED_P_SQ] = {"p_SQ", 10, "protege: status quo"},
    [EXTENDED_P_CONCEDES] = {"p_concedes", 3, "protege: gives way at once"},
    [EXTENDED_P_BACKS_OFF] = {"p_backs_off", 9, "protege: the challenger backs off"},
    [EXTENDED_P_CONFLICT] = {"p_conflict", 3.5, "protege: conflict"},
    [EXTENDED_P_REALIGNS] = {"p_realigns", 4, "protege: realigns after it was left alone"},
    [EXTENDED_P_ABANDONED] = {"p_abandoned", 2, "protege: gives way after it was left alone"},
    [EXTENDED_VALUES] = {0},
};

static void add_end(game *g, const char *label, const double *v, int c, int d, int p)
{
    const double payoff[] = {v[c], v[d], v[p]};
    generator_end(g, label, payoff);
}

static posture_status make(const double *v, posture_diagnostics *found, game **made)
{
    static const char *const players[] = {"Challenger", "Defender", "Protege"};
    static const char *const demand[] = {"demand", "wait"}, *const hold[] = {"hold", "concede"};
    static const char *const support[] = {"support", "withhold"}, *const press[] = {"press", "back off"};
    static const char *const realign[] = {"realign", "concede"};
    *made = NULL;
    game *g = NULL;
    posture_status status = game_create("Extended deterrence with three players", players, 3, &g);
    if (status != POSTURE_OK)
        return status;
    generator_move(g, 0, 1, "demand", demand, 2);
    generator_move(g, 2, 1, "hold", hold, 2);
    generator_move(g, 1, 1, "support", support, 2);
    generator_move(g, 0, 2, "press", press, 2);
    add_end(g, "conflict", v, EXTENDED_C_CONFLICT, EXTENDED_D_CONFLICT, EXTENDED_P_CONFLICT);
    add_end(g, "challenger backs off", v, EXTENDED_C_BACKS_OFF, EXTENDED_D_BACKS_OFF, EXTENDED_P_BACKS_OFF);
    generator_move(g, 2, 2, "realign", realign, 2);
    add_end(g, "protege realigns", v, EXTENDED_C_REALIGNS, EXTENDED_D_REALIGNS, EXTENDED_P_REALIGNS);
    add_end(g, "protege concedes", v, EXTENDED_C_CONCEDES, EXTENDED_D_CONCEDES, EXTENDED_P_ABANDONED);
    add_end(g, "protege concedes", v, EXTENDED_C_CONCEDES, EXTENDED_D_CONCEDES, EXTENDED_P_CONCEDES);
    add_end(g, "status quo", v, EXTENDED_C_SQ, EXTENDED_D_SQ, EXTENDED_P_SQ);
    return generator_finish(g, found, made);
}

const struct generator extended_generator = {
    .name = "extended",
    .summary =
        "challenger, protege and defender: support, or see the protege concede or realign (an example of our own)",
    .parameters = parameters,
    .make = make,
};

struct extended_form extended_closed_form(const double *v)
{
    struct extended_form f;
    f.press = v[EXTENDED_C_CONFLICT] > v[EXTENDED_C_BACKS_OFF];
    f.realign = v[EXTENDED_P_REALIGNS] > v[EXTENDED_P_ABANDONED];
    f.support = v[f.press ? EXTENDED_D_CONFLICT : EXTENDED_D_BACKS_OFF] >
                v[f.realign ? EXTENDED_D_REALIGNS : EXTENDED_D_CONCEDES];
    const int supported = f.press ? EXTENDED_P_CONFLICT : EXTENDED_P_BACKS_OFF;
    const int alone = f.realign ? EXTENDED_P_REALIGNS : EXTENDED_P_ABANDONED;
    f.hold = v[f.support ? supported : alone] > v[EXTENDED_P_CONCEDES];
    const int held = f.support   ? (f.press ? EXTENDED_C_CONFLICT : EXTENDED_C_BACKS_OFF)
                     : f.realign ? EXTENDED_C_REALIGNS
                                 : EXTENDED_C_CONCEDES;
    f.demand = v[f.hold ? held : EXTENDED_C_CONCEDES] > v[EXTENDED_C_SQ];
    f.outcome = !f.demand              ? "status quo"
                : !f.hold              ? "protege concedes"
                : f.support && f.press ? "conflict"
                : f.support            ? "challenger backs off"
                : f.realign            ? "protege realigns"
                                       : "protege concedes";
    return f;
}
