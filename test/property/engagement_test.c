/* What must hold for every registered engagement model, on random fights. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "numeric/rng.h"
#include "process/engagement/biddle.h"
#include "process/engagement/calibrated.h"
#include "process/engagement/calibration.h"
#include "process/engagement/registry.h"

enum { FIGHTS = 300 };

static double uniform(uint32_t fight, uint32_t index)
{
    return rng_uniform((rng_stream){7, 0}, RNG_TEST, 1, fight, index);
}

static double between(double low, double high, double u)
{
    return low + (high - low) * u;
}

/* A fight between a battalion and a corps a side, at most ten to one. */
static engagement_input random_input(uint32_t fight)
{
    static const double table[STRENGTH_COUNT] = {600, 12, 25, 6, 2, 9, 3, 0};
    engagement_input in = {.loss_multiplier = 1,
                           .advance_multiplier = 1,
                           .territorial_open_field_share = 0.15,
                           .drone_fire_multiplier = between(0.5, 3, uniform(fight, 0)),
                           .break_loss_share = {0.2, 0.4}};
    double scale = exp(between(0, 4, uniform(fight, 1)));
    for (uint32_t s = 0; s < ENGAGEMENT_SIDES; s++) {
        engagement_force *f = &in.force[s];
        double side_scale = scale * exp(between(-1.1, 1.1, uniform(fight, 2 + s)));
        for (uint32_t c = 0; c < STRENGTH_COUNT; c++)
            f->strength[c] = side_scale * table[c] * between(0.5, 1.5, uniform(fight, 10 + 10 * s + c));
        f->battalions = side_scale;
        f->quality = between(0.6, 1.5, uniform(fight, 30 + s));
        f->supply_share = between(0.4, 1, uniform(fight, 32 + s));
        f->territorial_share = between(0, 0.5, uniform(fight, 34 + s));
    }
    in.stance = (enum stance)(uniform(fight, 36) * STANCE_COUNT);
    in.ground = (enum terrain)(uniform(fight, 37) * TERRAIN_COUNT);
    in.wet = uniform(fight, 38) < 0.3;
    in.water_obstacle = uniform(fight, 39) < 0.3;
    in.surprise = between(-3, 3, uniform(fight, 40));
    in.air_superiority = between(-1, 1, uniform(fight, 41));
    in.front_km = between(1, 60, uniform(fight, 42));
    return in;
}

struct luck {
    double estimate[ENGAGEMENT_DRAWS], draws[ENGAGEMENT_DRAWS];
};

static struct luck random_luck(uint32_t fight)
{
    struct luck luck;
    for (uint32_t i = 0; i < ENGAGEMENT_DRAWS; i++) {
        luck.estimate[i] = between(-2, 2, uniform(fight, 60 + i));
        luck.draws[i] = uniform(fight, 70 + i);
    }
    return luck;
}

static engagement_output first_step(const engagement_model *m, const engagement_input *in, const struct luck *luck,
                                    double dt_hour)
{
    engagement_state state = {{0}};
    engagement_output out;
    m->step(in, luck->estimate, luck->draws, dt_hour, &state, &out);
    return out;
}

static void scale_force(engagement_force *f, double factor)
{
    for (int c = 0; c < STRENGTH_COUNT; c++)
        f->strength[c] *= factor;
}

static void assert_sound(const engagement_model *m, const engagement_output *out)
{
    for (int s = 0; s < ENGAGEMENT_SIDES; s++)
        for (int c = 0; c < STRENGTH_COUNT; c++)
            if (!(out->loss_share[s][c] >= 0 && out->loss_share[s][c] <= 1))
                fail_msg("%s: side %d category %d loses the share %g", m->id, s, c, out->loss_share[s][c]);
    if (!isfinite(out->advance_km) || !isfinite(out->power_ratio) || out->power_ratio < 0)
        fail_msg("%s: advance %g km, ratio %g", m->id, out->advance_km, out->power_ratio);
}

/* Runs a fight to its end in time, applying losses; people left by side, total advance. */
struct course {
    double people[ENGAGEMENT_SIDES], advance_km;
};

