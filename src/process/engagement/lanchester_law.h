/* Lanchester's family of attrition laws: closed forms where there are any. x and y are strengths; a is the rate at
 * which one y kills x, b the rate at which one x kills y; a, b > 0, strengths >= 0, time >= 0, all in one consistent
 * set of units. A fight stops where one side is gone. */
#ifndef PROCESS_ENGAGEMENT_LANCHESTER_LAW_H
#define PROCESS_ENGAGEMENT_LANCHESTER_LAW_H

typedef struct lanchester_strengths {
    double x, y;
} lanchester_strengths;

/* Aimed fire (Lanchester 1916): x' = -a y, y' = -b x; keeps b x^2 - a y^2. */
lanchester_strengths lanchester_square(double a, double b, lanchester_strengths start, double time);

/* The end of a square-law fight: when, and who is left. time is infinite where both are equal. */
typedef struct lanchester_end {
    double time;
    lanchester_strengths left;
} lanchester_end;
lanchester_end lanchester_square_end(double a, double b, lanchester_strengths start);

/* Square law while x is reinforced at a steady rate: x' = reinforcement - a y, y' = -b x. Valid while both last; it
 * does not stop. A pulse of reinforcement is a call of its own. */
lanchester_strengths lanchester_square_reinforced(double a, double b, double reinforcement, lanchester_strengths start,
                                                  double time);

/* The textbook recurrence: x' = x - a y, y' = y - b x for each of `rounds` rounds, nothing clipped. */
lanchester_strengths lanchester_rounds(double a, double b, lanchester_strengths start, int rounds);

/* Area fire: x' = -a x y, y' = -b x y; keeps b x - a y. */
lanchester_strengths lanchester_linear(double a, double b, lanchester_strengths start, double time);

/* Peterson: x' = -a x, y' = -b y; keeps ln(x) / a - ln(y) / b. */
lanchester_strengths lanchester_logarithmic(double a, double b, lanchester_strengths start, double time);

/* Ambush (Deitchman 1962, Brackney 1959): x stands in the open, x' = -a y; y is concealed, y' = -b x y;
 * keeps b x^2 / 2 - a y. */
lanchester_strengths lanchester_mixed(double a, double b, lanchester_strengths start, double time);

/* Helmbold (1965): x' = -a (x/y)^(1-w) y, y' = -b (y/x)^(1-w) x with 0 <= w <= 1; w = 1 is the square law, 1/2 keeps
 * the linear law's invariant, 0 is the logarithmic law; keeps b x^2w - a y^2w. Both strengths > 0. Substituting X =
 * x^w, Y = y^w gives the square law with rates w a and w b. */
lanchester_strengths lanchester_helmbold(double w, double a, double b, lanchester_strengths start, double time);

/* Bracken (1995): x' = -a k y^p x^q, y' = -(b / k) x^p y^q, with k = d where x defends and 1 / d where x attacks. For
 * d = 1 it keeps b x^(s+1) - a y^(s+1), s = p - q. No closed form: classical Runge-Kutta in `steps` steps. */
typedef struct bracken_law {
    double a, b, p, q, d;
} bracken_law;

/* Losses of x and y per unit of time, both >= 0. */
lanchester_strengths bracken_rate(const bracken_law *law, int x_defends, lanchester_strengths now);
lanchester_strengths bracken_advance(const bracken_law *law, int x_defends, lanchester_strengths start, double time,
                                     int steps);

/* General Osipov form of one side: own' = decay own + product own enemy + fire enemy + supply. Losses have negative
 * coefficients: -decay is Peterson's rate or attrition outside combat, -product that of area fire, -fire that of aimed
 * fire; supply > 0 is reinforcement per unit of time. */
typedef struct osipov_side {
    double decay, product, fire, supply;
} osipov_side;
typedef struct osipov_law {
    osipov_side x, y;
} osipov_law;

/* Classical Runge-Kutta in `steps` steps; a strength that falls to 0 is held there for the rest of the step, and rises
 * again only where it is reinforced. Any coefficients; the caller chooses steps such that |coefficient| times strength
 * times time / steps is well below 1. */
lanchester_strengths osipov_advance(const osipov_law *law, lanchester_strengths start, double time, int steps);

#endif
