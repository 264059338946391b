#include "process/engagement/lanchester_law.h"

#include <assert.h>
#include <math.h>

#include "numeric/elementary.h"

#define LONGEST_FIGHT 300.0 /* in units of 1/sqrt(a b): exp stays finite, and one side is long gone */
#define HALF_PI 1.57079632679489662

lanchester_strengths lanchester_square(double a, double b, lanchester_strengths start, double time)
{
    double c = sqrt(a / b);
    double kt = fmin(sqrt(a * b) * time, LONGEST_FIGHT);
    double reach = elementary_tanh(kt);
    double x = start.x;
    double y = start.y;
    if (x < c * y && reach * c * y >= x)
        return (lanchester_strengths){0, sqrt(y * y - x / c * (x / c))};
    if (c * y < x && reach * x >= c * y)
        return (lanchester_strengths){sqrt(x * x - c * y * (c * y)), 0};
    double grow = elementary_exp(kt);
    return (lanchester_strengths){0.5 * ((x - c * y) * grow + (x + c * y) / grow),
                                  0.5 * ((y - x / c) * grow + (y + x / c) / grow)};
}

lanchester_end lanchester_square_end(double a, double b, lanchester_strengths start)
{
    double c = sqrt(a / b);
    double weak = fmin(start.x, c * start.y);
    double strong = fmax(start.x, c * start.y);
    lanchester_end end = {INFINITY, {0, 0}};
    if (weak >= strong)
        return end;
    end.time = 0.5 / sqrt(a * b) * elementary_log((strong + weak) / (strong - weak));
    double left = sqrt(strong * strong - weak * weak);
    if (strong == start.x)
        end.left.x = left;
    else
        end.left.y = left / c;
    return end;
}

lanchester_strengths lanchester_square_reinforced(double a, double b, double reinforcement, lanchester_strengths start,
                                                  double time)
{
    /* With y counted from reinforcement / a, where reinforcement makes good the losses, it is the square law. */
    double c = sqrt(a / b);
    double level = reinforcement / a;
    double grow = elementary_exp(sqrt(a * b) * time);
    double x = start.x;
    double y = start.y - level;
    return (lanchester_strengths){0.5 * ((x - c * y) * grow + (x + c * y) / grow),
                                  level + 0.5 * ((y - x / c) * grow + (y + x / c) / grow)};
}

lanchester_strengths lanchester_rounds(double a, double b, lanchester_strengths start, int rounds)
{
    lanchester_strengths s = start;
    for (int i = 0; i < rounds; i++)
        s = (lanchester_strengths){s.x - a * s.y, s.y - b * s.x};
    return s;
}

lanchester_strengths lanchester_linear(double a, double b, lanchester_strengths start, double time)
{
    /* In b x and a y both sides lose alike, w' = -w (w + lead) for the weaker. */
    double bx = b * start.x;
    double ay = a * start.y;
    double lead = fabs(bx - ay);
    double weak = fmin(bx, ay);
    double decay = elementary_exp(-fmin(lead * time, LONGEST_FIGHT));
    double mean_time = lead * time > 1e-7 ? (1 - decay) / lead : time;
    weak *= decay / (1 + weak * mean_time);
    return bx < ay ? (lanchester_strengths){weak / b, (weak + lead) / a}
                   : (lanchester_strengths){(weak + lead) / b, weak / a};
}

lanchester_strengths lanchester_logarithmic(double a, double b, lanchester_strengths start, double time)
{
    return (lanchester_strengths){start.x * elementary_exp(-a * time), start.y * elementary_exp(-b * time)};
}

lanchester_strengths lanchester_mixed(double a, double b, lanchester_strengths start, double time)
{
    /* x' = -(b / 2) (x^2 - s c^2) with the invariant (b / 2) s c^2: s = 1 where x outlasts y, -1 where it does not. */
    double invariant = 0.5 * b * start.x * start.x - a * start.y;
    double c = sqrt(2 * fabs(invariant) / b);
    double kt = 0.5 * b * c * time;
    double x = start.x / (1 + 0.5 * b * start.x * time);
    if (invariant > 0 && c > 0) {
        double reach = elementary_tanh(kt);
        x = c * (start.x + c * reach) / (c + start.x * reach);
    } else if (c > 0) {
        double cosine = kt < HALF_PI ? elementary_cos(kt) : 0;
        double sine = kt < HALF_PI ? elementary_sin(kt) : 1;
        x = c * (start.x * cosine - c * sine) / (c * cosine + start.x * sine);
    }
    if (x <= 0)
        return (lanchester_strengths){0, -invariant / a};
    return (lanchester_strengths){x, fmax((0.5 * b * x * x - invariant) / a, 0)};
}