static struct course run_fight(const engagement_model *m, engagement_input in, const struct luck *luck, double hours,
                               double dt_hour)
{
    struct course course = {{0}, 0};
    engagement_state state = {{0}};
    int steps = (int)lround(hours / dt_hour);
    for (int i = 0; i < steps; i++) {
        engagement_output out;
        m->step(&in, luck->estimate, luck->draws, dt_hour, &state, &out);
        assert_sound(m, &out);
        course.advance_km += out.advance_km;
        for (int s = 0; s < ENGAGEMENT_SIDES; s++)
            for (int c = 0; c < STRENGTH_COUNT; c++)
                in.force[s].strength[c] *= 1 - out.loss_share[s][c];
    }
    for (int s = 0; s < ENGAGEMENT_SIDES; s++)
        course.people[s] = in.force[s].strength[STRENGTH_PERSONNEL];
    return course;
}

static void the_registry_finds_each_by_name(void **state)
{
    (void)state;
    const engagement_model *const *all = engagement_models();
    assert_ptr_equal(all[0], &calibrated_model);
    for (int i = 0; all[i]; i++) {
        assert_ptr_equal(engagement_model_find(all[i]->id), all[i]);
        assert_true(all[i]->native_step_hour > 0);
        assert_true(strlen(all[i]->title) > 0 && strlen(all[i]->source) > 0);
    }
    static const char *const selectable[] = {"calibrated",
                                             "lanchester",
                                             "lanchester_square",
                                             "lanchester_linear",
                                             "lanchester_log",
                                             "lanchester_mixed",
                                             "stochastic_square",
                                             "epstein",
                                             "biddle",
                                             "qjm",
                                             "planning_factor"};
    for (size_t i = 0; i < sizeof selectable / sizeof selectable[0]; i++)
        if (!engagement_model_find(selectable[i]))
            fail_msg("no scenario can have the model %s", selectable[i]);
    assert_null(engagement_model_find("no such model"));
}

static void nobody_is_lost_without_an_enemy(void **state)
{
    (void)state;
    for (const engagement_model *const *m = engagement_models(); *m; m++)
        for (uint32_t i = 0; i < FIGHTS; i++)
            for (int gone = 0; gone < ENGAGEMENT_SIDES; gone++) {
                engagement_input in = random_input(i);
                struct luck luck = random_luck(i);
                scale_force(&in.force[gone], 0);
                engagement_output out = first_step(*m, &in, &luck, 6);
                assert_sound(*m, &out);
                for (int c = 0; c < STRENGTH_COUNT; c++)
                    assert_true(out.loss_share[1 - gone][c] == 0);
                assert_true(out.breaks[gone] && !out.breaks[1 - gone]);
            }
}

static void results_are_finite_on_extremes(void **state)
{
    (void)state;
    static const double strength[] = {0, 1e-6, 1, 1e4, 1e12};
    static const double u[] = {1.1e-16, 0.5, 1 - 1.1e-16};
    for (const engagement_model *const *m = engagement_models(); *m; m++)
        for (uint32_t i = 0; i < 5 * 5 * 3 * 8; i++) {
            engagement_input in = random_input(i);
            struct luck luck = random_luck(i);
            scale_force(&in.force[0], strength[i % 5] / 600);
            scale_force(&in.force[1], strength[i / 5 % 5] / 600);
            in.force[0].air_kill_vehicles_per_day = i % 7 * 1e3;
            in.loss_multiplier = i % 2 ? 20 : 0.05;
            in.front_km = i % 3 ? in.front_km : 0;
            for (int k = 0; k < ENGAGEMENT_DRAWS; k++) {
                luck.draws[k] = u[i / 25 % 3];
                luck.estimate[k] = i % 4 ? 0 : 8;
            }
            run_fight(*m, in, &luck, 240, i % 2 ? 6 : 24);
        }
}

