/* Losses and wins of fights within whole campaigns against the battle record: target T8. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "support/campaign_lines.h"

static void losses_within_campaigns(void **state)
{
    (void)state;
    assert_campaign_lines("T8");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(losses_within_campaigns)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
