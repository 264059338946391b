/* Small linear systems: symmetric positive definite ones by Cholesky's factorisation, others by elimination. */
#ifndef NUMERIC_LINEAR_SOLVE_H
#define NUMERIC_LINEAR_SOLVE_H

#include <stdbool.h>

/* a: n by n, row after row, of which the lower triangle is read and becomes the factor; right becomes the solution.
 * False where the matrix is not positive definite. */
bool linear_solve_symmetric(double *a, double *right, int n);

/* The factor alone: a = L L', lower triangle; the upper one is set to 0. */
bool linear_solve_factor(double *a, int n);

/* Any square system, by elimination with row pivoting; a and right are overwritten, right by the solution. False where
 * a pivot is below 1e-13 of the largest entry: the matrix is singular as far as doubles tell. */
bool linear_solve_general(double *a, double *right, int n);

#endif
