/* Lanchester's laws, Iwo Jima and Trafalgar. */
#include "app/reproduce_list.h"

#include <math.h>
#include <stddef.h>

#include "numeric/elementary.h"
#include "process/engagement/lanchester_law.h"

static const lanchester_strengths start = {1000, 800};

static void add_pair(reproduce_list *list, lanchester_strengths published, lanchester_strengths ours, const char *id)
{
    reproduce_add(list, published.x, ours.x, "%s.x", id);
    reproduce_add(list, published.y, ours.y, "%s.y", id);
}

static void add_laws(reproduce_list *list)
{
    const char *identity = "Lanchester 1916; closed form and Runge-Kutta agree to 1e-8";
    reproduce_group(list, "lanchester_square", identity, 'C', 1e-8);
    add_pair(list, (lanchester_strengths){849.4828108610, 707.6796753999}, lanchester_square(0.02, 0.01, start, 10),
             "lanchester.square.t10");
    add_pair(list, (lanchester_strengths){392.2385235033, 465.7526485808}, lanchester_square(0.02, 0.01, start, 50),
             "lanchester.square.t50");
    lanchester_end end = lanchester_square_end(0.9, 0.8, start);
    reproduce_add(list, 529.1502622129, end.left.x, "lanchester.square.end.survivors");
    reproduce_add(list, 1.4741674481, end.time, "lanchester.square.end.time");
    end = lanchester_square_end(1, 1, (lanchester_strengths){100, 80});
    reproduce_add(list, 60, end.left.x, "lanchester.square.100v80.survivors");
    reproduce_group(list, "lanchester_square", "Krick, Battle-Simulator (Euler steps)", 'P', 0.01);
    reproduce_add(list, 1.48, lanchester_square_end(0.9, 0.8, start).time, "lanchester.square.end.time.krick");
    reproduce_group(list, "lanchester_square", "Johnson & MacKay 2011, mixed strategy", 'P', 1e-12);
    end = lanchester_square_end(3, 1, (lanchester_strengths){2, 1});
    reproduce_add(list, 1, end.left.x, "lanchester.square.red_2_green_1");
    reproduce_group(list, "lanchester_linear", identity, 'C', 1e-8);
    add_pair(list, (lanchester_strengths){858.4446584555, 729.2223292277}, lanchester_linear(2e-5, 1e-5, start, 10),
             "lanchester.linear.t10");
    reproduce_group(list, "lanchester_log", "Peterson 1967; closed form and Runge-Kutta agree to 1e-8", 'C', 1e-8);
    add_pair(list, (lanchester_strengths){904.8374180360, 654.9846024623},
             lanchester_logarithmic(0.01, 0.02, start, 10), "lanchester.log.t10");
}

/* No trajectory of these is published: their invariants are. Lines give the quotient of its two parts. */
static void add_invariants(reproduce_list *list)
{
    lanchester_strengths left = lanchester_mixed(0.01, 1e-5, start, 10);
    reproduce_group(list, "lanchester_mixed", "Deitchman 1962, Brackney 1959: invariant", 'C', 1e-10);
    reproduce_add(list, 1, 0.5e-5 * (1e6 - left.x * left.x) / (0.01 * (800 - left.y)), "lanchester.mixed.invariant");
    reproduce_group(list, "lanchester", "Helmbold 1965: invariant", 'C', 1e-10);
    for (int i = 1; i <= 4; i++) {
        double w = 0.25 * i;
        left = lanchester_helmbold(w, 0.03, 0.02, start, 7);
        double x = elementary_pow(1000, 2 * w) - elementary_pow(left.x, 2 * w);
        double y = elementary_pow(800, 2 * w) - elementary_pow(left.y, 2 * w);
        reproduce_add(list, 1, 0.02 * x / (0.03 * y), "lanchester.helmbold.w%.2f.invariant", w);
    }
    static const struct {
        double p, q, scale;
    } exponents[] = {{1, 0, 1}, {1, 1, 1e-3}, {0, 1, 1}, {0.7, 0.4, 1e-1}};
    reproduce_group(list, "bracken", "Bracken 1995: invariant for d = 1", 'C', 1e-8);
    for (size_t i = 0; i < sizeof exponents / sizeof exponents[0]; i++) {
        bracken_law law = {0.02 * exponents[i].scale, 0.01 * exponents[i].scale, exponents[i].p, exponents[i].q, 1};
        left = bracken_advance(&law, 1, start, 10, 1000);
        double s = law.p - law.q;
        double x = elementary_pow(1000, s + 1) - elementary_pow(left.x, s + 1);
        double y = elementary_pow(800, s + 1) - elementary_pow(left.y, s + 1);
        if (s + 1 < 1e-9) {
            x = elementary_log(1000 / left.x);
            y = elementary_log(800 / left.y);
        }
        reproduce_add(list, 1, law.b * x / (law.a * y), "bracken.p%g.q%g.invariant", law.p, law.q);
    }
}

