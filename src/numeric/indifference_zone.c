#include "numeric/indifference_zone.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>

#include "numeric/elementary.h"

enum { DEFAULT_FIRST_STAGE = 10 };

double indifference_zone_h2(int options, int first_stage, double correct_prob)
{
    const double base = 2.0 * (1.0 - correct_prob) / (options - 1);
    const double eta = 0.5 * (elementary_pow(base, -2.0 / (first_stage - 1)) - 1.0);
    return 2.0 * eta * (first_stage - 1);
}

posture_status indifference_zone_init(indifference_zone *out, const indifference_zone_options *how)
{
    *out = (indifference_zone){.how = *how};
    if (out->how.first_stage == 0)
        out->how.first_stage = DEFAULT_FIRST_STAGE;
    if (how->options < 2 || out->how.first_stage < 2 || !(how->zone > 0.0) ||
        !(how->correct_prob > 1.0 / how->options && how->correct_prob < 1.0))
        return POSTURE_ERROR_INPUT;
    const size_t k = (size_t)how->options;
    out->h2 = indifference_zone_h2(how->options, out->how.first_stage, how->correct_prob);
    out->surviving = how->options;
    out->alive = malloc(k * sizeof *out->alive);
    out->dropped_at = calloc(k, sizeof *out->dropped_at);
    out->sum = calloc(k, sizeof *out->sum);
    out->pair = calloc(2 * k * k, sizeof *out->pair);
    if (!out->alive || !out->dropped_at || !out->sum || !out->pair) {
        indifference_zone_clear(out);
        return POSTURE_ERROR_MEMORY;
    }
    for (int i = 0; i < how->options; i++)
        out->alive[i] = true;
    return POSTURE_OK;
}

void indifference_zone_clear(indifference_zone *z)
{
    if (!z)
        return;
    free(z->alive);
    free(z->dropped_at);
    free(z->sum);
    free(z->pair);
    *z = (indifference_zone){0};
}

/* Running mean and sum of squares of each difference (Welford 1962). */
static void add_to_first_stage(indifference_zone *z, const double *result, double sign)
{
    for (int i = 0; i < z->how.options; i++)
        for (int j = 0; j < i; j++) {
            double *pair = &z->pair[2 * ((ptrdiff_t)i * z->how.options + j)];
            const double difference = sign * (result[i] - result[j]);
            const double step = difference - pair[0];
            pair[0] += step / z->replications;
            pair[1] += step * (difference - pair[0]);
        }
}

/* How far option i's sum may trail that of j and stay. */
static double allowance(const indifference_zone *z, int i, int j)
{
    const int low = i < j ? i : j;
    const int high = i < j ? j : i;
    const double squares = z->pair[2 * ((ptrdiff_t)high * z->how.options + low) + 1];
    const double variance = squares / (z->how.first_stage - 1);
    const double zone = z->how.zone;
    return fmax(0.0, 0.5 * zone * (z->h2 * variance / (zone * zone) - z->replications));
}

/* The option beaten by somebody among those that were alive before this look. Where two are exactly equal and no
 * allowance is left, the first stays. */
static bool is_beaten(const indifference_zone *z, int i)
{
    for (int j = 0; j < z->how.options; j++) {
        if (j == i || !z->alive[j])
            continue;
        const double room = allowance(z, i, j);
        const double behind = z->sum[j] - z->sum[i];
        if (behind > room || (behind == room && room == 0.0 && j < i))
            return true;
    }
    return false;
}

static void screen(indifference_zone *z)
{
    /* All are judged against the set as it stood, the leader is never beaten, and so one remains. */
    for (int i = 0; i < z->how.options; i++)
        if (z->alive[i] && is_beaten(z, i))
            z->dropped_at[i] = -z->replications;
    z->surviving = 0;
    z->best = -1;
    for (int i = 0; i < z->how.options; i++) {
        if (z->dropped_at[i] < 0) {
            z->dropped_at[i] = -z->dropped_at[i];
            z->alive[i] = false;
        }
        if (!z->alive[i])
            continue;
        z->surviving++;
        if (z->best < 0 || z->sum[i] > z->sum[z->best])
            z->best = i;
    }
    z->done = z->surviving == 1;
}

void indifference_zone_observe(indifference_zone *z, const double *result)
{
    assert(!z->done);
    const double sign = z->how.smaller_is_better ? -1.0 : 1.0;
    z->replications++;
    for (int i = 0; i < z->how.options; i++)
        if (z->alive[i]) {
            assert(!isnan(result[i]));
            z->sum[i] += sign * result[i];
        }
    if (z->replications <= z->how.first_stage)
        add_to_first_stage(z, result, sign);
    if (z->replications >= z->how.first_stage)
        screen(z);
}
