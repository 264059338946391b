/* Official tables into a scenario's. */
#ifndef POSTURE_IMPORT_H
#define POSTURE_IMPORT_H

#include <posture/diagnostic.h>

typedef struct posture_import_def {
    const char *kind;    /* nato-defexp [borrowed] */
    const char *file;    /* workbook (.xlsx) [borrowed], required */
    const char *output;  /* spending.csv to write [borrowed]; NULL: write nothing */
    const char *against; /* earlier spending.csv to compare with [borrowed]; NULL: `output`, where it exists */
} posture_import_def;

/* *json [out, owned, free()]: the document of docs/schema/import.schema.json; NULL on failure. Cells that are no
 * numbers are warnings in `found` and left out. POSTURE_ERROR_INPUT: no workbook of that layout;
 * POSTURE_ERROR_UNKNOWN_NAME: no such kind; POSTURE_ERROR_FILE: all with diagnostics. */
posture_status posture_import(const posture_import_def *def, posture_diagnostics *found, char **json);

#endif
