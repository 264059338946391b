/* Clustered estimates against closed forms and, by simulation with fixed seeds, the coverage of their intervals. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "numeric/rng.h"
#include "numeric/statistics.h"
#include "study/cluster_sum.h"
#include "support/near.h"

static cluster_sum sum_of(const double *x, size_t clusters, size_t size)
{
    cluster_sum c = {0};
    for (size_t i = 0; i < clusters; i++) {
        for (size_t k = 0; k < size; k++)
            cluster_sum_add(&c, x[i * size + k]);
        cluster_sum_close(&c);
    }
    return c;
}

static void single_values_give_the_t_interval(void **state)
{
    (void)state;
    const double x[] = {3, 5, 4, 8, 10};
    cluster_sum c = sum_of(x, 5, 1);
    interval got = cluster_sum_mean(&c, 0.95);
    assert_near(got.value, 6, 1e-12);
    /* s = sqrt(8.5), t(0.975, 4) = 2.7764451 */
    assert_near(got.hi - got.value, 2.7764451051977987 * sqrt(8.5 / 5), 1e-9);
    assert_near(got.value - got.lo, got.hi - got.value, 1e-12);
}

static void balanced_clusters_use_only_their_means(void **state)
{
    (void)state;
    const double x[] = {1, 3, 4, 8, 10, 10};
    cluster_sum clustered = sum_of(x, 3, 2);
    interval got = cluster_sum_mean(&clustered, 0.95);
    /* means 2, 6, 10: sd 4, t(0.975, 2) = 4.3026527 */
    assert_near(got.value, 6, 1e-12);
    assert_near(got.hi - got.value, 4.302652729749462 * 4 / sqrt(3), 1e-9);
    assert_near(got.value - got.lo, got.hi - got.value, 1e-12);
}

static void a_large_common_offset_loses_no_digits(void **state)
{
    (void)state;
    double x[100];
    double shifted[100];
    for (int i = 0; i < 100; i++) {
        x[i] = i % 7;
        shifted[i] = 1e9 + i % 7;
    }
    cluster_sum a = sum_of(x, 25, 4);
    cluster_sum b = sum_of(shifted, 25, 4);
    interval ia = cluster_sum_mean(&a, 0.95);
    interval ib = cluster_sum_mean(&b, 0.95);
    assert_near(ib.hi - ib.lo, ia.hi - ia.lo, 1e-6);
}

static void one_cluster_has_no_interval(void **state)
{
    (void)state;
    const double x[] = {1, 2};
    cluster_sum c = sum_of(x, 1, 2);
    interval got = cluster_sum_mean(&c, 0.95);
    assert_near(got.value, 1.5, 0);
    assert_true(isinf(got.lo) && isinf(got.hi));
    cluster_sum none = {0};
    assert_true(isnan(cluster_sum_mean(&none, 0.95).value));
    assert_true(isnan(cluster_sum_proportion(&none, 0.95).value));
}

static void identical_members_are_worth_one_value(void **state)
{
    (void)state;
    double x[400];
    for (int i = 0; i < 400; i++)
        x[i] = i / 4 % 2;
    cluster_sum c = sum_of(x, 100, 4);
    assert_near(cluster_sum_effective_n(&c), 99, 1e-6); /* 100 clusters, unbiased variance */
}

static void a_share_of_zero_is_bounded_by_the_clusters(void **state)
{
    (void)state;
    double x[400] = {0};
    cluster_sum c = sum_of(x, 100, 4);
    interval none = cluster_sum_proportion(&c, 0.95);
    assert_near(none.value, 0, 0);
    assert_near(none.lo, 0, 1e-12);
    interval wilson = statistics_wilson(0, 100, statistics_student_quantile(0.975, 99));
    assert_near(none.hi, wilson.hi, 1e-12);
    x[0] = 1;
    cluster_sum one = sum_of(x, 100, 4);
    assert_true(cluster_sum_proportion(&one, 0.95).hi >= none.hi);
}

enum { TRIALS = 1500, CLUSTERS = 40, MEMBERS = 4 };