lanchester_strengths lanchester_helmbold(double w, double a, double b, lanchester_strengths start, double time)
{
    assert(a > 0 && b > 0 && start.x > 0 && start.y > 0 && w >= 0 && w <= 1);
    if (w < 1e-9)
        return lanchester_logarithmic(a, b, start, time);
    /* Scaled by the starting values, so that the powers stay near 1. */
    double ratio = elementary_pow(start.y / start.x, w);
    lanchester_strengths left = lanchester_square(w * a * ratio, w * b / ratio, (lanchester_strengths){1, 1}, time);
    return (lanchester_strengths){start.x * elementary_pow(fmax(left.x, 0), 1 / w),
                                  start.y * elementary_pow(fmax(left.y, 0), 1 / w)};
}

lanchester_strengths bracken_rate(const bracken_law *law, int x_defends, lanchester_strengths now)
{
    if (now.x <= 0 || now.y <= 0)
        return (lanchester_strengths){0, 0};
    double k = x_defends ? law->d : 1 / law->d;
    double x_p = elementary_pow(now.x, law->p);
    double y_p = elementary_pow(now.y, law->p);
    double x_q = elementary_pow(now.x, law->q);
    double y_q = elementary_pow(now.y, law->q);
    return (lanchester_strengths){law->a * k * y_p * x_q, law->b / k * x_p * y_q};
}

static lanchester_strengths less(lanchester_strengths from, lanchester_strengths rate, double time)
{
    return (lanchester_strengths){fmax(from.x - rate.x * time, 0), fmax(from.y - rate.y * time, 0)};
}

lanchester_strengths bracken_advance(const bracken_law *law, int x_defends, lanchester_strengths start, double time,
                                     int steps)
{
    double h = time / steps;
    lanchester_strengths s = start;
    for (int i = 0; i < steps; i++) {
        lanchester_strengths k1 = bracken_rate(law, x_defends, s);
        lanchester_strengths k2 = bracken_rate(law, x_defends, less(s, k1, 0.5 * h));
        lanchester_strengths k3 = bracken_rate(law, x_defends, less(s, k2, 0.5 * h));
        lanchester_strengths k4 = bracken_rate(law, x_defends, less(s, k3, h));
        lanchester_strengths mean = {(k1.x + 2 * k2.x + 2 * k3.x + k4.x) / 6, (k1.y + 2 * k2.y + 2 * k3.y + k4.y) / 6};
        s = less(s, mean, h);
    }
    return s;
}

static double osipov_rate(const osipov_side *side, double own, double enemy)
{
    return side->decay * own + side->product * own * enemy + side->fire * enemy + side->supply;
}

/* Where nobody is left only reinforcement changes anything. */
static lanchester_strengths osipov_rates(const osipov_law *law, lanchester_strengths now)
{
    lanchester_strengths rate = {osipov_rate(&law->x, now.x, now.y), osipov_rate(&law->y, now.y, now.x)};
    if (now.x <= 0)
        rate.x = fmax(rate.x, 0);
    if (now.y <= 0)
        rate.y = fmax(rate.y, 0);
    return (lanchester_strengths){-rate.x, -rate.y};
}

lanchester_strengths osipov_advance(const osipov_law *law, lanchester_strengths start, double time, int steps)
{
    double h = time / steps;
    lanchester_strengths s = start;
    for (int i = 0; i < steps; i++) {
        lanchester_strengths k1 = osipov_rates(law, s);
        lanchester_strengths k2 = osipov_rates(law, less(s, k1, 0.5 * h));
        lanchester_strengths k3 = osipov_rates(law, less(s, k2, 0.5 * h));
        lanchester_strengths k4 = osipov_rates(law, less(s, k3, h));
        lanchester_strengths mean = {(k1.x + 2 * k2.x + 2 * k3.x + k4.x) / 6, (k1.y + 2 * k2.y + 2 * k3.y + k4.y) / 6};
        s = less(s, mean, h);
    }
    return s;
}
