/* Campaigns of one scenario, option and plan, run for a comparison with a published figure: their rows, and what is
 * gathered from their events. */
#ifndef APP_TARGET_SAMPLE_H
#define APP_TARGET_SAMPLE_H

#include <posture/diagnostic.h>

#include "campaign/campaign.h"

/* Campaigns of each sample, and how many share an epistemic draw. */
enum { TARGET_CAMPAIGNS = 400, TARGET_INNER = 4 };

typedef struct target_sample {
    outcome_row rows[TARGET_CAMPAIGNS];
    double parity_day[TARGET_CAMPAIGNS]; /* first day with as much allied as attacking power; INFINITY: not seen */
} target_sample;

/* Loads `folder`/`name` with `option` into *s [out, owned]. */
posture_status target_load(const char *folder, const char *name, const char *option, posture_diagnostics *found,
                           scenario **s);

/* Runs all campaigns with seed 1. trace: NULL where not wanted. */
posture_status target_run(const scenario *s, const char *plan, campaign_trace *trace, target_sample *sample);

/* The two together. */
posture_status target_load_and_run(const char *folder, const char *name, const char *option, const char *plan,
                                   posture_diagnostics *found, target_sample *sample);

/* Median of a TIME in its unit; not within the horizon is later than anything. */
double target_median_time(const target_sample *sample, outcome_measure m);

/* Share of campaigns in which objective number `objective` of the plan has been reached by `hour`. */
double target_share_objective_reached(const target_sample *sample, int objective, double hour);
double target_median_objective_hour(const target_sample *sample, int objective);

/* Median first arrival at an objective, in hours; not reached is later than anything. */
double target_median_reached_hour(const target_sample *sample);
double target_share_reached_between(const target_sample *sample, double low_hour, double high_hour);

/* Share of campaigns in which no objective has been held by the end of `day`. */
double target_share_all_kept(const target_sample *sample, double day);
double target_mean(const target_sample *sample, outcome_measure m);
double target_median_parity_day(const target_sample *sample);
double target_share_below(const target_sample *sample, outcome_measure m, double limit);

#endif
