/* Optimal computing budget allocation (Chen, Lin, Yucesan & Chick 2000; Chen & Lee 2010): where more replications raise
 * the probability most that the option which looks best is best. */
#ifndef NUMERIC_OCBA_H
#define NUMERIC_OCBA_H

#include <posture/status.h>
#include <stdbool.h>

typedef struct ocba_state {
    int options;
    const double *mean, *variance; /* of each option's results so far; variance > 0 */
    const int *count;              /* replications so far */
    bool smaller_is_better;
} ocba_state;

/* The best so far, the first of equals. */
int ocba_best(const ocba_state *s);

/* fraction [out]: share of a large budget that each option ought to have, sum 1 (theorem 1 of Chen et al. 2000). An
 * option that ties with the best counts as 1e-9 standard deviations away. */
posture_status ocba_fractions(const ocba_state *s, double *fraction);

/* extra [out]: how many of `budget` more replications each option gets. Shares are of all replications, old and new; an
 * option with more than its share already gets none; halves are rounded down and what is left goes to the best.
 * POSTURE_ERROR_INPUT without options, or with a variance that is not positive. */
posture_status ocba_allocate(const ocba_state *s, int budget, int *extra);

/* Lower bound of the probability of correct selection, as approximated by Chen et al. (2000), equation 3: 1 minus the
 * sum over other options of the probability that it is better, each mean normal and independent. Options that share
 * their luck (common random numbers) are told apart sooner than this says. */
double ocba_correct_prob(const ocba_state *s);

#endif