static double normal(uint64_t trial, uint32_t cluster, uint32_t member)
{
    return rng_normal((rng_stream){11, trial}, RNG_TEST, 5, cluster, member);
}

/* Shares of trials whose 95 % interval holds the truth, for means and proportions of strongly clustered values. */
static void intervals_cover_at_their_level(void **state)
{
    (void)state;
    int mean_hits = 0;
    int share_hits = 0;
    int naive_hits = 0;
    for (uint64_t trial = 0; trial < TRIALS; trial++) {
        cluster_sum mean = {0};
        cluster_sum share = {0};
        cluster_sum naive = {0};
        for (uint32_t i = 0; i < CLUSTERS; i++) {
            double common = normal(trial, i, 0);
            for (uint32_t k = 1; k <= MEMBERS; k++) {
                double x = common + normal(trial, i, k);
                cluster_sum_add(&mean, x);
                cluster_sum_add(&share, x > 0.7 ? 1 : 0);
                cluster_sum_add(&naive, x);
                cluster_sum_close(&naive);
            }
            cluster_sum_close(&mean);
            cluster_sum_close(&share);
        }
        const double truth = 0.310309; /* 1 - Phi(0.7 / sqrt 2) */
        interval m = cluster_sum_mean(&mean, 0.95);
        interval p = cluster_sum_proportion(&share, 0.95);
        interval n = cluster_sum_mean(&naive, 0.95);
        mean_hits += m.lo <= 0 && 0 <= m.hi;
        share_hits += p.lo <= truth && truth <= p.hi;
        naive_hits += n.lo <= 0 && 0 <= n.hi;
    }
    /* 4 standard errors of a coverage of 0.95 over the trials are 0.0225. */
    assert_true(fabs(mean_hits / (double)TRIALS - 0.95) < 0.0225);
    assert_true(fabs(share_hits / (double)TRIALS - 0.95) < 0.0225);
    assert_true(naive_hits / (double)TRIALS < 0.88); /* ignoring the clusters would be wrong */
}

/* Of 160 pairs in 40 clusters three in a thousand differ: often none is seen, and a plain interval would be zero. */
static void rare_differences_of_shares_are_covered(void **state)
{
    (void)state;
    int hits = 0;
    int naive = 0;
    const double truth = 0.003;
    for (uint64_t trial = 0; trial < TRIALS; trial++) {
        cluster_sum c = {0};
        for (uint32_t i = 0; i < CLUSTERS; i++) {
            for (uint32_t k = 0; k < MEMBERS; k++) {
                double u = rng_uniform((rng_stream){13, trial}, RNG_TEST, 9, i, k);
                cluster_sum_add(&c, u < truth ? 1 : 0);
            }
            cluster_sum_close(&c);
        }
        interval d = cluster_sum_share_difference(&c, 0.95);
        interval plain = cluster_sum_mean(&c, 0.95);
        assert_true(d.lo <= d.value && d.value <= d.hi);
        hits += d.lo <= truth && truth <= d.hi;
        naive += plain.lo <= truth && truth <= plain.hi;
    }
    assert_true(hits / (double)TRIALS > 0.94);
    assert_true(naive / (double)TRIALS < 0.5);
    cluster_sum none = {0};
    for (int i = 0; i < 100; i++) {
        cluster_sum_add(&none, 0);
        cluster_sum_close(&none);
    }
    interval d = cluster_sum_share_difference(&none, 0.95);
    assert_near(d.value, 0, 0);
    assert_true(d.lo < -0.015 && d.hi > 0.015 && d.hi < 0.03);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(single_values_give_the_t_interval),
        cmocka_unit_test(balanced_clusters_use_only_their_means),
        cmocka_unit_test(a_large_common_offset_loses_no_digits),
        cmocka_unit_test(one_cluster_has_no_interval),
        cmocka_unit_test(identical_members_are_worth_one_value),
        cmocka_unit_test(a_share_of_zero_is_bounded_by_the_clusters),
        cmocka_unit_test(intervals_cover_at_their_level),
        cmocka_unit_test(rare_differences_of_shares_are_covered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
