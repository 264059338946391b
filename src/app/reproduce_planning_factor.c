/* Planning factors as the engagement model applies them over a day, and break points. */
#include "app/reproduce_list.h"

#include <stddef.h>

#include "process/engagement/attrition.h"
#include "process/engagement/planning_factor.h"

static const struct {
    planning_operation operation;
    const char *name;
    double division[2], corps[2]; /* per cent, first and succeeding days */
} rows[] = {{PLANNING_ATTACK_ON_FORTIFIED_ZONE, "fortified_zone", {6.6, 3.5}, {0.8, 0.6}},
            {PLANNING_COVERING_FORCE, "covering_force", {1.2, 1.2}, {0.4, 0.4}},
            {PLANNING_DEFENCE_OF_SECTOR, "defence_of_sector", {3.5, 1.9}, {0.6, 0.5}},
            {PLANNING_DELAY, "delay", {1.0, 1.0}, {0.4, 0.4}}};

/* Per cent of its people that a side loses on the `day`-th day of a fight, in steps of six hours of those it began the
 * day with. */
static double model_day_pct(int side, enum stance stance, int day)
{
    static const double centre[ENGAGEMENT_DRAWS], draws[ENGAGEMENT_DRAWS] = {0.5, 0.5, 0.5, 0.5, 0.5, 0.5};
    engagement_input in = {.stance = stance,
                           .loss_multiplier = 1,
                           .advance_multiplier = 1,
                           .drone_fire_multiplier = 1,
                           .break_loss_share = {0.2, 0.4}};
    for (int s = 0; s < ENGAGEMENT_SIDES; s++) {
        in.force[s].strength[STRENGTH_PERSONNEL] = 10000;
        in.force[s].quality = 1;
        in.force[s].supply_share = 1;
    }
    engagement_state state = {{0}};
    double sum = 0;
    for (int step = 0; step < 4 * day; step++) {
        engagement_output out;
        planning_factor_model.step(&in, centre, draws, 6, &state, &out);
        if (step >= 4 * (day - 1))
            sum += 100 * out.loss_share[side][STRENGTH_PERSONNEL];
    }
    return sum;
}

static void add_model_days(reproduce_list *list)
{
    static const struct {
        int side;
        enum stance stance;
        const char *name;
        double pct[2];
    } days[] = {{ENGAGEMENT_ATTACKER, STANCE_FORTIFIED, "fortified_zone", {6.6, 3.5}},
                {ENGAGEMENT_DEFENDER, STANCE_PREPARED, "defence_of_sector", {3.5, 1.9}},
                {ENGAGEMENT_DEFENDER, STANCE_DELAY, "delay", {1.0, 1.0}}};
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++)
        for (int day = 1; day <= 2; day++)
            reproduce_add(list, days[i].pct[day - 1], model_day_pct(days[i].side, days[i].stance, day),
                          "planning_factor.model.%s.day_%d_pct", days[i].name, day);
}

/* The loss share at which half of the forces have given up. */
static double median_break_pct(int side)
{
    static const double ln_2 = 0.69314718055994531;
    engagement_input in = {.break_loss_share = {0.2, 0.4}};
    engagement_output out = {0};
    double low = 0, high = 1;
    for (int i = 0; i < 60; i++) {
        in.force[side].loss_share = 0.5 * (low + high);
        if (attrition_break_hazard(&in, side, &out) < ln_2)
            low = in.force[side].loss_share;
        else
            high = in.force[side].loss_share;
    }
    return 100 * low;
}

void reproduce_planning_factor(reproduce_list *list)
{
    reproduce_group(list, "planning_factor", "ST 101-6, FM 101-10-1, daily personnel loss, per cent", 'P', 1e-9);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        for (int day = 0; day < 2; day++) {
            const char *when = day == 0 ? "first" : "later";
            reproduce_add(list, rows[i].division[day],
                          100 * planning_factor_loss_share(rows[i].operation, false, day == 0),
                          "planning_factor.%s.division.%s_pct", rows[i].name, when);
            reproduce_add(list, rows[i].corps[day], 100 * planning_factor_loss_share(rows[i].operation, true, day == 0),
                          "planning_factor.%s.corps.%s_pct", rows[i].name, when);
        }
    add_model_days(list);
    reproduce_group(list, "break_point", "FM 105-5, 1964, as quoted: casualties at the break point", 'P', 1e-6);
    reproduce_add(list, 20, median_break_pct(ENGAGEMENT_ATTACKER), "break_point.attacker_pct");
    reproduce_add(list, 40, median_break_pct(ENGAGEMENT_DEFENDER), "break_point.defender_pct");
}
