/* Regression with a normal prior on each coefficient: of a probability (logistic, by Newton's method, which is
 * iteratively reweighted least squares: McCullagh & Nelder 1989, section 4.4), and of a number with unit variance. */
#ifndef NUMERIC_LOGISTIC_H
#define NUMERIC_LOGISTIC_H

#include <stdbool.h>

enum { REGRESSION_TERMS_MAX = 24 };

typedef struct regression_data {
    const double *x; /* rows by terms, row after row */
    const double *y; /* 0..1 in a logistic regression */
    int rows, terms;
    const double *prior;     /* mean of each coefficient */
    const double *precision; /* of the prior, >= 0; 0: none */
} regression_data;

/* 1 / (1 + exp(-x)), with |x| kept below 30. */
double logistic(double x);

/* coefficient [out]: terms of them. False where they cannot be told apart without a prior. */
bool logistic_fit(const regression_data *data, double *coefficient);
bool ridge_fit(const regression_data *data, double *coefficient);

#endif
