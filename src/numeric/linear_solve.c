#include "numeric/linear_solve.h"

#include <math.h>

bool linear_solve_factor(double *a, int n)
{
    for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++) {
            double rest = a[i * n + j];
            for (int k = 0; k < j; k++)
                rest -= a[i * n + k] * a[j * n + k];
            if (i == j && !(rest > 0))
                return false;
            a[i * n + j] = i == j ? sqrt(rest) : rest / a[j * n + j];
        }
        for (int j = i + 1; j < n; j++)
            a[i * n + j] = 0;
    }
    return true;
}

bool linear_solve_symmetric(double *a, double *right, int n)
{
    if (!linear_solve_factor(a, n))
        return false;
    for (int i = 0; i < n; i++) {
        for (int k = 0; k < i; k++)
            right[i] -= a[i * n + k] * right[k];
        right[i] /= a[i * n + i];
    }
    for (int i = n - 1; i >= 0; i--) {
        for (int k = i + 1; k < n; k++)
            right[i] -= a[k * n + i] * right[k];
        right[i] /= a[i * n + i];
    }
    return true;
}
