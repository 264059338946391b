/* How options stand over plans or scenarios whose probability nobody knows: from a table of results to one row of
 * criteria for each option (Lempert, Popper & Bankes 2003; McPhail et al. 2018). */
#ifndef NUMERIC_ROBUSTNESS_H
#define NUMERIC_ROBUSTNESS_H

#include <posture/status.h>
#include <stdbool.h>

typedef struct robustness_options {
    bool smaller_is_better;
    double threshold; /* a result at least as good as this satisfices */
    double optimism;  /* weight of the best result in Hurwicz's criterion, 0 .. 1 */
} robustness_options;

/* All in units of the result, but for the share. */
typedef struct robustness_row {
    double worst, best, mean;       /* over scenarios; maximin (Wald 1950) and Laplace's criterion */
    double hurwicz;                 /* optimism * best + (1 - optimism) * worst (Hurwicz 1951) */
    double satisficing_share;       /* of scenarios whose result reaches the threshold */
    double regret_max, regret_mean; /* shortfall from the best option of the same scenario (Savage 1951), >= 0 */
    int worst_scenario;             /* the first with the worst result */
    int regret_scenario;            /* the first with the largest regret */
} robustness_row;

/* Which option each criterion would choose, the first of equals. */
typedef struct robustness_choice {
    int maximin, laplace, hurwicz, satisficing, regret_max, regret_mean;
} robustness_choice;

/* value: options by scenarios, row after row. row [out]: one for each option; regret [out]: options by scenarios, NULL
 * where not wanted. POSTURE_ERROR_INPUT for an empty table, a value that is not finite, optimism outside 0 .. 1. */
posture_status robustness_table(const double *value, int options, int scenarios, const robustness_options *how,
                                robustness_row *row, double *regret, robustness_choice *choice);

#endif
