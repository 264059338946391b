/* Distributions of an uncertain number, drawn by inverse CDF so that a uniform shared between options gives the same
 * quantile to both. */
#ifndef NUMERIC_DISTRIBUTION_H
#define NUMERIC_DISTRIBUTION_H

#include <stdbool.h>

typedef enum distribution_kind {
    DISTRIBUTION_CONSTANT,   /* a = value */
    DISTRIBUTION_UNIFORM,    /* a = low, b = high */
    DISTRIBUTION_TRIANGULAR, /* a = low, b = mode, c = high */
    DISTRIBUTION_NORMAL,     /* a = mean, b = sd, truncated at c = low, d = high where finite */
    DISTRIBUTION_LIST        /* equal or weighted values; the quantile runs through them in their written order */
} distribution_kind;

enum { DISTRIBUTION_LIST_MAX = 8 };

typedef struct distribution {
    distribution_kind kind;
    double a, b, c, d;
    int list_count;
    double list_value[DISTRIBUTION_LIST_MAX];
    double list_weight[DISTRIBUTION_LIST_MAX]; /* sums to 1 */
} distribution;

distribution distribution_constant(double value);

/* NULL where the parameters make sense, else a sentence that says what is wrong (static text). */
const char *distribution_fault(const distribution *d);

/* Quantile at u in (0, 1). */
double distribution_quantile(const distribution *d, double u);

double distribution_mean(const distribution *d);
double distribution_low(const distribution *d);  /* smallest value or 0.1 % quantile of an unbounded normal */
double distribution_high(const distribution *d); /* likewise */

/* Inverse of the standard normal distribution function, Wichura (1988) AS 241 PPND16, relative error about 1e-16. */
double distribution_normal_quantile(double u);
double distribution_normal_cdf(double z);

/* Number of successes in n >= 0 independent trials of probability p at u in (0, 1), monotone in u and p. */
int distribution_binomial_quantile(int n, double p, double u);

#endif
