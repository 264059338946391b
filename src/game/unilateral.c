#include "game/unilateral.h"

#include <math.h>

static const struct generator_parameter parameters[] = {
    [UNILATERAL_P_CH] = {"p_Ch", 0.3, "probability that the challenger is hard"},
    [UNILATERAL_P_DEF] = {"p_Def", 0.2, "probability that the defender is hard: its credibility"},
    [UNILATERAL_C_DC] = {"c_DC", 10, "challenger: the defender gives way"},
    [UNILATERAL_C_SQ] = {"c_SQ", 6, "challenger: status quo"},
    [UNILATERAL_C_DD] = {"c_DD", 2, "challenger, hard: conflict"},
    [UNILATERAL_C_CD] = {"c_CD", 0, "challenger: backs down when resisted"},
    [UNILATERAL_D_SQ] = {"d_SQ", 10, "defender: status quo"},
    [UNILATERAL_D_CD] = {"d_CD", 8, "defender: the challenger backs down"},
    [UNILATERAL_D_DD_HARD] = {"d_DDh", 3, "defender, hard: conflict"},
    [UNILATERAL_D_DC] = {"d_DC", 1, "defender: gives way"},
    [UNILATERAL_D_DD_SOFT] = {"d_DDs", -6, "defender, soft: conflict"},
    [UNILATERAL_VALUES] = {0},
};

static bool orders_hold(const double *v, posture_diagnostics *found)
{
    const char *const c_names[] = {"c_CD", "c_DD", "c_SQ", "c_DC"};
    const double c[] = {v[UNILATERAL_C_CD], v[UNILATERAL_C_DD], v[UNILATERAL_C_SQ], v[UNILATERAL_C_DC]};
    const char *const d_names[] = {"d_DDs", "d_DC", "d_DDh", "d_CD"};
    const double d[] = {v[UNILATERAL_D_DD_SOFT], v[UNILATERAL_D_DC], v[UNILATERAL_D_DD_HARD], v[UNILATERAL_D_CD]};
    bool hold = generator_order(found, "the challenger", c_names, c, 4);
    hold = generator_order(found, "the defender", d_names, d, 4) && hold;
    hold = generator_probability(found, "p_Ch", v[UNILATERAL_P_CH]) && hold;
    return generator_probability(found, "p_Def", v[UNILATERAL_P_DEF]) && hold;
}

static void add_types(game *g, const double *v, bool challenger_hard, bool defender_hard)
{
    static const char *const moves[] = {"D", "C"};
    const double fight_def = defender_hard ? v[UNILATERAL_D_DD_HARD] : v[UNILATERAL_D_DD_SOFT];
    const double fight[] = {v[UNILATERAL_C_DD], fight_def}, backs_down[] = {v[UNILATERAL_C_CD], v[UNILATERAL_D_CD]};
    const double gives_way[] = {v[UNILATERAL_C_DC], v[UNILATERAL_D_DC]};
    const double status_quo[] = {v[UNILATERAL_C_SQ], v[UNILATERAL_D_SQ]};
    generator_move(g, 0, challenger_hard ? 1 : 2, challenger_hard ? "x_H" : "x_S", moves, 2);
    generator_move(g, 1, defender_hard ? 1 : 2, defender_hard ? "y_H" : "y_S", moves, 2);
    generator_end(g, challenger_hard ? "DD" : "CD", challenger_hard ? fight : backs_down);
    generator_end(g, "DC", gives_way);
    generator_end(g, "SQ", status_quo);
}

static posture_status make(const double *v, posture_diagnostics *found, game **made)
{
    static const char *const players[] = {"Challenger", "Defender"};
    *made = NULL;
    if (!orders_hold(v, found))
        return POSTURE_ERROR_INPUT;
    game *g = NULL;
    posture_status status = game_create("Unilateral Deterrence Game", players, 2, &g);
    if (status != POSTURE_OK)
        return status;
    generator_nature(g, 1, "Ch type", "H", "S", v[UNILATERAL_P_CH]);
    for (int hard = 1; hard >= 0; hard--) {
        generator_nature(g, hard ? 2 : 3, hard ? "Def type |H" : "Def type |S", "H", "S", v[UNILATERAL_P_DEF]);
        add_types(g, v, hard, true);
        add_types(g, v, hard, false);
    }
    return generator_finish(g, found, made);
}

const struct generator unilateral_generator = {
    .name = "unilateral",
    .summary = "a challenger of two types may attack, a defender of two types may resist",
    .parameters = parameters,
    .make = make,
};

static void add(struct unilateral_form *f, bool exists, struct unilateral_profile profile)
{
    if (exists)
        f->at[f->count++] = profile;
}

struct unilateral_form unilateral_closed_form(const double *v)
{
    const double gain = v[UNILATERAL_C_DC] - v[UNILATERAL_C_SQ];
    const double p_ch = v[UNILATERAL_P_CH], p_def = v[UNILATERAL_P_DEF];
    struct unilateral_form f = {
        .c_t = gain / (v[UNILATERAL_C_DC] - v[UNILATERAL_C_DD]),
        .c_s = gain / (v[UNILATERAL_C_DC] - v[UNILATERAL_C_CD]),
        .d_star = (v[UNILATERAL_D_CD] - v[UNILATERAL_D_DC]) / (v[UNILATERAL_D_CD] - v[UNILATERAL_D_DD_SOFT]),
    };
    const double slack = GENERATOR_SLACK;
    f.boundary = fabs(p_def - f.c_t) <= slack || fabs(p_def - f.c_s) <= slack ||
                 (p_def <= f.c_s + slack && fabs(p_ch - f.d_star) <= slack);
    add(&f, p_def >= f.c_t - slack, (struct unilateral_profile){"Certain Deterrence", 0, 0, 1, 0});
    add(&f, p_def >= f.c_s - slack && p_def <= f.c_t + slack, (struct unilateral_profile){"Separating", 1, 0, 1, 0});
    add(&f, p_def <= f.c_s + slack && p_ch >= f.d_star - slack, (struct unilateral_profile){"Attack", 1, 1, 1, 0});
    if (p_def < f.c_s - slack && p_ch < f.d_star - slack) {
        const double x_soft = p_ch * (1 - f.d_star) / ((1 - p_ch) * f.d_star);
        add(&f, true, (struct unilateral_profile){"Bluff", 1, x_soft, 1, (f.c_s - p_def) / (1 - p_def)});
    }
    return f;
}
