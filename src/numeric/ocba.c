#include "numeric/ocba.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "numeric/distribution.h"

#define TIE_SD 1e-9

int ocba_best(const ocba_state *s)
{
    int best = 0;
    for (int i = 1; i < s->options; i++) {
        const bool better = s->smaller_is_better ? s->mean[i] < s->mean[best] : s->mean[i] > s->mean[best];
        best = better ? i : best;
    }
    return best;
}

static bool is_good_state(const ocba_state *s)
{
    if (s->options <= 0)
        return false;
    for (int i = 0; i < s->options; i++)
        if (!(s->variance[i] > 0.0) || !isfinite(s->variance[i]) || !isfinite(s->mean[i]) || s->count[i] < 0)
            return false;
    return true;
}

/* Of all others variance over squared distance from the best; of the best sd times the root of the sum of squares over
 * variances. Up to one factor. */
static void weigh_options(const ocba_state *s, double *weight)
{
    const int best = ocba_best(s);
    double sum = 0.0;
    for (int i = 0; i < s->options; i++) {
        if (i == best)
            continue;
        const double sd = sqrt(s->variance[i]);
        const double distance = fmax(fabs(s->mean[i] - s->mean[best]), TIE_SD * sd) / sd;
        weight[i] = 1.0 / (distance * distance);
        sum += weight[i] * weight[i] / s->variance[i];
    }
    weight[best] = s->options > 1 ? sqrt(s->variance[best] * sum) : 1.0;
}

posture_status ocba_fractions(const ocba_state *s, double *fraction)
{
    if (!is_good_state(s))
        return POSTURE_ERROR_INPUT;
    weigh_options(s, fraction);
    double sum = 0.0;
    for (int i = 0; i < s->options; i++)
        sum += fraction[i];
    for (int i = 0; i < s->options; i++)
        fraction[i] /= sum;
    return POSTURE_OK;
}

posture_status ocba_allocate(const ocba_state *s, int budget, int *extra)
{
    if (!is_good_state(s) || budget < 0)
        return POSTURE_ERROR_INPUT;
    double *weight = malloc((size_t)s->options * sizeof *weight);
    bool *served = calloc((size_t)s->options, sizeof *served);
    if (!weight || !served) {
        free(weight);
        free(served);
        return POSTURE_ERROR_MEMORY;
    }
    weigh_options(s, weight);
    /* Those with more than their share leave, and the others share what remains, until nobody leaves. */
    for (bool changed = true; changed;) {
        double sum = 0.0;
        double total = budget;
        for (int i = 0; i < s->options; i++)
            if (!served[i]) {
                sum += weight[i];
                total += s->count[i];
            }
        changed = false;
        for (int i = 0; i < s->options; i++) {
            const double more = served[i] ? 0.0 : total * weight[i] / sum - s->count[i];
            extra[i] = more > 0.0 ? (int)more : 0;
            if (!served[i] && more < 0.0) {
                served[i] = true;
                changed = true;
            }
        }
    }
    int left = budget;
    for (int i = 0; i < s->options; i++)
        left -= extra[i];
    extra[ocba_best(s)] += left;
    free(weight);
    free(served);
    return POSTURE_OK;
}

double ocba_correct_prob(const ocba_state *s)
{
    const int best = ocba_best(s);
    double wrong = 0.0;
    for (int i = 0; i < s->options; i++) {
        if (i == best)
            continue;
        assert(s->count[i] > 0 && s->count[best] > 0);
        const double variance = s->variance[i] / s->count[i] + s->variance[best] / s->count[best];
        wrong += distribution_normal_cdf(-fabs(s->mean[i] - s->mean[best]) / sqrt(variance));
    }
    return fmax(0.0, 1.0 - wrong);
}
