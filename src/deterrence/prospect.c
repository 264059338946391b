#include "deterrence/prospect.h"

#include <math.h>
#include <stdlib.h>

#include "numeric/elementary.h"

const prospect_parameters prospect_usual = {.88, 2.25, .61, .69};
const prospect_parameters prospect_identity = {1, 1, 1, 1};

double prospect_weight(double probability, double gamma)
{
    if (probability <= 0 || probability >= 1 || gamma == 1)
        return fmin(fmax(probability, 0), 1);
    const double for_it = elementary_pow(probability, gamma);
    const double against = elementary_pow(1 - probability, gamma);
    return for_it / elementary_pow(for_it + against, 1 / gamma);
}

double prospect_value(const prospect_parameters *p, double difference)
{
    const double size = p->curvature == 1 ? fabs(difference) : elementary_pow(fabs(difference), p->curvature);
    return difference >= 0 ? size : -p->loss_aversion * size;
}

static int compare_worth(const void *left, const void *right)
{
    const prospect *a = left;
    const prospect *b = right;
    if (a->worth != b->worth)
        return (a->worth > b->worth) - (a->worth < b->worth);
    return (a->probability > b->probability) - (a->probability < b->probability);
}

/* Losses are weighted from the worst up, gains from the best down. */
double prospect_evaluate(const prospect_parameters *p, prospect *results, size_t count, double reference)
{
    qsort(results, count, sizeof *results, compare_worth);
    double total = 0;
    double reached = 0;
    size_t losses = 0;
    for (; losses < count && results[losses].worth < reference; losses++) {
        const double further = reached + results[losses].probability;
        const double weight = prospect_weight(further, p->weight_loss) - prospect_weight(reached, p->weight_loss);
        total += weight * prospect_value(p, results[losses].worth - reference);
        reached = further;
    }
    reached = 0;
    for (size_t i = count; i > losses; i--) {
        const double further = reached + results[i - 1].probability;
        const double weight = prospect_weight(further, p->weight_gain) - prospect_weight(reached, p->weight_gain);
        total += weight * prospect_value(p, results[i - 1].worth - reference);
        reached = further;
    }
    return total;
}

double prospect_certainty_equivalent(const prospect *results, size_t count, double risk_aversion)
{
    double mean = 0;
    double worst_exponent = -INFINITY;
    for (size_t i = 0; i < count; i++) {
        mean += results[i].probability * results[i].worth;
        worst_exponent = fmax(worst_exponent, -risk_aversion * results[i].worth);
    }
    if (risk_aversion == 0 || count == 0)
        return mean;
    double sum = 0; /* of the exponentials, the largest taken out so that none overflows */
    for (size_t i = 0; i < count; i++)
        sum += results[i].probability * elementary_exp(-risk_aversion * results[i].worth - worst_exponent);
    return -(elementary_log(sum) + worst_exponent) / risk_aversion;
}