/* What is lost and what is left add up to what was there, category by category, and nobody comes back. */
static void totals_are_conserved(void **state)
{
    (void)state;
    for (const engagement_model *const *m = engagement_models(); *m; m++)
        for (uint32_t i = 0; i < FIGHTS; i++) {
            engagement_input in = random_input(i);
            const engagement_input before = in;
            struct luck luck = random_luck(i);
            engagement_state memory = {{0}};
            double lost[ENGAGEMENT_SIDES][STRENGTH_COUNT] = {{0}};
            for (int step = 0; step < 20; step++) {
                engagement_output out;
                (*m)->step(&in, luck.estimate, luck.draws, 6, &memory, &out);
                assert_sound(*m, &out);
                for (int s = 0; s < ENGAGEMENT_SIDES; s++)
                    for (int c = 0; c < STRENGTH_COUNT; c++) {
                        const double loss = in.force[s].strength[c] * out.loss_share[s][c];
                        lost[s][c] += loss;
                        in.force[s].strength[c] -= loss;
                    }
            }
            for (int s = 0; s < ENGAGEMENT_SIDES; s++)
                for (int c = 0; c < STRENGTH_COUNT; c++) {
                    const double start = before.force[s].strength[c];
                    assert_true(in.force[s].strength[c] >= 0 && in.force[s].strength[c] <= start);
                    assert_true(fabs(lost[s][c] + in.force[s].strength[c] - start) <= 1e-9 * start);
                }
        }
}

/* In Biddle's model who is too weak does not assault, or stops within the step, and then loses nobody: a stronger
 * defender saves attackers. The property is asked of assaults that go on. */
static bool assault_stops(const engagement_model *m, const engagement_output *out)
{
    return m == &biddle_model && out->advance_km < 6.0 / 24 * biddle_baseline.assault_km_per_day;
}

/* More of one's own never costs more of one's own, and never saves the enemy's. */
static void own_strength_helps(void **state)
{
    (void)state;
    for (const engagement_model *const *m = engagement_models(); *m; m++) {
        int compared = 0;
        for (uint32_t i = 0; i < FIGHTS; i++)
            for (int s = 0; s < ENGAGEMENT_SIDES; s++) {
                engagement_input in = random_input(i);
                struct luck luck = random_luck(i);
                engagement_output weak = first_step(*m, &in, &luck, 6);
                scale_force(&in.force[s], between(1.01, 3, uniform(i, 90)));
                engagement_output strong = first_step(*m, &in, &luck, 6);
                if (assault_stops(*m, &weak) || assault_stops(*m, &strong))
                    continue;
                compared++;
                for (int c = 0; c < STRENGTH_COUNT; c++) {
                    assert_true(strong.loss_share[s][c] <= weak.loss_share[s][c] + 1e-12);
                    assert_true(strong.loss_share[1 - s][c] >= weak.loss_share[1 - s][c] - 1e-12);
                }
                double gain_km = strong.advance_km - weak.advance_km;
                assert_true(s == ENGAGEMENT_ATTACKER ? gain_km >= -1e-12 : gain_km <= 1e-12);
                assert_true(s == ENGAGEMENT_ATTACKER ? strong.power_ratio > weak.power_ratio
                                                     : strong.power_ratio < weak.power_ratio);
            }
        assert_true(compared == 2 * FIGHTS || (*m == &biddle_model && compared > FIGHTS / 3));
    }
}

/* No model knows whose force it is: swapped forces have the inverse ratio, and what both share cancels. */
static void mirrored_forces_mirror_the_ratio(void **state)
{
    (void)state;
    for (const engagement_model *const *m = engagement_models(); *m; m++)
        for (uint32_t i = 0; i < FIGHTS; i++) {
            engagement_input in = random_input(i);
            struct luck luck = random_luck(i);
            engagement_output there = first_step(*m, &in, &luck, 6);
            engagement_input both = in;
            both.force[0].quality *= 1.5;
            both.force[1].quality *= 1.5;
            engagement_output same = first_step(*m, &both, &luck, 6);
            assert_true(fabs(same.loss_share[0][0] - there.loss_share[0][0]) < 1e-9);
            assert_true(fabs(same.loss_share[1][0] - there.loss_share[1][0]) < 1e-9);
            engagement_force first = in.force[0];
            in.force[0] = in.force[1];
            in.force[1] = first;
            engagement_output back = first_step(*m, &in, &luck, 6);
            assert_true(fabs(there.power_ratio * back.power_ratio - 1) < 1e-9);
        }
}

