/* The stochastic square law: which side loses the next man is a matter of chance, in proportion to the other's fire
 * (Karr 1974; Williams & McIlroy 1998; Kingman 1999; Kingman & Volkov 2003; surrender: Hankin). */
#ifndef PROCESS_ENGAGEMENT_STOCHASTIC_SQUARE_H
#define PROCESS_ENGAGEMENT_STOCHASTIC_SQUARE_H

#include <stdbool.h>

#include "process/engagement/model.h"

extern const engagement_model stochastic_square_model;

enum { STOCHASTIC_SQUARE_MOST = 256 };

/* The chance that y loses the next man is red_rate x / (red_rate x + blue_rate y), or red_rate / (red_rate + blue_rate)
 * where aimed is false (linear law). */
typedef struct stochastic_duel {
    double red_rate, blue_rate; /* > 0: effectiveness of one man */
    bool aimed;
    int surrender_behind; /* who is this many men behind gives up; 0: fights to the last */
} stochastic_duel;

/* Exact, by recursion. 0 <= red, blue <= STOCHASTIC_SQUARE_MOST, not both 0. */
double stochastic_square_win_prob(const stochastic_duel *duel, int red, int blue);

/* Expected number of men left at the end, whoever wins. */
double stochastic_square_survivors(const stochastic_duel *duel, int red, int blue);

/* Diffusion limit of the same with equal effectiveness and aimed fire: at normal quantile z of luck, red^2 - blue^2 at
 * the end, > 0 where red wins with the root of it. Equals Kingman's 1.0507 N^(3/4) for the mean of survivors from (N,
 * N). red, blue > 0. */
double stochastic_square_limit(double red, double blue, double z);

#endif
