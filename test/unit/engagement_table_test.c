/* Tables of engagements: a bad cell costs its row, by name, line and column; a table of three columns works. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "history/engagement_table.h"
#include "support/near.h"

typedef struct reading {
    engagement_table table;
    posture_diagnostics *found;
    posture_status status;
} reading;

static reading read_text(const char *text)
{
    reading r;
    assert_int_equal(posture_diagnostics_create(&r.found), POSTURE_OK);
    r.status = engagement_table_parse("t.csv", text, strlen(text), r.found, &r.table);
    return r;
}

static void done(reading *r)
{
    engagement_table_clear(&r->table);
    posture_diagnostics_destroy(r->found);
}

/* A diagnostic at this line and column whose text holds `part`. */
static bool told(const posture_diagnostics *found, int line, int column, const char *part)
{
    for (size_t i = 0; i < posture_diagnostics_count(found); i++) {
        const posture_diagnostic *d = posture_diagnostics_get(found, i);
        if (d->line == line && d->column == column && strstr(d->text, part))
            return true;
    }
    return false;
}

static void three_columns_are_enough(void **state)
{
    (void)state;
    reading r = read_text("winner,d_strength,a_strength\nattacker,800,1000\ndraw,10,10\n");
    assert_int_equal(r.status, POSTURE_OK);
    assert_int_equal(r.table.count, 2);
    assert_int_equal(r.table.sheet.skipped_count, 0);
    const struct engagement *e = &r.table.rows[0];
    assert_near(e->strength[ENGAGEMENT_ATTACKER], 1000, 0);
    assert_near(e->strength[ENGAGEMENT_DEFENDER], 800, 0);
    assert_int_equal(e->winner, WINNER_ATTACKER);
    assert_int_equal(e->posture, -1);
    assert_true(isnan(e->losses[0]) && isnan(e->advance_km) && isnan(e->year));
    assert_true(isnan(engagement_loss_share_per_day(e, 0)) && isnan(engagement_advance_km_per_day(e)));
    assert_string_equal(e->nation[0], "");
    assert_int_equal(r.table.rows[1].winner, WINNER_DRAW);
    engagement_input in = engagement_as_input(e);
    assert_int_equal(in.stance, STANCE_HASTY);
    assert_near(in.force[0].strength[STRENGTH_PERSONNEL], 1000, 0);
    done(&r);
}

static void each_bad_cell_costs_its_row_and_is_named(void **state)
{
    (void)state;
    reading r = read_text("id,name,a_strength,d_strength,a_losses,posture,surprise,winner\n"
                          "1,Good,1000,900,10,hasty,1,attacker\n"
                          "2,No strength,,900,10,hasty,1,attacker\n"
                          "3,No number,many,900,10,hasty,1,attacker\n"
                          "4,Nobody,0,900,10,hasty,1,attacker\n"
                          "5,Too many lost,1000,900,1001,hasty,1,attacker\n"
                          "6,No posture,1000,900,10,heroic,1,attacker\n"
                          "7,Too surprised,1000,900,10,hasty,4,attacker\n"
                          "8,No winner,1000,900,10,hasty,1,\n"
                          "9,Who,1000,900,10,hasty,1,both\n"
                          "1,Twice,1000,900,10,hasty,1,attacker\n"
                          "10,Infinite,inf,900,10,hasty,1,attacker\n"
                          "11,Two faults,x,y,10,hasty,1,attacker\n"
                          "12,Also good,5000,900,,,,defender\n");
    static const struct {
        int line, column;
        const char *part;
    } expected[] = {{3, 15, "a_strength is missing"},     {4, 13, "\"many\" is no number"},
                    {5, 10, "allowed are 1 to"},          {6, 26, "more than the 1000 who were there"},
                    {7, 26, "\"heroic\"; allowed are"},   {8, 35, "allowed are -3 to 3"},
                    {9, 33, "winner is missing"},         {10, 27, "\"both\"; allowed are attacker, defender, draw"},
                    {11, 1, "id \"1\" stands here again"}};
    assert_int_equal(r.status, POSTURE_OK);
    assert_int_equal(r.table.count, 2);
    assert_int_equal(r.table.sheet.skipped_count, 11);
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        if (!told(r.found, expected[i].line, expected[i].column, expected[i].part))
            fail_msg("line %d column %d: %s", expected[i].line, expected[i].column, expected[i].part);
    assert_string_equal(r.table.sheet.skipped[0].name, "No strength");
    assert_int_equal(r.table.sheet.skipped[0].line, 3);
    assert_int_equal(r.table.sheet.table.row_count, r.table.count + r.table.sheet.skipped_count);
    assert_int_equal(posture_diagnostics_fault_count(r.found), 0);
    done(&r);
}

