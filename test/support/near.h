/* cmocka compares floats only; results here are doubles. Include after cmocka.h. */
#ifndef TEST_SUPPORT_NEAR_H
#define TEST_SUPPORT_NEAR_H

#include <math.h>
#include <stdio.h>

static inline int near_check(double got, double expected, double tolerance, const char *file, int line)
{
    const int good = fabs(got - expected) <= tolerance;
    if (!good)
        fprintf(stderr, "%s:%d: %.17g is not within %g of %.17g\n", file, line, got, tolerance, expected);
    return good;
}

#define assert_near(got, expected, tolerance)                                                                          \
    assert_true(near_check((got), (expected), (tolerance), __FILE__, __LINE__))

#endif
