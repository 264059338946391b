/* Fitting attrition laws: parameters come back from data made by the law, errors cover them as often as they say, and
 * tables that cannot tell the terms apart are refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "history/lanchester_fit.h"
#include "numeric/elementary.h"
#include "numeric/rng.h"
#include "support/near.h"

enum { DAYS = 40 };

static const double truth[FIT_TERMS] = {[FIT_A] = 2e-6, [FIT_B] = 3e-6, [FIT_P] = 1.2, [FIT_Q] = 0.4, [FIT_D] = 1.25};

static double draw(uint32_t sample, uint32_t day, uint32_t index)
{
    return rng_normal((rng_stream){7, sample}, RNG_TEST, 1, day, index);
}

/* A campaign made by the law in `truth` with log-normal scatter; strengths wander with reinforcements. */
static void make_campaign(struct daily *days, int count, double scatter, uint32_t sample)
{
    for (int i = 0; i < count; i++) {
        uint32_t day = (uint32_t)i;
        struct daily *d = &days[i];
        d->day = i;
        d->attacker = i % 5 < 3 ? SIDE_RED : SIDE_BLUE;
        for (uint32_t side = 0; side < DAILY_SIDES; side++)
            d->strength[side] = 60000 * elementary_exp(0.4 * draw(1000, day, side));
        for (int side = 0; side < DAILY_SIDES; side++) {
            double sign = d->attacker == side ? -1 : 1;
            double noise = draw(sample, day, 10 + (uint32_t)side);
            d->losses[side] = truth[side == SIDE_BLUE ? FIT_A : FIT_B] *
                              elementary_pow(d->strength[1 - side], truth[FIT_P]) *
                              elementary_pow(d->strength[side], truth[FIT_Q]) * elementary_pow(truth[FIT_D], sign) *
                              elementary_exp(scatter * noise);
        }
    }
}

static lanchester_problem fit(const struct daily *days, int count, lanchester_law law, lanchester_fit *result)
{
    arena memory;
    posture_status status;
    arena_init(&memory);
    lanchester_problem problem = lanchester_fit_law(days, count, law, &memory, result, &status);
    assert_int_equal(status, POSTURE_OK);
    arena_clear(&memory);
    return problem;
}

static void exact_data_give_the_parameters_back(void **state)
{
    (void)state;
    struct daily days[DAYS];
    lanchester_fit f;
    make_campaign(days, DAYS, 0, 0);
    assert_int_equal(fit(days, DAYS, LAW_GENERAL, &f), LANCHESTER_FITTED);
    for (int t = 0; t < FIT_TERMS; t++)
        assert_near(f.value[t] / truth[t], 1, 1e-9);
    assert_near(f.r2, 1, 1e-12);
    assert_true(f.log_ssr < 1e-18);
    assert_true(f.d_known);
}

/* Over many noisy campaigns: no bias, and the truth lies within two standard errors about 95 times of 100. */
static void errors_cover_the_truth_as_often_as_they_say(void **state)
{
    (void)state;
    enum { SAMPLES = 400 };
    struct daily days[DAYS];
    lanchester_fit f;
    int covered[FIT_TERMS] = {0};
    double sum_p = 0;
    for (uint32_t sample = 0; sample < SAMPLES; sample++) {
        make_campaign(days, DAYS, 0.3, sample);
        assert_int_equal(fit(days, DAYS, LAW_GENERAL, &f), LANCHESTER_FITTED);
        sum_p += f.value[FIT_P] / SAMPLES;
        for (int t = 0; t < FIT_TERMS; t++) {
            /* of ln a, ln b, ln d, where the fit was made */
            bool logarithm = t != FIT_P && t != FIT_Q;
            double off = logarithm ? elementary_log(f.value[t] / truth[t]) : f.value[t] - truth[t];
            double error = logarithm ? f.standard_error[t] / f.value[t] : f.standard_error[t];
            covered[t] += fabs(off) <= 1.992 * error; /* Student, 75 degrees of freedom */
        }
    }
    assert_near(sum_p, truth[FIT_P], 0.02);
    for (int t = 0; t < FIT_TERMS; t++) {
        print_message("term %d: %.3f covered\n", t, covered[t] / (double)SAMPLES);
        assert_near(covered[t] / (double)SAMPLES, 0.95, 0.035); /* three standard errors of 400 trials */
    }
}

/* Two equations in two unknowns, by hand: square law, one day on which Red attacks, d cannot be told. */
static void a_law_that_imposes_its_exponents(void **state)
{
    (void)state;
    const struct daily days[] = {{1, {1000, 2000}, {40, 10}, SIDE_RED}};
    lanchester_fit f;
    assert_int_equal(fit(days, 1, LAW_SQUARE, &f), LANCHESTER_FITTED);
    assert_near(f.value[FIT_A], 0.02, 1e-15);
    assert_near(f.value[FIT_B], 0.01, 1e-15);
    assert_near(f.value[FIT_P], 1, 0);
    assert_near(f.value[FIT_Q], 0, 0);
    assert_near(f.value[FIT_D], 1, 0);
    assert_false(f.d_known);
    assert_true(isnan(f.standard_error[FIT_A]) && isnan(f.standard_error[FIT_P]) && isnan(f.r2));
    assert_int_equal(fit(days, 1, LAW_GENERAL, &f), LANCHESTER_TOO_FEW);
}

