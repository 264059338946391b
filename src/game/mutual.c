#include "game/mutual.h"

#include <math.h>

static const struct generator_parameter parameters[] = {
    [MUTUAL_P_A] = {"p_A", 0.7, "probability that A is hard: its credibility"},
    [MUTUAL_P_B] = {"p_B", 0.7, "probability that B is hard: its credibility"},
    [MUTUAL_A_WIN] = {"a_DC", 10, "A: B capitulates"},
    [MUTUAL_A_SQ] = {"a_SQ", 6, "A: status quo"},
    [MUTUAL_A_DD_HARD] = {"a_DDh", 2, "A, hard: conflict"},
    [MUTUAL_A_LOSE] = {"a_CD", 0, "A: capitulates"},
    [MUTUAL_A_DD_SOFT] = {"a_DDs", -5, "A, soft: conflict"},
    [MUTUAL_B_WIN] = {"b_CD", 10, "B: A capitulates"},
    [MUTUAL_B_SQ] = {"b_SQ", 6, "B: status quo"},
    [MUTUAL_B_DD_HARD] = {"b_DDh", 2, "B, hard: conflict"},
    [MUTUAL_B_LOSE] = {"b_DC", 0, "B: capitulates"},
    [MUTUAL_B_DD_SOFT] = {"b_DDs", -5, "B, soft: conflict"},
    [MUTUAL_VALUES] = {0},
};

/* A player's five payoffs from the best to the worst. */
enum { WIN, SQ, DD_HARD, LOSE, DD_SOFT, PAYOFFS };

static bool orders_hold(const double *v, posture_diagnostics *found)
{
    bool hold = generator_probability(found, "p_A", v[MUTUAL_P_A]);
    hold = generator_probability(found, "p_B", v[MUTUAL_P_B]) && hold;
    for (int player = 0; player < 2; player++) {
        const int first = player ? MUTUAL_B_WIN : MUTUAL_A_WIN;
        const char *names[PAYOFFS];
        double rising[PAYOFFS];
        for (int k = 0; k < PAYOFFS; k++) {
            names[k] = parameters[first + PAYOFFS - 1 - k].key;
            rising[k] = v[first + PAYOFFS - 1 - k];
        }
        hold = generator_order(found, player ? "B" : "A", names, rising, PAYOFFS) && hold;
    }
    return hold;
}

/* One simultaneous choice between these types. */
static void add_types(game *g, const double *v, bool a_hard, bool b_hard)
{
    static const char *const moves[] = {"D", "C"};
    const double dd[] = {v[a_hard ? MUTUAL_A_DD_HARD : MUTUAL_A_DD_SOFT],
                         v[b_hard ? MUTUAL_B_DD_HARD : MUTUAL_B_DD_SOFT]};
    const double dc[] = {v[MUTUAL_A_WIN], v[MUTUAL_B_LOSE]}, cd[] = {v[MUTUAL_A_LOSE], v[MUTUAL_B_WIN]};
    const double sq[] = {v[MUTUAL_A_SQ], v[MUTUAL_B_SQ]};
    generator_move(g, 0, a_hard ? 1 : 2, a_hard ? "x_H" : "x_S", moves, 2);
    for (int a_holds = 0; a_holds < 2; a_holds++) {
        generator_move(g, 1, b_hard ? 1 : 2, b_hard ? "y_H" : "y_S", moves, 2);
        if (a_holds) {
            generator_end(g, a_hard ? "DD" : "CD", a_hard ? dd : cd);
            generator_end(g, "SQ", sq);
        } else {
            generator_end(g, "DD", dd);
            generator_end(g, b_hard ? "DD" : "DC", b_hard ? dd : dc);
        }
    }
}

static posture_status make(const double *v, posture_diagnostics *found, game **made)
{
    static const char *const players[] = {"A", "B"};
    *made = NULL;
    if (!orders_hold(v, found))
        return POSTURE_ERROR_INPUT;
    game *g = NULL;
    posture_status status = game_create("Generalized Mutual Deterrence Game", players, 2, &g);
    if (status != POSTURE_OK)
        return status;
    generator_nature(g, 1, "A type", "H", "S", v[MUTUAL_P_A]);
    for (int hard = 1; hard >= 0; hard--) {
        generator_nature(g, hard ? 2 : 3, hard ? "B type |H" : "B type |S", "H", "S", v[MUTUAL_P_B]);
        add_types(g, v, hard, true);
        add_types(g, v, hard, false);
    }
    return generator_finish(g, found, made);
}

