#include "game/escalation.h"

static const struct generator_parameter parameters[] = {
    [ESCALATION_P_CH] = {"p_Ch", 0.4, "probability that the challenger is hard"},
    [ESCALATION_P_HH] = {"p_HH", 0.2, "that the defender is tactically and strategically hard"},
    [ESCALATION_P_HS] = {"p_HS", 0.3, "tactically hard, strategically soft"},
    [ESCALATION_P_SH] = {"p_SH", 0.1, "tactically soft, strategically hard"},
    [ESCALATION_C_DC] = {"c_DC", 10, "challenger: the defender gives way"},
    [ESCALATION_C_SQ] = {"c_SQ", 7, "challenger: status quo"},
    [ESCALATION_C_ED] = {"c_ED", 6, "challenger: escalates and wins"},
    [ESCALATION_C_DD] = {"c_DD", 4, "challenger: limited conflict"},
    [ESCALATION_C_EE_HARD] = {"c_EEh", 2, "challenger, hard: all-out conflict"},
    [ESCALATION_C_DE] = {"c_DE", 0, "challenger: the defender escalates and wins"},
    [ESCALATION_C_EE_SOFT] = {"c_EEs", -6, "challenger, soft: all-out conflict"},
    [ESCALATION_D_SQ] = {"d_SQ", 10, "defender: status quo"},
    [ESCALATION_D_DE] = {"d_DE", 8, "defender: escalates and wins"},
    [ESCALATION_D_DD_HARD] = {"d_DDh", 5, "defender, tactically hard: limited conflict"},
    [ESCALATION_D_DC] = {"d_DC", 3, "defender: gives way"},
    [ESCALATION_D_DD_SOFT] = {"d_DDs", 1, "defender, tactically soft: limited conflict"},
    [ESCALATION_D_EE_HARD] = {"d_EEh", -1, "defender, strategically hard: all-out conflict"},
    [ESCALATION_D_ED] = {"d_ED", -3, "defender: the challenger escalates and wins"},
    [ESCALATION_D_EE_SOFT] = {"d_EEs", -8, "defender, strategically soft: all-out conflict"},
    [ESCALATION_VALUES] = {0},
};

static bool orders_hold(const double *v, posture_diagnostics *found)
{
    enum { C_COUNT = 7, D_COUNT = 8 };
    const char *names[D_COUNT];
    double rising[D_COUNT];
    bool hold = true;
    for (int k = ESCALATION_P_CH; k <= ESCALATION_P_SH; k++)
        hold = generator_probability(found, parameters[k].key, v[k]) && hold;
    hold = generator_probability(found, "p_HH + p_HS + p_SH",
                                 v[ESCALATION_P_HH] + v[ESCALATION_P_HS] + v[ESCALATION_P_SH]) &&
           hold;
    for (int k = 0; k < C_COUNT; k++) {
        names[k] = parameters[ESCALATION_C_EE_SOFT - k].key;
        rising[k] = v[ESCALATION_C_EE_SOFT - k];
    }
    hold = generator_order(found, "the challenger", names, rising, C_COUNT) && hold;
    for (int k = 0; k < D_COUNT; k++) {
        names[k] = parameters[ESCALATION_D_EE_SOFT - k].key;
        rising[k] = v[ESCALATION_D_EE_SOFT - k];
    }
    return generator_order(found, "the defender", names, rising, D_COUNT) && hold;
}

/* What follows a challenge between these types. */
static void add_challenge(game *g, const double *v, bool ch_hard, int def)
{
    static const char *const answers[] = {"C", "D", "E"}, *const escalate[] = {"E", "D"};
    static const char *const labels[] = {"y_HH", "y_HS", "y_SH", "y_SS"};
    const bool tactical = def < 2, strategic = def % 2 == 0;
    const double c_ee = v[ch_hard ? ESCALATION_C_EE_HARD : ESCALATION_C_EE_SOFT];
    const double d_ee = v[strategic ? ESCALATION_D_EE_HARD : ESCALATION_D_EE_SOFT];
    const double dc[] = {v[ESCALATION_C_DC], v[ESCALATION_D_DC]}, ee[] = {c_ee, d_ee};
    const double dd[] = {v[ESCALATION_C_DD], v[tactical ? ESCALATION_D_DD_HARD : ESCALATION_D_DD_SOFT]};
    const double ed[] = {v[ESCALATION_C_ED], v[ESCALATION_D_ED]}, de[] = {v[ESCALATION_C_DE], v[ESCALATION_D_DE]};
    generator_move(g, 1, def + 1, labels[def], answers, 3);
    generator_end(g, "DC", dc);
    generator_move(g, 0, ch_hard ? 3 : 4, ch_hard ? "z_H" : "z_S", escalate, 2);
    generator_end(g, strategic ? "EE" : "ED", strategic ? ee : ed);
    generator_end(g, "DD", dd);
    generator_end(g, ch_hard ? "EE" : "DE", ch_hard ? ee : de);
}

static posture_status make(const double *v, posture_diagnostics *found, game **made)
{
    static const char *const players[] = {"Challenger", "Defender"}, *const moves[] = {"D", "C"};
    static const char *const types[] = {"HH", "HS", "SH", "SS"};
    *made = NULL;
    if (!orders_hold(v, found))
        return POSTURE_ERROR_INPUT;
    game *g = NULL;
    posture_status status = game_create("Asymmetric Escalation Game", players, 2, &g);
    if (status != POSTURE_OK)
        return status;
    const double *p = &v[ESCALATION_P_HH], sq[] = {v[ESCALATION_C_SQ], v[ESCALATION_D_SQ]};
    const double prob[] = {p[0], p[1], p[2], 1 - p[0] - p[1] - p[2] > 0 ? 1 - p[0] - p[1] - p[2] : 0};
    generator_nature(g, 1, "Ch type", "H", "S", v[ESCALATION_P_CH]);
    for (int soft = 0; soft < 2; soft++) {
        int set = game_add_set(g, GAME_NATURE, 2 + soft, soft ? "Def type |S" : "Def type |H", 4, types, prob,
                               (text_mark){0});
        if (set != GAME_NONE)
            game_add_node(g, "", set, GAME_NONE, (text_mark){0});
        for (int def = 0; def < 4; def++) {
            generator_move(g, 0, 1 + soft, soft ? "x_S" : "x_H", moves, 2);
            add_challenge(g, v, !soft, def);
            generator_end(g, "SQ", sq);
        }
    }
    return generator_finish(g, found, made);
}

const struct generator escalation_generator = {
    .name = "escalation",
    .summary = "a challenge may be met in kind or by escalation, and each side may escalate further",
    .parameters = parameters,
    .make = make,
};

double escalation_threshold(const double *v, bool challenger_hard)
{
    const double worst = v[challenger_hard ? ESCALATION_C_EE_HARD : ESCALATION_C_EE_SOFT];
    return (v[ESCALATION_C_ED] - v[ESCALATION_C_DD]) / (v[ESCALATION_C_ED] - worst);
}
