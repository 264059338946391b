#include "process/warning.h"

#include <assert.h>
#include <math.h>

#include "base/text.h"

enum { YEAR_DAY = 365, EXERCISE_MAX = 12, DAYS_PER_DRAW = 3, BITS_PER_DAY = 17 };

/* Days are counted from this one in the keys of the draws, so that the luck of a day is the same whenever the build-up
 * begins: a year of peace before the longest build-up and the longest delay. */
static const int key_first_day = -840;

/* What really happens, day by day. */
typedef struct truth {
    int first_day; /* of the build-up */
    double length_day;
    double cover_share;
    int exercise_count;
    int exercise_first[EXERCISE_MAX], exercise_end[EXERCISE_MAX];
} truth;

void warning_prior(const warning_rates *rates, double belief[WARNING_STATE_COUNT])
{
    const double total = rates->exercise_begins + rates->exercise_ends;
    belief[WARNING_EXERCISE] = total > 0 ? rates->exercise_begins / total : 0;
    belief[WARNING_PEACE] = 1 - belief[WARNING_EXERCISE];
    belief[WARNING_PREPARATION] = 0;
}

void warning_filter_step(const warning_rates *rates, const double likelihood[WARNING_STATE_COUNT],
                         double belief[WARNING_STATE_COUNT])
{
    const double peace = belief[WARNING_PEACE];
    const double exercise = belief[WARNING_EXERCISE];
    const double preparation = belief[WARNING_PREPARATION];
    const double to_exercise = peace * rates->exercise_begins;
    const double to_peace = exercise * rates->exercise_ends + preparation * rates->preparation_ends;
    const double to_preparation = peace * rates->preparation_begins + exercise * rates->exercise_turns;
    const double weight[WARNING_STATE_COUNT] = {
        (peace * (1 - rates->preparation_begins) - to_exercise + to_peace) * likelihood[WARNING_PEACE],
        (exercise * (1 - rates->exercise_ends - rates->exercise_turns) + to_exercise) * likelihood[WARNING_EXERCISE],
        (preparation * (1 - rates->preparation_ends) + to_preparation) * likelihood[WARNING_PREPARATION]};
    const double total = weight[0] + weight[1] + weight[2];
    if (!(total > 0)) /* underflow of a likelihood: the day says nothing */
        return;
    for (int k = 0; k < WARNING_STATE_COUNT; k++)
        belief[k] = weight[k] / total;
}

static double possible(double prob)
{
    return prob < 0.001 ? 0.001 : prob > 0.999 ? 0.999 : prob;
}

void warning_indicator_prob(const struct indicator *i, double noise, double prob[WARNING_STATE_COUNT])
{
    const double peace = possible(i->peace_prob * noise);
    prob[WARNING_PEACE] = peace;
    prob[WARNING_EXERCISE] = possible(i->exercise_prob);
    /* How far a build-up is, the analyst does not know: before the onset the indicator behaves as in peace. */
    prob[WARNING_PREPARATION] = possible(i->onset_share * peace + (1 - i->onset_share) * i->preparation_prob);
}

static warning_rates believed_rates(const draw *d)
{
    const double exercise_day = d->parameter[PARAMETER_EXERCISE_DAY];
    return (warning_rates){.exercise_begins = fmin(d->parameter[PARAMETER_EXERCISES_PER_YEAR] / YEAR_DAY, 0.4),
                           .exercise_ends = fmin(1 / exercise_day, 0.5),
                           .preparation_begins = fmin(d->parameter[PARAMETER_ATTACK_PRIOR_PER_YEAR] / YEAR_DAY, 0.4),
                           .exercise_turns = fmin(d->parameter[PARAMETER_EXERCISE_ATTACK_PROB] / exercise_day, 0.5),
                           .preparation_ends = fmin(1 / d->parameter[PARAMETER_EXPECTED_PREPARATION_DAY], 0.5)};
}

/* Exercises of the year before begin on random days and may overlap. */
static void draw_exercises(const draw *d, truth *t)
{
    const uint64_t entity = text_hash("exercise");
    const double rounding = rng_uniform(d->luck, RNG_WARNING, entity, 0, 0);
    const int count = (int)(d->parameter[PARAMETER_EXERCISES_PER_YEAR] + rounding);
    const int length = (int)(d->parameter[PARAMETER_EXERCISE_DAY] + 0.5);
    t->exercise_count = count < EXERCISE_MAX ? count : EXERCISE_MAX;
    for (int k = 0; k < t->exercise_count; k++) {
        const double u = rng_uniform(d->luck, RNG_WARNING, entity, (uint32_t)k + 1, 0);
        t->exercise_first[k] = t->first_day - YEAR_DAY + (int)(u * (YEAR_DAY - length));
        t->exercise_end[k] = t->exercise_first[k] + length;
    }
}

/* What a day really is. */
typedef struct picture {
    double progress; /* of the build-up at the end of the day; 0 before it */
    bool exercise;   /* looks like an exercise: one of the year before, or the build-up under cover */
} picture;

