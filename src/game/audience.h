/* Audience costs (Fearon 1994): a challenge in public, from which backing down costs. The tree is a small one of this
 * kind, ours; the war of attrition in continuous time is computed from the equations of the reference. */
#ifndef GAME_AUDIENCE_H
#define GAME_AUDIENCE_H

#include "game/generator.h"

extern const struct generator audience_generator;

enum {
    AUDIENCE_P,      /* that A would rather fight than back down */
    AUDIENCE_COST,   /* a: A's price of backing down */
    AUDIENCE_PRIZE,  /* v, held by B */
    AUDIENCE_W_HARD, /* A's values of war */
    AUDIENCE_W_SOFT,
    AUDIENCE_W_B,
    AUDIENCE_VALUES
};

/* Of the equilibrium in which the hard challenge. */
struct audience_form {
    bool locked_in; /* backing down costs the soft more than war: both types fight */
    double q_star;  /* belief in a hard challenger at which B concedes */
    double bluff;   /* share of the soft who challenge */
    double resist;  /* chance that B resists */
    double back_down_prob;
    bool indifferent; /* on a boundary */
};

struct audience_form audience_closed_form(const double *value);

/* War of attrition: prize v, costs a[i] of backing down at time t are a[i] t, values of war uniform on [-w_most, 0]. */
struct audience_attrition {
    double horizon;    /* t*, from which all who are left fight */
    double root[2];    /* of each side's condition; the smaller is t* */
    double concede[2]; /* chance of conceding at once */
};

struct audience_attrition audience_attrition_solve(double v, const double a[2], double w_most);

#endif
