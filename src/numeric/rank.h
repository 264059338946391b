/* Ranks, and how far several rankings of the same things agree. */
#ifndef NUMERIC_RANK_H
#define NUMERIC_RANK_H

/* Rank of each of n values, 1 for the smallest; equal values share the mean of their ranks. Values finite. */
void rank_ascending(const double *x, int n, double *rank);

/* Coefficient of concordance W of `rankings` rankings of n things, corrected for ties (Kendall & Gibbons 1990, section
 * 6.9): 1 where all agree, 0 where nothing is in common. rank[ranking * n + thing]. NaN where it is not defined: fewer
 * than two rankings or things, or every ranking one single tie. */
double rank_concordance(const double *rank, int rankings, int n);

#endif
