/* What the methods of a study promise, over 1,000 studies each: the right option selected, the true mean inside the
 * interval at a stop, the true index inside the bootstrap interval. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "numeric/elementary.h"
#include "numeric/indifference_zone.h"
#include "numeric/known_function.h"
#include "numeric/morris.h"
#include "numeric/precision.h"
#include "numeric/rng.h"
#include "numeric/sobol_index.h"
#include "support/target.h"

enum { STUDIES = 1000 };

static double normal(int study, int replication, int option)
{
    return rng_normal((rng_stream){7, (uint64_t)study}, RNG_TEST, (uint64_t)option, (uint32_t)replication, 0);
}

/* Smallest share of 1,000 that a method with this true share gives in 99.9 % of cases. */
static double least_share(double share)
{
    return share - 3.1 * sqrt(share * (1 - share) / STUDIES);
}

/* Share of right choices in the slippage configuration: all others behind by just the zone. shared: correlation. */
static double correct_share(int options, double shared, double *replications)
{
    int right = 0;
    *replications = 0;
    for (int s = 0; s < STUDIES; s++) {
        const indifference_zone_options how = {.options = options, .correct_prob = 0.95, .zone = 0.5};
        indifference_zone z;
        assert_int_equal(indifference_zone_init(&z, &how), POSTURE_OK);
        for (int r = 0; !z.done; r++) {
            double row[10];
            double common = normal(s, r, 100);
            for (int i = 0; i < options; i++)
                row[i] = (i == options - 1 ? 0.5 : 0) + sqrt(shared) * common + sqrt(1 - shared) * normal(s, r, i);
            indifference_zone_observe(&z, row);
        }
        right += z.best == options - 1;
        *replications += (double)z.replications / STUDIES;
        indifference_zone_clear(&z);
    }
    return (double)right / STUDIES;
}

static void the_best_option_is_selected(void **state)
{
    (void)state;
    static const int options[3] = {2, 5, 10};
    for (int i = 0; i < 3; i++) {
        double independent, paired;
        assert_target("KN: right choices, independent", correct_share(options[i], 0, &independent), least_share(0.95),
                      1, TARGET_MET);
        assert_target("KN: right choices, shared luck", correct_share(options[i], 0.7, &paired), least_share(0.95), 1,
                      TARGET_MET);
        printf("    %d options: %.0f replications, with shared luck %.0f\n", options[i], independent, paired);
        assert_true(paired < 0.6 * independent);
    }
}

/* Share of studies in which the mean is inside the interval when they stop; and how many stop before the budget. */
static double stop_coverage(double half_width, bool skewed, double *values)
{
    int held = 0;
    *values = 0;
    for (int s = 0; s < STUDIES; s++) {
        const precision_rule rule = {.measures = 1, .first = 32, .budget = 4096, .half_width = &half_width};
        precision p;
        assert_int_equal(precision_init(&p, &rule), POSTURE_OK);
        for (int r = 0; p.state == PRECISION_RUNNING; r++) {
            double x = normal(s, r, 0);
            if (skewed) /* exponential, mean 1 */
                x = -elementary_log(rng_uniform((rng_stream){8, (uint64_t)s}, RNG_TEST, 0, (uint32_t)r, 0));
            precision_observe(&p, &x);
        }
        double truth = skewed ? 1 : 0;
        held += p.at_look[0].lo <= truth && truth <= p.at_look[0].hi;
        *values += (double)p.values / STUDIES;
        precision_clear(&p);
    }
    return (double)held / STUDIES;
}

static void the_mean_is_inside_at_the_stop(void **state)
{
    (void)state;
    static const double half_width[3] = {0.3, 0.15, 0.08};
    for (int i = 0; i < 3; i++) {
        double values;
        assert_target("stopping: coverage, normal values", stop_coverage(half_width[i], false, &values),
                      least_share(0.95), 1, TARGET_MET);
        printf("    half-width %.2f: %.0f values\n", half_width[i], values);
        assert_target("stopping: coverage, exponential values", stop_coverage(half_width[i], true, &values),
                      least_share(0.95), 1, TARGET_MET);
    }
}

static void indices_are_inside_their_intervals(void **state)
{
    (void)state;
    static const double truth[6] = {0.3139051911, 0.4424111448, 0, 0.5575888552, 0.4424111448, 0.2436836641};
    enum { BASE = 256 };
    int held[6] = {0};
    for (int s = 0; s < STUDIES; s++) {
        design d;
        double y[BASE * 5];
        sobol_index index[3];
        sobol_index_summary summary;
        assert_int_equal(sobol_index_design(BASE, 3, false, (uint64_t)s, &d), POSTURE_OK);
        for (int r = 0; r < d.rows; r++)
            y[r] = known_ishigami(d.points + (ptrdiff_t)r * 3);
        assert_int_equal(sobol_index_analyse(&d, y, 0, index, NULL, &summary), POSTURE_OK);
        for (int i = 0; i < 3; i++) {
            held[i] += index[i].first.lo <= truth[i] && truth[i] <= index[i].first.hi;
            held[3 + i] += index[i].total.lo <= truth[3 + i] && truth[3 + i] <= index[i].total.hi;
        }
        design_clear(&d);
    }
    for (int i = 0; i < 6; i++)
        assert_target(i < 3 ? "first index of Ishigami: coverage" : "total index of Ishigami: coverage",
                      (double)held[i] / STUDIES, least_share(0.95), 1, TARGET_MET);
}

/* True values: the mean over very many trajectories. */
static void effects_are_inside_their_intervals(void **state)
{
    (void)state;
    enum { K = KNOWN_MORRIS_COLUMNS, BLOCKS = 20 };
    morris_effect truth[K];
    int held_mu = 0, held_mu_star = 0;
    for (int s = 0; s <= STUDIES; s++) {
        const morris_options o = {.blocks = s == 0 ? 100000 : BLOCKS};
        design d;
        assert_int_equal(morris_design(K, &o, (uint64_t)s + 1, &d), POSTURE_OK);
        double *y = malloc((size_t)d.rows * sizeof *y);
        for (int r = 0; r < d.rows; r++)
            y[r] = known_morris(d.points + (ptrdiff_t)r * K);
        morris_effect effect[K];
        assert_int_equal(morris_analyse(&d, y, 0, s == 0 ? 2 : 200, s == 0 ? truth : effect), POSTURE_OK);
        for (int i = 0; s > 0 && i < K; i++) {
            held_mu += effect[i].mu.lo <= truth[i].mu.value && truth[i].mu.value <= effect[i].mu.hi;
            held_mu_star +=
                effect[i].mu_star.lo <= truth[i].mu_star.value && truth[i].mu_star.value <= effect[i].mu_star.hi;
        }
        free(y);
        design_clear(&d);
    }
    assert_target("mu of Morris' function: coverage", (double)held_mu / STUDIES / K, least_share(0.95), 1, TARGET_MET);
    assert_target("mu* of Morris' function: coverage", (double)held_mu_star / STUDIES / K, least_share(0.95), 1,
                  TARGET_MET);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_best_option_is_selected),
        cmocka_unit_test(the_mean_is_inside_at_the_stop),
        cmocka_unit_test(indices_are_inside_their_intervals),
        cmocka_unit_test(effects_are_inside_their_intervals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
