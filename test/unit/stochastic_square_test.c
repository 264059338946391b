/* The stochastic square law: its identities, its limit, and the outcomes that the engagement model draws from it. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "numeric/distribution.h"
#include "process/engagement/stochastic_square.h"
#include "support/near.h"

static const stochastic_duel even = {.red_rate = 1, .blue_rate = 1, .aimed = true};

static void somebody_wins(void **state)
{
    (void)state;
    for (int surrender = 0; surrender < 4; surrender++)
        for (int r = 1; r <= 12; r++)
            for (int b = 1; b <= 12; b++) {
                stochastic_duel duel = {2, 3, true, surrender};
                stochastic_duel mirrored = {3, 2, true, surrender};
                assert_near(stochastic_square_win_prob(&duel, r, b) + stochastic_square_win_prob(&mirrored, b, r), 1,
                            1e-12);
                double left = stochastic_square_survivors(&duel, r, b);
                assert_true(left > 0 && left <= r + b);
            }
}

static void more_men_win_more(void **state)
{
    (void)state;
    for (int r = 1; r < 12; r++)
        for (int b = 1; b < 12; b++) {
            assert_true(stochastic_square_win_prob(&even, r + 1, b) > stochastic_square_win_prob(&even, r, b));
            assert_true(stochastic_square_win_prob(&even, r, b + 1) < stochastic_square_win_prob(&even, r, b));
        }
}

/* Who gives up early loses fewer on both sides together. */
static void surrender_saves_lives(void **state)
{
    (void)state;
    stochastic_duel careful = even;
    careful.surrender_behind = 2;
    assert_true(stochastic_square_survivors(&careful, 8, 8) > stochastic_square_survivors(&even, 8, 8));
}

/* P(red wins) in the limit against the exact value; the model's fights are of a few dozen companies. */
static void the_limit_is_close_to_the_exact_law(void **state)
{
    (void)state;
    for (int r = 10; r <= 60; r += 10)
        for (int b = 10; b <= 60; b += 10) {
            double lead = stochastic_square_limit(r, b, 0);
            double sd = stochastic_square_limit(r, b, 1) - lead;
            double p = distribution_normal_cdf(lead / sd);
            assert_near(p, stochastic_square_win_prob(&even, r, b), 0.035);
        }
    double mean = 0;
    enum { DRAWS = 20000 };
    for (int i = 0; i < DRAWS; i++)
        mean += sqrt(fabs(stochastic_square_limit(200, 200, distribution_normal_quantile((i + 0.5) / DRAWS)))) / DRAWS;
    assert_near(mean / stochastic_square_survivors(&even, 200, 200), 1, 0.01);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(somebody_wins),
        cmocka_unit_test(more_men_win_more),
        cmocka_unit_test(surrender_saves_lives),
        cmocka_unit_test(the_limit_is_close_to_the_exact_law),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
