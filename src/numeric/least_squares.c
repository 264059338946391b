#include "numeric/least_squares.h"

#include <assert.h>
#include <math.h>

#define DEPENDENT 1e-9

static double column_norm(const double *x, int rows, int terms, int column, int first)
{
    double sum = 0;
    for (int i = first; i < rows; i++)
        sum += x[i * terms + column] * x[i * terms + column];
    return sqrt(sum);
}

/* Reflects column j of x and y, so that x[j][j] = -+norm and nothing is left below. */
static void reflect(double *x, double *y, int rows, int terms, int j, double norm)
{
    double pivot = x[j * terms + j];
    double diagonal = pivot > 0 ? -norm : norm;
    x[j * terms + j] = pivot - diagonal; /* the reflector stands where the zeros will be */
    double scale = -diagonal * x[j * terms + j];
    for (int k = j + 1; k <= terms; k++) {
        double dot = 0;
        for (int i = j; i < rows; i++)
            dot += x[i * terms + j] * (k < terms ? x[i * terms + k] : y[i]);
        for (int i = j; i < rows; i++) {
            double *target = k < terms ? &x[i * terms + k] : &y[i];
            *target -= dot / scale * x[i * terms + j];
        }
    }
    x[j * terms + j] = diagonal;
}

/* Row sums of squares of the inverse of the triangle: the diagonal of (X'X)^-1. */
static void inverse_diagonal(const double *r, int terms, double *diagonal)
{
    for (int i = 0; i < terms; i++)
        diagonal[i] = 0;
    for (int c = 0; c < terms; c++) {
        double column[LEAST_SQUARES_TERMS_MAX] = {0};
        for (int i = c; i >= 0; i--) {
            double rest = i == c ? 1 : 0;
            for (int k = i + 1; k <= c; k++)
                rest -= r[i * terms + k] * column[k];
            column[i] = rest / r[i * terms + i];
            diagonal[i] += column[i] * column[i];
        }
    }
}

bool least_squares_fit(double *x, double *y, int rows, int terms, least_squares *fit)
{
    assert(terms > 0 && terms <= LEAST_SQUARES_TERMS_MAX);
    if (rows < terms)
        return false;
    for (int j = 0; j < terms; j++) {
        double whole = column_norm(x, rows, terms, j, 0);
        double rest = column_norm(x, rows, terms, j, j);
        if (!(rest > DEPENDENT * whole))
            return false;
        reflect(x, y, rows, terms, j, rest);
    }
    for (int i = terms - 1; i >= 0; i--) {
        double rest = y[i];
        for (int k = i + 1; k < terms; k++)
            rest -= x[i * terms + k] * fit->coefficient[k];
        fit->coefficient[i] = rest / x[i * terms + i];
    }
    fit->residual_sum = 0;
    for (int i = terms; i < rows; i++)
        fit->residual_sum += y[i] * y[i];
    double diagonal[LEAST_SQUARES_TERMS_MAX];
    inverse_diagonal(x, terms, diagonal);
    for (int i = 0; i < terms; i++)
        fit->standard_error[i] = rows > terms ? sqrt(fit->residual_sum / (rows - terms) * diagonal[i]) : NAN;
    return true;
}