/* d is the defender's disadvantage: geometric mean of the four ratios, by hand. */
static void d_multiplies_the_losses_of_the_defender(void **state)
{
    (void)state;
    const struct daily days[] = {{1, {1000, 1000}, {20, 5}, SIDE_RED}, {2, {1000, 1000}, {5, 20}, SIDE_BLUE}};
    lanchester_fit f;
    assert_int_equal(fit(days, 2, LAW_SQUARE, &f), LANCHESTER_FITTED);
    assert_near(f.value[FIT_D], 2, 1e-12);
    assert_near(f.value[FIT_A], 0.01, 1e-14);
    assert_near(f.ssr, 0, 1e-20);
}

static void strengths_that_do_not_vary_are_refused(void **state)
{
    (void)state;
    struct daily days[DAYS];
    lanchester_fit f;
    make_campaign(days, DAYS, 0.1, 3);
    for (int i = 0; i < DAYS; i++)
        days[i].strength[SIDE_BLUE] = days[i].strength[SIDE_RED] = 5000;
    assert_int_equal(fit(days, DAYS, LAW_GENERAL, &f), LANCHESTER_DEPENDENT);
    assert_int_equal(fit(days, DAYS, LAW_LINEAR, &f), LANCHESTER_FITTED);
}

typedef struct parsed {
    daily_table table;
    posture_diagnostics *found;
    posture_status status;
} parsed;

static parsed parse(const char *text)
{
    parsed p;
    assert_int_equal(posture_diagnostics_create(&p.found), POSTURE_OK);
    p.status = daily_table_parse("t.csv", text, strlen(text), p.found, &p.table);
    return p;
}

static void discard(parsed *p)
{
    daily_table_clear(&p->table);
    posture_diagnostics_destroy(p->found);
}

#define HEADER "day,blue_strength,red_strength,blue_losses,red_losses,attacker\n"

static void rows_that_cannot_be_used_are_named(void **state)
{
    (void)state;
    parsed p = parse(HEADER "1,100,200,3,4,red\n"
                            "2,100,200,0,4,red\n"    /* no logarithm */
                            "3,,200,3,4,blue\n"      /* missing */
                            "4,100,-5,3,4,blue\n"    /* absurd */
                            "5,100,200,3,4,green\n"  /* no side */
                            "6,100,200,101,4,blue\n" /* more than there were */
                            "1,100,200,3,4,blue\n"   /* again */
                            "7,100,2e2,3,x,blue\n"   /* no number */
                            "8,90,180,3,4,blue\n");
    static const int line[] = {3, 4, 5, 6, 7, 8, 9};
    static const int column[] = {11, 3, 7, 15, 11, 1, 13};
    assert_int_equal(p.status, POSTURE_OK);
    assert_int_equal(p.table.count, 2);
    assert_int_equal(p.table.sheet.skipped_count, 7);
    assert_int_equal(posture_diagnostics_count(p.found), 7);
    for (size_t i = 0; i < 7; i++) {
        const posture_diagnostic *d = posture_diagnostics_get(p.found, i);
        assert_int_equal(d->line, line[i]);
        assert_int_equal(d->column, column[i]);
        assert_int_equal(d->severity, POSTURE_WARNING);
        assert_int_equal(p.table.sheet.skipped[i].line, line[i]);
    }
    assert_string_equal(p.table.sheet.skipped[3].name, "5");
    discard(&p);
}

static void tables_that_are_none_are_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        HEADER,
        "day,blue_strength\n1,2\n",
        HEADER "1,100,200,0,4,red\n",
        HEADER "1,100,200,3,4\n",
        "day,day,blue_strength,red_strength,blue_losses,red_losses,attacker\n1,1,100,200,3,4,red\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        parsed p = parse(texts[i]);
        assert_int_equal(p.status, POSTURE_ERROR_INPUT);
        assert_true(posture_diagnostics_fault_count(p.found) > 0);
        discard(&p);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exact_data_give_the_parameters_back),
        cmocka_unit_test(errors_cover_the_truth_as_often_as_they_say),
        cmocka_unit_test(a_law_that_imposes_its_exponents),
        cmocka_unit_test(d_multiplies_the_losses_of_the_defender),
        cmocka_unit_test(strengths_that_do_not_vary_are_refused),
        cmocka_unit_test(rows_that_cannot_be_used_are_named),
        cmocka_unit_test(tables_that_are_none_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
