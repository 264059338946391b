/* Every euro of spending is delivered, in the pipeline, unspent and carried over, or lost to growth of prices: in every
 * year, on fuzzed paths and terms. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "investment/formation.h"
#include "investment/path.h"
#include "numeric/rng.h"

enum { CASES = 400, YEARS = 30 };

static double draw(int which, int index, double low, double high)
{
    return low + (high - low) * rng_uniform((rng_stream){7, (uint64_t)which}, RNG_TEST, 11, 0, (uint32_t)index);
}

static void make_case(int which, struct investment_terms *t, struct country_record *r, struct year_plan *plan)
{
    double sum = 0;
    *t = (struct investment_terms){.base_year = 2021, .conversion_year = 1};
    t->gdp_growth = draw(which, 0, -0.05, 0.08);
    t->cap_multiple = draw(which, 1, 0, 3);
    t->cap_growth = draw(which, 2, 0, 0.3);
    t->price_growth = draw(which, 3, -0.02, 0.08);
    t->depreciation_share = draw(which, 4, 0.03, 0.2);
    t->personnel_growth = draw(which, 5, 0, 0.1);
    t->upkeep_share = draw(which, 6, 0, 0.15);
    for (int k = 0; k < INVESTMENT_LAG_YEARS; k++)
        sum += t->lag_share[k] = draw(which, 10 + k, 0, 1);
    for (int k = 0; k < INVESTMENT_LAG_YEARS; k++)
        t->lag_share[k] /= sum;
    *r = (struct country_record){.first_year = 2021 - which % 7, .year_count = which % 7 + 1};
    r->gdp_m = draw(which, 20, 1e4, 1e6);
    r->spending_m = r->gdp_m * draw(which, 21, 0.005, 0.05);
    r->equipment_share = draw(which, 22, 0, 0.6);
    for (int i = 0; i < r->year_count; i++)
        r->equipment_m[i] = r->spending_m * draw(which, 30 + i, 0, 0.5);
    r->personnel_m = 0.5 * r->spending_m;
    r->operations_m = 0.2 * r->spending_m;
    r->infrastructure_m = 0.05 * r->spending_m;
    r->people = draw(which, 23, 100, 200000);
    for (int i = 0; i < YEARS; i++) {
        plan[i].share = draw(which, 100 + 2 * i, 0, 0.08);
        plan[i].equipment_share = draw(which, 101 + 2 * i, 0, 1);
    }
}

static void books_balance_in_every_year(void **state)
{
    (void)state;
    int capped = 0, lost = 0;
    for (int which = 0; which < CASES; which++) {
        struct investment_terms t;
        struct country_record r;
        struct year_plan plan[YEARS];
        struct year_row rows[YEARS];
        make_case(which, &t, &r, plan);
        year_model_run(&t, &r, plan, YEARS, rows);
        for (int i = 0; i < YEARS; i++) {
            const struct year_row *y = &rows[i];
            const double in = y->opening_m + y->spending_m;
            const double out = y->delivered_m + y->price_loss_m + y->pipeline_m + y->backlog_m;
            const double scale = 1e-9 * (1 + fabs(in));
            assert_true(fabs(in - out) <= scale);
            assert_true(fabs(y->equipment_m + y->personnel_m + y->operations_m + y->infrastructure_m - y->spending_m) <=
                        scale);
            assert_true(fabs(y->spending_m - plan[i].share * y->gdp_m) <= scale);
            if (i > 0)
                assert_true(fabs(y->opening_m - rows[i - 1].pipeline_m - rows[i - 1].backlog_m) <= scale);
            assert_true(y->pipeline_m >= -scale && y->backlog_m >= 0 && y->capital_m >= 0);
            assert_true(y->readiness_share >= 0 && y->readiness_share <= 1);
            if (i > 0)
                assert_true(y->people <= rows[i - 1].people * (1 + t.personnel_growth) * (1 + 1e-12));
            capped += y->backlog_m > 0;
            lost += y->price_loss_m > 0;
        }
    }
    assert_true(capped > 100 && lost > 100); /* the cases reach what they are about */
}

/* More money never makes a unit later. */
static void more_money_is_never_later(void **state)
{
    (void)state;
    const struct programme wanted = {
        .id = "p", .country = "XAA", .count = 20, .equipment_m = 300, .people = 200, .infrastructure_m = 5};
    for (int which = 0; which < CASES; which++) {
        struct investment_terms t;
        struct country_record r;
        struct year_plan plan[YEARS];
        struct year_row rows[YEARS];
        struct formed_unit less[FORMATION_UNITS_MAX], more[FORMATION_UNITS_MAX];
        make_case(which, &t, &r, plan);
        for (int i = 0; i < YEARS; i++)
            plan[i].equipment_share = 0.3;
        year_model_run(&t, &r, plan, YEARS, rows);
        assert_int_equal(formation_run(&t, &wanted, 1, "XAA", rows, YEARS, less), 20);
        for (int i = 0; i < YEARS; i++)
            plan[i].share *= 1.3;
        year_model_run(&t, &r, plan, YEARS, rows);
        assert_int_equal(formation_run(&t, &wanted, 1, "XAA", rows, YEARS, more), 20);
        for (int u = 0; u < 20; u++) {
            assert_true(more[u].equipped_year <= less[u].equipped_year);
            assert_true(more[u].manned_year <= less[u].manned_year);
            assert_true(more[u].housed_year <= less[u].housed_year);
        }
    }
}

static void paths_start_at_the_base_and_end_at_the_target(void **state)
{
    (void)state;
    struct spending_path p = {.target_share = 0.025, .target_year = 2030};
    const enum spending_path_kind kinds[] = {PATH_LINEAR, PATH_LOGISTIC, PATH_STEP};
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        p.kind = kinds[k];
        double before = 0.0203;
        assert_true(path_share(&p, 2021, 0.0203, 2021) == 0.0203);
        for (int year = 2022; year <= 2035; year++) {
            const double share = path_share(&p, 2021, 0.0203, year);
            assert_true(share >= before - 1e-15);
            before = share;
        }
        assert_true(path_share(&p, 2021, 0.0203, 2030) == 0.025);
    }
    p.kind = PATH_LINEAR; /* 0.052 percentage points a year: the slope of the agreement restated in 2021 */
    assert_true(fabs(path_share(&p, 2021, 0.0203, 2022) - 0.0203 - 0.00052) < 5e-6);
    const char *shares[] = {"2023=2.5", "2025=4"};
    p = (struct spending_path){.kind = PATH_TABLE, .shares = shares, .share_count = 2};
    assert_true(fabs(path_share(&p, 2021, 0.02, 2022) - 0.0225) < 1e-12);
    assert_true(fabs(path_share(&p, 2021, 0.02, 2024) - 0.0325) < 1e-12);
    assert_true(fabs(path_share(&p, 2021, 0.02, 2040) - 0.04) < 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(books_balance_in_every_year),
                                       cmocka_unit_test(more_money_is_never_later),
                                       cmocka_unit_test(paths_start_at_the_base_and_end_at_the_target)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
