/* Money over years, at constant prices and a real discount rate. */
#ifndef COST_ANNUITY_H
#define COST_ANNUITY_H

/* Equal yearly amount over `life_year` years worth `capital` now: capital r / (1 - (1 + r)^-life); capital / life at
 * r = 0. rate >= 0, life_year > 0. */
double annuity_of(double capital, double rate, double life_year);

/* Present value of `yearly` paid at the end of each of `years` years. */
double annuity_present_value(double yearly, double rate, double years);

#endif
