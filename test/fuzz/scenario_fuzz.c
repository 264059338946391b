/* Any bytes as one file of an otherwise whole scenario folder: loads or says what is wrong. The first byte chooses the
 * file, the rest is its content; the folder is a copy of scenarios/teaching in a temporary place. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "scenario/scenario.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const names[] = {
    "scenario.yaml",
    "places.csv",
    "links.csv",
    "unit_types.csv",
    "units.csv",
    "countries.csv",
    "sources.csv",
    "plans/defence.yaml",
    "plans/overrun.yaml",
    "plans/limited_grab.yaml",
    "options/forward_brigade.yaml",
    "options/earlier_decision.yaml",
};
enum { NAMES = sizeof names / sizeof names[0], PATH_BYTE = 512, FILE_BYTE = 1 << 20 };

static char folder[] = "/tmp/posture-fuzz-XXXXXX";
static char *whole[NAMES];
static size_t whole_length[NAMES];

static const char *path_of(const char *root, const char *name)
{
    static char path[PATH_BYTE];
    if ((size_t)snprintf(path, sizeof path, "%s/%s", root, name) >= sizeof path)
        abort();
    return path;
}

static void write_file(const char *name, const void *content, size_t length)
{
    FILE *out = fopen(path_of(folder, name), "wb");
    if (!out || fwrite(content, 1, length, out) != length || fclose(out) != 0)
        abort();
}

static void remove_folder(void)
{
    for (size_t i = 0; i < NAMES; i++) {
        remove(path_of(folder, names[i]));
        free(whole[i]);
    }
    rmdir(path_of(folder, "plans"));
    rmdir(path_of(folder, "options"));
    rmdir(folder);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    if (!mkdtemp(folder) || file_make_folder(path_of(folder, "plans")) != POSTURE_OK ||
        file_make_folder(path_of(folder, "options")) != POSTURE_OK)
        abort();
    for (size_t i = 0; i < NAMES; i++) {
        if (file_read(path_of(POSTURE_SOURCE_DIR "/scenarios/teaching", names[i]), FILE_BYTE, &whole[i],
                      &whole_length[i]) != POSTURE_OK)
            abort();
        write_file(names[i], whole[i], whole_length[i]);
    }
    return atexit(remove_folder);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const size_t chosen = data[0] % NAMES;
    posture_diagnostics *found = NULL;
    scenario *s = NULL;
    write_file(names[chosen], data + 1, size - 1);
    if (posture_diagnostics_create(&found) != POSTURE_OK)
        abort();
    const posture_status status = scenario_load(folder, found, &s);
    if ((status == POSTURE_OK) != (s != NULL) ||
        (status == POSTURE_OK) != (posture_diagnostics_fault_count(found) == 0))
        abort();
    scenario_destroy(s);
    posture_diagnostics_destroy(found);
    write_file(names[chosen], whole[chosen], whole_length[chosen]);
    return 0;
}
