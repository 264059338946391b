/* What a chance of results is worth to a chooser: expected worth with constant absolute risk aversion, or cumulative
 * prospect theory (Tversky & Kahneman 1992) against a reference. */
#ifndef DETERRENCE_PROSPECT_H
#define DETERRENCE_PROSPECT_H

#include <stddef.h>

typedef struct prospect_parameters {
    double curvature;     /* alpha: v(x) = x^alpha */
    double loss_aversion; /* lambda */
    double weight_gain;   /* gamma of the weighting of gains */
    double weight_loss;   /* of losses */
} prospect_parameters;

extern const prospect_parameters prospect_usual;    /* .88, 2.25, .61, .69: values commonly quoted, assumed */
extern const prospect_parameters prospect_identity; /* 1, 1, 1, 1: expected worth of the difference */

double prospect_weight(double probability, double gamma);               /* w(0) = 0, w(1) = 1 */
double prospect_value(const prospect_parameters *p, double difference); /* v(0) = 0 */

/* One result and its probability. */
typedef struct prospect {
    double worth, probability;
} prospect;

/* Sorts `results` by worth. The cumulative value of the results against `reference`. */
double prospect_evaluate(const prospect_parameters *p, prospect *results, size_t count, double reference);

/* Certainty equivalent under u(x) = -exp(-a x) / a; a = 0: the expected worth. */
double prospect_certainty_equivalent(const prospect *results, size_t count, double risk_aversion);

#endif
