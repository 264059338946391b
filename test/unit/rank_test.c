/* Ranks and their concordance against worked examples. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "numeric/rank.h"
#include "support/near.h"

static void equal_values_share_their_ranks(void **state)
{
    (void)state;
    const double x[] = {0.3, 0.1, 0.3, 0.0, 0.3};
    const double expected[] = {4, 2, 4, 1, 4};
    double rank[5];
    rank_ascending(x, 5, rank);
    for (int i = 0; i < 5; i++)
        assert_true(rank[i] == expected[i]);
}

/* Three interviewers and six applicants: Siegel (1956), table 9.8, W = 0.16. */
static void concordance_of_a_published_example(void **state)
{
    (void)state;
    const double rank[] = {1, 6, 3, 2, 5, 4, 1, 5, 6, 4, 2, 3, 6, 3, 2, 5, 4, 1};
    assert_near(rank_concordance(rank, 3, 6), 0.16190476190476191, 1e-12);
}

static void concordance_is_one_where_all_agree_ties_or_not(void **state)
{
    (void)state;
    const double rank[] = {1, 2, 3, 4, 1, 2, 3, 4};
    const double tied[] = {1.5, 1.5, 3, 4, 1.5, 1.5, 3, 4};
    assert_near(rank_concordance(rank, 2, 4), 1, 1e-12);
    assert_near(rank_concordance(tied, 2, 4), 1, 1e-12);
}

static void concordance_is_zero_where_rankings_are_opposite(void **state)
{
    (void)state;
    const double rank[] = {1, 2, 3, 3, 2, 1};
    assert_near(rank_concordance(rank, 2, 3), 0, 1e-12);
}

static void concordance_is_undefined_without_an_order(void **state)
{
    (void)state;
    const double all_tied[] = {2, 2, 2, 2, 2, 2};
    assert_true(isnan(rank_concordance(all_tied, 2, 3)));
    assert_true(isnan(rank_concordance(all_tied, 1, 3)));
    assert_true(isnan(rank_concordance(all_tied, 3, 1)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_values_share_their_ranks),
        cmocka_unit_test(concordance_of_a_published_example),
        cmocka_unit_test(concordance_is_one_where_all_agree_ties_or_not),
        cmocka_unit_test(concordance_is_zero_where_rankings_are_opposite),
        cmocka_unit_test(concordance_is_undefined_without_an_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
