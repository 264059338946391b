/* Coefficients of the calibrated model, as `posture calibrate` estimates them. Equations: calibrated.h.
 *
 * The committed table: engagements of CDB90, the battle data base of the US Army Concepts Analysis Agency, edition 1990
 * (CAA-SR-84-6); tidy edition by J. B. Arnold (ODC-BY 1.0). */
#ifndef PROCESS_ENGAGEMENT_CALIBRATION_H
#define PROCESS_ENGAGEMENT_CALIBRATION_H

#include "process/engagement/model.h"

enum { WIN_INTERCEPT, WIN_POWER, WIN_AIR, WIN_SURPRISE, WIN_WET, WIN_FORTIFIED, WIN_TERMS };
enum { LOSS_INTERCEPT, LOSS_COURSE, LOSS_POWER, LOSS_SIZE, LOSS_MOVING, LOSS_FORTIFIED, LOSS_DENSITY, LOSS_TERMS };
enum { ADVANCE_INTERCEPT, ADVANCE_COURSE, ADVANCE_FORTIFIED, ADVANCE_RUGGED, ADVANCE_MOVING, ADVANCE_TERMS };
enum { PACE_INTERCEPT, PACE_SIZE, PACE_TERMS };
enum { SCORE_BRIER, SCORE_LOG, SCORES };

struct calibration {
    const char *table_sha256; /* of the table that the estimates come from */
    int engagements, last_year;
    double win[WIN_TERMS];                     /* log odds that the attacker wins */
    double loss[ENGAGEMENT_SIDES][LOSS_TERMS]; /* ln of the share of people lost a day */
    double advance[ADVANCE_TERMS];             /* ln km a day */
    double pace[PACE_TERMS];                   /* ln days until a fight is decided */
    double loss_sd[ENGAGEMENT_SIDES];          /* of one fight around its mean, in ln */
    double prepared_share; /* of the effects of fortification that a prepared defence has; imposed */
    double advance_sd;
    /* Lower Cholesky factor of the bootstrap covariance of: win intercept and power, loss intercepts of attacker and
     * defender, advance intercept and course. */
    double cholesky[ENGAGEMENT_DRAWS][ENGAGEMENT_DRAWS];
    /* Chance of an attacker's win out of sample: the model, the base rate, the observed rate above and below 3:1 in
     * people, and that rule taken at its word (95 % above, 5 % below). Mean of five ten-fold runs, and each war
     * predicted from the others. */
    double ten_fold_model[SCORES], ten_fold_base[SCORES], ten_fold_rule[SCORES], ten_fold_hard_rule[SCORES];
    double war_left_out_model[SCORES], war_left_out_base[SCORES], war_left_out_rule[SCORES];
};

extern const struct calibration calibration;

#endif
