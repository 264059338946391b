/* Salvo exchanges: Hughes and Armstrong. */
#include "app/reproduce_list.h"

#include <math.h>
#include <stddef.h>
#include <stdint.h>

#include "numeric/rng.h"
#include "process/engagement/salvo.h"

/* Two destroyers against five missile boats. */
static const hughes_force destroyers = {2, 4, 4, 1, 1, 1};
static const hughes_force boats = {5, 8, 0, 2, 0.5, 1};

static hughes_force with_units(hughes_force force, double units)
{
    force.units = units;
    return force;
}

static void add_missile_math(reproduce_list *list)
{
    static const double lost[] = {12, 6, 4, 3};
    reproduce_group(list, "salvo_hughes", "Missile Math for Marines, Marine Corps Gazette 2023", 'P', 1e-9);
    reproduce_add(list, 4, hughes_loss(&destroyers, &boats), "hughes.marines.base.plan_lost");
    for (int i = 0; i < 4; i++) {
        hughes_force robust = destroyers;
        robust.staying = i + 1;
        reproduce_add(list, lost[i], hughes_loss_unclipped(&boats, &robust), "hughes.marines.staying_%d.us_unclipped",
                      i + 1);
    }
    double loss[SALVO_SIDES];
    hughes_force three[SALVO_SIDES] = {with_units(destroyers, 3), boats};
    hughes_exchange(three, SALVO_SIMULTANEOUS, loss);
    reproduce_add(list, 3, loss[SALVO_A], "hughes.marines.three_ddg.us_lost");
    reproduce_add(list, 5, loss[SALVO_B], "hughes.marines.three_ddg.plan_lost");
    hughes_force five[SALVO_SIDES] = {with_units(destroyers, 5), boats};
    hughes_exchange(five, SALVO_SIMULTANEOUS, loss);
    reproduce_add(list, 0, loss[SALVO_A], "hughes.marines.five_ddg.us_lost");
    reproduce_add(list, 5, loss[SALVO_B], "hughes.marines.five_ddg.plan_lost");
    hughes_force first[SALVO_SIDES] = {destroyers, boats};
    hughes_exchange(first, SALVO_A_FIRST, loss);
    reproduce_add(list, 0, loss[SALVO_A], "hughes.marines.us_first.us_lost");
    reproduce_add(list, 4, loss[SALVO_B], "hughes.marines.us_first.plan_lost");
    hughes_force left = with_units(boats, boats.units - loss[SALVO_B]);
    reproduce_add(list, 4, hughes_loss_unclipped(&destroyers, &left), "hughes.marines.us_first.second.plan_unclipped");
    reproduce_add(list, 1, hughes_loss(&destroyers, &left), "hughes.marines.us_first.second.plan_lost");
}

static void add_orders_of_fire(reproduce_list *list)
{
    static const struct {
        salvo_order order;
        const char *name;
        double a, b;
    } rows[] = {{SALVO_B_FIRST, "blue_first", 2, 4.0 / 3},
                {SALVO_SIMULTANEOUS, "simultaneous", 2, 4},
                {SALVO_A_FIRST, "red_first", 0, 4}};
    const hughes_force force[SALVO_SIDES] = {{5, 4, 2, 3, 1, 1}, {4, 4, 2, 3, 1, 1}};
    double loss[SALVO_SIDES];
    reproduce_group(list, "salvo_hughes", "Armstrong 2014, p. 1594, deterministic", 'P', 1e-9);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        hughes_exchange(force, rows[i].order, loss);
        reproduce_add(list, rows[i].a, loss[SALVO_A], "hughes.armstrong_2014.%s.red_lost", rows[i].name);
        reproduce_add(list, rows[i].b, loss[SALVO_B], "hughes.armstrong_2014.%s.blue_lost", rows[i].name);
    }
}

static void add_checks(reproduce_list *list)
{
    static const struct {
        double alpha, beta, intercepts, a, b;
    } rows[] = {{2, 2, 1, 2, 2}, {4, 2, 1, 2, 4}, {1, 1, 5, 0, 0}};
    reproduce_group(list, "salvo_hughes", "Hughes 1995, equations, four ships each", 'C', 1e-9);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const hughes_force force[SALVO_SIDES] = {{4, rows[i].alpha, rows[i].intercepts, 2, 1, 1},
                                                 {4, rows[i].beta, rows[i].intercepts, 2, 1, 1}};
        double loss[SALVO_SIDES];
        hughes_exchange(force, SALVO_SIMULTANEOUS, loss);
        reproduce_add(list, rows[i].a, loss[SALVO_A], "hughes.check_%zu.a_lost", i + 1);
        reproduce_add(list, rows[i].b, loss[SALVO_B], "hughes.check_%zu.b_lost", i + 1);
    }
}

