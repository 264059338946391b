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

static void swap_rows(double *a, double *right, int n, int i, int j)
{
    for (int c = 0; c < n; c++) {
        double kept = a[i * n + c];
        a[i * n + c] = a[j * n + c];
        a[j * n + c] = kept;
    }
    double kept = right[i];
    right[i] = right[j];
    right[j] = kept;
}

bool linear_solve_general(double *a, double *right, int n)
{
    double largest = 0;
    for (int i = 0; i < n * n; i++)
        largest = fmax(largest, fabs(a[i]));
    for (int k = 0; k < n; k++) {
        int pivot = k;
        for (int i = k + 1; i < n; i++)
            if (fabs(a[i * n + k]) > fabs(a[pivot * n + k]))
                pivot = i;
        if (!(fabs(a[pivot * n + k]) > 1e-13 * largest))
            return false;
        if (pivot != k)
            swap_rows(a, right, n, k, pivot);
        for (int i = k + 1; i < n; i++) {
            double share = a[i * n + k] / a[k * n + k];
            if (share >= 0 && share <= 0)
                continue;
            for (int c = k; c < n; c++)
                a[i * n + c] -= share * a[k * n + c];
            right[i] -= share * right[k];
        }
    }
    for (int k = n - 1; k >= 0; k--) {
        for (int c = k + 1; c < n; c++)
            right[k] -= a[k * n + c] * right[c];
        right[k] /= a[k * n + k];
    }
    return true;
}