const struct generator mutual_generator = {
    .name = "mutual",
    .summary = "two sides, each of two types, may attack at once; each may retaliate",
    .parameters = parameters,
    .make = make,
};

double mutual_gain(const double *own, bool hard, double p_other, double y_hard, double y_soft)
{
    const double gain = own[WIN] - own[SQ];
    if (hard)
        return -p_other * (1 - y_hard) * (own[SQ] - own[DD_HARD]) + (1 - p_other) * (1 - y_soft) * gain;
    const double shame = own[LOSE] - own[DD_SOFT];
    return -p_other * (y_hard * shame + (1 - y_hard) * (own[SQ] - own[DD_SOFT])) +
           (1 - p_other) * (-y_soft * shame + (1 - y_soft) * gain);
}

static bool fits(double gain, double play)
{
    if (play <= 0)
        return gain <= GENERATOR_SLACK;
    if (play >= 1)
        return gain >= -GENERATOR_SLACK;
    return fabs(gain) <= 1e-9;
}

/* Keeps a profile in which every type does what it gains by; a region's condition is this, type by type. */
static void add(struct mutual_form *f, const double *v, struct mutual_profile q)
{
    const double *a = &v[MUTUAL_A_WIN], *b = &v[MUTUAL_B_WIN];
    const double play[] = {q.x_hard, q.x_soft, q.y_hard, q.y_soft};
    for (int i = 0; i < 4; i++)
        if (!(play[i] >= 0 && play[i] <= 1))
            return;
    if (fits(mutual_gain(a, true, v[MUTUAL_P_B], q.y_hard, q.y_soft), q.x_hard) &&
        fits(mutual_gain(a, false, v[MUTUAL_P_B], q.y_hard, q.y_soft), q.x_soft) &&
        fits(mutual_gain(b, true, v[MUTUAL_P_A], q.x_hard, q.x_soft), q.y_hard) &&
        fits(mutual_gain(b, false, v[MUTUAL_P_A], q.x_hard, q.x_soft), q.y_soft))
        f->at[f->count++] = q;
}

/* Share of soft ones who defect beside the hard that leaves a soft opponent indifferent. */
static double hybrid_share(const double *own, double p_other)
{
    const double gain = own[WIN] - own[SQ], shame = own[LOSE] - own[DD_SOFT];
    return (gain - shame * p_other / (1 - p_other)) / (gain + shame);
}

/* Share of hard ones who defect, soft ones holding, that leaves a hard opponent indifferent. */
static double hard_share(const double *own, double p_other)
{
    return 1 - (1 - p_other) * (own[WIN] - own[SQ]) / (p_other * (own[SQ] - own[DD_HARD]));
}

struct mutual_form mutual_closed_form(const double *v)
{
    const double *a = &v[MUTUAL_A_WIN], *b = &v[MUTUAL_B_WIN];
    const double a_gain = a[WIN] - a[SQ], b_gain = b[WIN] - b[SQ];
    struct mutual_form f = {
        .a_t = a_gain / (a[WIN] - a[DD_HARD]),
        .b_t = b_gain / (b[WIN] - b[DD_HARD]),
        .a_sep = a_gain / (a_gain + a[LOSE] - a[DD_SOFT]),
        .b_sep = b_gain / (b_gain + b[LOSE] - b[DD_SOFT]),
    };
    add(&f, v, (struct mutual_profile){"Deterrence", 0, 0, 0, 0});
    add(&f, v, (struct mutual_profile){"Separating", 1, 0, 1, 0});
    for (int hard = 0; hard < 2; hard++) {
        add(&f, v, (struct mutual_profile){"A attacks", 1, 1, hard, 0});
        add(&f, v, (struct mutual_profile){"B attacks", hard, 0, 1, 1});
    }
    add(&f, v, (struct mutual_profile){"Hybrid", 1, hybrid_share(b, v[MUTUAL_P_A]), 1, hybrid_share(a, v[MUTUAL_P_B])});
    add(&f, v, (struct mutual_profile){"Mixed-Hard", hard_share(b, v[MUTUAL_P_A]), 0, hard_share(a, v[MUTUAL_P_B]), 0});
    return f;
}
