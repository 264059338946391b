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
static void draw_luck(uint64_t run, uint64_t side, uint32_t shots, armstrong_luck *luck)
{
    const rng_stream stream = {1, run};
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
            draw_luck(run, s, SHOTS, &luck[s]);
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

void reproduce_salvo(reproduce_list *list)
{
    add_missile_math(list);
    add_orders_of_fire(list);
    add_checks(list);
    add_stochastic(list);
}
