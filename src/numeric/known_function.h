/* Functions whose sensitivity is known, against which `posture reproduce` and the tests hold the analyses. Arguments in
 * [0, 1]. */
#ifndef NUMERIC_KNOWN_FUNCTION_H
#define NUMERIC_KNOWN_FUNCTION_H

enum { KNOWN_ISHIGAMI_COLUMNS = 3, KNOWN_G_COLUMNS = 8, KNOWN_MORRIS_COLUMNS = 20 };

/* Ishigami & Homma (1990) with a = 7, b = 0.1; arguments are mapped to [-pi, pi]. */
double known_ishigami(const double *x);

/* Sobol' (1998): g-function with a = (0, 1, 4.5, 9, 99, 99, 99, 99). */
double known_g_function(const double *x);

/* Morris (1991), equation 4. The paper draws the small coefficients at random; here they are (-1)^i and (-1)^(i + j),
 * as in later use of the function. */
double known_morris(const double *x);

#endif
