#include "numeric/known_function.h"

#include <math.h>

#include "numeric/elementary.h"

#define PI 3.14159265358979323846

double known_ishigami(const double *x)
{
    const double first = elementary_sin(PI * (2.0 * x[0] - 1.0));
    const double second = elementary_sin(PI * (2.0 * x[1] - 1.0));
    const double third = PI * (2.0 * x[2] - 1.0);
    return first + 7.0 * second * second + 0.1 * third * third * third * third * first;
}

double known_g_function(const double *x)
{
    static const double a[KNOWN_G_COLUMNS] = {0, 1, 4.5, 9, 99, 99, 99, 99};
    double product = 1.0;
    for (int i = 0; i < KNOWN_G_COLUMNS; i++)
        product *= (fabs(4.0 * x[i] - 2.0) + a[i]) / (1.0 + a[i]);
    return product;
}

/* Sign of (-1)^n where inputs are counted from 1. */
static double alternating(int n)
{
    return n % 2 ? -1.0 : 1.0;
}

double known_morris(const double *x)
{
    double w[KNOWN_MORRIS_COLUMNS];
    for (int i = 0; i < KNOWN_MORRIS_COLUMNS; i++)
        w[i] = i == 2 || i == 4 || i == 6 ? 2.0 * (1.1 * x[i] / (x[i] + 0.1) - 0.5) : 2.0 * (x[i] - 0.5);
    double y = 0.0;
    for (int i = 0; i < KNOWN_MORRIS_COLUMNS; i++) {
        y += (i < 10 ? 20.0 : alternating(i + 1)) * w[i];
        for (int j = i + 1; j < KNOWN_MORRIS_COLUMNS; j++)
            y += (j < 6 ? -15.0 : alternating(i + j + 2)) * w[i] * w[j];
    }
    for (int i = 0; i < 5; i++)
        for (int j = i + 1; j < 5; j++)
            for (int l = j + 1; l < 5; l++)
                y -= 10.0 * w[i] * w[j] * w[l];
    return y + 5.0 * w[0] * w[1] * w[2] * w[3];
}
