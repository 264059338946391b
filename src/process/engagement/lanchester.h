/* Lanchester's laws with Helmbold's exponent: one family from the logarithmic (W = 0) over the linear (1/2) to the
 * square law (1). */
#ifndef PROCESS_ENGAGEMENT_LANCHESTER_H
#define PROCESS_ENGAGEMENT_LANCHESTER_H

#include "process/engagement/model.h"

extern const engagement_model lanchester_model;

/* Advances x' = -a (x/y)^(1-W) y, y' = -b (y/x)^(1-W) x by `time`, in closed form, stopping where one side is gone.
 * a, b > 0: losses of x and y per unit of time and of enemy at parity; x, y > 0; 0 <= W <= 1.
 * Substituting X = x^W, Y = y^W gives the square law with rates W a and W b. */
void lanchester_advance(double w, double a, double b, double time, double *x, double *y);

#endif
