/* Elementary functions with the same bits on every machine: SLEEF's scalar routines without fused multiply-add
 * (Shibata & Petrogalli 2020), because libm picks other code on processors with FMA. sqrt and fabs of C are exact
 * and may be used as they are. No other file calls exp, log, pow, sin or cos. */
#ifndef NUMERIC_ELEMENTARY_H
#define NUMERIC_ELEMENTARY_H

double elementary_exp(double x);
double elementary_log(double x);
double elementary_pow(double x, double y); /* x >= 0 */
double elementary_sin(double x);
double elementary_cos(double x);
double elementary_tanh(double x);
double elementary_erfc(double x);
double elementary_log_gamma(double x); /* x > 0 */

#endif
