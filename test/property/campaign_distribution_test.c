/* What must hold over many replications: mirrored ground gives mirrored results, and defenders added in place never
 * help the attacker in the paired mean. A finer contact step: test/verify/campaign_step_test.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <math.h>

#include "campaign/campaign.h"
#include "support/random_scenario.h"

static void run_rows(const scenario *s, uint64_t seed, int count, outcome_row *rows)
{
    campaign_model *model;
    campaign_state *state;
    assert_true(campaign_model_create(s, 0, &model) == POSTURE_OK);
    assert_true(campaign_state_create(model, &state) == POSTURE_OK);
    for (int i = 0; i < count; i++) {
        const campaign_case c = {.seed = seed, .outer = (uint64_t)i / 4, .replication = (uint64_t)i};
        campaign_run(model, state, &c, &rows[i], NULL, NULL);
    }
    campaign_state_destroy(state);
    campaign_model_destroy(model);
}

/* Hours to an objective, the horizon where it was not reached. */
static double reached_hour(const outcome_row *row, int objective, double horizon_day)
{
    const double hour = row->objective[objective].reached_hour;
    return isnan(hour) ? 24 * horizon_day : hour;
}

/* Upper and lower objective of a mirrored grid: equal means within four standard errors of the paired difference. */
static void mirrored_ground_gives_mirrored_results(void **state)
{
    (void)state;
    enum { COUNT = 300 };
    static outcome_row rows[COUNT];
    int varied = 0;
    for (uint64_t seed = 0; seed < 5; seed++) {
        scenario *s = random_scenario(seed, 2 + (int)seed % 3, true);
        run_rows(s, seed + 1, COUNT, rows);
        double sum = 0, square = 0;
        for (int i = 0; i < COUNT; i++) {
            const double d = reached_hour(&rows[i], 0, s->horizon_day) - reached_hour(&rows[i], 1, s->horizon_day);
            sum += d;
            square += d * d;
        }
        const double mean = sum / COUNT;
        const double error = sqrt((square / COUNT - mean * mean) / COUNT);
        if (fabs(mean) > 4 * error)
            fail_msg("seed %d: upper minus lower objective %.2f h, standard error %.2f h", (int)seed, mean, error);
        varied += error > 0;
        scenario_destroy(s);
    }
    assert_true(varied > 0);
}

/* A score of the attacker's success, larger is better for it: hours of the horizon that remain once it is there, and
 * days in possession. */
static double success(const outcome_row *row, const scenario *s)
{
    double sum = 0;
    for (int o = 0; o < row->objective_count; o++) {
        const double held = row->objective[o].held_day;
        sum += 24 * s->horizon_day - reached_hour(row, o, s->horizon_day);
        sum += isnan(held) ? 0 : 24 * (s->horizon_day - held);
    }
    return sum;
}

static void more_defenders_never_help_the_attacker(void **state)
{
    (void)state;
    enum { COUNT = 100 };
    static outcome_row before[COUNT], after[COUNT];
    int worse = 0, cases = 0, moved = 0;
    for (uint64_t seed = 40; seed < 48; seed++) {
        const int rows = 1 + (int)(seed % 3);
        scenario *s = random_scenario(seed, rows, false);
        run_rows(s, 5, COUNT, before);
        random_grid g = {s, seed, rows, false};
        for (int k = 0; k < 2; k++) /* stand in the way, with no plan to change */
            grid_unit(&g, 80, k, 1, 0, grid_place(k == 0 ? 0 : rows - 1, GRID_COLUMNS - 3));
        run_rows(s, 5, COUNT, after);
        double sum = 0, square = 0;
        for (int i = 0; i < COUNT; i++) {
            const double d = success(&after[i], s) - success(&before[i], s);
            sum += d;
            square += d * d;
            worse += d > 1e-9;
            moved += fabs(d) > 1e-9;
            cases++;
        }
        const double mean = sum / COUNT, error = sqrt((square / COUNT - mean * mean) / COUNT);
        if (mean > 2 * error + 1e-9)
            fail_msg("seed %d: two more battalions help the attacker by %.2f, standard error %.2f", (int)seed, mean,
                     error);
        scenario_destroy(s);
    }
    print_message("more defenders helped the attacker in %d of %d single cases; %d changed\n", worse, cases, moved);
    assert_true(moved > cases / 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mirrored_ground_gives_mirrored_results),
        cmocka_unit_test(more_defenders_never_help_the_attacker),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
