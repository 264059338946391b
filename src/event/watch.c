#include "event/watch.h"

#include <assert.h>

#include "numeric/elementary.h"

watch_model watch_model_default(void)
{
    return (watch_model){.per_week = {[SIGNAL_EXERCISE] = {0.05, 1, 0.5},
                                      [SIGNAL_READINESS] = {0.02, 0.2, 0.5},
                                      [SIGNAL_MOVEMENT] = {0.1, 0.4, 1.5},
                                      [SIGNAL_RECALL] = {0.01, 0.02, 0.2},
                                      [SIGNAL_STATEMENT] = {0.5, 0.7, 1.5},
                                      [SIGNAL_CLASH] = {0.1, 0.1, 0.5}},
                         .change = {.exercise_begins = 0.08,
                                    .exercise_ends = 0.3,
                                    .preparation_begins = 0.002,
                                    .exercise_turns = 0.02,
                                    .preparation_ends = 0.1}};
}

/* log of the Poisson probability without the factorial, which is the same in every state. */
static double log_likelihood(double rate, int count)
{
    return count * elementary_log(rate) - rate;
}

void watch_run(const watch_model *m, const int (*counts)[SIGNAL_COUNT], int week_count, struct watch_week *weeks)
{
    double belief[WARNING_STATE_COUNT];
    warning_prior(&m->change, belief);
    for (int w = 0; w < week_count; w++) {
        double total[WARNING_STATE_COUNT] = {0};
        for (int i = 0; i < SIGNAL_COUNT; i++) {
            double one[WARNING_STATE_COUNT];
            for (int k = 0; k < WARNING_STATE_COUNT; k++) {
                assert(m->per_week[i][k] > 0);
                one[k] = log_likelihood(m->per_week[i][k], counts[w][i]);
                total[k] += one[k];
            }
            weeks[w].contribution[i] = one[WARNING_PREPARATION] - one[WARNING_PEACE];
        }
        double highest = total[0];
        for (int k = 1; k < WARNING_STATE_COUNT; k++)
            highest = total[k] > highest ? total[k] : highest;
        double likelihood[WARNING_STATE_COUNT];
        for (int k = 0; k < WARNING_STATE_COUNT; k++)
            likelihood[k] = elementary_exp(total[k] - highest);
        warning_filter_step(&m->change, likelihood, belief);
        weeks[w].prob = belief[WARNING_PREPARATION];
    }
}

void watch_estimate(const watch_tally *tally, watch_model *m)
{
    for (int k = 0; k < WARNING_STATE_COUNT; k++)
        for (int i = 0; i < SIGNAL_COUNT; i++)
            if (tally->weeks[k] > 0)
                m->per_week[i][k] = (tally->events[i][k] + 0.5) / tally->weeks[k];
}

void watch_score_add(const struct watch_week *weeks, const warning_state *states, int week_count, double threshold,
                     watch_score *score)
{
    int warned_at = -1; /* in the case that runs */
    for (int w = 0; w < week_count; w++) {
        const bool prepared = states[w] == WARNING_PREPARATION;
        const bool over = weeks[w].prob >= threshold;
        const bool begins = prepared && (w == 0 || states[w - 1] != WARNING_PREPARATION);
        const bool ends = prepared && (w + 1 == week_count || states[w + 1] != WARNING_PREPARATION);
        const double miss = weeks[w].prob - (prepared ? 1 : 0);
        score->squared_error += miss * miss;
        score->preparation_week_count += prepared ? 1 : 0;
        score->case_count += begins ? 1 : 0;
        warned_at = begins ? -1 : warned_at;
        if (prepared && over && warned_at < 0)
            warned_at = w;
        if (ends && warned_at >= 0) {
            score->warned_count++;
            score->lead_week += w - warned_at;
        }
        score->false_alarms += over && !prepared && (w == 0 || weeks[w - 1].prob < threshold) ? 1 : 0;
    }
    score->week_count += week_count;
}
