#include "app/table_files.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diagnostic.h"
#include "base/file.h"

static posture_status write_one(const char *folder, const table_file *table, const void *context,
                                posture_diagnostics *found)
{
    text_out rows = {0};
    char *text = NULL;
    const size_t size = strlen(folder) + strlen(table->name) + 2;
    char *path = malloc(size);
    table->put(context, &rows);
    posture_status status = text_out_finish(&rows, &text);
    if (!path)
        status = POSTURE_ERROR_MEMORY;
    if (status == POSTURE_OK) {
        snprintf(path, size, "%s/%s", folder, table->name);
        status = file_write_atomic(path, text, strlen(text));
    }
    if (status == POSTURE_ERROR_FILE)
        diagnostics_fault(found, (text_mark){path, 0, 0}, "cannot be written: %s", strerror(errno));
    free(path);
    free(text);
    return status;
}

posture_status table_files_write(const char *folder, const table_file *tables, int count, const void *context,
                                 posture_diagnostics *found)
{
    posture_status status = file_make_folder(folder);
    if (status == POSTURE_ERROR_FILE)
        diagnostics_fault(found, (text_mark){folder, 0, 0}, "cannot be made: %s", strerror(errno));
    for (int i = 0; i < count && status == POSTURE_OK; i++)
        status = write_one(folder, &tables[i], context, found);
    return status;
}
