/* A scratch copy of a scenario folder for a test: copied, overlaid with changed files, removed. Include after cmocka.
 */
#ifndef TEST_SCENARIO_COPY_H
#define TEST_SCENARIO_COPY_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

#define TEACHING POSTURE_SOURCE_DIR "/scenarios/teaching"

enum { PATH_BYTE = 1024, LIMIT_BYTE = 1 << 20 };

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
        char *bytes = NULL;
        size_t length = 0;
        join(source, from, "/", names[i]);
        join(target, to, "/", names[i]);
        if (file_read(source, LIMIT_BYTE, &bytes, &length) != POSTURE_OK)
            continue;
        assert_int_equal(file_write_atomic(target, bytes, length), POSTURE_OK);
        free(bytes);
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

/* The files of `from` and of its sub-folders over what stands in `folder`. */
static void overlay(const char *from, const char *folder)
{
    char source[PATH_BYTE], target[PATH_BYTE];
    for (int i = 0; i < 3; i++) {
        join(source, from, "", sub_folders[i]);
        join(target, folder, "", sub_folders[i]);
        copy_files(source, target);
    }
}

static void remove_scenario(const char *folder)
{
    char path[PATH_BYTE];
    for (int i = 2; i >= 0; i--) {
        join(path, folder, "", sub_folders[i]);
        remove_files(path);
    }
}

#endif
