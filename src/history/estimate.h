/* The calibrated model's coefficients estimated on a table of engagements: the equations and priors of
 * docs/theory/calibrated.md. */
#ifndef HISTORY_ESTIMATE_H
#define HISTORY_ESTIMATE_H

#include "history/engagement_table.h"
#include "process/engagement/calibration.h"

struct estimate {
    double win[WIN_TERMS];
    double loss[ENGAGEMENT_SIDES][LOSS_TERMS];
    double advance[ADVANCE_TERMS];
    double pace[PACE_TERMS];
    double loss_sd[ENGAGEMENT_SIDES];
    double advance_sd;
};

/* An engagement in the terms of the regressions. */
struct estimate_case {
    double outcome; /* 1 attacker won, 0 defender, 0.5 draw */
    double win[WIN_TERMS];
    double loss[ENGAGEMENT_SIDES][LOSS_TERMS]; /* LOSS_COURSE is filled by the fit */
    double advance[ADVANCE_TERMS];             /* likewise */
    double pace[PACE_TERMS];
    double ln_loss[ENGAGEMENT_SIDES], ln_advance, ln_duration; /* NaN: not recorded */
    double fortified;
};

/* Normal priors of the odds' coefficients: means and precisions. */
extern const double estimate_win_prior[WIN_TERMS], estimate_win_precision[WIN_TERMS];

void estimate_case_make(const struct engagement *e, struct estimate_case *one);

/* The odds alone (scratch as below). False where the regression fails, which its priors rule out for finite input. */
bool estimate_win(const struct estimate_case *cases, const int *chosen, int count, double *scratch, double *win);
double estimate_win_prob(const struct estimate_case *one, const double *win);

/* Everything, on cases[chosen[i]]. scratch: estimate_scratch(count) numbers. */
size_t estimate_scratch(int count);
bool estimate_fit(const struct estimate_case *cases, const int *chosen, int count, double *scratch,
                  struct estimate *out);

#endif
