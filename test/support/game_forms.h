/* Closed forms of the deterrence games against the general solver, on games drawn at random. */
#ifndef TEST_SUPPORT_GAME_FORMS_H
#define TEST_SUPPORT_GAME_FORMS_H

#include <math.h>
#include <string.h>

#include "game/mutual.h"
#include "game/solve.h"
#include "game/unilateral.h"
#include "numeric/rng.h"
#include "support/game_text.h"
#include "support/near.h"

#define FORM_TOLERANCE 1e-9

static inline double form_uniform(uint64_t draw, uint32_t index)
{
    return rng_uniform((rng_stream){5, draw}, RNG_TEST, 0, 0, index);
}

/* `count` rising numbers from draws index .. */
static inline void form_rising(uint64_t draw, uint32_t index, int count, double *rising)
{
    double at = -10;
    for (int i = 0; i < count; i++) {
        const double u = form_uniform(draw, index + (uint32_t)i);
        at += 0.05 + 5 * u;
        rising[i] = at;
    }
}

static inline game *form_game(const struct generator *which, const double *value)
{
    posture_diagnostics *found = NULL;
    game *g = NULL;
    assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
    assert_int_equal(which->make(value, found, &g), POSTURE_OK);
    posture_diagnostics_destroy(found);
    return g;
}

static inline void form_defaults(const struct generator *which, double *value)
{
    for (int k = 0; which->parameters[k].key; k++)
        value[k] = which->parameters[k].value;
}

/* The four probabilities of attacking or resisting, of games whose sets are x_H, x_S, y_H, y_S with the action D. */
static inline void form_play(const game *g, const struct equilibrium *q, double play[4])
{
    static const char *const sets[] = {"x_H", "x_S", "y_H", "y_S"};
    for (int k = 0; k < 4; k++)
        play[k] = game_chance(g, q->profile, sets[k], "D");
}

static inline bool form_same(const double *p, const double *q, int count)
{
    for (int k = 0; k < count; k++)
        if (fabs(p[k] - q[k]) > FORM_TOLERANCE)
            return false;
    return true;
}

static inline void form_check_regret(const equilibrium_list *list)
{
    assert_true(list->complete && !list->full);
    for (int i = 0; i < list->count; i++) {
        assert_true(list->at[i].regret < 1e-9);
        assert_true(list->at[i].gain < 1e-9);
    }
}

/* Draws a unilateral game; its closed form and the enumerated list say the same. */
static inline void form_check_unilateral(uint64_t draw)
{
    double value[UNILATERAL_VALUES], c[4], d[4];
    form_rising(draw, 2, 4, c);
    form_rising(draw, 6, 4, d);
    value[UNILATERAL_P_CH] = form_uniform(draw, 0);
    value[UNILATERAL_P_DEF] = form_uniform(draw, 1);
    const int c_rising[] = {UNILATERAL_C_CD, UNILATERAL_C_DD, UNILATERAL_C_SQ, UNILATERAL_C_DC};
    const int d_rising[] = {UNILATERAL_D_DD_SOFT, UNILATERAL_D_DC, UNILATERAL_D_DD_HARD, UNILATERAL_D_CD};
    for (int k = 0; k < 4; k++) {
        value[c_rising[k]] = c[k];
        value[d_rising[k]] = d[k];
    }
    value[UNILATERAL_D_SQ] = 20 * form_uniform(draw, 10); /* its order against d_CD never matters */
    const struct unilateral_form form = unilateral_closed_form(value);
    game *g = form_game(&unilateral_generator, value);
    equilibrium_list list;
    assert_int_equal(enumerate_equilibria(g, &list), POSTURE_OK);
    form_check_regret(&list);
    bool steadfast = false, found[4] = {false};
    assert_int_equal(form.count, 1); /* off the boundaries there is one beside Steadfast */
    for (int i = 0; i < list.count; i++) {
        double play[4];
        bool known = false;
        form_play(g, &list.at[i], play);
        for (int f = 0; f < form.count; f++)
            if (form_same(play, &form.at[f].x_hard, 4))
                known = found[f] = true;
        const bool holds = play[0] <= 0 && play[1] <= 0 && play[2] >= 1 && play[3] >= 1;
        steadfast = steadfast || holds;
        if (!known && !holds)
            print_message("draw %d: unknown %g %g %g %g\n", (int)draw, play[0], play[1], play[2], play[3]);
        assert_true(known || holds);
    }
    assert_true(steadfast);
    assert_true(found[0]);
    enumerate_clear(&list);
    game_destroy(g);
}

/* One player attacks whatever its type: what the other's hard type does then changes no outcome. */
static inline bool form_one_sided(const double *play)
{
    return (play[0] >= 1 && play[1] >= 1) || (play[2] >= 1 && play[3] >= 1);
}

static inline void form_check_mutual(uint64_t draw)
{
    double value[MUTUAL_VALUES], rising[5];
    value[MUTUAL_P_A] = form_uniform(draw, 20);
    value[MUTUAL_P_B] = form_uniform(draw, 21);
    for (int player = 0; player < 2; player++) {
        form_rising(draw, 22 + 5 * (uint32_t)player, 5, rising);
        for (int k = 0; k < 5; k++)
            value[(player ? MUTUAL_B_DD_SOFT : MUTUAL_A_DD_SOFT) - k] = rising[k];
    }
    const struct mutual_form form = mutual_closed_form(value);
    game *g = form_game(&mutual_generator, value);
    equilibrium_list list;
    assert_int_equal(enumerate_equilibria(g, &list), POSTURE_OK);
    form_check_regret(&list);
    assert_true(form.count > 0);
    bool found[16] = {false};
    for (int i = 0; i < list.count; i++) {
        double play[4];
        bool known = false;
        form_play(g, &list.at[i], play);
        for (int f = 0; f < form.count; f++)
            if (form_same(play, &form.at[f].x_hard, 4))
                known = found[f] = true;
        if (!known && !(form_one_sided(play) && list.at[i].continuum))
            print_message("draw %d: unknown %g %g %g %g\n", (int)draw, play[0], play[1], play[2], play[3]);
        assert_true(known || (form_one_sided(play) && list.at[i].continuum));
    }
    for (int f = 0; f < form.count; f++) {
        if (!found[f])
            print_message("draw %d: %s is not found\n", (int)draw, form.at[f].name);
        assert_true(found[f]);
    }
    enumerate_clear(&list);
    game_destroy(g);
}

#endif