/* Uniforms of the salvo at one side in one run; `shots` damages at most. */
static void draw_luck(rng_stream stream, uint64_t side, uint32_t shots, armstrong_luck *luck)
{
    for (uint32_t i = 0; i < 2; i++) {
        luck->hit[i] = rng_uniform(stream, RNG_FIRES, side, 0, i);
        luck->intercept[i] = rng_uniform(stream, RNG_FIRES, side, 1, i);
    }
    for (uint32_t i = 0; i < shots; i++)
        luck->damage[i] = rng_uniform(stream, RNG_FIRES, side, 2, i);
}

static void add_stochastic(reproduce_list *list)
{
    enum { RUNS = 100000, SHOTS = 28 };
    const armstrong_force force[SALVO_SIDES] = {{6, 4, 2, 0.67, 0.67, 0.33, 0.11}, {4, 4, 2, 0.67, 0.67, 0.33, 0.11}};
    armstrong_luck luck[SALVO_SIDES];
    double sum = 0, squares = 0, none = 0, all = 0;
    for (uint64_t run = 0; run < RUNS; run++) {
        double loss[SALVO_SIDES];
        for (uint64_t s = 0; s < SALVO_SIDES; s++)
            draw_luck((rng_stream){1, run}, s, SHOTS, &luck[s]);
        armstrong_exchange(force, SALVO_B_FIRST, luck, loss);
        sum += loss[SALVO_B];
        squares += loss[SALVO_B] * loss[SALVO_B];
        none += loss[SALVO_B] <= 0;
        all += loss[SALVO_B] >= force[SALVO_B].units;
    }
    const char *source = "Armstrong 2014, p. 1597, four ships first against six; ours: 100,000 runs";
    const double mean = sum / RUNS;
    /* Four standard errors of our runs. */
    reproduce_group(list, "salvo_armstrong", source, 'P', 0.0125);
    reproduce_add(list, 2.637, mean, "armstrong.2014.blue_loss.mean");
    reproduce_group(list, "salvo_armstrong", source, 'P', 0.009);
    reproduce_add(list, 0.989, sqrt(squares / RUNS - mean * mean), "armstrong.2014.blue_loss.sd");
    reproduce_group(list, "salvo_armstrong", source, 'P', 0.0012);
    reproduce_add(list, 0.008, none / RUNS, "armstrong.2014.blue_loss.none_prob");
    reproduce_group(list, "salvo_armstrong", source, 'P', 0.0042);
    reproduce_add(list, 0.125, all / RUNS, "armstrong.2014.blue_loss.all_prob");
}

static double between(double low, double high, double u)
{
    return low + (high - low) * u;
}

static int one_of(int low, int high, double u)
{
    return low + (int)((high - low + 1) * u);
}

static armstrong_force random_force(rng_stream stream, uint64_t side)
{
    double u[8];
    for (uint32_t i = 0; i < 8; i++)
        u[i] = rng_uniform(stream, RNG_FIRES, side, 3, i);
    return (armstrong_force){.units = one_of(9, 18, u[0]),
                             .shots = one_of(2, 4, u[1]),
                             .intercepts = one_of(1, 2, u[2]),
                             .hit_prob = between(0.5, 1, u[3]),
                             .intercept_prob = between(0.5, 1, u[4]),
                             .damage_mean = between(0.25, 0.5, u[5]),
                             .damage_sd = between(0.1, 0.2, u[6])};
}

/* Least-squares slope of y on a cause from the sums of each. */
typedef struct slope {
    double x, y, xx, xy;
} slope;

static void slope_add(slope *s, double x, double y)
{
    s->x += x;
    s->y += y;
    s->xx += x * x;
    s->xy += x * y;
}

static double slope_of(const slope *s, double n)
{
    return (s->xy - s->x * s->y / n) / (s->xx - s->x * s->x / n);
}

/* Effects of one more missile a ship, over forces drawn evenly from the ranges of the study. */
static void add_effects(reproduce_list *list)
{
    enum { RUNS = 40000, SHOTS = 72 };
    slope attack = {0}, defence = {0};
    armstrong_luck luck;
    for (uint64_t run = 0; run < RUNS; run++) {
        const rng_stream stream = {2, run};
        const armstrong_force shooter = random_force(stream, SALVO_A), target = random_force(stream, SALVO_B);
        draw_luck(stream, SALVO_B, SHOTS, &luck);
        const double loss = armstrong_loss(&shooter, &target, &luck);
        slope_add(&attack, shooter.shots, loss);
        slope_add(&defence, target.intercepts, loss);
    }
    /* Its design is not known; four standard errors of our slope. */
    reproduce_group(list, "salvo_armstrong",
                    "Kesler, Lucas & Sanchez 2019, ranges and effects; ours: 40,000 even draws", 'P', 0.15);
    reproduce_add(list, 2.8, slope_of(&attack, RUNS), "armstrong.kesler.one_more_asm");
    reproduce_add(list, -2.8, slope_of(&defence, RUNS), "armstrong.kesler.one_more_sam");
}

void reproduce_salvo(reproduce_list *list)
{
    add_missile_math(list);
    add_orders_of_fire(list);
    add_checks(list);
    add_stochastic(list);
    add_effects(list);
}
