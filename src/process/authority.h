/* Who decides what when: each ally's C-day and M-day, the alliance's consensus, delegated authority.
 *
 * Attacked states and forces already on attacked soil fight at once; each ally and each transit state has its own
 * C-day; attribution, consultation, consensus and delegation are separate delays, none starting another by itself. */
#ifndef PROCESS_AUTHORITY_H
#define PROCESS_AUTHORITY_H

#include <stdbool.h>

#include "scenario/draw.h"

/* A scenario has at most this many countries; deployment keeps sets of countries in 64 bits. */
enum { AUTHORITY_COUNTRY_MAX = 64 };

/* Days relative to D-day; +INFINITY = never within this war. */
typedef struct authority_result {
    double c_day[AUTHORITY_COUNTRY_MAX];           /* deployment ordered */
    double m_day[AUTHORITY_COUNTRY_MAX];           /* mobilisation */
    double border_open_day[AUTHORITY_COUNTRY_MAX]; /* from here on no peacetime permit is needed to enter it */
    double share_released[AUTHORITY_COUNTRY_MAX];  /* of its forces, crisis and caveats taken off */
    bool stands_aside[AUTHORITY_COUNTRY_MAX];
    double alliance_day;  /* authority over alliance-controlled units */
    double delegated_day; /* authority of the commander with delegated powers */
    double g_day;         /* first threshold passed, NaN where the attack came first */
} authority_result;

/* prob: filtered probability per day, from the warning process: prob[i] on day first_day + i. The attacker's countries
 * act from first_day on, the start of the build-up. */
void authority_decide(const scenario *s, const struct plan *attack, const draw *d, const double *prob, int first_day,
                      int day_count, authority_result *out);

/* Day on which `u` may be ordered to move or form: by its authority and readiness, and not before it exists.
 * A country that does not act sends nothing, under whatever authority; a reserve unit waits for its M-day. */
double authority_unit_day(const authority_result *a, const struct unit *u);

#endif
