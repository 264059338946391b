/* The committed calibration is what its table gives, to the byte, where the table is at hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include <posture/calibrate.h>

#include "base/file.h"
#include "support/battle_table.h"

enum { FILE_BYTE_MAX = 1 << 20 };

static void committed_estimates_are_reproduced(void **state)
{
    (void)state;
    char written[] = "calibration_test_XXXXXX";
    posture_calibrate_def def = posture_calibrate_def_default();
    posture_diagnostics *found = NULL;
    char *json = NULL;
    char *ours = NULL;
    char *committed = NULL;
    size_t length = 0;
    def.table = battle_table_path();
    if (!def.table)
        skip();
    int file = mkstemp(written);
    assert_true(file >= 0);
    close(file);
    def.source_file = written;
    assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
    assert_int_equal(posture_calibrate(&def, found, &json), POSTURE_OK);
    assert_non_null(strstr(json, "\"is_committed\": true"));
    assert_int_equal(file_read(written, FILE_BYTE_MAX, &ours, &length), POSTURE_OK);
    assert_int_equal(
        file_read(POSTURE_SOURCE_DIR "/src/process/engagement/calibration.c", FILE_BYTE_MAX, &committed, &length),
        POSTURE_OK);
    assert_string_equal(ours, committed);
    remove(written);
    free(committed);
    free(ours);
    free(json);
    posture_diagnostics_destroy(found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(committed_estimates_are_reproduced)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
