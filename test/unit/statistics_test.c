#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "numeric/rng.h"
#include "numeric/statistics.h"
#include "support/near.h"

static void student_quantiles_are_those_of_the_tables(void **state)
{
    (void)state;
    assert_near(statistics_student_quantile(0.975, 1), 12.706204736174698, 1e-9);
    assert_near(statistics_student_quantile(0.975, 2), 4.302652729749462, 1e-10);
    assert_near(statistics_student_quantile(0.975, 10), 2.228138851986274, 1e-10);
    assert_near(statistics_student_quantile(0.05, 30), -1.697260886593896, 1e-10);
    assert_near(statistics_student_quantile(0.995, 1000), 2.580754697766, 1e-9);
    assert_near(statistics_student_quantile(0.5, 7), 0, 0);
}

static void wilson_intervals_are_the_published_ones(void **state)
{
    (void)state;
    /* Newcombe (1998), table I, method 3: 81/263, 15/148, 0/20, 1/29. */
    static const double known[][4] = {
        {81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0.0, 0.1611}, {1, 29, 0.0061, 0.1718}};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        const interval w = statistics_wilson(known[i][0], known[i][1], 1.959963984540054);
        assert_near(w.lo, known[i][2], 5.1e-5);
        assert_near(w.hi, known[i][3], 5.1e-5);
    }
    const interval none = statistics_wilson(0, 0, 1.96);
    assert_true(isnan(none.value) && none.lo == 0 && none.hi == 1);
}

/* 95 % intervals from 2000 samples must cover in 95 % of them; the bound is four standard errors, 0.0195. */
static void intervals_cover_as_often_as_they_say(void **state)
{
    (void)state;
    enum { SAMPLES = 2000, CLUSTERS = 12, PER_CLUSTER = 5, N = CLUSTERS * PER_CLUSTER };
    int mean_covered = 0;
    int clustered_covered = 0;
    int naive_covered = 0;
    int median_covered = 0;
    for (uint64_t s = 0; s < SAMPLES; s++) {
        const rng_stream stream = {.seed = 17, .replication = s};
        double independent[N];
        double clustered[N];
        for (uint32_t i = 0; i < N; i++) {
            const double shared = rng_normal(stream, RNG_TEST, 1, i / PER_CLUSTER, 0);
            const double own = rng_normal(stream, RNG_TEST, 2, i, 0);
            independent[i] = own;
            clustered[i] = shared + own;
        }
        const interval mean = statistics_mean(independent, N, 0.95);
        const interval grouped = statistics_clustered_mean(clustered, CLUSTERS, PER_CLUSTER, 0.95);
        const interval naive = statistics_mean(clustered, N, 0.95);
        qsort(independent, N, sizeof independent[0], statistics_compare);
        const interval median = statistics_quantile_interval(independent, N, 0.5, 0.95);
        mean_covered += mean.lo <= 0 && mean.hi >= 0 ? 1 : 0;
        clustered_covered += grouped.lo <= 0 && grouped.hi >= 0 ? 1 : 0;
        naive_covered += naive.lo <= 0 && naive.hi >= 0 ? 1 : 0;
        median_covered += median.lo <= 0 && median.hi >= 0 ? 1 : 0;
    }
    assert_near(mean_covered / (double)SAMPLES, 0.95, 0.0195);
    assert_near(clustered_covered / (double)SAMPLES, 0.95, 0.0195);
    assert_true(median_covered / (double)SAMPLES > 0.95 - 0.0195);
    assert_true(naive_covered / (double)SAMPLES < 0.85); /* what leaving out the clusters would do */
}

static void proportions_of_clusters_know_their_clusters(void **state)
{
    (void)state;
    double same[40];
    double mixed[40];
    for (int i = 0; i < 40; i++) {
        same[i] = i < 20 ? 1 : 0;      /* ten clusters of four, each all or nothing */
        mixed[i] = i % 2 == 0 ? 1 : 0; /* each cluster half and half */
    }
    const interval wide = statistics_clustered_proportion(same, 10, 4, 0.95);
    const interval narrow = statistics_clustered_proportion(mixed, 10, 4, 0.95);
    assert_near(wide.value, 0.5, 1e-12);
    assert_near(narrow.value, 0.5, 1e-12);
    const interval simple = statistics_wilson(20, 40, 1.959963984540054);
    assert_near(narrow.hi - narrow.lo, simple.hi - simple.lo, 1e-9);
    assert_true(wide.hi - wide.lo > 1.5 * (simple.hi - simple.lo));
}

static void quantiles_interpolate(void **state)
{
    (void)state;
    static const double x[] = {1, 2, 4, 8, 16};
    assert_near(statistics_quantile_sorted(x, 5, 0), 1, 0);
    assert_near(statistics_quantile_sorted(x, 5, 0.5), 4, 0);
    assert_near(statistics_quantile_sorted(x, 5, 0.875), 12, 1e-12);
    assert_near(statistics_quantile_sorted(x, 5, 1), 16, 0);
    assert_true(isnan(statistics_quantile_sorted(x, 0, 0.5)));
    const interval few = statistics_quantile_interval(x, 5, 0.9, 0.95);
    assert_true(few.hi == INFINITY); /* five values bound no 90 % quantile from above */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(student_quantiles_are_those_of_the_tables),
        cmocka_unit_test(wilson_intervals_are_the_published_ones),
        cmocka_unit_test(intervals_cover_as_often_as_they_say),
        cmocka_unit_test(proportions_of_clusters_know_their_clusters),
        cmocka_unit_test(quantiles_interpolate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
