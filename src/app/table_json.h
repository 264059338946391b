/* What every workflow over a table of recorded events says of the table. */
#ifndef APP_TABLE_JSON_H
#define APP_TABLE_JSON_H

#include "app/json_builder.h"
#include "history/sheet.h"

/* Sets file, sha256, rows and skipped_rows[]{name, line, reason}. */
void table_json_set(json_builder *b, const sheet *s);

#endif
