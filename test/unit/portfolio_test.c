/* Sets of options under a budget: the programme's answers against all subsets counted out. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/portfolio.h"
#include "numeric/rng.h"
#include "support/near.h"

enum { OPTIONS = 8, YEARS = 3, LIMIT = 3, PROBLEMS = 60 };

typedef struct random_problem {
    double effect[OPTIONS], cost[OPTIONS], people[OPTIONS], cash[OPTIONS * YEARS];
    bool exclude[OPTIONS * OPTIONS];
    portfolio_problem p;
} random_problem;

static double uniform(uint32_t problem, uint32_t index)
{
    return rng_uniform((rng_stream){23, problem}, RNG_TEST, 9, 0, index);
}

static void make_problem(random_problem *r, uint32_t number)
{
    for (uint32_t k = 0; k < OPTIONS; k++) {
        r->effect[k] = 0.3 - uniform(number, k);
        r->cost[k] = 10 + 90 * uniform(number, 20 + k);
        r->people[k] = 1000 * uniform(number, 40 + k);
        for (uint32_t y = 0; y < YEARS; y++)
            r->cash[k * YEARS + y] = 200 * uniform(number, 100 + k * YEARS + y);
        for (uint32_t l = 0; l < k; l++)
            r->exclude[k * OPTIONS + l] = r->exclude[l * OPTIONS + k] = uniform(number, 200 + k * OPTIONS + l) < 0.15;
        r->exclude[k * OPTIONS + k] = false;
    }
    r->p = (portfolio_problem){.options = OPTIONS,
                               .effect = r->effect,
                               .cost = r->cost,
                               .people = r->people,
                               .cash = r->cash,
                               .years = YEARS,
                               .exclude = r->exclude,
                               .budget = 60 + 200 * uniform(number, 900),
                               .cash_ceiling = number % 2 ? 350 : INFINITY,
                               .people_ceiling = number % 3 ? 2000 : INFINITY};
}

static double effect_of(const random_problem *r, uint64_t set)
{
    double sum = 0;
    for (int k = 0; k < OPTIONS; k++)
        sum += set >> k & 1 ? r->effect[k] : 0;
    return sum;
}

static bool is_allowed(const random_problem *r, uint64_t set)
{
    double cost = 0, people = 0, cash[YEARS] = {0};
    int members = 0;
    for (int k = 0; k < OPTIONS; k++) {
        if (!(set >> k & 1))
            continue;
        members++;
        cost += r->cost[k];
        people += r->people[k];
        for (int y = 0; y < YEARS; y++)
            cash[y] += r->cash[k * YEARS + y];
        for (int l = 0; l < k; l++)
            if ((set >> l & 1) && r->exclude[k * OPTIONS + l])
                return false;
    }
    for (int y = 0; y < YEARS; y++)
        if (cash[y] > r->p.cash_ceiling)
            return false;
    return members >= 2 && cost <= r->p.budget && people <= r->p.people_ceiling;
}

/* The best allowed set worse than `above`, or as good and not yet taken; 0 where none helps. */
static double best_effect(const random_problem *r, const uint64_t *taken, int taken_count)
{
    double best = 0;
    for (uint64_t set = 0; set < 1u << OPTIONS; set++) {
        bool fresh = true;
        for (int i = 0; i < taken_count; i++)
            fresh = fresh && taken[i] != set;
        if (fresh && is_allowed(r, set) && effect_of(r, set) < best)
            best = effect_of(r, set);
    }
    return best;
}

static void programme_finds_what_counting_finds(void **state)
{
    (void)state;
    static random_problem r;
    int found = 0;
    for (uint32_t number = 0; number < PROBLEMS; number++) {
        uint64_t set[LIMIT];
        int count = 0;
        make_problem(&r, number);
        assert_int_equal(portfolio_find(&r.p, LIMIT, set, &count), POSTURE_OK);
        for (int i = 0; i < count; i++) {
            assert_true(is_allowed(&r, set[i]));
            assert_near(effect_of(&r, set[i]), best_effect(&r, set, i), 1e-7);
        }
        if (count < LIMIT)
            assert_true(best_effect(&r, set, count) > -1e-7);
        found += count;
    }
    assert_true(found > PROBLEMS);
}

static void few_options_make_no_set(void **state)
{
    (void)state;
    uint64_t set[LIMIT];
    int count = -1;
    const portfolio_problem p = {.options = 1, .cash_ceiling = INFINITY, .people_ceiling = INFINITY};
    assert_int_equal(portfolio_find(&p, LIMIT, set, &count), POSTURE_OK);
    assert_int_equal(count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(programme_finds_what_counting_finds),
                                       cmocka_unit_test(few_options_make_no_set)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
