#include "game/choice.h"

#include <math.h>

#include "numeric/elementary.h"

static double normal_below(double x)
{
    return 0.5 * elementary_erfc(-x / sqrt(2));
}

void choice_probabilities(const struct choice_game *g, double sigma, double prob[3])
{
    const double p4 = normal_below(g->u2 / (sigma * sqrt(2))), p3 = 1 - p4;
    const double gain = p3 * g->u1[1] + p4 * g->u1[2] - g->u1[0];
    const double spread = g->error == CHOICE_AGENT ? sqrt(2) : sqrt(1 + p3 * p3 + p4 * p4);
    const double p2 = normal_below(gain / (sigma * spread));
    prob[0] = 1 - p2;
    prob[1] = p2 * p3;
    prob[2] = p2 * p4;
}

double choice_log_likelihood(const struct choice_game *g, double sigma, const double count[3])
{
    double prob[3], sum = 0;
    choice_probabilities(g, sigma, prob);
    for (int i = 0; i < 3; i++)
        if (count[i] > 0)
            sum += prob[i] > 0 ? count[i] * elementary_log(prob[i]) : -INFINITY;
    return sum;
}

/* Slope in log sigma: its zero is found far more exactly than the flat top of the likelihood itself. */
static double slope(const struct choice_game *g, double log_sigma, const double count[3])
{
    const double h = 1e-4;
    return (choice_log_likelihood(g, elementary_exp(log_sigma + h), count) -
            choice_log_likelihood(g, elementary_exp(log_sigma - h), count)) /
           (2 * h);
}

double choice_fit_log_sigma(const struct choice_game *g, const double count[3])
{
    enum { GRID = 100, HALVINGS = 60 };
    double best = 0, most = -INFINITY;
    for (int i = 0; i <= GRID; i++) {
        const double at = -5 + 10.0 * i / GRID;
        const double value = choice_log_likelihood(g, elementary_exp(at), count);
        if (value > most) {
            most = value;
            best = at;
        }
    }
    double low = best - 10.0 / GRID, high = best + 10.0 / GRID;
    for (int i = 0; i < HALVINGS; i++) {
        const double middle = (low + high) / 2;
        if (slope(g, middle, count) > 0)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}
