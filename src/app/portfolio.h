/* Which options to buy together: the best sets under a yearly budget and ceilings, by mixed-integer programmes. Effects
 * are added up here; who uses the sets simulates them, because options help and hinder each other. */
#ifndef APP_PORTFOLIO_H
#define APP_PORTFOLIO_H

#include <posture/status.h>
#include <stdbool.h>
#include <stdint.h>

enum { PORTFOLIO_OPTIONS_MAX = 63, PORTFOLIO_YEARS_MAX = 16 };

typedef struct portfolio_problem {
    int options;
    const double *effect; /* [options]: change of the measure, negative is good */
    const double *cost;   /* [options]: a year */
    const double *people; /* [options] */
    const double *cash;   /* [options * years], option after option */
    int years;
    const bool *exclude;   /* [options * options]: both change the same thing */
    double budget;         /* of cost */
    double cash_ceiling;   /* of each year's cash; INFINITY: none */
    double people_ceiling; /* INFINITY: none */
} portfolio_problem;

/* Sets of at least two options that bring the measure down most, best first: set[i] has bit k for option k. At most
 * `limit`; *count of them, fewer where no more are affordable or none helps. */
posture_status portfolio_find(const portfolio_problem *p, int limit, uint64_t *set, int *count);

#endif
