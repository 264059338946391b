/* Files: whole in, whole out or not at all. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include <base/file.h>

static char folder[] = "/tmp/posture-file-XXXXXX";

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command); // NOLINT
}

static const char *in_folder(const char *name)
{
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void a_file_comes_back_as_written(void **state)
{
    (void)state;
    char *content = NULL;
    size_t length = 0;
    assert_int_equal(file_write_atomic(in_folder("a.csv"), "first", 5), POSTURE_OK);
    assert_int_equal(file_write_atomic(in_folder("a.csv"), "se\0cond", 7), POSTURE_OK);
    assert_int_equal(file_read(in_folder("a.csv"), 7, &content, &length), POSTURE_OK);
    assert_int_equal(length, 7);
    assert_memory_equal(content, "se\0cond", 8);
    free(content);
    assert_int_equal(file_write_atomic(in_folder("empty"), "", 0), POSTURE_OK);
    assert_int_equal(file_read(in_folder("empty"), 0, &content, &length), POSTURE_OK);
    assert_int_equal(length, 0);
    assert_string_equal(content, "");
    free(content);
}

static void what_cannot_be_read_gives_a_status(void **state)
{
    (void)state;
    char *content = (char *)1;
    size_t length = 1;
    assert_int_equal(file_read(in_folder("missing"), 100, &content, &length), POSTURE_ERROR_FILE);
    assert_null(content);
    assert_int_equal(file_read(folder, 100, &content, &length), POSTURE_ERROR_FILE);
    assert_int_equal(file_write_atomic(in_folder("big"), "12345", 5), POSTURE_OK);
    assert_int_equal(file_read(in_folder("big"), 4, &content, &length), POSTURE_ERROR_FILE);
    assert_int_equal(mkfifo(in_folder("pipe"), 0600), 0);
    assert_int_equal(file_read(in_folder("pipe"), 100, &content, &length), POSTURE_ERROR_FILE);
    assert_null(content);
}

/* The target keeps its content and no temporary file stays behind. */
static void a_failed_write_changes_nothing(void **state)
{
    (void)state;
    char **names = NULL;
    size_t count = 0;
    assert_int_equal(file_make_folder(in_folder("w/target/inner")), POSTURE_OK);
    assert_int_equal(file_write_atomic(in_folder("w/target"), "x", 1), POSTURE_ERROR_FILE); /* is a folder */
    assert_int_equal(file_write_atomic(in_folder("none/target"), "x", 1), POSTURE_ERROR_FILE);
    assert_int_equal(file_list(in_folder("w"), "", &names, &count), POSTURE_OK);
    assert_int_equal(count, 1);
    assert_string_equal(names[0], "target");
    file_names_free(names, count);
    assert_int_equal(rmdir(in_folder("w/target/inner")), 0);
    assert_int_equal(rmdir(in_folder("w/target")), 0);
    assert_int_equal(rmdir(in_folder("w")), 0); /* fails were a hidden file left */
}

static void a_listing_is_sorted_and_filtered(void **state)
{
    (void)state;
    static const char *const files[] = {"l/c.yaml", "l/B.yaml", "l/a.yaml", "l/a.csv", "l/.hidden.yaml"};
    assert_int_equal(file_make_folder(in_folder("l")), POSTURE_OK);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(file_write_atomic(in_folder(files[i]), "", 0), POSTURE_OK);
    char **names = NULL;
    size_t count = 0;
    assert_int_equal(file_list(in_folder("l"), ".yaml", &names, &count), POSTURE_OK);
    assert_int_equal(count, 3);
    assert_string_equal(names[0], "B.yaml");
    assert_string_equal(names[1], "a.yaml");
    assert_string_equal(names[2], "c.yaml");
    file_names_free(names, count);
    assert_int_equal(file_list(in_folder("missing"), "", &names, &count), POSTURE_ERROR_FILE);
    assert_null(names);
}

static void folders_are_made_with_their_parents(void **state)
{
    (void)state;
    assert_int_equal(file_make_folder(in_folder("x/y/z/")), POSTURE_OK);
    assert_int_equal(file_make_folder(in_folder("x/y/z")), POSTURE_OK);
    assert_int_equal(access(in_folder("x/y/z"), F_OK), 0);
    assert_int_equal(file_write_atomic(in_folder("x/file"), "", 0), POSTURE_OK);
    assert_int_equal(file_make_folder(in_folder("x/file")), POSTURE_ERROR_FILE);
    assert_int_equal(file_make_folder(in_folder("x/file/below")), POSTURE_ERROR_FILE);
    assert_int_equal(file_make_folder(""), POSTURE_ERROR_FILE);
}

static void a_device_is_written_to_and_stays(void **state)
{
    (void)state;
    struct stat before, after;
    const char *pipe_path = in_folder("device");
    assert_int_equal(mkfifo(pipe_path, 0600), 0);
    const int reader = open(pipe_path, O_RDONLY | O_NONBLOCK);
    assert_true(reader >= 0);
    assert_int_equal(stat(pipe_path, &before), 0);
    assert_int_equal(file_write_atomic(pipe_path, "abc", 3), POSTURE_OK);
    char content[8] = "";
    assert_int_equal(read(reader, content, sizeof content), 3);
    assert_memory_equal(content, "abc", 3);
    close(reader);
    assert_int_equal(stat(pipe_path, &after), 0);
    assert_true(S_ISFIFO(after.st_mode) && before.st_ino == after.st_ino);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_device_is_written_to_and_stays),   cmocka_unit_test(a_file_comes_back_as_written),
        cmocka_unit_test(what_cannot_be_read_gives_a_status), cmocka_unit_test(a_failed_write_changes_nothing),
        cmocka_unit_test(a_listing_is_sorted_and_filtered),   cmocka_unit_test(folders_are_made_with_their_parents),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
