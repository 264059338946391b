/* Warning: indicators of a build-up arrive with delay, noise and deception; a hidden-state filter turns them into the
 * probability that an attack is being prepared.
 *
 * The filter is a hidden Markov model with one step a day (Rabiner 1989, section III.A, the forward recursion). It
 * knows how often each indicator shows in each state, not when the build-up began nor how far it is. */
#ifndef PROCESS_WARNING_H
#define PROCESS_WARNING_H

#include <stdbool.h>

#include "scenario/draw.h"

enum { WARNING_DAY_MAX = 366 };

typedef enum warning_state { WARNING_PEACE, WARNING_EXERCISE, WARNING_PREPARATION, WARNING_STATE_COUNT } warning_state;

/* Daily chances of change as the analyst believes them. */
typedef struct warning_rates {
    double exercise_begins;    /* peace to exercise */
    double exercise_ends;      /* exercise to peace */
    double preparation_begins; /* peace to preparation */
    double exercise_turns;     /* exercise to preparation */
    double preparation_ends;   /* preparation to peace */
} warning_rates;

/* prob[i] is the filtered probability on day first_day + i (relative to D-day), as known at the end of that day. */
typedef struct warning_track {
    int first_day; /* <= 0: start of the build-up, or of the stated warning where that is longer */
    int day_count; /* up to and including D-1 */
    double prob[WARNING_DAY_MAX];
    double preparation_day; /* used: the parameter, or what the plan needs where that is longer */
    int false_alarms;       /* times `threshold` was crossed upward in the year of peace and exercises before */
    double false_alert_day; /* days above it in that year */
} warning_track;

/* minimum_preparation_day: what road and rail capacity demand of this plan. threshold: for the false-alarm count.
 * A stated warning (warning_stated_day >= 0) replaces the filter: the probability is 0 before and 1 from then on, and
 * there is no year of peace. */
void warning_run(const scenario *s, const draw *d, double minimum_preparation_day, double threshold,
                 warning_track *track);

/* First day on which prob >= threshold, NaN where never before D-day. */
double warning_day_passed(const warning_track *track, double threshold);

/* The belief of an analyst who has seen nothing: the stationary one without preparation. belief sums to 1. */
void warning_prior(const warning_rates *rates, double belief[WARNING_STATE_COUNT]);

/* One day: predict with the rates, then weigh with the likelihood of what was seen. belief sums to 1. */
void warning_filter_step(const warning_rates *rates, const double likelihood[WARNING_STATE_COUNT],
                         double belief[WARNING_STATE_COUNT]);

/* Chance in each state that the indicator shows on a day, as the analyst believes it. noise: multiplier on false
 * alarms. Kept within [0.001, 0.999]: no single sign is proof. */
void warning_indicator_prob(const struct indicator *i, double noise, double prob[WARNING_STATE_COUNT]);

#endif