/* Engel 1954: A' = P(t) - 0.0544 J, J' = -0.0106 A. Days are ends of days. */
static lanchester_strengths iwo_jima(int day, double *sum)
{
    static const double landed[] = {54000, 0, 6000, 0, 0, 13000};
    lanchester_strengths s = {0, 21500};
    *sum = 0;
    for (int d = 0; d < day; d++) {
        s = lanchester_square_reinforced(0.0544, 0.0106, d < 6 ? landed[d] : 0, s, 1);
        *sum += s.x;
    }
    return s;
}

static void add_iwo_jima(reproduce_list *list)
{
    static const struct {
        int day;
        double us, japan;
    } rows[] = {{1, 52835.5, 21220.0}, {2, 51696.2, 20666.0},  {3, 56587.4, 20092.1},  {5, 54465.8, 18915.2},
                {6, 66453.7, 18274.3}, {10, 62777.8, 15536.7}, {15, 58994.7, 12313.6}, {20, 56063.1, 9268.3},
                {28, 53042.4, 4656.4}, {30, 52596.8, 3536.8},  {36, 51985.2, 216.8}};
    double sum = 0;
    reproduce_group(list, "lanchester_square", "Engel 1954, Iwo Jima: published parameters, computed trajectory", 'C',
                    0.051);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        lanchester_strengths s = iwo_jima(rows[i].day, &sum);
        reproduce_add(list, rows[i].us, s.x, "iwo_jima.day_%d.us", rows[i].day);
        reproduce_add(list, rows[i].japan, s.y, "iwo_jima.day_%d.japan", rows[i].day);
    }
    reproduce_group(list, "lanchester_square", "Engel 1954, Iwo Jima: sum of daily US strength", 'C', 0.51);
    reproduce_add(list, 2033935, sum, "iwo_jima.us_sum_36_days");
}

static void add_trafalgar(reproduce_list *list)
{
    reproduce_group(list, "trafalgar", "Giordano & Fox, Trafalgar recurrence, 27 ships against 33", 'C', 5.1e-5);
    static const struct {
        int round;
        lanchester_strengths left;
    } rows[] = {{1, {25.35, 31.65}}, {10, {13.0754, 22.8488}}, {15, {7.6620, 20.1355}}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        lanchester_strengths s = lanchester_rounds(0.05, 0.05, (lanchester_strengths){27, 33}, rows[i].round);
        reproduce_add(list, rows[i].left.x, s.x, "trafalgar.27v33.round_%d.british", rows[i].round);
        reproduce_add(list, rows[i].left.y, s.y, "trafalgar.27v33.round_%d.allied", rows[i].round);
    }
    reproduce_group(list, "trafalgar", "Giordano & Fox, Trafalgar recurrence, 13 ships against 3", 'C', 5.1e-4);
    add_pair(list, (lanchester_strengths){12.594, 0.439},
             lanchester_rounds(0.05, 0.05, (lanchester_strengths){13, 3}, 4), "trafalgar.13v3.round_4");
}

/* The general form holds the laws above: their values again, from the other code. */
static void add_osipov(reproduce_list *list)
{
    static const osipov_law square = {.x = {.fire = -0.02}, .y = {.fire = -0.01}};
    static const osipov_law linear = {.x = {.product = -2e-5}, .y = {.product = -1e-5}};
    static const osipov_law log = {.x = {.decay = -0.01}, .y = {.decay = -0.02}};
    static const osipov_law iwo_jima_first_day = {.x = {.fire = -0.0544, .supply = 54000}, .y = {.fire = -0.0106}};
    reproduce_group(list, "osipov", "general Osipov form (Antonov): the square, linear and logarithmic law", 'C', 1e-7);
    add_pair(list, (lanchester_strengths){849.4828108610, 707.6796753999}, osipov_advance(&square, start, 10, 400),
             "osipov.square.t10");
    add_pair(list, (lanchester_strengths){858.4446584555, 729.2223292277}, osipov_advance(&linear, start, 10, 400),
             "osipov.linear.t10");
    add_pair(list, (lanchester_strengths){904.8374180360, 654.9846024623}, osipov_advance(&log, start, 10, 400),
             "osipov.log.t10");
    reproduce_group(list, "osipov", "general Osipov form (Antonov): Engel's first day", 'C', 0.051);
    add_pair(list, (lanchester_strengths){52835.5, 21220.0},
             osipov_advance(&iwo_jima_first_day, (lanchester_strengths){0, 21500}, 1, 400), "osipov.iwo_jima.day_1");
}

void reproduce_lanchester(reproduce_list *list)
{
    add_laws(list);
    add_invariants(list);
    add_iwo_jima(list);
    add_trafalgar(list);
    add_osipov(list);
}
