#include <posture/new.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/json_builder.h"
#include "app/new_files.h"
#include "base/diagnostic.h"
#include "base/file.h"
#include "base/json_text.h"

static char *join(const char *folder, const char *name)
{
    size_t size = strlen(folder) + strlen(name) + 2;
    char *path = malloc(size);
    if (path)
        snprintf(path, size, "%s/%s", folder, name);
    return path;
}

/* Nothing of the user's is ever written over. */
static posture_status check_empty(const char *folder, posture_diagnostics *found)
{
    char **names = NULL;
    size_t count = 0;
    posture_status status = file_list(folder, "", &names, &count);
    if (status == POSTURE_OK && count > 0)
        diagnostics_fault(found, (text_mark){folder, 0, 0},
                          "the folder holds files, \"%s\" among them; name a new or empty one", names[0]);
    file_names_free(names, count);
    if (status == POSTURE_ERROR_FILE)
        return POSTURE_OK; /* not there yet */
    return status == POSTURE_OK ? diagnostics_status(found) : status;
}

static posture_status make_folder(const char *folder, const char *name)
{
    char *path = join(folder, name);
    posture_status status = path ? file_make_folder(path) : POSTURE_ERROR_MEMORY;
    free(path);
    return status;
}

static posture_status write_file(const char *folder, const new_file *f)
{
    char *path = join(folder, f->name);
    posture_status status = path ? file_write_atomic(path, f->text, strlen(f->text)) : POSTURE_ERROR_MEMORY;
    free(path);
    return status;
}

static posture_status describe(const char *folder, char **json)
{
    json_builder document = json_build_object(), list = json_build_array();
    size_t length = 0;
    for (const new_file *f = new_files(); f->name; f++)
        json_build_append(&list, json_string(f->name));
    json_build_set(&document, "schema_version", json_integer(1));
    json_build_set(&document, "scenario", json_string(folder));
    json_build_set(&document, "files", json_build_finish(&list));
    json_t *value = json_build_finish(&document);
    posture_status status = json_to_text(value, 2, json, &length);
    json_decref(value);
    return status;
}

posture_status posture_new(const char *folder, posture_diagnostics *found, char **json)
{
    *json = NULL;
    posture_status status = check_empty(folder, found);
    if (status == POSTURE_OK)
        status = file_make_folder(folder);
    if (status == POSTURE_OK)
        status = make_folder(folder, "plans");
    if (status == POSTURE_OK)
        status = make_folder(folder, "options");
    for (const new_file *f = new_files(); f->name && status == POSTURE_OK; f++)
        status = write_file(folder, f);
    return status == POSTURE_OK ? describe(folder, json) : status;
}
