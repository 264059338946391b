#include "numeric/rank.h"

#include <math.h>

void rank_ascending(const double *x, int n, double *rank)
{
    for (int i = 0; i < n; i++) {
        int below = 0;
        int equal = 0;
        for (int k = 0; k < n; k++) {
            below += x[k] < x[i];
            equal += x[k] == x[i];
        }
        rank[i] = below + 0.5 * (equal + 1);
    }
}

/* Sum of t^3 - t over groups of t equal ranks: each member of a group adds t^2 - 1. */
static double tie_sum(const double *rank, int n)
{
    double sum = 0;
    for (int i = 0; i < n; i++) {
        double t = 0;
        for (int k = 0; k < n; k++)
            t += rank[k] == rank[i];
        sum += t * t - 1;
    }
    return sum;
}

double rank_concordance(const double *rank, int rankings, int n)
{
    if (rankings < 2 || n < 2)
        return NAN;
    const double m = rankings;
    const double mean = 0.5 * m * (n + 1);
    double squares = 0;
    double ties = 0;
    for (int thing = 0; thing < n; thing++) {
        double total = 0;
        for (int r = 0; r < rankings; r++)
            total += rank[r * n + thing];
        squares += (total - mean) * (total - mean);
    }
    for (int r = 0; r < rankings; r++)
        ties += tie_sum(&rank[r * n], n);
    const double cube = (double)n * n * n - n;
    const double most = m * m * cube - m * ties;
    return most > 0 ? 12 * squares / most : NAN;
}