static picture picture_of(const truth *t, int day)
{
    if (day >= t->first_day) {
        const double progress = (day + 1 - t->first_day) / t->length_day;
        return (picture){progress, progress <= t->cover_share};
    }
    for (int k = 0; k < t->exercise_count; k++)
        if (day >= t->exercise_first[k] && day < t->exercise_end[k])
            return (picture){0, true};
    return (picture){0, false};
}

/* Chance that the indicator shows. Under cover what has begun looks as in an exercise. */
static double true_prob(const struct indicator *i, double noise, const picture *p)
{
    if (p->progress > 0 && p->progress <= i->onset_share)
        return i->peace_prob * noise;
    if (p->exercise)
        return i->exercise_prob;
    return p->progress > 0 ? i->preparation_prob : i->peace_prob * noise;
}

/* Likelihoods of all indicators on DAYS_PER_DRAW days. One uniform serves them all, 17 bits a day: a resolution of
 * 8e-6, and a third of the cost. */
static void observe(const scenario *s, const draw *d, const truth *t, int block,
                    double likelihood[DAYS_PER_DRAW][WARNING_STATE_COUNT])
{
    const double noise = d->parameter[PARAMETER_INDICATOR_NOISE_MULTIPLIER];
    picture day[DAYS_PER_DRAW];
    for (int k = 0; k < DAYS_PER_DRAW; k++) {
        day[k] = picture_of(t, key_first_day + block * DAYS_PER_DRAW + k);
        for (int j = 0; j < WARNING_STATE_COUNT; j++)
            likelihood[k][j] = 1;
    }
    for (int i = 0; i < s->indicator_count; i++) {
        const struct indicator *seen = &s->indicators[i];
        double prob[WARNING_STATE_COUNT];
        warning_indicator_prob(seen, noise, prob);
        const double u = rng_uniform(d->luck, RNG_WARNING, seen->hash, (uint32_t)block, 0);
        uint64_t bits = (uint64_t)(u * (double)(UINT64_C(1) << (BITS_PER_DAY * DAYS_PER_DRAW)));
        for (int k = 0; k < DAYS_PER_DRAW; k++) {
            const double v = ((double)(bits & ((1u << BITS_PER_DAY) - 1)) + 0.5) / (double)(1u << BITS_PER_DAY);
            const bool shows = v < true_prob(seen, noise, &day[k]);
            for (int j = 0; j < WARNING_STATE_COUNT; j++)
                likelihood[k][j] *= shows ? prob[j] : 1 - prob[j];
            bits >>= BITS_PER_DAY;
        }
    }
}

/* Filters from a year before the build-up to the last day whose picture arrives before D-day. */
static void filter_days(const scenario *s, const draw *d, const truth *t, double threshold, warning_track *track)
{
    const warning_rates rates = believed_rates(d);
    const int delay = (int)(d->parameter[PARAMETER_INDICATOR_DELAY_DAY] + 0.5);
    const int first = t->first_day - YEAR_DAY;
    double belief[WARNING_STATE_COUNT];
    double likelihood[DAYS_PER_DRAW][WARNING_STATE_COUNT];
    int block = -1;
    bool above = false;
    warning_prior(&rates, belief);
    for (int day = first; day + delay < 0; day++) {
        const int offset = day - key_first_day;
        if (offset / DAYS_PER_DRAW != block) {
            block = offset / DAYS_PER_DRAW;
            observe(s, d, t, block, likelihood);
        }
        warning_filter_step(&rates, likelihood[offset % DAYS_PER_DRAW], belief);
        const double prob = belief[WARNING_PREPARATION];
        if (day < t->first_day) {
            track->false_alarms += prob >= threshold && !above ? 1 : 0;
            track->false_alert_day += prob >= threshold ? 1 : 0;
            above = prob >= threshold;
        }
        if (day + delay >= track->first_day)
            track->prob[day + delay - track->first_day] = prob;
    }
}

void warning_run(const scenario *s, const draw *d, double minimum_preparation_day, double threshold,
                 warning_track *track)
{
    assert(minimum_preparation_day >= 0);
    const double longest = WARNING_DAY_MAX - 1;
    const double stated = d->parameter[PARAMETER_WARNING_STATED_DAY];
    const double preparation = fmax(d->parameter[PARAMETER_PREPARATION_DAY], minimum_preparation_day);
    track->preparation_day = fmin(preparation, longest);
    track->false_alarms = 0;
    track->false_alert_day = 0;
    const double shown = fmin(fmax(track->preparation_day, stated), longest);
    track->first_day = -(int)ceil(shown);
    track->day_count = -track->first_day;
    for (int i = 0; i < track->day_count; i++)
        track->prob[i] = stated >= 0 && track->first_day + i >= -stated ? 1 : 0;
    if (stated >= 0 || s->indicator_count == 0)
        return;
    truth t = {.first_day = track->first_day,
               .length_day = fmax(track->preparation_day, 1),
               .cover_share = d->parameter[PARAMETER_EXERCISE_COVER_SHARE]};
    draw_exercises(d, &t);
    filter_days(s, d, &t, threshold, track);
}

double warning_day_passed(const warning_track *track, double threshold)
{
    for (int i = 0; i < track->day_count; i++)
        if (track->prob[i] >= threshold)
            return track->first_day + i;
    return NAN;
}
