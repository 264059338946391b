/* Salvo exchanges: who fires first gains, and the stochastic model agrees with the deterministic one in the mean. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "numeric/distribution.h"
#include "numeric/rng.h"
#include "process/engagement/salvo.h"
#include "support/near.h"

static armstrong_luck luck_of(uint32_t salvo)
{
    armstrong_luck luck;
    const rng_stream stream = {5, 0};
    for (uint32_t i = 0; i < 2; i++) {
        luck.hit[i] = rng_uniform(stream, RNG_TEST, 1, salvo, i);
        luck.intercept[i] = rng_uniform(stream, RNG_TEST, 2, salvo, i);
    }
    for (uint32_t i = 0; i < SALVO_HITS_MOST; i++)
        luck.damage[i] = rng_uniform(stream, RNG_TEST, 3, salvo, i);
    return luck;
}

static void first_fire_never_hurts(void **state)
{
    (void)state;
    for (int units = 1; units < 8; units++) {
        hughes_force force[SALVO_SIDES] = {{units, 3, 1, 1.5, 1, 1}, {4, 4, 1, 2, 0.8, 0.9}};
        double together[SALVO_SIDES], first[SALVO_SIDES];
        hughes_exchange(force, SALVO_SIMULTANEOUS, together);
        hughes_exchange(force, SALVO_A_FIRST, first);
        assert_true(first[SALVO_A] <= together[SALVO_A]);
        assert_near(first[SALVO_B], together[SALVO_B], 0);
        for (int s = 0; s < SALVO_SIDES; s++)
            assert_true(together[s] >= 0 && together[s] <= force[s].units);
    }
}

/* Certain shots, intercepts and damage are Hughes's equation. */
static void certain_salvos_are_deterministic(void **state)
{
    (void)state;
    armstrong_luck luck[SALVO_SIDES] = {luck_of(1), luck_of(2)};
    for (int units = 1; units < 12; units++) {
        armstrong_force force[SALVO_SIDES] = {{units, 4, 2, 1, 1, 0.25, 0}, {5, 4, 2, 1, 1, 0.25, 0}};
        hughes_force same[SALVO_SIDES] = {{units, 4, 2, 4, 1, 1}, {5, 4, 2, 4, 1, 1}};
        double loss[SALVO_SIDES], expected[SALVO_SIDES];
        armstrong_exchange(force, SALVO_SIMULTANEOUS, luck, loss);
        hughes_exchange(same, SALVO_SIMULTANEOUS, expected);
        assert_near(loss[SALVO_A], expected[SALVO_A], 1e-12);
        assert_near(loss[SALVO_B], expected[SALVO_B], 1e-12);
    }
}

static void mean_loss_follows_the_means(void **state)
{
    (void)state;
    armstrong_force shooter = {2.5, 4, 0, 0.7, 0, 0, 0}, target = {50, 0, 1, 0, 0.06, 0.3, 0.1};
    double sum = 0;
    enum { SALVOS = 3000 };
    for (uint32_t i = 0; i < SALVOS; i++) {
        armstrong_luck luck = luck_of(i);
        sum += armstrong_loss(&shooter, &target, &luck);
    }
    /* 10 shots at 0.7, 50 intercepts at 0.06; clipping at no hit adds a little; the error of the mean is 0.013. */
    assert_near(sum / SALVOS, 0.3 * (10 * 0.7 - 50 * 0.06), 0.06);
}

static void binomial_quantiles_invert_the_distribution(void **state)
{
    (void)state;
    assert_int_equal(distribution_binomial_quantile(4, 0.5, 1.0 / 16 - 1e-9), 0);
    assert_int_equal(distribution_binomial_quantile(4, 0.5, 1.0 / 16 + 1e-9), 1);
    assert_int_equal(distribution_binomial_quantile(4, 0.5, 15.0 / 16 + 1e-9), 4);
    double sum = 0;
    for (int i = 0; i < 1000; i++)
        sum += distribution_binomial_quantile(4000, 0.9, (i + 0.5) / 1000);
    assert_near(sum / 1000, 3600, 0.1); /* also where the mass at 0 is below the smallest double */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_fire_never_hurts),
        cmocka_unit_test(certain_salvos_are_deterministic),
        cmocka_unit_test(mean_loss_follows_the_means),
        cmocka_unit_test(binomial_quantiles_invert_the_distribution),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