/* A side of which a tenth is left is long past its break point; when exactly the last man falls is an event, not a
 * rate, and no smaller step makes it smooth. */
static bool both_last(const struct course *c, const engagement_input *in)
{
    for (int s = 0; s < ENGAGEMENT_SIDES; s++)
        if (c->people[s] < 0.1 * in->force[s].strength[STRENGTH_PERSONNEL])
            return false;
    return true;
}

/* Errors shrink with the step that a model asks for: what a quarter of the step changes against half of it is less than
 * the half's own. */
static void halving_the_step_converges(void **state)
{
    (void)state;
    for (const engagement_model *const *m = engagement_models(); *m; m++) {
        int compared = 0;
        for (uint32_t i = 0; i < FIGHTS; i++) {
            engagement_input in = random_input(i);
            struct luck luck = random_luck(i);
            double dt = (*m)->native_step_hour;
            struct course whole = run_fight(*m, in, &luck, 48, dt);
            struct course half = run_fight(*m, in, &luck, 48, dt / 2);
            struct course quarter = run_fight(*m, in, &luck, 48, dt / 4);
            if (!both_last(&whole, &in) || !both_last(&quarter, &in))
                continue;
            compared++;
            for (int s = 0; s < ENGAGEMENT_SIDES; s++) {
                double start = in.force[s].strength[STRENGTH_PERSONNEL];
                double coarse = fabs(whole.people[s] - half.people[s]) / start;
                double fine = fabs(half.people[s] - quarter.people[s]) / start;
                if (!(coarse < 0.05 && fine <= 0.7 * coarse + 1e-4))
                    fail_msg("%s, fight %u, side %d: %g then %g", (*m)->id, i, s, coarse, fine);
            }
            double coarse = fabs(whole.advance_km - half.advance_km);
            double fine = fabs(half.advance_km - quarter.advance_km);
            if (!(coarse <= 0.15 * fabs(half.advance_km) + 0.1 && fine <= 0.7 * coarse + 0.02))
                fail_msg("%s, fight %u: advance changes by %g, then by %g", (*m)->id, i, coarse, fine);
        }
        if (compared < FIGHTS * 8 / 10)
            fail_msg("%s: only %d fights of %d last", (*m)->id, compared, FIGHTS);
    }
}

/* Armour killed from the air is lost as stated, whatever happens on the ground. */
static void air_kills_armour_directly(void **state)
{
    (void)state;
    for (const engagement_model *const *m = engagement_models(); *m; m++)
        for (uint32_t i = 0; i < FIGHTS; i++)
            for (int s = 0; s < ENGAGEMENT_SIDES; s++) {
                engagement_input in = random_input(i);
                struct luck luck = random_luck(i);
                in.loss_multiplier = 1e-12;
                double vehicles = in.force[s].strength[STRENGTH_TANKS] + in.force[s].strength[STRENGTH_IFV_APC];
                in.force[1 - s].air_kill_vehicles_per_day = 0.4 * vehicles;
                engagement_output out = first_step(*m, &in, &luck, 6);
                assert_true(fabs(out.loss_share[s][STRENGTH_TANKS] - 0.1) < 1e-6);
                assert_true(fabs(out.loss_share[s][STRENGTH_IFV_APC] - 0.1) < 1e-6);
                assert_true(out.loss_share[1 - s][STRENGTH_TANKS] < 1e-6);
            }
}

static void territorial_people_gain_no_open_field_power(void **state)
{
    (void)state;
    for (const engagement_model *const *m = engagement_models(); *m; m++) {
        engagement_input in = random_input(3);
        struct luck luck = random_luck(3);
        memset(in.force[1].strength, 0, sizeof in.force[1].strength);
        in.force[1].strength[STRENGTH_PERSONNEL] = 1000;
        in.force[1].territorial_share = 1;
        in.force[0].territorial_share = 0;
        in.territorial_open_field_share = 0.15;
        double field = first_step(*m, &in, &luck, 6).power_ratio;
        in.territorial_open_field_share = 1;
        double town = first_step(*m, &in, &luck, 6).power_ratio;
        assert_true(fabs(field / town - 1 / 0.15) < 1e-9);
    }
}

