#include "numeric/elementary.h"

#include <sleef.h>

/* SLEEF's "cinz" kernels are plain C without fused multiply-add and promise the same bits everywhere; the undecorated
 * names would dispatch on the processor. */

double elementary_exp(double x)
{
    return Sleef_cinz_expd1_u10purec(x);
}

double elementary_log(double x)
{
    return Sleef_cinz_logd1_u10purec(x);
}

double elementary_pow(double x, double y)
{
    return Sleef_cinz_powd1_u10purec(x, y);
}

double elementary_sin(double x)
{
    return Sleef_cinz_sind1_u10purec(x);
}

double elementary_cos(double x)
{
    return Sleef_cinz_cosd1_u10purec(x);
}

double elementary_tanh(double x)
{
    return Sleef_cinz_tanhd1_u10purec(x);
}

double elementary_erfc(double x)
{
    return Sleef_cinz_erfcd1_u15purec(x);
}

double elementary_log_gamma(double x)
{
    return Sleef_cinz_lgammad1_u10purec(x);
}
