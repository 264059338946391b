/* The calibrated model against the medians of what it was estimated on: a typical fight, many times. */
#include "app/reproduce_list.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "numeric/rng.h"
#include "numeric/statistics.h"
#include "process/engagement/calibrated.h"

enum { FIGHTS = 1001, STEPS_MOST = 120 };
#define STEP_HOUR 6.0

typedef struct fight_end {
    double loss_pct_per_day[ENGAGEMENT_SIDES]; /* of the people at the start */
    double advance_km_per_day;
    bool attacker_won;
} fight_end;

/* Medians of the engagements with 5,000 to 60,000 attackers, air superiority with the attacker as in two of three. */
static engagement_input typical_fight(enum stance stance)
{
    static const double people[ENGAGEMENT_SIDES] = {17000, 7200}, tanks[ENGAGEMENT_SIDES] = {112, 40},
                        guns[ENGAGEMENT_SIDES] = {128, 64};
    engagement_input in = {.stance = stance,
                           .ground = TERRAIN_MIXED,
                           .front_km = 7,
                           .air_superiority = 1,
                           .loss_multiplier = 1,
                           .advance_multiplier = 1,
                           .territorial_open_field_share = 1,
                           .drone_fire_multiplier = 1,
                           .break_loss_share = {0.2, 0.4}};
    for (int s = 0; s < ENGAGEMENT_SIDES; s++) {
        engagement_force *f = &in.force[s];
        f->strength[STRENGTH_PERSONNEL] = people[s];
        f->strength[STRENGTH_TANKS] = tanks[s];
        f->strength[STRENGTH_TUBE_ARTILLERY] = guns[s];
        f->quality = 1;
        f->supply_share = 1;
    }
    return in;
}

/* Until a side gives up. A rate is over at least a day, as in the record. */
static fight_end fight(engagement_input in, uint64_t number)
{
    static const double centre[ENGAGEMENT_DRAWS];
    const double start[ENGAGEMENT_SIDES] = {in.force[0].strength[STRENGTH_PERSONNEL],
                                            in.force[1].strength[STRENGTH_PERSONNEL]};
    double draws[ENGAGEMENT_DRAWS];
    for (uint32_t i = 0; i < ENGAGEMENT_DRAWS; i++)
        draws[i] = rng_uniform((rng_stream){1, number}, RNG_ENGAGEMENT, (uint64_t)in.stance, 0, i);
    engagement_state state = {{0}};
    engagement_output out = {0};
    fight_end end = {0};
    int steps = 0;
    while (steps < STEPS_MOST && !out.breaks[0] && !out.breaks[1]) {
        calibrated_model.step(&in, centre, draws, STEP_HOUR, &state, &out);
        for (int s = 0; s < ENGAGEMENT_SIDES; s++) {
            for (int c = 0; c < STRENGTH_COUNT; c++)
                in.force[s].strength[c] *= 1 - out.loss_share[s][c];
            in.force[s].loss_share = 1 - in.force[s].strength[STRENGTH_PERSONNEL] / start[s];
        }
        end.advance_km_per_day += out.advance_km;
        steps++;
    }
    const double days = fmax(1, steps * STEP_HOUR / 24);
    for (int s = 0; s < ENGAGEMENT_SIDES; s++)
        end.loss_pct_per_day[s] = 100 * in.force[s].loss_share / days;
    end.advance_km_per_day /= days;
    end.attacker_won = out.breaks[ENGAGEMENT_DEFENDER] && !out.breaks[ENGAGEMENT_ATTACKER];
    return end;
}

static double median(double *values, size_t n)
{
    if (n == 0)
        return NAN;
    qsort(values, n, sizeof *values, statistics_compare);
    return statistics_quantile_sorted(values, n, 0.5);
}

void reproduce_calibrated(reproduce_list *list)
{
    static const struct {
        enum stance stance;
        const char *name;
        double advance_km_per_day;
    } rows[] = {{STANCE_HASTY, "hasty", 4.0}, {STANCE_PREPARED, "prepared", 4.3}, {STANCE_FORTIFIED, "fortified", 2.0}};
    static const char *const names[ENGAGEMENT_SIDES] = {"attacker", "defender"};
    static const double observed_pct[ENGAGEMENT_SIDES] = {1.1, 3.3};
    double loss[ENGAGEMENT_SIDES][3 * FIGHTS], advance[FIGHTS];
    const char *source = "medians of CDB90, 1939-1973, in sample; ours: a typical fight, 1,001 times";
    size_t fought = 0;
    for (int r = 0; r < 3; r++) {
        const engagement_input in = typical_fight(rows[r].stance);
        size_t won = 0;
        for (uint64_t i = 0; i < FIGHTS; i++) {
            const fight_end end = fight(in, i);
            for (int s = 0; s < ENGAGEMENT_SIDES; s++)
                loss[s][fought] = end.loss_pct_per_day[s];
            fought++;
            if (end.attacker_won)
                advance[won++] = end.advance_km_per_day;
        }
        /* The lower side of a factor of two, both ways. */
        reproduce_group(list, "calibrated", source, 'C', rows[r].advance_km_per_day / 2);
        reproduce_add(list, rows[r].advance_km_per_day, median(advance, won), "calibrated.advance_km_day.won.%s",
                      rows[r].name);
    }
    for (int s = 0; s < ENGAGEMENT_SIDES; s++) {
        reproduce_group(list, "calibrated", source, 'C', observed_pct[s] * (1 - 1 / 1.8)); /* likewise, 1.8 */
        reproduce_add(list, observed_pct[s], median(loss[s], fought), "calibrated.loss_pct_day.%s", names[s]);
    }
}
