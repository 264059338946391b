#include "history/score.h"

#include <math.h>
#include <stdlib.h>

#include "numeric/elementary.h"
#include "numeric/rng.h"

/* Insertion would be slow for large tables: a heap sort on indices, with the index as the last key. */
static bool before(const double *value, int a, int b)
{
    int by_value = statistics_compare(&value[a], &value[b]);
    return by_value != 0 ? by_value < 0 : a < b;
}

static void sift(const double *value, int *order, int root, int n)
{
    for (int child = 2 * root + 1; child < n; child = 2 * root + 1) {
        if (child + 1 < n && before(value, order[child], order[child + 1]))
            child++;
        if (!before(value, order[root], order[child]))
            return;
        int kept = order[root];
        order[root] = order[child];
        order[child] = kept;
        root = child;
    }
}

void score_order(const double *value, int n, int *order)
{
    for (int i = 0; i < n; i++)
        order[i] = i;
    for (int root = n / 2 - 1; root >= 0; root--)
        sift(value, order, root, n);
    for (int last = n - 1; last > 0; last--) {
        int top = order[0];
        order[0] = order[last];
        order[last] = top;
        sift(value, order, 0, last);
    }
}

double score_brier(double prob, bool happened)
{
    double miss = (happened ? 1 : 0) - prob;
    return miss * miss;
}

double score_log_loss(double prob, bool happened)
{
    return -elementary_log(happened ? prob : 1 - prob);
}

double score_mean(const double *value, const double *weight, int n)
{
    double sum = 0;
    double total = 0;
    for (int i = 0; i < n; i++) {
        if (isnan(value[i]))
            continue;
        sum += weight[i] * value[i];
        total += weight[i];
    }
    return total > 0 ? sum / total : NAN;
}

double score_median(const double *value, const int *order, const double *weight, int n)
{
    double total = 0;
    for (int i = 0; i < n; i++)
        total += isnan(value[i]) ? 0 : weight[i];
    double below = 0;
    double first = NAN; /* the lower of two middle values */
    for (int k = 0; k < n; k++) {
        int i = order[k];
        if (isnan(value[i]) || weight[i] <= 0)
            continue;
        if (!isnan(first))
            return 0.5 * (first + value[i]);
        below += weight[i];
        if (2 * below > total)
            return value[i];
        if (2 * below == total)
            first = value[i];
    }
    return first;
}

double score_auc(const double *prob, const bool *happened, const int *order, const double *weight, int n)
{
    double negatives = 0;
    double positives = 0;
    double wins = 0;
    for (int first = 0; first < n;) {
        double tied[2] = {0, 0};
        int k = first;
        for (; k < n && prob[order[k]] == prob[order[first]]; k++)
            tied[happened[order[k]]] += weight[order[k]];
        wins += tied[1] * (negatives + 0.5 * tied[0]);
        negatives += tied[0];
        positives += tied[1];
        first = k;
    }
    return negatives > 0 && positives > 0 ? wins / (negatives * positives) : NAN;
}

void score_resample(uint64_t seed, uint32_t sample, int n, double *weight)
{
    for (int i = 0; i < n; i++)
        weight[i] = 0;
    for (int i = 0; i < n; i++) {
        double u = rng_uniform((rng_stream){seed, sample}, RNG_BOOTSTRAP, 0, 0, (uint32_t)i);
        weight[(int)(u * n)] += 1;
    }
}

interval score_interval(double value, double *bootstrap, int count)
{
    qsort(bootstrap, (size_t)count, sizeof *bootstrap, statistics_compare);
    while (count > 0 && isnan(bootstrap[count - 1]))
        count--;
    if (count == 0)
        return (interval){value, NAN, NAN};
    return (interval){value, statistics_quantile_sorted(bootstrap, (size_t)count, 0.025),
                      statistics_quantile_sorted(bootstrap, (size_t)count, 0.975)};
}
