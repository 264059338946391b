/* A published figure and the band it is judged by. A miss that is known is printed with its size and does not fail; a
 * miss that is not known does. Include after cmocka.h. */
#ifndef TEST_SUPPORT_TARGET_H
#define TEST_SUPPORT_TARGET_H

#include <math.h>
#include <stdbool.h>
#include <stdio.h>

typedef enum target_state { TARGET_MET, TARGET_KNOWN_MISS } target_state;

static inline bool target_judge(const char *what, double got, double low, double high, target_state expected)
{
    const double off = got < low ? got - low : got > high ? got - high : 0.0;
    const bool met = !isnan(got) && off == 0.0;
    printf("    %-64s %9.3f in [%g, %g]: %s", what, got, low, high, met ? "met" : "MISSED");
    if (!met)
        printf(" by %.3f%s", off, expected == TARGET_KNOWN_MISS ? ", as known" : "");
    else if (expected == TARGET_KNOWN_MISS)
        printf(", no longer a known miss");
    printf("\n");
    return met || expected == TARGET_KNOWN_MISS;
}

#define assert_target(what, got, low, high, expected)                                                                  \
    assert_true(target_judge((what), (got), (low), (high), (expected)))

#endif
