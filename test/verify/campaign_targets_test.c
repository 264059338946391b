/* Published games and figures against the campaign: targets T1, T2, T4 and T7 of the table in
 * src/app/campaign_targets.h, with the bands stated before any run. War games are judgement, so they bound
 * plausibility; they are not truth. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "support/campaign_lines.h"

static void t1_the_games_of_2015(void **state)
{
    (void)state;
    assert_campaign_lines("T1");
}

static void t2_seven_brigades(void **state)
{
    (void)state;
    assert_campaign_lines("T2");
}

static void t4_air_alone(void **state)
{
    (void)state;
    assert_campaign_lines("T4");
}

static void t7_contested_and_open_moves(void **state)
{
    (void)state;
    assert_campaign_lines("T7");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t1_the_games_of_2015),
        cmocka_unit_test(t2_seven_brigades),
        cmocka_unit_test(t4_air_alone),
        cmocka_unit_test(t7_contested_and_open_moves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
