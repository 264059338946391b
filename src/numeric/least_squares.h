/* Ordinary least squares by Householder reflections (Golub & Van Loan 2013, section 5.3), which lose half as many
 * digits as the normal equations. For a handful of terms. */
#ifndef NUMERIC_LEAST_SQUARES_H
#define NUMERIC_LEAST_SQUARES_H

#include <stdbool.h>

enum { LEAST_SQUARES_TERMS_MAX = 8 };

typedef struct least_squares {
    double coefficient[LEAST_SQUARES_TERMS_MAX];
    double standard_error[LEAST_SQUARES_TERMS_MAX]; /* NaN without degrees of freedom */
    double residual_sum;                            /* of squares */
} least_squares;

/* x: rows by terms, row after row; y: one for each row; both are overwritten. False where the columns of x do not tell
 * all terms apart (a column depends on those before it to one part in 1e9), or there are fewer rows than terms. */
bool least_squares_fit(double *x, double *y, int rows, int terms, least_squares *fit);

#endif
