/* Lanchester-type attrition laws fitted to daily campaign data in Bracken's general form (Bracken 1995):
 *
 *     blue_losses = a d^s red^p blue^q,    red_losses = b d^-s blue^p red^q
 *
 * with s = 1 on days when Red attacks and -1 when Blue does, so that d multiplies the defender's losses. Ordinary least
 * squares on the logarithms, both equations jointly. (p, q) = (1, 0) is the square law, (1, 1) the linear, (0, 1) the
 * logarithmic one; the general law estimates them. */
#ifndef HISTORY_LANCHESTER_FIT_H
#define HISTORY_LANCHESTER_FIT_H

#include <stdbool.h>

#include "history/daily_table.h"

typedef enum lanchester_law { LAW_SQUARE, LAW_LINEAR, LAW_LOGARITHMIC, LAW_GENERAL, LAW_COUNT } lanchester_law;

/* As the command line and JSON name it: square, linear, log, general; LAW_COUNT for an unknown name. */
const char *lanchester_law_name(lanchester_law law);
lanchester_law lanchester_law_find(const char *name);

enum { FIT_A, FIT_B, FIT_P, FIT_Q, FIT_D, FIT_TERMS };

typedef enum lanchester_problem {
    LANCHESTER_FITTED,
    LANCHESTER_TOO_FEW,  /* fewer equations than terms */
    LANCHESTER_DEPENDENT /* the strengths vary too little, or together, to tell the terms apart */
} lanchester_problem;

typedef struct lanchester_fit {
    lanchester_law law;
    int days;
    double value[FIT_TERMS];
    /* Of the values (of a, b and d by the delta method). NaN for what is imposed, and without degrees of freedom. */
    double standard_error[FIT_TERMS];
    bool d_known;        /* false: one side attacked on every day, d is set to 1 */
    double ssr;          /* sum of squared residuals of both sides' losses, natural scale */
    double r2;           /* 1 - ssr / sum of squares about each side's mean; NaN where losses do not vary */
    double log_ssr, aic; /* on the logarithms, where the fit was made: 2 n ln(log_ssr / 2 n) + 2 terms */
} lanchester_fit;

lanchester_problem lanchester_fit_law(const struct daily *days, int count, lanchester_law law, arena *memory,
                                      lanchester_fit *fit, posture_status *status);

/* Losses of a side on a day, as the fitted law has them (bracken_rate, with blue as x). */
double lanchester_fit_losses(const lanchester_fit *fit, const struct daily *d, int side);

#endif
