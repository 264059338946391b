/* Folders with faults, each an overlay of changed files on the teaching scenario, with the exact diagnostics that
 * `posture check` gives in expected.txt. A new case is a new folder in test/case/broken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "scenario/scenario.h"

#define CASES POSTURE_SOURCE_DIR "/test/case/broken"
#define TEACHING POSTURE_SOURCE_DIR "/scenarios/teaching"

enum { PATH_BYTE = 1024, TEXT_BYTE = 64 * 1024, LIMIT_BYTE = 1 << 20, CASE_MIN = 20 };

static const char *const sub_folders[] = {"", "/plans", "/options"};

/* "a" + "b" + "c" */
static void join(char path[PATH_BYTE], const char *a, const char *b, const char *c)
{
    int length = snprintf(path, PATH_BYTE, "%s%s%s", a, b, c);
    assert_true(length > 0 && length < PATH_BYTE);
}

/* Copies the regular files of `from` into `to`; a missing folder holds none. */
static void copy_files(const char *from, const char *to)
{
    char **names = NULL;
    size_t count = 0;
    if (file_list(from, "", &names, &count) != POSTURE_OK)
        return;
    assert_int_equal(file_make_folder(to), POSTURE_OK);
    for (size_t i = 0; i < count; i++) {
        char source[PATH_BYTE], target[PATH_BYTE];
        char *content = NULL;
        size_t length = 0;
        join(source, from, "/", names[i]);
        join(target, to, "/", names[i]);
        if (file_read(source, LIMIT_BYTE, &content, &length) != POSTURE_OK)
            continue;
        assert_int_equal(file_write_atomic(target, content, length), POSTURE_OK);
        free(content);
    }
    file_names_free(names, count);
}

static void remove_files(const char *folder)
{
    char **names = NULL;
    size_t count = 0;
    if (file_list(folder, "", &names, &count) == POSTURE_OK)
        for (size_t i = 0; i < count; i++) {
            char path[PATH_BYTE];
            join(path, folder, "/", names[i]);
            unlink(path);
        }
    file_names_free(names, count);
    rmdir(folder);
}

static void make_case(const char *name, const char *folder)
{
    char from[PATH_BYTE], to[PATH_BYTE];
    for (int i = 0; i < 3; i++) {
        join(to, folder, "", sub_folders[i]);
        join(from, TEACHING, "", sub_folders[i]);
        copy_files(from, to);
        join(from, CASES "/", name, sub_folders[i]);
        copy_files(from, to);
    }
}

/* One line a finding, file names relative to the folder. */
static void describe(const posture_diagnostics *found, const char *folder, char *text)
{
    size_t length = 0, skip = strlen(folder) + 1;
    text[0] = '\0';
    for (size_t i = 0; i < posture_diagnostics_count(found); i++) {
        const posture_diagnostic *d = posture_diagnostics_get(found, i);
        assert_memory_equal(d->file, folder, skip - 1);
        length += (size_t)snprintf(text + length, TEXT_BYTE - length, "%s:%d:%d: %s%s\n", d->file + skip, d->line,
                                   d->column, d->severity == POSTURE_WARNING ? "warning: " : "", d->text);
        assert_true(length < TEXT_BYTE);
    }
}

static void check_case(const char *name)
{
    static char actual[TEXT_BYTE];
    char folder[] = "/tmp/posture-broken-XXXXXX", path[PATH_BYTE];
    char *expected = NULL;
    size_t length = 0;
    posture_diagnostics *found = NULL;
    scenario *s = NULL;
    assert_non_null(mkdtemp(folder));
    make_case(name, folder);
    assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
    posture_status status = scenario_load(folder, found, &s);
    describe(found, folder, actual);
    bool faults = posture_diagnostics_fault_count(found) > 0;
    posture_diagnostics_destroy(found);
    for (int i = 2; i >= 0; i--) {
        join(path, folder, "", sub_folders[i]);
        remove_files(path);
    }
    join(path, CASES "/", name, "/expected.txt");
    assert_int_equal(file_read(path, LIMIT_BYTE, &expected, &length), POSTURE_OK);
    if (strcmp(actual, expected) != 0)
        print_message("%s gives:\n%s", name, actual);
    assert_string_equal(actual, expected);
    assert_int_equal(status, faults ? POSTURE_ERROR_INPUT : POSTURE_OK);
    assert_true((s == NULL) == faults);
    scenario_destroy(s);
    free(expected);
}

static void every_case_gives_its_diagnostics(void **state)
{
    (void)state;
    char **names = NULL;
    size_t count = 0;
    assert_int_equal(file_list(CASES, "", &names, &count), POSTURE_OK);
    assert_true(count >= CASE_MIN);
    for (size_t i = 0; i < count; i++)
        check_case(names[i]);
    file_names_free(names, count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_case_gives_its_diagnostics)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
