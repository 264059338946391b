/* CSV tables that a workflow writes into a folder, each whole or not at all. */
#ifndef APP_TABLE_FILES_H
#define APP_TABLE_FILES_H

#include <posture/diagnostic.h>

#include "base/text_out.h"

typedef struct table_file {
    const char *name;
    void (*put)(const void *context, text_out *to); /* the table with its head line */
} table_file;

/* Makes the folder where it is not there. POSTURE_ERROR_FILE with a fault that names what could not be written. */
posture_status table_files_write(const char *folder, const table_file *tables, int count, const void *context,
                                 posture_diagnostics *found);

#endif
