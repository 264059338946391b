/* The posture of 2020 and 2021 on short warning, with and without the battlegroups: target T5. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "support/campaign_lines.h"

static void short_warning_through_belarus(void **state)
{
    (void)state;
    assert_campaign_lines("T5");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(short_warning_through_belarus)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
