/* Iwo Jima 1945 and the Meuse 1940 against what happened: targets T11 and T12, with inputs that were fixed before the
 * first run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "support/campaign_lines.h"

static void t11_iwo_jima(void **state)
{
    (void)state;
    assert_campaign_lines("T11");
}

static void t12_the_meuse_and_the_channel(void **state)
{
    (void)state;
    assert_campaign_lines("T12");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t11_iwo_jima),
        cmocka_unit_test(t12_the_meuse_and_the_channel),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
