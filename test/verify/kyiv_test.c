/* The drive on Kyiv in 2022 with friction off and on: target T10, with inputs that were fixed before the first run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "support/campaign_lines.h"

static void kyiv_with_friction_off_and_on(void **state)
{
    (void)state;
    assert_campaign_lines("T10");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(kyiv_with_friction_off_and_on)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
