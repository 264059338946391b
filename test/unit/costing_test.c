/* What an option costs: annuities against the worked table, bills against sums by hand, cards that cannot be used. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/diagnostic.h"
#include "cost/annuity.h"
#include "cost/costing.h"
#include "support/near.h"

#define TEACHING POSTURE_SOURCE_DIR "/scenarios/teaching"
#define BALTIC POSTURE_SOURCE_DIR "/scenarios/baltic-2021"

/* Six postures at 2 % real, equipment over 20 years and infrastructure over 30, in billions (docs/theory/cost.md). */
static void worked_table_is_reproduced(void **state)
{
    (void)state;
    static const struct {
        double equipment, infrastructure, running, yearly, twenty_years;
    } rows[] = {
        {4.0, 6.0, 1.00, 1.51, 26.4}, {0, 0.6, 1.07, 1.10, 18.1},    {0, 3.6, 1.07, 1.23, 21.1},
        {0, 0, 1.14, 1.14, 18.6},     {2.5, 0.36, 0.125, 0.29, 4.9}, {2.3, 0.5, 0.27, 0.43, 7.2},
        {1.1, 0.05, 0.11, 0.18, 2.9},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double yearly =
            annuity_of(rows[i].equipment, 0.02, 20) + annuity_of(rows[i].infrastructure, 0.02, 30) + rows[i].running;
        double twenty = rows[i].equipment + rows[i].infrastructure + annuity_present_value(rows[i].running, 0.02, 20);
        assert_near(yearly, rows[i].yearly, 0.005);
        assert_near(twenty, rows[i].twenty_years, 0.05);
    }
    assert_near(annuity_of(100, 0, 20), 5, 1e-12);
    assert_near(annuity_present_value(annuity_of(7, 0.03, 13), 0.03, 13), 7, 1e-12);
}

static scenario *load(const char *folder, const char *option)
{
    posture_diagnostics *found = NULL;
    scenario *s = NULL;
    assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
    assert_int_equal(scenario_load_option(folder, option, found, &s), POSTURE_OK);
    posture_diagnostics_destroy(found);
    return s;
}

static double people(const scenario *s, const char *unit)
{
    const struct unit *u = &s->units[scenario_find_unit(s, unit)];
    return s->types[u->type].strength[STRENGTH_PERSONNEL] * u->strength_share.value;
}

/* Four units move to an ally: building and running by the head, the host builds. */
static void stationing_is_priced_by_the_head(void **state)
{
    (void)state;
    scenario *stated = load(TEACHING, "base");
    scenario *option = load(TEACHING, "forward_brigade");
    static const char *const units[] = {"xbr_1_tank", "xbr_2_mech", "xbr_3_mech", "xbr_guns"};
    double all = 0;
    bill b;
    assert_int_equal(costing_make(stated, option, &b), POSTURE_OK);
    for (int i = 0; i < 4; i++)
        all += people(stated, units[i]);
    assert_int_equal(b.line_count, 4);
    assert_int_equal(b.gap_count, 0);
    assert_near(b.sum.one_off[COST_MID], 0.6 * all, 1e-9);
    assert_near(b.sum.running[COST_MID], 0.05 * all, 1e-9);
    assert_near(b.sum.yearly[COST_MID], annuity_of(0.6 * all, 0.02, 30) + 0.05 * all, 1e-9);
    assert_near(b.payer[COST_HOST].one_off[COST_MID], 0.6 * all, 1e-9);
    assert_near(b.payer[COST_SENDER].running[COST_MID], 0.05 * all, 1e-9);
    for (int i = 0; i < 4; i++) {
        const int32_t host = b.lines[i].country[COST_INFRASTRUCTURE];
        assert_int_equal(host, stated->net.places[scenario_find_place(stated, "brook")].country);
        assert_int_not_equal(host, b.lines[i].country[COST_RUNNING]);
    }
    costing_clear(&b);
    scenario_destroy(option);
    scenario_destroy(stated);
}

/* Bounds ascend, payers add up to the sum, and every euro paid once is paid in some year. */
static void bills_balance(void **state)
{
    (void)state;
    scenario *stated = load(BALTIC, "base");
    for (int o = 0; o < stated->option_count; o++) {
        scenario *option = load(BALTIC, stated->options[o].id);
        bill b;
        double cash = 0, running = 0, yearly = 0;
        assert_int_equal(costing_make(stated, option, &b), POSTURE_OK);
        for (int p = 0; p < COST_PAYERS; p++)
            yearly += b.payer[p].yearly[COST_MID];
        assert_near(yearly, b.sum.yearly[COST_MID], 1e-9 * (1 + fabs(yearly)));
        assert_true(b.sum.one_off[COST_LOW] <= b.sum.one_off[COST_MID] &&
                    b.sum.one_off[COST_MID] <= b.sum.one_off[COST_HIGH]);
        for (int y = 0; y < BILL_YEARS; y++) {
            cash += b.cash[y];
            assert_true(b.cash[y] <= b.cash[b.peak_year]);
        }
        for (int i = 0; i < b.line_count; i++) {
            static const double delivered = 0.1 + 0.3 + 0.6 + 0.85 + 6;
            const double *amount = &b.lines[i].amount[COST_RUNNING][COST_MID];
            running += *amount * (b.lines[i].amount[COST_EQUIPMENT][COST_MID] > 0 ? delivered : BILL_YEARS);
        }
        assert_near(cash, b.sum.one_off[COST_MID] + running, 1e-6);
        assert_int_equal(b.gap_count, 0); /* every change of the shipped options has a card */
        if (o == 0)
            assert_int_equal(b.line_count + b.assumption_count, 0);
        costing_clear(&b);
        scenario_destroy(option);
    }
    scenario_destroy(stated);
}

/* A unit of another type is bought whole, and the old one's running cost is given back. */
static void another_type_replaces_the_old(void **state)
{
    (void)state;
    scenario *stated = load(BALTIC, "base");
    scenario *option = load(BALTIC, "lithuania_2030");
    bill b;
    int given_back = 0;
    assert_int_equal(costing_make(stated, option, &b), POSTURE_OK);
    for (int i = 0; i < b.line_count; i++) {
        const struct cost_line *line = &b.lines[i];
        if (line->quantity >= 0)
            continue;
        given_back++;
        assert_true(line->amount[COST_RUNNING][COST_MID] < 0);
        assert_true(line->amount[COST_RUNNING][COST_LOW] <= line->amount[COST_RUNNING][COST_HIGH]);
        assert_true(line->amount[COST_EQUIPMENT][COST_MID] == 0 && line->amount[COST_INFRASTRUCTURE][COST_HIGH] == 0);
    }
    assert_int_equal(given_back, 3);
    costing_clear(&b);
    scenario_destroy(option);
    scenario_destroy(stated);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(worked_table_is_reproduced),
        cmocka_unit_test(stationing_is_priced_by_the_head),
        cmocka_unit_test(bills_balance),
        cmocka_unit_test(another_type_replaces_the_old),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
