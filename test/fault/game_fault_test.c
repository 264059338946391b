/* Every allocation of reading, solving and writing a game fails once: the status says so, nothing leaks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include <posture/game.h>

#include "support/allocation_fault.h"

/* One attempt with the nth allocation failing; true where it was reached. */
static bool attempt(long nth, const posture_game_def *def, const char *format)
{
    posture_diagnostics *found = NULL;
    char *text = NULL;
    allocation_fault_arm(nth);
    posture_status status = posture_diagnostics_create(&found);
    if (status == POSTURE_OK)
        status = format ? posture_game_write(def, format, found, &text) : posture_game(def, found, &text);
    const bool hit = allocation_fault_hit();
    allocation_fault_arm(0);
    assert_int_equal(status, hit ? POSTURE_ERROR_MEMORY : POSTURE_OK);
    assert_true(hit == (text == NULL));
    free(text);
    posture_diagnostics_destroy(found);
    return hit;
}

static void fail_each(const posture_game_def *def, const char *format)
{
    long nth = 1;
    while (attempt(nth, def, format))
        nth++;
    assert_true(nth > 20); /* the test reaches the allocations it is about */
}

static void solving_survives_every_failure(void **state)
{
    (void)state;
    posture_game_def def = posture_game_def_default();
    def.generate = "rudimentary";
    def.quantal = true;
    fail_each(&def, NULL);
}

static void reading_and_writing_survive_every_failure(void **state)
{
    (void)state;
    posture_game_def def = posture_game_def_default();
    def.file = POSTURE_SOURCE_DIR "/games/unilateral.efg";
    fail_each(&def, "efg");
    fail_each(&def, "nfg");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(solving_survives_every_failure),
        cmocka_unit_test(reading_and_writing_survive_every_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
