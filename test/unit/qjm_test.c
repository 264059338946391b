/* QJM: circumstances move power the way they should, caps bind, and doubtful cells are marked. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "process/engagement/qjm.h"
#include "support/near.h"

static const qjm_conditions open_field = {.terrain = QJM_ROLLING_BARE,
                                          .weather = QJM_DRY_SUN_TEMPERATE,
                                          .season = QJM_WINTER_TEMPERATE,
                                          .posture = QJM_HASTY,
                                          .vehicle_weight = 15};
static const qjm_force division = {12000, 600, 12000, 2000, 4000, 500, 30000, 0, 1};

static double ratio(const qjm_conditions *c)
{
    const qjm_force force[ENGAGEMENT_SIDES] = {division, division};
    return qjm_evaluate(force, c).power_ratio;
}

static void circumstances_move_the_ratio(void **state)
{
    (void)state;
    const double base = ratio(&open_field);
    qjm_conditions c = open_field;
    c.posture = QJM_FORTIFIED;
    assert_true(ratio(&c) < base);
    c = open_field;
    c.surprise = 2;
    assert_true(ratio(&c) > base);
    c.surprise = -2;
    assert_true(ratio(&c) < base);
    c = open_field;
    c.air_superiority = 1;
    assert_true(ratio(&c) > base);
    c = open_field;
    c.weather = QJM_WET_HEAVY_COLD;
    assert_true(ratio(&c) < base);
    c = open_field;
    c.crossing = true;
    assert_true(ratio(&c) < base);
}

static void caps_bind(void **state)
{
    (void)state;
    qjm_force force[ENGAGEMENT_SIDES] = {division, division};
    force[1].armour = 0;
    double many = qjm_evaluate(force, &open_field).strength[0];
    force[0].antitank += 1000;
    assert_near(qjm_evaluate(force, &open_field).strength[0] - many, 500, 1e-9);
    force[0] = division;
    force[0].air = 1e9;
    double ground = qjm_evaluate((const qjm_force[]){division, force[1]}, &open_field).strength[0];
    assert_near(qjm_evaluate(force, &open_field).strength[0], 4 * ground, 1e-6);
}

/* The floor holds, and equal forces without circumstances are even but for posture. */
static void vulnerability_has_a_floor(void **state)
{
    (void)state;
    const qjm_force weak = {5000, 0, 10, 0, 0, 0, 0, 0, 1};
    const qjm_force force[ENGAGEMENT_SIDES] = {weak, division};
    assert_near(qjm_evaluate(force, &open_field).vulnerability[0], 0.6, 0);
    qjm_conditions meeting = open_field;
    meeting.posture = QJM_MEETING;
    meeting.terrain = QJM_FLAT_BARE;
    assert_true(ratio(&meeting) > 0.9 && ratio(&meeting) < 1);
}

static void advance_and_casualties_are_ordered(void **state)
{
    (void)state;
    for (int p = 0; p < QJM_ADVANCE_POSTURES; p++)
        for (int f = 0; f < QJM_ADVANCE_FORCES; f++)
            for (int hundredths = 50; hundredths < 800; hundredths++) {
                const double r = 0.01 * hundredths;
                double now = qjm_advance_km_per_day(p, f, r);
                assert_true(qjm_advance_km_per_day(p, f, r + 0.01) >= now);
                if (p > 0)
                    assert_true(now <= qjm_advance_km_per_day(p - 1, f, r));
            }
    for (int hundredths = 5; hundredths < 800; hundredths++) {
        const double r = 0.01 * hundredths;
        assert_true(qjm_casualty_share_per_day(&open_field, 0, 5000, r + 0.01) <=
                    qjm_casualty_share_per_day(&open_field, 0, 5000, r));
    }
    assert_true(qjm_casualty_share_per_day(&open_field, 0, 20000, 1) <
                qjm_casualty_share_per_day(&open_field, 0, 2000, 1));
}

static void replaced_cells_are_listed(void **state)
{
    (void)state;
    int replaced = 0;
    for (int r = 0; r < QJM_ADVANCE_ROWS; r++)
        for (int p = 0; p < QJM_ADVANCE_POSTURES; p++)
            for (int f = 0; f < QJM_ADVANCE_FORCES; f++)
                replaced += qjm_advance_rate[r][p][f].printed != qjm_advance_rate[r][p][f].used;
    assert_int_equal(replaced, 6); /* three kinds of force in two rows against fortified */
    int rows = 0;
    for (int i = 0; i < QJM_DOUBTS; i++) {
        assert_true(strlen(qjm_doubts[i].why) > 0);
        rows += strcmp(qjm_doubts[i].table, "advance_rate") == 0 && strstr(qjm_doubts[i].cell, "fortified") != NULL;
    }
    assert_int_equal(rows, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(circumstances_move_the_ratio), cmocka_unit_test(caps_bind),
        cmocka_unit_test(vulnerability_has_a_floor),    cmocka_unit_test(advance_and_casualties_are_ordered),
        cmocka_unit_test(replaced_cells_are_listed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
