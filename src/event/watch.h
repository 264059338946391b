/* The campaign's warning filter on recorded events: probability that an attack is being prepared, week by week.
 *
 * In a week indicator i is seen n_i times, Poisson with a rate that depends on the hidden state (peace, exercise,
 * preparation), independent given the state. The recursion is warning_filter_step (Rabiner 1989, section III.A). */
#ifndef EVENT_WATCH_H
#define EVENT_WATCH_H

#include "event/signal.h"
#include "process/warning.h"

typedef struct watch_model {
    double per_week[SIGNAL_COUNT][WARNING_STATE_COUNT]; /* > 0 */
    warning_rates change;                               /* chances a week */
} watch_model;

struct watch_week {
    double prob; /* of preparation, after this week */
    /* log P(n_i | preparation) - log P(n_i | peace): what the indicator's count adds to the log odds of the two */
    double contribution[SIGNAL_COUNT];
};

/* Stated values: assumed, by no source. */
watch_model watch_model_default(void);

/* Starts from warning_prior. */
void watch_run(const watch_model *m, const int (*counts)[SIGNAL_COUNT], int week_count, struct watch_week *weeks);

/* Weeks and events seen in each labelled state, for the estimate. */
typedef struct watch_tally {
    double weeks[WARNING_STATE_COUNT];
    double events[SIGNAL_COUNT][WARNING_STATE_COUNT];
} watch_tally;

/* Jeffreys' estimate (n + 1/2) / weeks of a Poisson rate, of every state that has weeks; others keep their rates. */
void watch_estimate(const watch_tally *tally, watch_model *m);

typedef struct watch_score {
    int week_count, preparation_week_count;
    double squared_error; /* sum; Brier is its mean */
    int case_count, warned_count;
    double lead_week; /* sum over warned cases: from the first week at the threshold to the last of the case */
    int false_alarms; /* times the threshold was crossed outside preparation */
} watch_score;

/* states[i]: what week i was labelled. Adds to the score. */
void watch_score_add(const struct watch_week *weeks, const warning_state *states, int week_count, double threshold,
                     watch_score *score);

#endif
