#include "numeric/logistic.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "numeric/elementary.h"
#include "numeric/linear_solve.h"

enum { NEWTON_STEPS = 40 };
#define CONVERGED 1e-10

double logistic(double x)
{
    return 1 / (1 + elementary_exp(-fmax(-30, fmin(30, x))));
}

static double dot(const double *a, const double *b, int n)
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += a[i] * b[i];
    return sum;
}

/* Adds weight x x' to the lower triangle and residual x to the right side. */
static void add_row(const double *x, int terms, double weight, double residual, double *matrix, double *right)
{
    for (int i = 0; i < terms; i++) {
        right[i] += residual * x[i];
        for (int j = 0; j <= i; j++)
            matrix[i * terms + j] += weight * x[i] * x[j];
    }
}

static double largest(const double *x, int n)
{
    double top = 0;
    for (int i = 0; i < n; i++)
        top = fmax(top, fabs(x[i]));
    return top;
}

bool logistic_fit(const regression_data *data, double *coefficient)
{
    int k = data->terms;
    assert(k > 0 && k <= REGRESSION_TERMS_MAX);
    memcpy(coefficient, data->prior, (size_t)k * sizeof *coefficient);
    for (int n = 0; n < NEWTON_STEPS; n++) {
        double matrix[REGRESSION_TERMS_MAX * REGRESSION_TERMS_MAX] = {0};
        double right[REGRESSION_TERMS_MAX] = {0};
        for (int r = 0; r < data->rows; r++) {
            const double *x = data->x + r * k;
            double p = logistic(dot(x, coefficient, k));
            add_row(x, k, p * (1 - p), data->y[r] - p, matrix, right);
        }
        for (int i = 0; i < k; i++) {
            matrix[i * k + i] += data->precision[i];
            right[i] -= data->precision[i] * (coefficient[i] - data->prior[i]);
        }
        if (!linear_solve_symmetric(matrix, right, k))
            return false;
        for (int i = 0; i < k; i++)
            coefficient[i] += right[i];
        if (largest(right, k) < CONVERGED)
            break;
    }
    return true;
}

bool ridge_fit(const regression_data *data, double *coefficient)
{
    int k = data->terms;
    assert(k > 0 && k <= REGRESSION_TERMS_MAX);
    double matrix[REGRESSION_TERMS_MAX * REGRESSION_TERMS_MAX] = {0};
    memset(coefficient, 0, (size_t)k * sizeof *coefficient);
    for (int r = 0; r < data->rows; r++)
        add_row(data->x + r * k, k, 1, data->y[r], matrix, coefficient);
    for (int i = 0; i < k; i++) {
        matrix[i * k + i] += data->precision[i];
        coefficient[i] += data->precision[i] * data->prior[i];
    }
    return linear_solve_symmetric(matrix, coefficient, k);
}