static void tables_of_no_use_are_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "a_strength,d_strength,winner\n",
        "a_strength,d_strength\n1,2\n",
        "a_strength,a_strength,d_strength,winner\n1,1,2,draw\n",
        "a_strength,d_strength,winner\n0,0,draw\n-5,3,attacker\n",
        "a_strength,d_strength,winner\n\"1,2,draw\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        reading r = read_text(texts[i]);
        assert_int_equal(r.status, POSTURE_ERROR_INPUT);
        assert_true(posture_diagnostics_fault_count(r.found) > 0);
        done(&r);
    }
}

static void unknown_columns_are_told_with_the_nearest(void **state)
{
    (void)state;
    reading r = read_text("a_strength,d_strength,winner,a_loses\n10,10,draw,1\n");
    assert_int_equal(r.status, POSTURE_OK);
    assert_true(told(r.found, 1, 30, "did you mean \"a_losses\"?"));
    done(&r);
}

static void the_record_is_read_by_the_day(void **state)
{
    (void)state;
    reading r = read_text("a_strength,d_strength,winner,duration_day,a_losses,d_losses,advance_km\n"
                          "1000,500,attacker,4,80,0,10\n"
                          "1000,500,attacker,0.2,80,500,10\n");
    assert_int_equal(r.status, POSTURE_OK);
    assert_near(engagement_loss_share_per_day(&r.table.rows[0], ENGAGEMENT_ATTACKER), 0.02, 1e-15);
    assert_near(engagement_loss_share_per_day(&r.table.rows[0], ENGAGEMENT_DEFENDER), 0.5 / 500 / 4, 1e-15);
    assert_near(engagement_advance_km_per_day(&r.table.rows[0]), 2.5, 1e-15);
    assert_near(engagement_loss_share_per_day(&r.table.rows[1], ENGAGEMENT_ATTACKER), 0.08, 1e-15);
    assert_near(engagement_loss_share_per_day(&r.table.rows[1], ENGAGEMENT_DEFENDER), 0.95, 1e-15);
    assert_near(engagement_advance_km_per_day(&r.table.rows[1]), 10, 1e-15);
    done(&r);
}

static void air_that_is_not_recorded_is_the_usual_one(void **state)
{
    (void)state;
    reading r = read_text(
        "a_strength,d_strength,winner,year,air\n1,1,draw,1944,-1\n1,1,draw,1944,\n1,1,draw,1871,\n1,1,draw,,\n");
    const double expected[] = {-1, 0.56, 0, 0.56};
    assert_int_equal(r.status, POSTURE_OK);
    for (int i = 0; i < 4; i++) {
        assert_near(engagement_air(&r.table.rows[i]), expected[i], 0);
        assert_near(engagement_as_input(&r.table.rows[i]).air_superiority, expected[i], 0);
    }
    done(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_columns_are_enough),      cmocka_unit_test(each_bad_cell_costs_its_row_and_is_named),
        cmocka_unit_test(tables_of_no_use_are_refused),  cmocka_unit_test(unknown_columns_are_told_with_the_nearest),
        cmocka_unit_test(the_record_is_read_by_the_day), cmocka_unit_test(air_that_is_not_recorded_is_the_usual_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