/* Half of the fights have ended by a break where the force has lost its stated break point. */
static void the_break_point_is_a_median(void **state)
{
    (void)state;
    for (const engagement_model *const *m = engagement_models(); *m; m++)
        for (int s = 0; s < ENGAGEMENT_SIDES; s++) {
            int broken = 0;
            for (int k = 0; k < 1000; k++) {
                engagement_input in = random_input(5);
                struct luck luck = random_luck(5);
                in.loss_multiplier = 1e-12;
                in.force[s].loss_share = in.break_loss_share[s];
                luck.draws[s] = (k + 0.5) / 1000;
                broken += first_step(*m, &in, &luck, 1e-3).breaks[s];
            }
            assert_in_range(broken, 495, 510);
        }
}

/* Odds move with each circumstance as they should, and by degrees: no step at three to one in people. */
static void the_win_curve_is_ordered_and_smooth(void **state)
{
    (void)state;
    static const double zero[ENGAGEMENT_DRAWS];
    engagement_input in = random_input(9);
    in.stance = STANCE_PREPARED;
    in.wet = in.water_obstacle = false;
    in.surprise = in.air_superiority = 0;
    in.force[0] = in.force[1];
    double even = calibrated_log_odds(&in, zero);
    in.stance = STANCE_FORTIFIED;
    assert_true(calibrated_log_odds(&in, zero) < even);
    in.stance = STANCE_PREPARED;
    in.surprise = 2;
    assert_true(calibrated_log_odds(&in, zero) > even);
    in.surprise = 0;
    in.air_superiority = -1;
    assert_true(calibrated_log_odds(&in, zero) < even);
    in.air_superiority = 0;
    in.water_obstacle = true;
    assert_true(calibrated_log_odds(&in, zero) < even);
    in.water_obstacle = false;
    double before = 0;
    for (int tenths = 5; tenths < 80; tenths++) {
        const double ratio = 0.1 * tenths;
        in.force[0] = in.force[1];
        scale_force(&in.force[0], ratio);
        double p = 1 / (1 + exp(-calibrated_log_odds(&in, zero)));
        assert_true(p > before && (before == 0 || p - before < 0.05));
        before = p;
    }
}

/* The first coefficient of an estimate is the intercept of the odds, in standard deviations. */
static void the_estimate_carries_its_uncertainty(void **state)
{
    (void)state;
    engagement_input in = random_input(9);
    in.water_obstacle = false;
    in.force[0] = in.force[1];
    double estimate[ENGAGEMENT_DRAWS] = {0};
    double centre = calibrated_log_odds(&in, estimate);
    estimate[0] = 1;
    assert_true(fabs(calibrated_log_odds(&in, estimate) - centre - calibration.cholesky[0][0]) < 1e-12);
    assert_true(calibration.cholesky[0][0] > 0.05 && calibration.cholesky[0][0] < 1);
    struct luck luck = random_luck(9);
    memset(luck.estimate, 0, sizeof luck.estimate);
    double central = first_step(&calibrated_model, &in, &luck, 6).loss_share[1][STRENGTH_PERSONNEL];
    luck.estimate[3] = 1;
    double raised = first_step(&calibrated_model, &in, &luck, 6).loss_share[1][STRENGTH_PERSONNEL];
    assert_true(fabs(log(raised / central) - calibration.cholesky[3][3]) < 0.02);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_registry_finds_each_by_name),
        cmocka_unit_test(nobody_is_lost_without_an_enemy),
        cmocka_unit_test(results_are_finite_on_extremes),
        cmocka_unit_test(totals_are_conserved),
        cmocka_unit_test(own_strength_helps),
        cmocka_unit_test(mirrored_forces_mirror_the_ratio),
        cmocka_unit_test(halving_the_step_converges),
        cmocka_unit_test(air_kills_armour_directly),
        cmocka_unit_test(territorial_people_gain_no_open_field_power),
        cmocka_unit_test(the_break_point_is_a_median),
        cmocka_unit_test(the_win_curve_is_ordered_and_smooth),
        cmocka_unit_test(the_estimate_carries_its_uncertainty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
