/* Primitive polynomials and initial numbers of Sobol' sequences, as data (Joe & Kuo 2008). Sobol' points are made of
 * them in numeric/sobol.h; a test checks that each polynomial is primitive and each initial number odd and below its
 * bound.
 */
#ifndef NUMERIC_JOE_KUO_H
#define NUMERIC_JOE_KUO_H

#include <stdint.h>

enum { JOE_KUO_DIMENSIONS = 1111, JOE_KUO_INITIAL_COUNT = 13223 };

/* Of dimension 2, 3, ... : coefficients over GF(2) as bits, the leading one and the trailing one included. */
extern const uint16_t joe_kuo_polynomial[JOE_KUO_DIMENSIONS - 1];

/* m_1 .. m_s of each dimension of degree s, one dimension after another. */
extern const uint16_t joe_kuo_initial[JOE_KUO_INITIAL_COUNT];

#endif
