/* The default: a stochastic fight whose coefficients are estimated on engagements of 1939-1973.
 *
 * One margin decides how a fight goes: q = log odds of an attacker's win + logistic luck of this fight. Its course
 * f = q / (1 + |q|) moves losses and advance; the side on the wrong side of zero gives up after an exponential time.
 * Luck is drawn once, at the start of a fight, so that a finer step changes only the numerical error. */
#ifndef PROCESS_ENGAGEMENT_CALIBRATED_H
#define PROCESS_ENGAGEMENT_CALIBRATED_H

#include "process/engagement/model.h"

extern const engagement_model calibrated_model;

/* Log odds that the attacker wins as things stand, before the luck of the fight. estimate: as in engagement_model. */
double calibrated_log_odds(const engagement_input *in, const double *estimate);

#endif
